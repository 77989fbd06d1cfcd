import Randomness

/// Which of n sorted values bracket a quantile, whatever their law (David and Nagaraja 2003, section 7.1).
public enum OrderStatistics {
    /// Places, from 0, of the values that bracket the quantile of order p with at least this confidence; nil where n values
    /// are too few for it. The confidence is split evenly and reckoned by the binomial law itself, not by a normal curve.
    public static func places(of p: Double, among n: Int, confidence: Double) -> ClosedRange<Int>? {
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
