import Campaigns
import Scenarios

/// Results of a directive over all combinations of some settings, on the same luck: a response surface.
public struct ResponseSurface: Sendable {
    /// Results of one combination.
    public struct Point: Sendable {
        /// One an axis.
        public let settings: [Level]
        /// Formations told to stay, by position.
        public let staying: [Int]
        /// The quantity asked for.
        public let value: Distribution
        /// Men of all formations who fight on as guerrillas at the end.
        public let guerrillas: Distribution
        /// Men of the enemy tied down a day.
        public let tiedDown: Distribution
        /// The quantity against the first combination, on the same luck.
        public let difference: PairedDifference
    }

    /// Directive whose factors were varied.
    public let directive: Directive
    /// Measure that was read at each point.
    public let measure: Measure
    /// The settings of each dial, as they were given.
    public let axes: [[Level]]
    /// Those played, the first dial turned slowest.
    public let points: [Point]
    /// Of each point.
    public let replications: Int
    /// True if it was asked to stop.
    public let wasStopped: Bool
}
