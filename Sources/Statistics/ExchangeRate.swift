/// Rate of a trade: how much of one measure is gained for each unit of another that is given up, over worlds.
///
/// The rate is the ratio of two means, not the mean of ratios: a world in which nothing is given up has no ratio. Its interval is
/// Fieller's (1954) with N - 1 degrees of freedom over world means; it is closed-form, exact for normal means, and says by itself
/// when what is given up cannot be told from nothing, where a bootstrap would return an interval that is far too narrow.
public struct ExchangeRate: Hashable, Sendable {
    /// Mean gain over mean cost; nil if the mean cost is 0.
    public let estimate: Double?
    /// Confidence interval; nil if the cost cannot be told from 0, so that no finite interval holds the rate.
    public let interval: ClosedRange<Double>?

    /// The rate of `gain` for each unit of `cost`, two samples of the same worlds (cost positive where something is given up).
    public init(gain: WorldSample, cost: WorldSample, confidence: Double = 0.95) {
        precondition(gain.worlds == cost.worlds)
        let n = Double(gain.worlds)
        var (gains, costs, both) = (0.0, 0.0, 0.0)
        for world in 0..<gain.worlds {
            let (g, c) = (gain.worldMeans[world] - gain.mean, cost.worldMeans[world] - cost.mean)
            gains += g * g
            costs += c * c
            both += g * c
        }
        let t = StudentT.quantile(at: (1 + confidence) / 2, freedom: n - 1)
        let scale = t * t / (n * (n - 1))
        // Rates r with (G - r C)^2 <= t^2 var(G - r C): a r^2 - 2 b r + c <= 0.
        let a = cost.mean * cost.mean - scale * costs
        let b = gain.mean * cost.mean - scale * both
        let c = gain.mean * gain.mean - scale * gains
        estimate = cost.mean == 0 ? nil : gain.mean / cost.mean
        let root = b * b - a * c
        // A width of 0 is no interval: nothing varied.
        guard a > 0, root > 0 else {
            interval = nil
            return
        }
        interval = (b - root.squareRoot()) / a...(b + root.squareRoot()) / a
    }
}
