/// Men saved and enemy tied down, by the number of formations that stay.
public struct ReplyFrontier: Codable, Sendable {
    /// How many formations the directive divides between going and staying.
    public let group: Int
    /// Those formations as they stand within a sentence: "the three companies".
    public let title: String
    /// How many of them it leaves behind.
    public let asked: Int
    /// Choices that were judged, and the campaigns played for that.
    public let choicesJudged: Int
    /// Campaigns played for that.
    public let judgingCampaigns: Int
    /// Campaigns of each point.
    public let replications: Int
    /// By number that stays, then by men brought out, the most first.
    public let points: [ReplySplit]

    /// For each number that stays, the point that brings out most men.
    public var best: [ReplySplit] {
        points.indices.filter { $0 == 0 || points[$0].staying.count != points[$0 - 1].staying.count }.map { points[$0] }
    }

    /// The point of the directive that is asked about, if it was played.
    public var question: ReplySplit? { points.first(where: \.isAsked) }
}

/// A choice of those who stay.
public struct ReplySplit: Codable, Sendable {
    /// Names of those who stay.
    public let staying: [String]
    /// Of all formations.
    public let broughtOut: ReplyEstimate
    /// Men living as guerrillas at the end.
    public let guerrillas: ReplyEstimate
    /// Men of the enemy tied down, mean of the days.
    public let tiedDown: ReplyEstimate
    /// Men brought out, and men of the enemy tied down, against the directive that is asked about.
    public let difference: ReplyDifference
    /// Men tied down less those under the directive asked about.
    public let tiedDifference: ReplyDifference
    /// True if no other point does as well on both counts and better on one, on average.
    public let isUnbeaten: Bool
    /// True for the directive that is asked about.
    public let isAsked: Bool
    /// The directive of the study that says the same.
    public let directive: String?
}
