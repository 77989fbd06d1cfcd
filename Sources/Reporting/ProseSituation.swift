/// Who is cut off, where the gaps are, how dangerous the ground is.
struct ProseSituation {
    let situation: SituationFigures
    let groups: [ReplyGroup]

    /// Values of the game from which on a cordon is called close, and tight (assumption).
    static let close = 0.25
    static let tight = 0.5

    // MARK: sentences

    /// Who is cut off and how tightly, in two or three sentences.
    func summary() -> String {
        let group = groups.first { $0.role == .primary } ?? .all
        let primary = situation.standings.filter { $0.groups.contains(group.id) }
        let cut = primary.filter(\.isCutOff)
        let others = situation.standings.filter { !$0.groups.contains(group.id) && $0.isCutOff }
        let who = group.title
        let count = ProseWords.capitalised(
            cut.count == primary.count
                ? "all \(who.hasPrefix("the ") ? String(who.dropFirst(4)) : who)"
                : cut.isEmpty ? "none of \(who)" : "\(ProseWords.number(cut.count)) of \(who)")
        let isOne = cut.count == 1 && primary.count != 1
        var text =
            "\(count) \(isOne ? "is" : "are") cut off on \(ProsePhrase.date(situation.time)): no road that bears wheels leads home free of "
        text += "the enemy's hold."
        if let earliest = ProsePhrase.inOrder(cut.compactMap(\.since)).first {
            text += " The first has been so since \(ProsePhrase.date(earliest))."
        }
        let free = primary.filter { !$0.isCutOff }
        if !free.isEmpty, !cut.isEmpty { text += " The way of \(ProseWords.formations(free.map(\.name))) is still open." }
        if !others.isEmpty {
            text +=
                " So \(others.count == 1 ? "is" : "are") \(ProseWords.counted(others.count, "other", "others")): \(ProseWords.formations(others.map(\.name)))."
        }
        return text + " " + cordon()
    }

    /// How many gaps there are and what they let through.
    func cordon() -> String {
        guard !situation.gaps.isEmpty else { return "There is no gap in the enemy's line that carries men." }
        let gaps = situation.gaps.count
        let kind = situation.cordonValue >= Self.tight ? "tight" : situation.cordonValue >= Self.close ? "close" : "loose"
        let closing = situation.gaps.filter { $0.shuts != nil }.count
        return
            "On foot it is another matter. The cordon is \(kind): it has \(ProseWords.counted(gaps, "gap", "gaps")), and men who spread over them "
            + "as well as can be lose \(ProseNumber.percent(situation.cordonValue)) to the best placing of one blocker"
            + (closing > 0
                ? "; \(ProseWords.number(closing)) of the gaps \(closing == 1 ? "shuts" : "shut") in the days that follow."
                : ".")
    }

    // MARK: the section of the reply

    func section(hasMap: Bool) -> ReplySection {
        var blocks: [ReplyBlock] = [.paragraph(summary())]
        if hasMap { blocks.append(.figure(ReplyFigure("map", caption: mapCaption))) }
        return ReplySection(
            "situation", "How they stand",
            (blocks + [.table(standings()), .table(gaps()), .table(hazards())]).filter(Self.hasRows))
    }

    private var mapCaption: String {
        "The ground on \(ProsePhrase.longDate(situation.time)): formations, the enemy's hold, the gaps, and ways through them."
    }

    static func hasRows(_ block: ReplyBlock) -> Bool {
        if case .table(let table) = block { return !table.rows.isEmpty }
        return true
    }

    // MARK: tables

    func gaps() -> TableText {
        TableText(
            "Gaps in the cordon, the one that carries most men first. Met: chance that a small body is met in crossing. Share: of the men, in "
                + "the best spread. Battalions: what would close it.",
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
                    gap.shuts.map(ProsePhrase.date) ?? "stays open",
                ]
            })
    }

    func standings() -> TableText {
        TableText(
            "How: by the contacts a small body must expect on the best way on foot. Caught: share of the men whom one well-placed inspection "
                + "catches at least.",
            columns: [
                .init("Formation"), .init("Whereabouts"), .init("Within", .right), .init("Cut off since"), .init("Held by"),
                .init("How (contacts)"), .init("Way", .right), .init("Caught", .right),
            ],
            rows: situation.standings.map { item in
                [
                    item.name, item.whereabouts, "± \(ProseNumber.whole(Int(item.uncertaintyKilometres.rounded()))) km",
                    ProsePhrase.since(item),
                    ProsePhrase.holder(item), ProsePhrase.grip(item),
                    item.wayKilometres.map { "\(ProseNumber.whole(Int($0.rounded()))) km" } ?? "none",
                    item.gameValue.map(ProseNumber.percent) ?? "",
                ]
            })
    }

    /// Hours of march to a contact: one row a place, one column a body and a light.
    func hazards() -> TableText {
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
