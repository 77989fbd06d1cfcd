import Arithmetic

/// The laws from which the model draws, each exact.
extension Stream {
    /// True with probability p.
    public mutating func happens(_ p: Double) -> Bool { uniform() < p }

    /// An exponential number of mean 1.
    public mutating func exponential() -> Double { -PortableMath.log(uniform()) }

    /// A standard normal number, by inversion (Wichura 1988, algorithm AS 241, PPND16).
    public mutating func normal() -> Double { NormalQuantile.value(at: uniform()) }

    /// A log-normal number with this median and this standard deviation of its logarithm.
    public mutating func logNormal(median: Double, sigma: Double) -> Double { median * PortableMath.exp(sigma * normal()) }

    /// A whole number uniform in 0..<count.
    public mutating func index(below count: Int) -> Int { min(count - 1, Int(uniform() * Double(count))) }

    /// The index of a share, with probability proportional to it. The shares need not sum to 1.
    public mutating func index(weights: [Double]) -> Int {
        var rest = uniform() * weights.reduce(0, +)
        for (index, weight) in weights.enumerated() {
            rest -= weight
            if rest < 0 { return index }
        }
        return weights.lastIndex { $0 > 0 } ?? 0
    }

    /// Beta(a, b) for small whole a and b: the b-th largest of a + b - 1 uniform numbers.
    ///
    /// The largest of n is the n-th root of a uniform number, and the next largest that of n - 1 below it (Lurie and Hartley 1972):
    /// as many numbers are used as the lesser of a and b.
    public mutating func beta(_ a: Int, _ b: Int) -> Double {
        if a < b { return 1 - beta(b, a) }
        var logarithm = 0.0
        for n in a..<a + b { logarithm += PortableMath.log(uniform()) / Double(n) }
        return PortableMath.exp(logarithm)
    }

    /// The number of successes in n trials of probability p, by chop-down inversion from the mode (Kemp 1986).
    ///
    /// Expected work is O(sqrt(n p q)); one uniform number is used whatever n is.
    public mutating func binomial(_ n: Int, _ p: Double) -> Int {
        if n <= 0 || p <= 0 { return 0 }
        if p >= 1 { return n }
        return Binomial.quantile(n, p, at: uniform())
    }

    /// n things shared out over three weights, which need not sum to 1: a multinomial number without a list.
    public mutating func parts(of n: Int, weights: (Double, Double, Double)) -> (Int, Int, Int) {
        let (last, sum) = (weights.1 + weights.2, weights.0 + weights.1 + weights.2)
        let first = sum > 0 ? binomial(n, weights.0 / sum) : 0
        let second = last > 0 ? binomial(n - first, weights.1 / last) : 0
        return (first, second, n - first - second)
    }

    /// n things shared out over shares that sum to 1, by successive binomials.
    public mutating func multinomial(_ n: Int, shares: [Double]) -> [Int] {
        var rest = n
        var left = 1.0
        return shares.enumerated().map { index, share in
            if index == shares.count - 1 { return rest }
            let taken = left <= 0 ? 0 : binomial(rest, min(1, max(0, share / left)))
            rest -= taken
            left -= share
            return taken
        }
    }
}
