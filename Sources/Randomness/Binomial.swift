import Arithmetic

/// The binomial distribution: its mass, and its quantile by inversion outwards from the mode (chop-down search; Kemp 1986).
public enum Binomial {
    /// The number that inversion assigns to a uniform number u, 0 < p < 1. O(1 + sqrt(n p (1 - p))).
    static func quantile(_ n: Int, _ p: Double, at u: Double) -> Int {
        let q = 1 - p
        if p <= 0.5, Double(n) * p < 20 { return quantileFromZero(n, p, at: u) }
        let mode = min(n, Int(Double(n + 1) * p))
        let peak = mass(n, p, at: mode)
        var rest = u - peak
        if rest < 0 { return mode }
        var (up, down) = (peak, peak)
        var (high, low) = (mode, mode)
        while high < n || low > 0 {
            if high < n {
                up *= Double(n - high) / Double(high + 1) * (p / q)
                high += 1
                rest -= up
                if rest < 0 { return high }
            }
            if low > 0 {
                down *= Double(low) / Double(n - low + 1) * (q / p)
                low -= 1
                rest -= down
                if rest < 0 { return low }
            }
        }
        return mode  // reached by rounding only
    }

    /// Inversion upwards from 0, for a small mean; the first mass is q^n, by repeated squaring.
    private static func quantileFromZero(_ n: Int, _ p: Double, at u: Double) -> Int {
        let q = 1 - p
        var mass = raise(q, to: n)
        var rest = u - mass
        var k = 0
        while rest >= 0, k < n {
            mass *= Double(n - k) / Double(k + 1) * (p / q)
            k += 1
            rest -= mass
            // The rest of u is rounding error.
            if mass < 1e-300 { return k }
        }
        return k
    }

    private static func raise(_ x: Double, to n: Int) -> Double {
        var (result, square, left) = (1.0, x, n)
        while left > 0 {
            if left & 1 == 1 { result *= square }
            square *= square
            left >>= 1
        }
        return result
    }

    /// Probability of k successes in n trials of probability p, for 0 < p < 1 and 0 <= k <= n. O(n) below 32 trials, O(1) from there.
    public static func mass(_ n: Int, _ p: Double, at k: Int) -> Double {
        if n < 32 {
            var mass = 1.0
            for i in 0..<k { mass *= Double(n - i) / Double(i + 1) * p }
            for _ in 0..<(n - k) { mass *= 1 - p }
            return mass
        }
        let logarithm =
            logFactorial(n) - logFactorial(k) - logFactorial(n - k) + Double(k) * PortableMath.log(p)
            + Double(n - k) * PortableMath.log(1 - p)
        return PortableMath.exp(logarithm)
    }

    /// ln n!, by Stirling's series from n = 16 (error below 1e-13), by the product for smaller n.
    static func logFactorial(_ n: Int) -> Double {
        if n < 16 { return PortableMath.log((1...max(1, n)).reduce(1.0) { $0 * Double($1) }) }
        let x = Double(n)
        let inverse = 1 / x
        let square = inverse * inverse
        let series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)))
        return (x + 0.5) * PortableMath.log(x) - x + 0.918938533204672742 + series
    }
}
