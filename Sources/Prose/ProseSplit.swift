import Figures
import Notation
import Studies

/// How many should stay: men saved against enemy tied down.
struct ProseSplit {
    let figures: ReplyFigures
    let frontier: ReplyFrontier

    func section() -> ReplySection {
        ReplySection(
            "split", "How many should stay",
            [.paragraph(ends() + apart()), .paragraph(question()), .figure(figure()), .table(table()), .paragraph(method())])
    }

    /// Both ends of the line, and the price of going from one to the other.
    private func ends() -> String {
        guard let first = frontier.best.first, let last = frontier.best.last else { return "" }
        let (saved, tied) = (first.broughtOut.mean - last.broughtOut.mean, last.tiedDown.mean - first.tiedDown.mean)
        let text =
            "If none of \(frontier.title) \(frontier.group == 1 ? "stays" : "stay"), \(first.broughtOut.expected) men of all formations come out and "
            + "\(first.tiedDown.expected) of the enemy are tied down a day; if all stay, \(last.broughtOut.expected) and "
            + "\(last.tiedDown.expected)."
        guard saved > 0, tied > 0 else { return text }
        return text + " From one end to the other, each man of the enemy who is tied down costs "
            + "\(ProseNumber.decimal(saved / tied)) men who do not come out."
    }

    /// Worlds of these campaigns; nil where they are played in the standard world.
    private var worlds: String? {
        figures.worlds.map { ProseWords.figured(max(1, frontier.replications / $0.perWorld), "world") }
    }

    /// Reason why levels are not those of the other sections; empty where all are of the standard world.
    private func apart() -> String {
        worlds.map {
            " These are means of \(ProseWords.figured(frontier.replications, "campaign")) in \($0) of their own, not in those of the other sections: "
                + "compare them with each other only."
        } ?? ""
    }

    /// Where the directive that is asked about lies.
    private func question() -> String {
        guard let asked = frontier.question else { return "" }
        let who = asked.staying.isEmpty ? "With nobody left behind" : "With \(ProseWords.formations(asked.staying)) left behind"
        let text =
            "\(who), as the \(wasChosen ? "study chose for the \(figures.scenario.noun)" : "\(figures.scenario.noun) says"), \(asked.broughtOut.expected) come out and \(asked.tiedDown.expected) are tied "
            + "down."
        let better = frontier.points.filter {
            $0.broughtOut.mean > asked.broughtOut.mean && $0.tiedDown.mean > asked.tiedDown.mean
        }
        guard let best = better.max(by: { $0.tiedDown.mean < $1.tiedDown.mean }) else {
            return text
                + " Of the choices played none is better on both counts on average: more can only be had of the one for less of the other."
        }
        let known = best.difference.finding == .more && best.tiedDifference.finding == .more
        return text
            + " Better on both counts is to leave \(best.staying.isEmpty ? "nobody" : ProseWords.formations(best.staying)): "
            + "\(change(best.difference)) come out, and of the enemy \(change(best.tiedDifference, brief: true)) are tied down"
            + (known ? "." : "; what the intervals allow to be claimed is less.")
    }

    private var wasChosen: Bool { figures.choices.contains { $0.directive == figures.asked.id } }

    /// "500 more (95 % interval 250 to 740)", or "as many, for all that can be told (95 % interval −80 to +180),".
    private func change(_ difference: ReplyDifference, brief: Bool = false) -> String {
        guard difference.finding == .notToldApart else { return ProsePhrase.difference(difference, brief: brief) }
        guard difference.hasInterval else { return "as many, for all that so few campaigns tell," }
        return "as many, for all that can be told (\(brief ? "" : "95 % interval ")"
            + "\(ProseNumber.signed(difference.low, to: difference.high))),"
    }

    private func method() -> String {
        "All \(ProseNumber.whole(frontier.choicesJudged)) choices of those who stay were judged on both counts by "
            + "\(ProseNumber.whole(frontier.judgingCampaigns)) campaigns, from which is known what each formation and each pair of them "
            + "contributes (a factorial design). The \(frontier.points.count) most promising, some of every number, were then played "
            + "\(ProseNumber.whole(frontier.replications)) times each\(worlds.map { " in the same \($0)" } ?? ""), with the same random numbers; the points and "
            + "intervals are theirs. A choice is "
            + "beaten if another does as well on both counts, men brought out and enemy tied down, and better on one, on average."
    }

    /// The best of each number, whatever is not beaten, and the question.
    private var shown: [ReplySplit] {
        let best = Set(frontier.best.map(\.staying))
        return frontier.points.filter { best.contains($0.staying) || $0.isUnbeaten || $0.isAsked }
    }

    private func table() -> TableText {
        let shown = shown
        return TableText(
            "How many stay, and who: men of all formations brought out and men of the enemy tied down a day, with 95 % intervals of the means. "
                + "A star marks choices that no other beats on both counts.",
            columns: [
                .init("Stay", .right), .init("Who stays"), .init("Brought out", .right), .init("95 %", .right),
                .init("Tied down", .right), .init("95 %", .right), .init(""),
            ],
            rows: shown.map { point in
                [
                    "\(point.staying.count)", who(point), point.broughtOut.expected, interval(point.broughtOut),
                    point.tiedDown.expected, interval(point.tiedDown), point.isUnbeaten ? "*" : "",
                ]
            }, marked: Set(shown.indices.filter { shown[$0].isAsked }))
    }

    private func who(_ point: ReplySplit) -> String {
        if point.staying.isEmpty { return "nobody" }
        return point.staying.count == frontier.group ? "all" : ProseWords.formations(point.staying)
    }

    private func interval(_ estimate: ReplyEstimate) -> String { ProseNumber.men(estimate.meanLow...estimate.meanHigh) }

    private func figure() -> ReplyFigure {
        ReplyFigure(
            "frontier",
            caption: "What each number of those who stay saves, and what it ties down. Crosses: 95 % intervals of the means.")
    }
}
