import Figures
import Notation
import Planning

/// The situation in words and tables: who is cut off, where the gaps are, how dangerous the ground is.
package struct ProseSituation {
    let situation: SituationFigures
    let groups: [ReplyGroup]

    /// The words for the numbers of a situation.
    package init(situation: SituationFigures, groups: [ReplyGroup]) {
        self.situation = situation
        self.groups = groups
    }

    /// Chances of being met in the gaps, on average, from which on a cordon is called close, tight and shut (assumption).
    private static let close = 0.25
    private static let tight = 0.5
    private static let shut = 0.9

    /// The group that the question is about.
    private var group: ReplyGroup { groups.first { $0.role == .primary } ?? .all }
    private var primary: [SituationStanding] { situation.standings.filter { $0.groups.contains(group.id) } }
    private var others: [SituationStanding] { situation.standings.filter { !$0.groups.contains(group.id) } }

    // MARK: sentences

    /// The formations cut off and how tightly, in a few sentences, each only where its premise holds.
    package func summary() -> String {
        [cutOff(), othersCutOff(), since(), open(), cordon(), outside(), noWay()].compactMap(\.self).joined(separator: " ")
    }

    /// The same for the first page: without the days since when, which the table of the section has.
    package func brief() -> String {
        [cutOff(), othersCutOff(), open(), cordon(), outside(), noWay()].compactMap(\.self).joined(separator: " ")
    }

    private func cutOff() -> String {
        let cut = primary.filter(\.isCutOff)
        let date = ProseDate.date(situation.time)
        if situation.enemyForces == 0 { return noEnemy(cut, on: date) }
        guard !cut.isEmpty else {
            let who =
                primary.count == 1 ? "\(named(primary)) is not" : "None of \(group.title) is"
            return "\(who) cut off on \(date): a road that bears wheels still leads out free of the enemy's hold."
        }
        let who: String
        if primary.count == 1 {
            who = "\(named(primary)) is"
        } else if cut.count == primary.count {
            who = "All \(Self.counted(group.title) ?? "of \(group.title)") are"
        } else {
            who = "\(ProseWords.capitalised(ProseWords.number(cut.count))) of \(group.title) \(cut.count == 1 ? "is" : "are")"
        }
        return "\(who) cut off on \(date): no road that bears wheels leads out free of the enemy's hold."
    }

    /// The ground alone may keep wheels from getting out.
    private func noEnemy(_ cut: [SituationStanding], on date: String) -> String {
        let free = "No force of the enemy stands in the theatre on \(date)"
        if cut.isEmpty { return free + ": nobody is cut off." }
        return free
            + "; from \(ProseWords.formations(cut.map(\.name))) no road that bears wheels leads out, so that the ground alone cuts "
            + "\(cut.count == 1 ? "it" : "them") off."
    }

    /// "three companies" of "the three companies"; nil where the title tells no number.
    private static func counted(_ title: String) -> String? {
        let words = title.split(separator: " ")
        guard words.count > 2, words[0] == "the", ProseWords.isNumber(String(words[1])) else { return nil }
        return words.dropFirst().joined(separator: " ")
    }

    private func named(_ some: [SituationStanding]) -> String {
        ProseWords.capitalised(ProseWords.formations(some.map(\.name)))
    }

    /// Since when the first of their places is cut off: the dated positions bear no more.
    private func since() -> String? {
        guard situation.enemyForces > 0 else { return nil }
        let cut = primary.filter(\.isCutOff)
        let (dated, undated) = (cut.filter { $0.since != nil }, cut.filter { $0.since == nil })
        var sentences: [String] = []
        if !undated.isEmpty {
            let whose = dated.isEmpty ? "" : " for \(ProseWords.formations(undated.map(\.name)))"
            sentences.append(
                "It is not known since when\(whose): before the enemy's first dated position no road that bears wheels led out either."
            )
        }
        if let date = ProseDate.inOrder(dated.compactMap(\.since)).first {
            let whose =
                cut.count == 1
                ? "the place where it stands" : "the first of the \(undated.isEmpty ? "" : "other ")places where they stand"
            // A later date that may be too late may hide the first of all.
            let when =
                dated.contains(where: \.sinceMayBeEarlier)
                ? "was cut off on or before \(ProseDate.date(date))" : "has been cut off since \(ProseDate.date(date))"
            sentences.append(
                "By the enemy's dated positions, \(whose) \(when); that is said of the place, whenever the men came there."
            )
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    private func open() -> String? {
        let (cut, free) = (primary.filter(\.isCutOff), primary.filter { !$0.isCutOff })
        return cut.isEmpty || free.isEmpty ? nil : "The road of \(ProseWords.formations(free.map(\.name))) is still open."
    }

    private func othersCutOff() -> String? {
        let cut = others.filter(\.isCutOff)
        guard situation.enemyForces > 0, !cut.isEmpty else { return nil }
        let start = primary.contains(where: \.isCutOff) ? "So " : "Cut off "
        return "\(start)\(cut.count == 1 ? "is" : "are") \(ProseWords.counted(cut.count, "other", "others")): "
            + "\(ProseWords.formations(cut.map(\.name)))."
    }

    /// The formations that no part of the cordon stands between and the objective; some of them may be cut off by road all the same.
    private func outside() -> String? {
        let (inside, outside) = (
            situation.standings.filter { !$0.isOutsideCordon }, situation.standings.filter(\.isOutsideCordon)
        )
        guard situation.enemyForces > 0, situation.cordonCells > 0, !outside.isEmpty else { return nil }
        if inside.isEmpty { return "A way on foot that crosses no part of the cordon is left to every formation." }
        let rest = outside.count == 1 ? named(outside) : "The other \(ProseWords.number(outside.count))"
        return "Only \(ProseWords.formations(inside.map(\.name))) \(inside.count == 1 ? "stands" : "stand") within the cordon. "
            + "\(rest) \(outside.count == 1 ? "has" : "have") a way on foot that crosses no part of it."
    }

    /// The formations for which there is no way on foot.
    private func noWay() -> String? {
        let some = situation.standings.filter { $0.wayKilometres == nil }
        guard !some.isEmpty else { return nil }
        if some.count == situation.standings.count, some.count > 1 { return "There is no way on foot for any of them." }
        return "There is no way on foot for \(ProseWords.formations(some.map(\.name)))."
    }

    /// How many gaps there are, how dangerous they are and what they let through; nil where nobody is cut off.
    package func cordon() -> String? {
        let cut = situation.standings.filter(\.isCutOff)
        guard situation.enemyForces > 0, cut.contains(where: { $0.wayKilometres != nil }) else { return nil }
        guard carried > 0 else { return "There is no gap in the enemy's line that carries men." }
        let met = situation.gaps.reduce(0) { $0 + $1.share * $1.catchChance } / carried
        let chance = ProseNumber.percent(met)
        let blocker =
            "men who spread over \(isWhole ? situation.gaps.count == 1 ? "it" : "them" : "all gaps") as well as can be must expect one battalion, placed as "
            + "well as can be, to meet \(ProseNumber.percent(situation.cordonValue)) of them"
        if met >= Self.shut {
            return
                "On foot it is no better. The cordon is as good as shut: even where it is thinnest a small body is met with a chance "
                + "of \(chance)."
        }
        let kind = met >= Self.tight ? "tight" : met >= Self.close ? "close" : "loose"
        let start = met < Self.tight ? "On foot it is another matter. " : ""
        let closing = situation.gaps.filter { $0.shuts != nil && !$0.isShut }.count
        let later =
            closing > 0
            ? "; \(ProseWords.number(closing)) of the gaps \(closing == 1 ? "shuts" : "shut") in the days that follow" : ""
        return
            "\(start)The cordon is \(kind): \(openings) a small body is met with a chance of \(chance) in crossing it, on average, and "
            + blocker + later + "."
    }

    /// The gaps in words. The situation names the greatest; where men of the best spread pass elsewhere, these are not all.
    private var openings: String {
        let count = situation.gaps.count
        if isWhole { return "it has \(ProseWords.counted(count, "gap", "gaps")), in which" }
        let chief = count == 1 ? "its chief gap, which carries" : "its \(ProseWords.number(count)) chief gaps, which carry"
        return "in \(chief) \(ProseNumber.percent(carried)) of the men in the best spread,"
    }

    /// Share of the men whom the gaps carry in the best spread.
    private var carried: Double { situation.gaps.reduce(0) { $0 + $1.share } }
    /// The way of the men whom the gaps of the table do not carry.
    private var rest: String {
        if carried >= Self.allMen { return "" }
        return "; the others \(isWhole ? "" : "pass by lesser gaps, or ")go round the cordon"
    }

    private var isWhole: Bool { situation.gaps.count < SituationReader.gapsNamed || carried >= Self.allMen }

    /// A share of the men from which on they are all of them, but for rounding.
    private static let allMen = 0.9995

    // MARK: the section of the reply

    func section(hasMap: Bool) -> ReplySection {
        var blocks: [ReplyBlock] = [.paragraph(summary())]
        if hasMap { blocks.append(.figure(ReplyFigure("map", caption: mapCaption))) }
        return ReplySection(
            "situation", "How they stand",
            blocks + [.table(standings()), .table(gaps()), .table(hazards())])
    }

    private var mapCaption: String {
        "The ground on \(ProseDate.longDate(situation.time)): formations, the enemy's hold"
            + (situation.gaps.isEmpty ? " and ways." : ", the gaps, and ways through them.")
    }

    // MARK: tables

    package func gaps() -> TableText {
        TableText(
            "Gaps in the cordon, the one that carries most men first. Met: chance that a small body is met in crossing. Share: of the men, in "
                + "the best spread\(rest). Battalions: what would close it.",
            columns: [
                .init("Gap"), .init("Width", .right), .init("Men an hour", .right), .init("Met", .right),
                .init("Share", .right),
                .init("Battalions", .right), .init("Shuts"),
            ],
            rows: situation.gaps.map { gap in
                [
                    gap.name, "\(ProseNumber.whole(Int(gap.widthKilometres.rounded()))) km", ProseNumber.men(gap.menPerHour),
                    ProseNumber.percent(gap.catchChance), ProseNumber.percent(gap.share),
                    ProseNumber.decimal(gap.battalionsToClose),
                    gap.isShut ? "shut" : gap.shuts.map(ProseDate.date) ?? "stays open",
                ]
            })
    }

    /// One row a formation; who holds it, and its chance of being caught, only where one is cut off.
    package func standings() -> TableText {
        let isAnyCutOff = situation.standings.contains(where: \.isCutOff)
        let columns: [(column: TableText.Column, ofCutOff: Bool)] = [
            (.init("Formation"), false), (.init("Whereabouts"), false), (.init("Within", .right), false),
            (.init("Place cut off since"), false), (.init("Held by"), true), (.init("How (contacts)"), false),
            (.init("Way", .right), false), (.init("Caught", .right), true),
        ]
        let shown = columns.indices.filter { isAnyCutOff || !columns[$0].ofCutOff }
        let rows = situation.standings.map { item in
            [
                item.name, item.whereabouts, "± \(ProseNumber.whole(Int(item.uncertaintyKilometres.rounded()))) km",
                ProsePhrase.since(item),
                ProsePhrase.holder(item), ProsePhrase.grip(item),
                item.wayKilometres.map { "\(ProseNumber.whole(Int($0.rounded()))) km" } ?? "none",
                item.isCutOff ? item.gameValue.map(ProseNumber.percent) ?? "" : "",
            ]
        }
        return TableText(
            "Place cut off since: by the enemy's dated positions, and said of the place, whenever the men came there. How: by the contacts a small body must expect on the best way on "
                + "foot."
                + (isAnyCutOff
                    ? " Caught: share of its men whom one battalion, placed as well as can be, meets at least." : ""),
            columns: shown.map { columns[$0].column }, rows: rows.map { row in shown.map { row[$0] } })
    }

    /// Hours of march to a contact: one row a place, one column a body and a light.
    package func hazards() -> TableText {
        var places: [String] = []
        var bodies: [String] = []
        for hazard in situation.hazards {
            if !places.contains(hazard.place) { places.append(hazard.place) }
            if !bodies.contains(hazard.body) { bodies.append(hazard.body) }
        }
        let rows = places.map { place in
            [place]
                + bodies.map { body in
                    let found = situation.hazards.first { $0.place == place && $0.body == body }
                    return found.map { Self.hours($0.contactsPerHour) } ?? ""
                }
        }
        return TableText(
            "Hours of march off the roads to one contact, at some places, by size of body and light.",
            columns: [.init("Near")] + bodies.map { .init($0, .right) }, rows: rows)
    }

    private static func hours(_ rate: Double) -> String {
        guard rate > 1e-4 else { return "over 10,000" }
        return 1 / rate < 10 ? ProseNumber.decimal(1 / rate) : ProseNumber.men(1 / rate)
    }
}
