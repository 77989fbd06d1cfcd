import Geography

/// Turns of phrase that several sections share.
public enum ProsePhrase {
    /// `1,300 more than under “All go” (95 % interval 1,100 to 1,500)`, or that the two cannot be told apart.
    public static func difference(_ difference: ReplyDifference, than rival: String = "", brief: Bool = false) -> String {
        let than = rival.isEmpty ? "" : " than " + rival
        let label = brief ? "" : "95 % interval "
        switch difference.finding {
        case .more: return "\(ProseNumber.men(difference.mean)) more\(than) (\(label)\(ProseNumber.men(difference.size)))"
        case .fewer: return "\(ProseNumber.men(-difference.mean)) fewer\(than) (\(label)\(ProseNumber.men(difference.size)))"
        case .notToldApart:
            return "not to be told apart (\(label)\(ProseNumber.signed(difference.low, to: difference.high)))"
        }
    }

    /// For a table cell: the difference with its sign, or that the two cannot be told apart.
    public static func cell(_ difference: ReplyDifference) -> String {
        if difference.low == 0, difference.high == 0 { return "0" }
        return difference.finding == .notToldApart
            ? "≈ (\(ProseNumber.signed(difference.low, to: difference.high)))" : difference.text
    }

    /// How often the finding holds: the share of futures in which the first has more, or fewer.
    public static func often(_ difference: ReplyDifference) -> String {
        ProseNumber.futures(difference.finding == .fewer ? 1 - difference.chanceMore : difference.chanceMore)
    }

    /// Dates in order of time; the order of their texts is another before year 0.
    static func inOrder(_ dates: [String]) -> [String] {
        dates.map { ($0, LocalTime($0)?.minutes ?? .max) }.sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// `4 October` of an ISO date or time; the text itself if it is none.
    public static func date(_ iso: String) -> String { LocalTime(iso)?.dayAndMonth ?? iso }

    /// `18:50` of an ISO time; the text itself if it is none.
    public static func clock(_ iso: String) -> String { LocalTime(iso)?.clock ?? iso }

    /// `4 October 1950`.
    public static func longDate(_ iso: String) -> String { LocalTime(iso)?.longDate ?? iso }

    /// `4 October 1950, 18:00`.
    public static func moment(_ iso: String) -> String { LocalTime(iso).map { "\($0.longDate), \($0.clock)" } ?? iso }

    /// A directive's title as it stands within a sentence: “All go”, or words of our own for the standing course.
    public static func title(_ title: String, isBaseline: Bool) -> String {
        isBaseline ? "the course without it" : "“\(title)”"
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

    /// Who holds the roads about a formation: the nearest, without the formation it belongs to.
    public static func holder(_ standing: SituationStanding) -> String {
        guard standing.isCutOff, let nearest = standing.holders.first else { return "" }
        let name = nearest.prefix { $0 != "," && $0 != "(" }
        return name.hasSuffix(" ") ? String(name.dropLast()) : String(name)
    }

    /// Since when it is cut off, for a table.
    public static func since(_ standing: SituationStanding) -> String {
        standing.isCutOff ? standing.since.map(date) ?? "yes" : "open"
    }

    /// `30 September to 14 November 1950`; both years where they differ.
    public static func span(_ start: String, _ end: String) -> String {
        guard let from = LocalTime(start), let to = LocalTime(end) else { return "\(start) to \(end)" }
        return "\(from.date.year == to.date.year ? from.dayAndMonth : from.longDate) to \(to.longDate)"
    }
}
