import Statistics

/// The values that a quantity took over the replications of a study.
///
/// Replications of one world are alike: with `perWorld` the mean's error is that of world means, and intervals of quantiles count worlds.
public struct Distribution: Hashable, Sendable {
    /// In ascending order; never empty.
    public let sorted: [Double]
    /// Monte Carlo standard error of the mean; 0 for a single value.
    public let standardError: Double
    /// Independent observations: worlds, or replications of one world.
    public let observations: Int

    /// The distribution of some values, at least one; `perWorld` in each world, world by world, or all of one world.
    public init(_ values: [Double], perWorld: Int? = nil) {
        precondition(!values.isEmpty)
        sorted = values.sorted()
        // Of a single world, or of one that is not whole, luck alone can be told.
        let worlds = WorldSampling.means(of: values, perWorld: perWorld)
        let means = worlds.count < 2 ? values : worlds
        observations = means.count
        standardError = Self.deviation(means) / Double(means.count).squareRoot()
    }

    private static func deviation(_ values: [Double]) -> Double {
        guard values.count > 1 else { return 0 }
        let mean = values.reduce(0, +) / Double(values.count)
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
    }

    /// How many values there are.
    public var count: Int { sorted.count }

    /// The mean.
    public var mean: Double { sorted.reduce(0, +) / Double(count) }

    /// Standard deviation with n - 1 in the denominator; 0 for a single value.
    public var deviation: Double { Self.deviation(sorted) }

    /// The quantile of order p, 0...1, by linear interpolation (Hyndman and Fan 1996, type 7).
    public func quantile(_ p: Double) -> Double {
        let place = p * Double(count - 1)
        let below = Int(place)
        guard below + 1 < count else { return sorted[count - 1] }
        return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
    }

    /// The interval in which a share of the values lies, the same share left out at each end.
    public func interval(_ share: Double) -> ClosedRange<Double> { quantile((1 - share) / 2)...quantile((1 + share) / 2) }

    /// The confidence interval of the mean, by Student's t with one degree of freedom less than there are observations.
    public func meanInterval(confidence: Double = 0.95) -> ClosedRange<Double> {
        guard standardError > 0 else { return mean...mean }
        let half = standardError * StudentT.quantile(at: (1 + confidence) / 2, freedom: Double(observations - 1))
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
