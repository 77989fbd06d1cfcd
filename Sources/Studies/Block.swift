import Campaigns

/// Finished replications of one campaign, in order: what a study plays, keeps and finds again as a piece.
public struct Block: Hashable, Sendable {
    /// The first replication; the others follow without a gap.
    public let first: Int
    public internal(set) var outcomes: [Outcome]
    public internal(set) var work: Campaign.Work
    /// Bodies in the campaign that formed most.
    public internal(set) var bodies: Int

    /// A block, as a store gives it back.
    public init(first: Int, outcomes: [Outcome], work: Campaign.Work, bodies: Int) {
        self.first = first
        self.outcomes = outcomes
        self.work = work
        self.bodies = bodies
    }

    /// The replications that it holds.
    public var range: Range<Int> { first..<first + outcomes.count }

    /// Replications in a block: a fiftieth of a second of work, and few enough to lose.
    static let size = 10

    /// Cuts replications into blocks at the multiples of the size, so that any two ways of sharing them out meet in the same blocks.
    static func ranges(of replications: Range<Int>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = replications.lowerBound
        while start < replications.upperBound {
            let end = min(replications.upperBound, (start / size + 1) * size)
            ranges.append(start..<end)
            start = end
        }
        return ranges
    }
}

extension Campaign.Work {
    mutating func add(_ other: Campaign.Work) {
        bodyEpochs += other.bodyEpochs
        steps += other.steps
        contacts += other.contacts
    }
}
