/// A directive against another on the same luck: the differences, replication by replication.
public struct PairedDifference: Hashable, Sendable {
    /// First minus second, one value a replication.
    public let differences: Distribution

    /// The differences of two series that share their worlds and their luck; equal and positive lengths. `perWorld` as in `Distribution`.
    public init(_ first: [Double], minus second: [Double], perWorld: Int? = nil) {
        precondition(first.count == second.count)
        differences = Distribution(zip(first, second).map { $0 - $1 }, perWorld: perWorld)
    }

    /// Mean difference.
    public var mean: Double { differences.mean }
    /// 95 per cent confidence interval of the mean difference.
    public var interval: ClosedRange<Double> { differences.meanInterval() }
    /// Share of replications in which the first does better, ties counted half.
    public var chanceBetter: Double {
        let ties = Double(differences.sorted.filter { $0 == 0 }.count) / Double(differences.count)
        return differences.share(above: 0) + ties / 2
    }
}
