import Campaigns

/// One replication of a campaign that was played to its end.
public struct Run: Hashable, Sendable {
    /// Its outcome.
    public let outcome: Outcome
    /// The work that it took.
    public let work: Campaign.Work
    /// Bodies that it formed.
    public let bodies: Int

    /// A run, as a store gives it back.
    public init(outcome: Outcome, work: Campaign.Work, bodies: Int) {
        self.outcome = outcome
        self.work = work
        self.bodies = bodies
    }

    /// A campaign that has been played.
    init(_ campaign: Campaign, _ preparation: CampaignModel) {
        self.init(
            outcome: Outcome(journal: campaign.journal, preparation: preparation), work: campaign.workDone,
            bodies: campaign.bodyCount)
    }
}

/// Finished replications of one campaign without a gap: what a study plays and keeps as a piece.
public struct Block: Hashable, Sendable {
    /// Kept results of a campaign: all of it where it is the answer, and else what is read again.
    public enum Contents: Hashable, Sendable {
        /// One a replication.
        case runs([Run])
        /// By replication, then by response.
        case values([[Double]], of: [Response])
    }

    /// The first replication.
    public let first: Int
    /// Kept results of each replication.
    public let contents: Contents

    /// A block that begins with a replication.
    public init(first: Int, _ contents: Contents) {
        self.first = first
        self.contents = contents
    }

    /// Replications in it.
    public var count: Int {
        switch contents {
        case .runs(let runs): runs.count
        case .values(let values, _): values.count
        }
    }

    /// Replications in a block: a fiftieth of a second of work, and few enough to lose.
    public static let size = 10

    /// Cuts replications into blocks at the multiples of the size within each world, so that any two ways of sharing them out meet in
    /// the same blocks. Replications are numbered through, `perWorld` a world.
    static func ranges(of replications: Range<Int>, perWorld: Int = .max) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = replications.lowerBound
        while start < replications.upperBound {
            let world = start / perWorld
            let first = world * perWorld
            let worldEnd = first.addingReportingOverflow(perWorld)
            let blockEnd = first + ((start - first) / size + 1) * size
            let end = min(replications.upperBound, blockEnd, worldEnd.overflow ? .max : worldEnd.partialValue)
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
