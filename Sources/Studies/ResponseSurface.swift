import Campaigns
import Directives
import Scenarios

/// What came of a directive over all combinations of some settings, on the same luck: a response surface.
public struct ResponseSurface: Sendable {
    /// What came of one combination.
    public struct Point: Sendable {
        /// One an axis.
        public let settings: [Level]
        /// Formations told to stay, by position.
        public let staying: [Int]
        /// The quantity asked for.
        public let value: Distribution
        public let guerrillas: Distribution
        public let tiedDown: Distribution
        /// The quantity against the first combination, on the same luck.
        public let difference: PairedDifference
    }

    public let directive: Directive
    public let measure: Measure
    /// The settings of each dial, as they were given.
    public let axes: [[Level]]
    /// Those played, the first dial turned slowest.
    public let points: [Point]
    /// Of each point.
    public let replications: Int
    public let wasStopped: Bool
}
