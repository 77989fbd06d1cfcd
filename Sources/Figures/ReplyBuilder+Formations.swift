import Campaigns
import Scenarios
import Studies

extension ReplyBuilder {
    /// The fate of a formation under the question's directive.
    func formation(_ index: Int) -> ReplyFormation {
        let formation = scenario.formations[index]
        let result = study.question
        let estimate = { (measure: Measure) in ReplyEstimate(result.distribution(measure, ofFormation: index)) }
        let out = estimate(.menOut)
        let start = Double(result.outcomes.sum(.ledger(.start, formation: index))) / Double(result.outcomes.count)
        let half = medianArrival(index)
        let order = orders(index)
        return ReplyFormation(
            id: formation.id, name: formation.name, groups: groups.filter { $0.members.contains(index) }.map(\.group.id),
            order: told(index), dispersesAtStart: study.preparation.standing[index].task == .stay && waitsForOrder(index),
            menLow: formation.men.low, menBest: formation.men.best, menHigh: formation.men.high, menStart: start,
            confidence: formation.confidence,
            out: out, shareOut: start > 0 ? out.mean / start : 0, medianDay: half,
            medianDate: half.map { date($0).isoDate }, guerrillas: estimate(.guerrillas), lost: estimate(.lost),
            onTheMarch: estimate(.onTheMarch), orderReached: order?.reached, menReached: order?.men, menObeyed: order?.obeyed,
            orderDay: order?.day,
            orderDate: order?.day.map { date($0).isoDate })
    }

    /// Whether the question's order is sent to it down the chain of command.
    func waitsForOrder(_ index: Int) -> Bool {
        study.question.assignment.directive.issued != nil && study.question.assignment.conduct[index] != nil
    }

    func told(_ index: Int) -> String {
        guard let conduct = study.question.assignment.conduct[index] else { return "no order" }
        return conduct.task == .stay ? "stay" : "go"
    }

    /// Day by whose end half of all who arrive, over all campaigns, have arrived.
    private func medianArrival(_ index: Int) -> Int? {
        var byDay = [Int](repeating: 0, count: study.preparation.days + 1)
        study.question.outcomes.readArrivals { if $0.formation == index { byDay[$0.day] += $0.men } }
        let total = byDay.reduce(0, +)
        guard total > 0 else { return nil }
        var sum = 0
        for (day, men) in byDay.enumerated() {
            sum += men
            if 2 * sum >= total { return day + 1 }
        }
        return nil
    }

    /// Share of campaigns in which the order reaches a formation, and the median day where it does.
    private func orders(_ index: Int) -> (reached: Double, day: Int?, men: Double, obeyed: Double)? {
        guard waitsForOrder(index) else { return nil }
        let outcomes = study.question.outcomes
        let campaigns = Double(max(1, outcomes.count))
        let days = outcomes[.orderDay(formation: index)].filter { $0 >= 0 }.sorted()
        return (
            Double(days.count) / campaigns, days.isEmpty ? nil : days[(days.count - 1) / 2] + 1,
            Double(outcomes.sum(.orderReached(formation: index))) / campaigns,
            Double(outcomes.sum(.orderObeyed(formation: index))) / campaigns
        )
    }
}
