import Figures
import Notation
import Studies

/// The page that can be read alone: the question, the answer, its reasons, and how far they go.
struct ProseOpening {
    let figures: ReplyFigures

    private var verdict: ProseVerdict { ProseVerdict(figures: figures) }

    func blocks() -> [ReplyBlock] {
        var blocks: [ReplyBlock] = []
        if !figures.asked.quote.isEmpty {
            blocks.append(.quotation(figures.asked.quote, source: source))
        }
        blocks += answer()
        let prose = [
            standing(), whoGoes(), second(), orders(), dispersed(), ProseDelays(figures: figures).summary(),
            ProseForesight(figures: figures)?.summary(), ProseHistory(figures: figures).summary(),
            ProseDependence(figures: figures).summary(),
        ]
        blocks += prose.compactMap(\.self).filter { !$0.isEmpty }.map(ReplyBlock.paragraph)
        return blocks
    }

    /// The answer, what it leaves out, its picture, what could turn it, and the main table; then the numbers behind it.
    private func answer() -> [ReplyBlock] {
        let table = ReplyBlock.table(ProseDirectives(figures: figures).mainTable())
        guard let worlds = ProseWorlds(figures: figures) else {
            return [.lead(verdict.lead()), .paragraph(luckAlone), table] + verdict.numbers().map(ReplyBlock.paragraph)
        }
        let turn = ProseUnknowns(figures: figures)?.summary()
        let numbers = worlds.numbers() + [worlds.exchange(), verdict.others()].compactMap(\.self)
        return [.lead(worlds.lead()), .paragraph(worlds.scope()), .figure(worlds.figure())]
            + [turn].compactMap(\.self).map(ReplyBlock.paragraph) + [table] + numbers.map(ReplyBlock.paragraph)
    }

    /// The limit of every interval of a study of one world.
    private var luckAlone: String {
        "These campaigns were played in the standard world, of best figures: intervals hold the luck of a campaign and the range of strengths, "
            + "not what is unknown. `anabasis study \(figures.scenario.id)` draws worlds."
    }

    private var source: String {
        figures.asked.title + (figures.asked.sources.isEmpty ? "" : " [\(figures.asked.sources.joined(separator: ", "))]")
    }

    /// The formations that are cut off, in a sentence or two.
    private func standing() -> String? {
        guard let situation = figures.situation else { return nil }
        return ProseSituation(situation: situation, groups: figures.scenario.groups).summary()
    }

    /// Which of them the study sends home.
    private func whoGoes() -> String? {
        let primary = figures.formations(of: figures.primary)
        let (going, staying) = (primary.filter { $0.order == "go" }, primary.filter { $0.order == "stay" })
        guard !going.isEmpty, !staying.isEmpty else { return nil }
        let wasChosen = figures.choices.contains { $0.directive == figures.asked.id }
        let out = { (some: [ReplyFormation]) in ProseNumber.men(some.reduce(0) { $0 + $1.out.mean }) }
        let left = figures.asked.estimate(.guerrillas, of: figures.primary)
        let stranded = ProseNumber.men(going.reduce(0) { $0 + $1.guerrillas.mean })
        let stayed =
            staying.allSatisfy { $0.out.isAlwaysZero }
            ? "of those told to stay nobody comes out"
            : "of those told to stay \(out(staying)) come out all the same, since an order comes late, or not at all, or is not obeyed"
        let start = wasChosen ? "Left to choose, the study sends" : "The \(figures.scenario.noun) sends"
        return
            "\(start) \(ProseWords.formations(going.map(\.name))), and leaves \(ProseWords.formations(staying.map(\.name))). "
            + "Those who go bring out \(out(going)) men; \(stayed). At the end \(left.text) men of "
            + "\(figures.primary.title) are living as guerrillas, "
            + "\(stranded) of them men who were told to go."
    }

    private func second() -> String? { ProseWithdrawalQuestion(figures: figures).summary() }

    /// The worth of an order to formations that disperse at the start, and its worth if they can be called back.
    private func dispersed() -> String? { ProseOrders(figures: figures).dispersed() }

    /// How far the order gets.
    private func orders() -> String? { ProseOrders(figures: figures).summary() }
}
