import Figures
import Notation
import Studies

/// The formations one by one, and their heavy weapons.
struct ProseFormations {
    let figures: ReplyFigures

    func section() -> ReplySection {
        let primary = figures.formations(of: figures.primary)
        return ReplySection(
            "formations", ProseWords.capitalised(figures.primary.title),
            [summary(primary), exchanges()].filter { !$0.isEmpty }.map(ReplyBlock.paragraph) + [
                .table(
                    table(
                        primary,
                        "Under “\(figures.asked.title)”, means; eight in ten: campaigns. Half in: the evening by which half of those who come out "
                            + "have come out, over all campaigns. Lost: killed, taken, deserted, fallen out or astray."
                    )),
                .figure(arrivals()),
            ])
    }

    /// One row a formation.
    func table(_ formations: [ReplyFormation], _ caption: String) -> TableText {
        let hasState = figures.situation != nil
        var columns: [TableText.Column] = [.init("Formation")]
        if hasState { columns += [.init("Place cut off since"), .init("Held (contacts)")] }
        columns += [
            .init("Order"), .init("Men", .right), .init("Come out", .right), .init("eight in ten", .right),
            .init("Half in", .right),
            .init("Guerrillas", .right), .init("Lost", .right),
        ]
        let rows = formations.map { item in
            let standing = figures.situation?.standing(of: item.id)
            let state = hasState ? [standing.map(ProsePhrase.since) ?? "", standing.map(ProsePhrase.grip) ?? ""] : []
            return [item.name] + state + [
                item.order, ProseNumber.men(item.menStart), item.out.expected, item.out.spread,
                item.medianDate.map(ProseDate.date) ?? "", item.guerrillas.expected, item.lost.expected,
            ]
        }
        return TableText(caption, columns: columns, rows: rows)
    }

    /// The formations that do best and worst, and how much is not known.
    private func summary(_ formations: [ReplyFormation]) -> String {
        let ranked = formations.sorted { ($0.shareOut, $1.id) > ($1.shareOut, $0.id) }
        guard let best = ranked.first, let worst = ranked.last, ranked.count > 1 else { return "" }
        let thin = formations.filter { $0.confidence == "low" }
        let evidence = evidence(thin: thin, of: formations)
        if best.shareOut == 0 { return "None of them brings out a man." + evidence }
        if best.shareOut == worst.shareOut {
            return "All of them bring out the same share of their men, \(ProseNumber.percent(best.shareOut))." + evidence
        }
        return
            "\(ProseWords.capitalised(ProseWords.withArticle(best.name))) brings out the largest share of its men, "
            + "\(ProseNumber.percent(best.shareOut)), and \(ProseWords.withArticle(worst.name)) the "
            + "smallest, \(ProseNumber.percent(worst.shareOut))." + evidence
    }

    /// The worlds in which a reading of the sources exchanges formations, so that rows do not add up to the figures of their group.
    private func exchanges() -> String {
        let told = figures.worlds?.verdict?.readings.filter { $0.exchanged.count == 2 && $0.worlds > 0 } ?? []
        return told.map { item in
            let pair = item.exchanged.map(ProseWords.withArticle)
            return
                "In \(ProseNumber.whole(item.worlds)) of \(ProseNumber.whole(figures.worlds?.worlds ?? 0)) worlds \(pair[1]) stands in the place of "
                + "\(pair[0]), in groups and in orders, and \(pair[0]) in its place (\(item.title), read as “\(item.option)”). The figures of groups "
                + "follow that; a row of the table is about the formation itself, under either order, so that rows do not add up to them."
        }.joined(separator: " ")
    }

    private func evidence(thin: [ReplyFormation], of formations: [ReplyFormation]) -> String {
        guard !thin.isEmpty else { return "" }
        let others = formations.filter { $0.confidence != "low" }
        // The shorter list is named.
        let who =
            others.isEmpty
            ? "all of them"
            : others.count < thin.count - 2
                ? "all but \(ProseWords.formations(others.map(\.name)))" : ProseWords.formations(thin.map(\.name))
        return " The strength and place of \(who) rest on thin evidence; each strength is drawn from the range its "
            + "sources leave."
    }

    private func arrivals() -> ReplyFigure {
        let days = figures.arrivals.first { $0.group == ReplyGroup.all.id }?.byDay ?? []
        let shown = days.indices.filter { $0 % 5 == 0 || $0 == days.count - 1 }
        return ReplyFigure(
            "arrivals",
            caption:
                "Men \(figures.scenario.objective) by day, all formations, under “\(figures.asked.title)”: median, and bands of "
                + "campaigns.",
            data: TableText(
                "", columns: [.init("Days after the start", .right), .init("Median", .right), .init("Eight in ten", .right)],
                rows: shown.map { ["\($0)", ProseNumber.men(days[$0].median), days[$0].spread] }))
    }

    // MARK: heavy weapons

    /// Where every heavy weapon is in the end.
    private static let weaponFates: [Measure] = [.weaponsOut, .weaponsDestroyed, .weaponsLost, .weaponsCarried]

    /// The fate of heavy weapons under each directive.
    func weapons() -> ReplySection {
        let start = figures.asked
        let number = Self.weaponFates.reduce(0.0) { $0 + start.estimate($1).mean }
        if number < 0.5 { return ReplySection("weapons", "Heavy weapons", [.paragraph("None of the formations has any.")]) }
        let rows = figures.directives.map { item in
            [figures.row(item)]
                + Self.weaponFates.map { ProseNumber.decimal(item.estimate($0).mean) }
        }
        return ReplySection(
            "weapons", "Heavy weapons",
            [
                .paragraph(weaponsText(Int(number.rounded()))),
                .table(
                    TableText(
                        "Heavy weapons of all formations, means.",
                        columns: [
                            .init("Directive"), .init("Brought out", .right), .init("Destroyed by their crews", .right),
                            .init("Lost to the enemy", .right), .init("Still on the march", .right),
                        ], rows: rows, marked: Set(figures.directives.indices.filter { figures.directives[$0].asked }))),
            ])
    }

    private func weaponsText(_ number: Int) -> String {
        let asked = figures.asked
        let best = figures.directives.max { $0.estimate(.weaponsOut).mean < $1.estimate(.weaponsOut).mean }
        let saved = asked.estimate(.weaponsOut).mean
        let carried = asked.estimate(.weaponsCarried)
        let fate = { (mean: Double) in mean < 0.05 ? "none" : ProseNumber.decimal(mean) }
        let text =
            "The formations have \(ProseWords.counted(number, "heavy weapon")) between them, if the figures are right. Under the "
            + "\(figures.scenario.noun) \(fate(saved)) of them are brought out on average, \(fate(asked.estimate(.weaponsDestroyed).mean)) "
            + "are destroyed by their crews and \(fate(asked.estimate(.weaponsLost).mean)) fall to the enemy"
            + (carried.isAlwaysZero ? "." : "; \(ProseNumber.decimal(carried.mean)) are still on the march at the end.")
        guard let best, !best.asked, best.estimate(.weaponsOut).mean >= saved + 1 else {
            return figures.directives.count > 1 ? text + " No other directive brings out one more on average." : text
        }
        return text + " Most come out under “\(figures.row(best))”: \(ProseNumber.decimal(best.estimate(.weaponsOut).mean))."
    }
}
