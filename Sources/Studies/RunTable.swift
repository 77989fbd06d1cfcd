import Campaigns

/// Runs of an assignment in the order of their replications, their outcomes packed.
struct RunTable: ReplicationTable {
    private(set) var outcomes = OutcomeTable()
    private var works: [Campaign.Work] = []
    private var bodies: [Int] = []

    var count: Int { works.count }

    mutating func append(contentsOf runs: [Run]) {
        outcomes.append(contentsOf: runs.lazy.map(\.outcome))
        works += runs.map(\.work)
        bodies += runs.map(\.bodies)
    }

    mutating func keep(first kept: Int) {
        outcomes.keep(first: kept)
        works = Array(works.prefix(kept))
        bodies = Array(bodies.prefix(kept))
    }

    /// The work of all of them.
    var work: Campaign.Work { works.reduce(into: Campaign.Work()) { $0.add($1) } }
    /// Bodies in the campaign that formed most.
    var mostBodies: Int { bodies.max() ?? 0 }
}
