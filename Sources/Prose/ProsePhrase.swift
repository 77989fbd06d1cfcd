import Figures
import Notation

/// Turns of phrase that several sections share.
public enum ProsePhrase {
    /// `1,300 more than under “All go” (95 % interval 1,100 to 1,500)`, or that the two cannot be told apart.
    public static func difference(_ difference: ReplyDifference, than rival: String = "", brief: Bool = false) -> String {
        let than = rival.isEmpty ? "" : " than " + rival
        if difference.isNone { return "the same in every campaign" }
        let label = brief ? "" : "95 % interval "
        switch difference.finding {
        case .more: return "\(ProseNumber.men(difference.mean)) more\(than) (\(label)\(ProseNumber.men(difference.size)))"
        case .fewer: return "\(ProseNumber.men(-difference.mean)) fewer\(than) (\(label)\(ProseNumber.men(difference.size)))"
        case .notToldApart where difference.hasInterval:
            return "not to be told apart (\(label)\(ProseNumber.signed(difference.low, to: difference.high)))"
        case .notToldApart: return "not to be told apart by so few campaigns"
        }
    }

    /// `-900 (95 % interval -1,000 to -800)`, or that it cannot be told from none.
    static func signed(_ difference: ReplyDifference) -> String {
        if difference.isNone { return "none" }
        let interval = "95 % interval \(ProseNumber.signed(difference.low, to: difference.high))"
        if difference.finding == .notToldApart, !difference.hasInterval {
            return "not to be told from none by so few campaigns"
        }
        return difference.finding == .notToldApart
            ? "not to be told from none (\(interval))" : "\(ProseNumber.signed(difference.mean)) (\(interval))"
    }

    /// The spread of the campaigns as a clause: `eight campaigns in ten lie between 570 and 1,600`. Where no campaign differed the
    /// clause says so, with the rule of three for what may yet be (Hanley and Lippman-Hand 1983): if a thing did not happen in
    /// n campaigns, it happens in at most 3 of n, at 95 %.
    public static func spread(_ estimate: ReplyEstimate, replications: Int) -> String {
        guard estimate.isConstant else {
            return "eight campaigns in ten lie between \(ProseNumber.men(estimate.q10)) and \(ProseNumber.men(estimate.q90))"
        }
        let bound =
            replications >= 6
            ? ", so that at 95 % at most one campaign in \(ProseNumber.whole(replications / 3)) is otherwise" : ""
        if replications == 1 { return "it was so in the one campaign" }
        return "it was so in all \(ProseNumber.whole(replications)) campaigns\(bound)"
    }

    /// For a table cell: the difference with its sign, or that the two cannot be told apart.
    public static func cell(_ difference: ReplyDifference) -> String {
        if difference.low == 0, difference.high == 0 { return "0" }
        let isNothing = ProseNumber.rounded(difference.low) == 0 && ProseNumber.rounded(difference.high) == 0
        if difference.finding == .notToldApart, isNothing { return "≈ 0" }
        if difference.finding == .notToldApart, !difference.hasInterval { return "≈" }
        return difference.finding == .notToldApart
            ? "≈ (\(ProseNumber.signed(difference.low, to: difference.high)))" : difference.text
    }

    /// Frequency of the finding: the share of campaigns in which the first has more, or fewer.
    public static func often(_ difference: ReplyDifference) -> String {
        ProseNumber.campaigns(difference.finding == .fewer ? 1 - difference.chanceMore : difference.chanceMore)
    }

    /// A directive's title as it stands within a sentence: “All go”, or words of our own for the standing course.
    public static func title(_ title: String, isBaseline: Bool) -> String {
        isBaseline ? "the course without it" : "“\(title)”"
    }

    /// How tightly a formation is held, for a table.
    public static func grip(_ standing: SituationStanding) -> String {
        let contacts = standing.leastContacts.map { $0 < 0.05 ? "under 0.1" : ProseNumber.decimal($0) } ?? ""
        switch standing.grip {
        case .free: return "not cut off"
        case .loosely: return "loosely (\(contacts))"
        case .closely: return "closely (\(contacts))"
        case .tightly: return "tightly (\(contacts))"
        case .noWay: return "no way on foot"
        }
    }

    /// The force that holds the roads about a formation: the nearest, without the formation it belongs to.
    public static func holder(_ standing: SituationStanding) -> String {
        guard standing.isCutOff, let nearest = standing.holders.first else { return "" }
        let name = nearest.prefix { $0 != "," && $0 != "(" }
        return name.hasSuffix(" ") ? String(name.dropLast()) : String(name)
    }

    /// Since when its place is cut off, for a table: `26 September`; `on or before 25 September` where the record of a force
    /// begins on that day; `not known`; `open`.
    public static func since(_ standing: SituationStanding) -> String {
        guard standing.isCutOff, let since = standing.since else { return standing.isCutOff ? "not known" : "open" }
        return (standing.sinceMayBeEarlier ? "on or before " : "") + ProseDate.date(since)
    }
}
