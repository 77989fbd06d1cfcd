import Campaigns

extension StudyRunner {
    /// Values of some responses. After a stop each assignment has the same number of replications, perhaps fewer than asked.
    public struct Values: Sendable {
        /// By assignment, then response, then replication.
        public let values: [[[Double]]]
        /// Replications that every assignment has.
        public let replications: Int
        /// Fewer than asked, or asked to stop.
        public let wasStopped: Bool
    }

    /// Outcomes by assignment, then by replication. After a stop each assignment has the same number, perhaps fewer than asked.
    public struct Results: Sendable {
        /// By assignment, then replication.
        public internal(set) var outcomes: [OutcomeTable]
        /// The work of all of them.
        public internal(set) var work = Campaign.Work()
        /// Bodies in the campaign that formed most.
        public internal(set) var bodies = 0
        /// Fewer than asked, or asked to stop.
        public internal(set) var wasStopped = false

        /// Nothing yet of so many assignments.
        static func none(of count: Int) -> Results { Results(outcomes: (0..<count).map { _ in OutcomeTable() }) }

        private init(outcomes: [OutcomeTable]) { self.outcomes = outcomes }

        init(_ tables: [RunTable], wasStopped: Bool) {
            outcomes = tables.map(\.outcomes)
            for table in tables { work.add(table.work) }
            bodies = tables.map(\.mostBodies).max() ?? 0
            self.wasStopped = wasStopped
        }

        /// Results of assignments at some positions and of those at the others, as many replications of each as all have.
        init(joining parts: [(positions: [Int], results: Results)]) {
            self = .none(of: parts.reduce(0) { $0 + $1.positions.count })
            let whole = parts.compactMap { $0.results.outcomes.first?.count }.min() ?? 0
            for part in parts {
                for (position, table) in zip(part.positions, part.results.outcomes) {
                    outcomes[position] = table
                    outcomes[position].keep(first: whole)
                }
                add(part.results)
            }
        }

        /// Adds the replications that follow.
        mutating func append(_ more: Results) {
            for index in outcomes.indices { outcomes[index].append(contentsOf: more.outcomes[index]) }
            add(more)
        }

        private mutating func add(_ other: Results) {
            work.add(other.work)
            bodies = max(bodies, other.bodies)
            wasStopped = wasStopped || other.wasStopped
        }
    }
}
