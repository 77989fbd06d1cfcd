import Randomness

/// Distribution-free confidence intervals for quantiles, by order statistics (David and Nagaraja 2003, section 7.1).
public enum OrderStatistics {
    /// Ranks, from 0, of the sorted values that bracket the quantile of order p with at least this confidence; nil if n is too small.
    ///
    /// The error probability is split evenly and computed from the binomial distribution, not a normal approximation. `p` and
    /// `confidence` lie between 0 and 1. O(n).
    public static func ranks(bracketing p: Double, among n: Int, confidence: Double) -> ClosedRange<Int>? {
        guard n > 0, p > 0, p < 1 else { return nil }
        let tail = (1 - confidence) / 2
        // The number of values at or below the quantile is binomial; value k (from 0) is above it if at most k are below.
        var below = 0.0
        var low: Int?
        for k in 0..<n {
            below += Binomial.mass(n, p, at: k)
            if below <= tail { low = k }
            if below >= 1 - tail { return low.map { $0...k } }
        }
        return nil
    }
}
