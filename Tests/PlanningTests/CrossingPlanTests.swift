import Appraisal
import Planning
import TestSupport
import Testing

/// The plan of the crossing: certified, better than one way, and whole detachments.
struct CrossingPlanTests {
    @Test(arguments: [1, 6])
    func thePlanIsCertifiedAndBeatsTheOneWay(blockers: Int) throws {
        let scenario = try Fixtures.korea()
        let eight = scenario.members(of: "eight")
        let plan = try #require(
            CrossingPlan(
                scenario: scenario, rules: AppraisalRules(), planning: PlanningRules(), formations: eight, at: scenario.start,
                blockers: blockers, detachmentSize: 40))
        #expect(plan.gap < 1e-6)
        #expect(plan.oneWayValue > 3 * plan.value, "\(plan.oneWayValue) and \(plan.value)")
        // Detachments are met once however often they pass a block, and cannot spread as finely as men.
        #expect(plan.detachmentChance > 0 && plan.detachmentChance < 3 * plan.value + 0.01)
        let men = eight.reduce(0) { $0 + scenario.formations[$1].men.best }
        #expect(abs(plan.passages.reduce(0) { $0 + $1.men } - men) <= 40)
    }

    @Test func moreBlockersCatchMore() throws {
        let scenario = try Fixtures.lesson()
        let all = Array(scenario.formations.indices)
        let values = try [1, 2, 3].map { blockers in
            try #require(
                CrossingPlan(
                    scenario: scenario, rules: AppraisalRules(), planning: PlanningRules(), formations: all, at: scenario.start,
                    blockers: blockers, detachmentSize: 40)
            ).value
        }
        #expect(values[0] < values[1] && values[1] < values[2])
        #expect(values[1] <= 2 * values[0] + 1e-9 && values[2] <= 3 * values[0] + 1e-9)
    }
}
