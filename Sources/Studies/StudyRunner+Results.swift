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
        public internal(set) var outcomes: [[Outcome]]
        /// The work of all of them.
        public internal(set) var work: Campaign.Work
        /// Bodies in the campaign that formed most.
        public internal(set) var bodies: Int
        /// Fewer than asked, or asked to stop.
        public internal(set) var wasStopped: Bool

        /// Nothing yet of so many assignments.
        static func none(of count: Int) -> Results {
            Results(outcomes: [[Outcome]](repeating: [], count: count), work: Campaign.Work(), bodies: 0, wasStopped: false)
        }

        init(outcomes: [[Outcome]], work: Campaign.Work, bodies: Int, wasStopped: Bool) {
            (self.outcomes, self.work, self.bodies, self.wasStopped) = (outcomes, work, bodies, wasStopped)
        }

        /// Results of assignments at some positions and of those at the others, as many replications of each as all have.
        init(joining parts: [(positions: [Int], results: Results)]) {
            self = .none(of: parts.reduce(0) { $0 + $1.positions.count })
            let whole = parts.compactMap { $0.results.outcomes.first?.count }.min() ?? 0
            for part in parts {
                for (position, outcomes) in zip(part.positions, part.results.outcomes) {
                    self.outcomes[position] = Array(outcomes.prefix(whole))
                }
                work.add(part.results.work)
                bodies = max(bodies, part.results.bodies)
                wasStopped = wasStopped || part.results.wasStopped
            }
        }

        /// Adds the replications that follow.
        mutating func append(_ more: Results) {
            for index in outcomes.indices { outcomes[index] += more.outcomes[index] }
            work.add(more.work)
            bodies = max(bodies, more.bodies)
            wasStopped = wasStopped || more.wasStopped
        }
    }
}
