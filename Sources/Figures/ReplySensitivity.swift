import Notation

/// The effect of a rule on the answer over its range.
public struct ReplySensitivity: Codable, Sendable {
    /// Name of the rule.
    public let rule: String
    /// Its name in words.
    public let label: String
    /// Its meaning.
    public let meaning: String
    /// Its unit.
    public let unit: String
    /// Source of its value.
    public let source: String
    /// Lowest value of its range.
    public let low: Double
    /// Value in this study.
    public let standard: Double
    /// Highest value of its range.
    public let high: Double
    /// Change in men brought out at each end.
    public let menAtLow: ReplyDifference
    /// Change in men brought out at its highest value.
    public let menAtHigh: ReplyDifference
    /// Change in the advantage over the standing course at each end.
    public let advantageAtLow: ReplyDifference
    /// Change in the lead over the baseline at its highest value, men.
    public let advantageAtHigh: ReplyDifference
    /// True when at one end the advantage over the standing course has the other sign.
    public let reverses: Bool
    /// True when it has so with the whole 95 per cent interval.
    public let reversesSurely: Bool
}

extension ReplySensitivity {
    /// Rules that a page and its chart show, those that matter most first.
    public static let shown = 12

    /// The range as a text: `0.1 to 0.5 km`.
    public var rangeText: String {
        let unit = self.unit == "1" ? "" : " \(self.unit)"
        return "\(ProseNumber.plain(low)) to \(ProseNumber.plain(high))\(unit)"
    }
}
