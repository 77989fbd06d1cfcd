import Planning
import Scenarios

/// Men saved against enemy tied down, over the divisions of a group between going and staying.
public struct SplitFrontier: Sendable {
    /// A choice of those who stay, played.
    public struct Point: Sendable {
        /// The directive with this choice made.
        public let assignment: Assignment
        /// Formations of the group that stay, by position.
        public let staying: [Int]
        /// Values that the judgement of all choices expected of it.
        public let judged: SplitValue
        /// Men of all formations brought out.
        public let broughtOut: Distribution
        /// Men of all formations who fight on as guerrillas at the end.
        public let guerrillas: Distribution
        /// Men of the enemy tied down a day.
        public let tiedDown: Distribution
        /// Men brought out, against the point of reference on the same luck.
        public let difference: PairedDifference
        /// Men of the enemy tied down a day, against the point of reference on the same luck.
        public let tiedDifference: PairedDifference
        /// True if no other point does as well on both counts and better on one, on average.
        public let isUnbeaten: Bool
    }

    /// Id of the directive that divides the group.
    public let directive: String
    /// The formations that the directive divides, by position.
    public let group: [Int]
    /// How many of them the directive leaves behind.
    public let asked: Int
    /// How many choices were judged before some of them were played.
    public let choicesJudged: Int
    /// Campaigns that were played for the judgement.
    public let judgingCampaigns: Int
    /// By number that stays; within it the most men brought out first, as judged. On the same luck.
    public let points: [Point]

    /// For each number that stays, the point that brings out most men; ascending.
    public var best: [Point] {
        let numbers = Set(points.map(\.staying.count)).sorted()
        return numbers.compactMap { number in
            points.filter { $0.staying.count == number }.max { $0.broughtOut.mean < $1.broughtOut.mean }
        }
    }
}
