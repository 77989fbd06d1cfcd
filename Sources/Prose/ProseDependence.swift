import Figures
import Notation

/// The rules on which the answer depends most.
struct ProseDependence {
    let figures: ReplyFigures

    private var top: [ReplySensitivity] { Array(figures.sensitivities.prefix(ReplySensitivity.shown)) }

    func summary() -> String? {
        guard let first = top.first else { return nil }
        if figures.run.sensitivityReplications < ReplyDifference.leastReplications {
            return "The sweep of the rules was too short to say on which of them the answer depends most."
        }
        if top.allSatisfy({ $0.menAtLow.isNone && $0.menAtHigh.isNone }) {
            return
                "None of \(ProseNumber.whole(figures.sensitivities.count)) rules swept one at a time over their ranges changes the men "
                + "brought out."
        }
        let said = ([first] + top.dropFirst().prefix(1)).map { "\(meaning($0)) (`\($0.rule)`)" }
        return "Among the model's numbers the men brought out depend most on \(ProseWords.list(said)). \(reversal())".trimmed
    }

    /// The meaning of a rule, as it stands within a sentence.
    private func meaning(_ item: ReplySensitivity) -> String {
        let text = item.meaning.hasSuffix(".") ? String(item.meaning.dropLast()) : item.meaning
        return "“\(text)”"
    }

    /// Whether the difference from the course without the directive changes its sign anywhere.
    private func reversal() -> String {
        guard let rival = figures.baseline else { return "" }
        let title = "the course without it"
        let men = rival.difference(.menOut)
        if men.finding == .notToldApart {
            return "In men the \(figures.scenario.noun) cannot be told from \(title) to begin with."
        }
        let (sure, maybe) = (figures.sensitivities.filter(\.reversesSurely), figures.sensitivities.filter(\.reverses))
        let number = "Of \(ProseNumber.whole(figures.sensitivities.count)) rules swept one at a time over their ranges, "
        let better = men.finding == .more ? "advantage" : "disadvantage"
        if maybe.isEmpty { return number + "none turns its \(better) in men over \(title) round." }
        let listed = ProseWords.list((sure.isEmpty ? maybe : sure).prefix(6).map { "`\($0.rule)`" })
        if sure.isEmpty {
            return number + "none surely turns its \(better) in men over \(title) round, though \(listed) might."
        }
        return number
            + "\(ProseWords.number(sure.count)) at one end \(sure.count == 1 ? "turns" : "turn") its \(better) in men over "
            + "\(title) round: \(listed)."
    }

    func section() -> ReplySection? {
        guard let summary = summary() else { return nil }
        return ReplySection(
            "dependence", "What the answer depends on most",
            [.paragraph(introduction + " " + summary), .figure(figure()), .table(table())])
    }

    private var introduction: String {
        "Each rule was set to the low and to the high end of its plausible range, the others held, "
            + "\(ProseNumber.whole(figures.run.sensitivityReplications)) campaigns each on the luck of the study. So few campaigns show the large "
            + "effects and miss the small; rules that work only together are not found this way."
    }

    private func table() -> TableText {
        let hasRival = figures.baseline != nil
        var columns: [TableText.Column] = [
            .init("Rule"), .init("Meaning"), .init("Range"), .init("At the low end", .right), .init("At the high end", .right),
        ]
        if hasRival { columns += [.init("Lead or lag")] }
        return TableText(
            "Change in men brought out under “\(figures.asked.title)” (95 % interval)"
                + (hasRival ? "; last column: whether its lead over the course without it, or its lag, turns round." : "."),
            columns: columns,
            rows: top.map { item in
                let verdict = item.reversesSurely ? "turns round" : item.reverses ? "may turn round" : "stands"
                return [
                    "`\(item.rule)`", item.meaning, item.rangeText, ProsePhrase.cell(item.menAtLow),
                    ProsePhrase.cell(item.menAtHigh),
                ] + (hasRival ? [verdict] : [])
            })
    }

    private func figure() -> ReplyFigure {
        let base = figures.asked.estimate(.menOut).mean
        return ReplyFigure(
            "tornado", caption: "Men brought out when one rule at a time goes to either end of its range.",
            data: TableText(
                "", columns: [.init("Rule"), .init("Low end", .right), .init("High end", .right)],
                rows: top.map {
                    [$0.rule, ProseNumber.men(base + $0.menAtLow.mean), ProseNumber.men(base + $0.menAtHigh.mean)]
                }))
    }
}
