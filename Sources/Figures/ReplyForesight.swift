/// The order judged on what its sender could believe: against an enemy who stays where the news had him, in the standard world.
public struct ReplyForesight: Codable, Sendable {
    /// Time of the newest news that the sender had, ISO 8601 minute by the theatre's clock.
    public let known: String
    /// Campaigns of each directive against each enemy.
    public let replications: Int
    /// One a clause of the verdict, in the order of the scenario.
    public let clauses: [Clause]

    /// The order less the standing course in the quantity of a clause; more is a gain.
    public struct Clause: Codable, Sendable {
        /// Key of the measure.
        public let measure: String
        /// Key of the group.
        public let group: String
        /// The group, as it stands within a sentence.
        public let groupTitle: String
        /// Against an enemy who stays where he was believed to stand.
        public let believed: ReplyDifference
        /// Against the enemy as he moved, on the same luck.
        public let moved: ReplyDifference
    }
}
