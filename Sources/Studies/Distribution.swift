import Randomness
import Statistics

/// The values that a quantity took over the replications of a study.
public struct Distribution: Hashable, Sendable {
    /// In ascending order; never empty.
    public let sorted: [Double]

    /// The distribution of some values, at least one.
    public init(_ values: [Double]) {
        precondition(!values.isEmpty)
        sorted = values.sorted()
    }

    /// How many values there are.
    public var count: Int { sorted.count }

    /// The mean.
    public var mean: Double { sorted.reduce(0, +) / Double(count) }

    /// Standard deviation with n - 1 in the denominator; 0 for a single value.
    public var deviation: Double {
        guard count > 1 else { return 0 }
        let mean = mean
        return (sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)).squareRoot()
    }

    /// The quantile of order p, 0...1, by linear interpolation (Hyndman and Fan 1996, type 7).
    public func quantile(_ p: Double) -> Double {
        let place = p * Double(count - 1)
        let below = Int(place)
        guard below + 1 < count else { return sorted[count - 1] }
        return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
    }

    /// The interval in which a share of the values lies, the same share left out at each end.
    public func interval(_ share: Double) -> ClosedRange<Double> { quantile((1 - share) / 2)...quantile((1 + share) / 2) }

    /// The confidence interval of the mean (normal theory).
    public func meanInterval(confidence: Double = 0.95) -> ClosedRange<Double> {
        let half = NormalQuantile.value(at: (1 + confidence) / 2) * deviation / Double(count).squareRoot()
        return (mean - half)...(mean + half)
    }

    /// The confidence interval of a quantile from order statistics, which holds for any law; nil where the values are too few.
    public func quantileInterval(_ p: Double, confidence: Double = 0.95) -> ClosedRange<Double>? {
        OrderStatistics.ranks(bracketing: p, among: count, confidence: confidence).map {
            sorted[$0.lowerBound]...sorted[$0.upperBound]
        }
    }

    /// Share of the values above a bound.
    public func share(above bound: Double) -> Double { Double(sorted.filter { $0 > bound }.count) / Double(count) }
}
