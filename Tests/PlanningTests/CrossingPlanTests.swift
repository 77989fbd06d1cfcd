import Appraisal
import Graphs
import Hexes
import Planning
import RuleSets
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
                CrossingTask(formations: eight, at: scenario.start, blockers: blockers, detachmentSize: 40),
                on: PlanBasis(scenario, rules: AppraisalRules(), planning: PlanningRules())))
        #expect(plan.gap < 1e-6)
        #expect(plan.oneWayValue > 3 * plan.value, "\(plan.oneWayValue) and \(plan.value)")
        // Detachments are met once however often they pass a block, and cannot spread as finely as men.
        #expect(plan.detachmentChance > 0 && plan.detachmentChance < 3 * plan.value + 0.01)
        for formation in eight {
            let own = plan.allotments.filter { $0.formation == formation }
            let men = scenario.formations[formation].men.best
            #expect(own.reduce(0) { $0 + $1.men } == men, "nobody is lost or made")
            let sizes = own.flatMap(\.detachments)
            #expect(sizes.count == (men + 39) / 40 && sizes.max()! <= 40 && sizes.max()! - sizes.min()! <= 1)
            for allotment in own {
                #expect(allotment.nodes.first == scenario.formations[formation].cell.offset)
                #expect(scenario.objective.cells[allotment.nodes.last!])
            }
        }
        let inGaps = zip(plan.allotments, plan.passed).reduce(0) { $0 + ($1.1 == nil ? 0 : $1.0.men) }
        #expect(plan.gaps.reduce(0) { $0 + $1.men } == inGaps)
        #expect(plan.gaps.map(\.men) == plan.gaps.map(\.men).sorted(by: >))
    }

    @Test func moreBlockersCatchMore() throws {
        let scenario = try Fixtures.lesson()
        let all = Array(scenario.formations.indices)
        let values = try [1, 2, 3].map { blockers in
            try #require(
                CrossingPlan(
                    CrossingTask(formations: all, at: scenario.start, blockers: blockers, detachmentSize: 40),
                    on: PlanBasis(scenario, rules: AppraisalRules(), planning: PlanningRules()))
            ).value
        }
        #expect(values[0] < values[1] && values[1] < values[2])
        #expect(values[1] <= 2 * values[0] + 1e-9 && values[2] <= 3 * values[0] + 1e-9)
    }

    @Test func largestRemainders() {
        // Hamilton's method: 3.5, 3.5 and 3 of ten; the first of equals gets the odd one.
        #expect(Allotment.largestRemainders([3.5, 3.5, 3], total: 10) == [4, 3, 3])
        #expect(Allotment.largestRemainders([0.2, 0.5, 0.3], total: 1) == [0, 1, 0])
        #expect(Allotment.largestRemainders([0, 0], total: 5) == [0, 0])
    }
}
