import Statistics
import Studies

/// A measure of a group under one directive less that under another, over worlds.
public struct ReplyGain: Codable, Hashable, Sendable {
    /// Mean of the differences.
    public let mean: Double
    /// Monte Carlo standard error of the mean.
    public let standardError: Double
    /// Between its ends lie eight worlds in ten, without luck; nil for one world, or where worlds cannot be told from luck.
    public let worldInterval: ReplyInterval?
    /// Between its ends lie eight campaigns in ten, worlds and luck together; nil for one world, or where nothing varies.
    public let totalInterval: ReplyInterval?
    /// Between its ends lie eight campaigns in ten of a world whose value is the mean; nil for one world, or where luck moves nothing.
    public let luckInterval: ReplyInterval?
    /// Difference that matters.
    public let delta: Double
    /// Share of worlds in which the first does better by more than that (for losses: has less); nil for one world.
    public let probabilityBetter: ReplyShare?
    /// Share of campaigns in which the first does better at all.
    public let shareOfFutures: Double

    /// The figures of two series on the same worlds and luck, world by world where `perWorld` says how many are in each.
    init(
        _ first: [Double], minus second: [Double], perWorld: Int?, prefersMore: Bool, delta: Double, seed: UInt64
    ) {
        let differences = zip(first, second).map { $0 - $1 }
        let distribution = Distribution(differences, perWorld: perWorld)
        let sample = WorldSample(whole: differences, perWorld: perWorld)
        mean = distribution.mean
        standardError = distribution.standardError
        worldInterval = sample?.worldInterval().map(ReplyInterval.init)
        totalInterval = sample?.totalInterval().map(ReplyInterval.init)
        luckInterval = sample?.luckInterval().map(ReplyInterval.init)
        self.delta = delta
        let gains = prefersMore ? differences : differences.map { -$0 }
        probabilityBetter = WorldSample(whole: gains, perWorld: perWorld).map {
            ReplyShare($0.probabilityBetter(delta: delta, seed: seed))
        }
        shareOfFutures = Double(gains.filter { $0 > 0 }.count) / Double(max(1, gains.count))
    }
}
