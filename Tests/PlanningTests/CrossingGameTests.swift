import Appraisal
import Planning
import RuleSets
import TestSupport
import Testing

/// The crossing game on the map of Korea: both sides agree on its value.
struct CrossingGameTests {
    @Test func bothSidesAgreeOnTheValue() throws {
        let scenario = try Fixtures.korea()
        let rules = AppraisalRules()
        let march = MarchTable(theatre: scenario.theatre, rules: rules.march)
        var reader = ScheduleReader(scenario: scenario, march: march, rules: rules.hold)
        let hazard = HazardReader(theatre: scenario.theatre, rules: rules.contact).hazard(
            of: reader.reading(at: scenario.start).hold)
        let cost = WayCost(
            theatre: scenario.theatre, march: march, hazard: hazard, rules: WayRules(rules, PlanningRules()))
        let game = CrossingGame(scenario: scenario, march: march, cost: cost, watch: .battalion(rules.hold))
        for blockers in [1, 4] {
            let plan = try #require(game.solve(for: scenario.members(of: "eight"), blockers: blockers))
            #expect(plan.value > 0 && plan.value < 1)
            #expect((plan.value - plan.lowerBound) / plan.value < 1e-6, "\(blockers): \(plan.value) and \(plan.lowerBound)")
            #expect(abs(plan.ways.reduce(0) { $0 + $1.amount } - 1) < 1e-6)
            #expect(plan.inspections.reduce(0, +) <= Double(blockers) + 1e-6)
        }
    }
}
