import Geography

/// Turns of phrase that several sections share.
public enum ProsePhrase {
    /// `1,300 more (95 % interval 1,100 to 1,500)`, or that the two cannot be told apart.
    public static func difference(_ difference: ReplyDifference, more: String = "more", fewer: String = "fewer") -> String {
        switch difference.finding {
        case .more: return "\(ProseNumber.men(difference.mean)) \(more) (95 % interval \(ProseNumber.men(difference.size)))"
        case .fewer: return "\(ProseNumber.men(-difference.mean)) \(fewer) (95 % interval \(ProseNumber.men(difference.size)))"
        case .notToldApart:
            return "not to be told apart (95 % interval \(ProseNumber.signed(difference.low)) to \(ProseNumber.signed(difference.high)))"
        }
    }

    /// For a table cell: the difference with its sign, or that the two cannot be told apart.
    public static func cell(_ difference: ReplyDifference) -> String {
        difference.finding == .notToldApart
            ? "≈ (\(ProseNumber.signed(difference.low)) to \(ProseNumber.signed(difference.high)))" : difference.text
    }

    /// How often the finding holds: the share of futures in which the first has more, or fewer.
    public static func often(_ difference: ReplyDifference) -> String {
        ProseNumber.futures(difference.finding == .fewer ? 1 - difference.chanceMore : difference.chanceMore)
    }

    /// `4 October` of an ISO date or time; the text itself if it is none.
    public static func date(_ iso: String) -> String { LocalTime(iso)?.dayAndMonth ?? iso }

    /// `4 October 1950`.
    public static func longDate(_ iso: String) -> String { LocalTime(iso)?.longDate ?? iso }

    /// `4 October 1950, 18:00`.
    public static func moment(_ iso: String) -> String { LocalTime(iso).map { "\($0.longDate), \($0.clock)" } ?? iso }

    /// A directive's title as it stands within a sentence: “All go”, or without quotes for what happened anyway.
    public static func title(_ title: String, isBaseline: Bool) -> String {
        isBaseline ? ProseWords.lowered(title) : "“\(title)”"
    }

    /// How tightly a formation is held, for a table.
    public static func grip(_ standing: SituationStanding) -> String {
        let contacts = standing.leastContacts.map { ProseNumber.decimal($0) } ?? ""
        switch standing.grip {
        case .free: return "not cut off"
        case .loosely: return "loosely (\(contacts))"
        case .closely: return "closely (\(contacts))"
        case .tightly: return "tightly (\(contacts))"
        case .noWay: return "no way on foot"
        }
    }

    /// `cut off since 26 September by the US 25th Infantry Division and two more`.
    public static func state(_ standing: SituationStanding) -> String {
        guard standing.isCutOff else { return standing.grip == .noWay ? "no way on foot" : "not cut off" }
        let since = standing.since.map { " since \(date($0))" } ?? ""
        let by = standing.holders.isEmpty ? "" : " by \(ProseWords.list(Array(standing.holders.prefix(2))))"
        return "cut off\(since)\(by)"
    }
}
