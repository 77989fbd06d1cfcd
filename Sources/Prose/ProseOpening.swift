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
            rules(), standing(), nights(), whoGoes(), second(), orders(), dispersed(),
            ProseDelays(figures: figures).summary(),
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
            return [.lead(verdict.lead())] + caveat + [.paragraph(figures.worlds.map(withoutVerdict) ?? luckAlone), table]
                + verdict.numbers().map(ReplyBlock.paragraph)
        }
        let turn = ProseUnknowns(figures: figures)?.summary()
        let numbers =
            worlds.numbers()
            + [worlds.free(), parted(), worlds.exchange(), worlds.atDeltas(), verdict.others()].compactMap(\.self)
        return [.lead(worlds.lead())] + caveat + [.paragraph(worlds.scope()), .figure(worlds.figure())]
            + [turn].compactMap(\.self).map(ReplyBlock.paragraph) + [table] + numbers.map(ReplyBlock.paragraph)
    }

    /// The limits of the case, where the answer is read.
    private var caveat: [ReplyBlock] { figures.scenario.caveat.map { [.paragraph($0)] } ?? [] }

    /// The difference that the order makes, apart for those whom it tells to go and those whom it tells to stay; nil where it tells all
    /// of them one thing.
    private func parted() -> String? {
        guard let goers = figures.told("go", in: figures.primary), let stayers = figures.told("stay", in: figures.primary),
            let going = goers.menOutWithout.map({ goers.menOut - $0 }),
            let staying = stayers.menOutWithout.map({ stayers.menOut - $0 }),
            let guerrillas = stayers.guerrillasWithout.map({ stayers.guerrillas - $0 })
        else { return nil }
        let change = { (men: Double) in
            ProseNumber.rounded(men) == 0 ? "as many" : "\(ProseNumber.men(abs(men))) \(men < 0 ? "fewer" : "more")"
        }
        return
            "Apart by what they are told, against the course without it: of \(figures.primary.title), those told to go bring out \(change(going)) "
            + "and those told to stay \(change(staying)); of the latter \(change(guerrillas)) live as guerrillas at the end."
    }

    /// The limit of every interval of a study of one world.
    private var luckAlone: String {
        "These campaigns were played in the standard world, of best figures: intervals hold the luck of a campaign and the range of strengths, "
            + "not what is unknown. `anabasis study \(figures.scenario.id)` draws worlds."
    }

    /// The limit of intervals over worlds that bear no verdict, since there is nothing to compare the question with.
    private func withoutVerdict(_ worlds: ReplyWorlds) -> String {
        "These campaigns were played in \(ProseWords.figured(worlds.worlds, "world")) drawn from what is not known: intervals of campaigns hold the "
            + "stated unknowns and luck. The question is the course without any new order, so there is no verdict over worlds."
    }

    /// The warning that rules are not drawn from their ranges; nil where all are.
    private func rules() -> String? {
        figures.run.calibration.map { ProseCalibration($0, of: figures.run.rules).warningOfReply }
    }

    /// The light in which bodies march that are told to march by night; nil where nights are long enough.
    private func nights() -> String? {
        let share = figures.run.lightShareByNight
        guard share >= Self.shortNights else { return nil }
        return
            "Nights are short here: bodies that are told to march by night march \(ProseNumber.percent(share)) of their hours in the light, "
            + "where they are seen farther, by the standard value of `march.makeUpShare` (an assumption)."
    }

    /// Share of the hours of march in the light from which a sentence tells it (assumption).
    private static let shortNights = 0.01

    private var source: String {
        figures.asked.title + (figures.asked.sources.isEmpty ? "" : " [\(figures.asked.sources.joined(separator: ", "))]")
    }

    /// The formations that are cut off, in a sentence or two.
    private func standing() -> String? {
        guard let situation = figures.situation else { return nil }
        return ProseSituation(situation: situation, groups: figures.scenario.groups).brief()
    }

    /// Which of them the study sends home.
    private func whoGoes() -> String? {
        let primary = figures.formations(of: figures.primary)
        let (going, staying) = (primary.filter { $0.order == "go" }, primary.filter { $0.order == "stay" })
        guard !going.isEmpty, !staying.isEmpty else { return nil }
        guard let goers = figures.told("go", in: figures.primary), let stayers = figures.told("stay", in: figures.primary)
        else {
            return nil
        }
        let left = figures.asked.estimate(.guerrillas, of: figures.primary)
        let stayed =
            stayers.menOut == 0
            ? "of those told to stay nobody comes out"
            : "of those told to stay \(ProseNumber.men(stayers.menOut)) come out all the same, since an order comes late, or not at all, or is not "
                + "obeyed"
        let (first, second) = (ProseWords.formations(going.map(\.name)), ProseWords.formations(staying.map(\.name)))
        let start =
            figures.choices.contains { $0.directive == figures.asked.id }
            ? "Which formations go the \(figures.scenario.noun) leaves open; the study sends \(first), and leaves \(second), because that "
                + "choice brought out most men of all formations in its trials."
            : "The \(figures.scenario.noun) sends \(first), and leaves \(second)."
        return
            "\(start) Of \(figures.primary.title), those told to go bring out \(ProseWords.men(goers.menOut)); \(stayed). At the end \(left.expectedMen) of "
            + "\(figures.primary.title) (\(left.spread) in eight campaigns of ten) \(verb(left.mean, "is", "are")) living as guerrillas, "
            + "\(ProseNumber.men(goers.guerrillas)) of them men who were told to go."
    }

    /// The form of a verb that goes with a mean of men as it is printed.
    private func verb(_ men: Double, _ one: String, _ many: String) -> String {
        ProseWords.noun(ProseNumber.rounded(men), one, many)
    }

    private func second() -> String? { ProseWithdrawalQuestion(figures: figures).summary() }

    /// The worth of an order to formations that disperse at the start, and its worth if they can be called back.
    private func dispersed() -> String? { ProseOrders(figures: figures).dispersed() }

    /// How far the order gets.
    private func orders() -> String? { ProseOrders(figures: figures).summary() }
}
