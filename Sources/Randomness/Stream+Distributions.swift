import Arithmetic

/// Distributions from which the model draws; all samplers are exact.
extension Stream {
    /// A Bernoulli trial: true with probability p, 0...1. Uses one uniform number.
    public mutating func bernoulli(_ p: Double) -> Bool { uniform() < p }

    /// An exponential number of mean 1, by inversion.
    public mutating func exponential() -> Double { -PortableMath.log(uniform()) }

    /// A standard normal number, by inversion (Wichura 1988, algorithm AS 241, PPND16).
    public mutating func normal() -> Double { NormalQuantile.value(at: uniform()) }

    /// A log-normal number by its median and the standard deviation of its logarithm.
    public mutating func logNormal(median: Double, sigma: Double) -> Double { median * PortableMath.exp(sigma * normal()) }

    /// An integer uniform in 0..<count, count >= 1.
    public mutating func index(below count: Int) -> Int { min(count - 1, Int(uniform() * Double(count))) }

    /// An index with probability proportional to its weight, 0 or more; weights need not sum to 1. 0 if all are 0.
    public mutating func index(weights: [Double]) -> Int {
        var rest = uniform() * weights.reduce(0, +)
        for (index, weight) in weights.enumerated() {
            rest -= weight
            if rest < 0 { return index }
        }
        return weights.lastIndex { $0 > 0 } ?? 0
    }

    /// A Beta(a, b) number for small integers a and b of 1 or more: the b-th largest of a + b - 1 uniform numbers.
    ///
    /// Descending order statistics by successive roots (Lurie and Hartley 1972); uses min(a, b) uniform numbers.
    public mutating func beta(_ a: Int, _ b: Int) -> Double {
        if a < b { return 1 - beta(b, a) }
        var logarithm = 0.0
        for n in a..<a + b { logarithm += PortableMath.log(uniform()) / Double(n) }
        return PortableMath.exp(logarithm)
    }

    /// A binomial number: successes in n trials of probability p, by chop-down inversion from the mode (Kemp 1986).
    ///
    /// Uses one uniform number, none if n or p is 0 or less or p is 1 or more. Expected O(1 + sqrt(n p (1 - p))).
    public mutating func binomial(_ n: Int, _ p: Double) -> Int {
        if n <= 0 || p <= 0 { return 0 }
        if p >= 1 { return n }
        return Binomial.quantile(n, p, at: uniform())
    }

    /// A trinomial number: n divided among three weights of 0 or more, which need not sum to 1; a multinomial number without an array.
    public mutating func parts(of n: Int, weights: (Double, Double, Double)) -> (Int, Int, Int) {
        let (last, sum) = (weights.1 + weights.2, weights.0 + weights.1 + weights.2)
        let first = sum > 0 ? binomial(n, weights.0 / sum) : 0
        let second = last > 0 ? binomial(n - first, weights.1 / last) : 0
        return (first, second, n - first - second)
    }

    /// A multinomial number: n divided among shares that sum to 1, by successive binomials.
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
