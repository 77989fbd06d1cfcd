import Appraisal
import Planning
import RuleSets
import Scenarios
import TestSupport
import Testing

/// The plan as a whole: what believing costs, and what a detachment may expect.
struct PlanTests {
    private func plan(_ scenario: Scenario, _ formations: [Int]) throws -> Plan {
        let alarm = Alarm(
            patches: [Int32](repeating: 0, count: scenario.theatre.grid.count), patchCount: 1, perContact: 0.001)
        return try #require(
            Plan(
                CrossingTask(formations: formations, at: scenario.start, detachmentSize: 40),
                on: PlanBasis(scenario, rules: AppraisalRules(), planning: PlanningRules()),
                terms: Plan.Terms(alarm: alarm, keptShare: 0.9)))
    }

    @Test func freshAndExactNewsCostsNothing() throws {
        let grid = Fixtures.plain().theatre.grid
        let scenario = Fixtures.plain(
            people: 20_000, enemy: [Fixtures.force(battalions: 3, at: grid.cell(column: 5, row: 4)!)])
        let plan = try plan(scenario, [0])
        let news = try #require(plan.ignorance)
        #expect(abs(news.actualValue - news.believedValue) < 1e-12 && abs(news.actualValue - news.knowingValue) < 1e-9)
        #expect(news.actual == news.believed)
    }

    @Test func oldNewsIsNoBetterThanTheTruth() throws {
        let scenario = try Fixtures.korea()
        let plan = try plan(scenario, scenario.members(of: "eight"))
        let news = try #require(plan.ignorance)
        #expect(news.actualValue >= news.knowingValue - 1e-9)
        #expect(news.actualValue > news.knowingValue * 1.001, "two days of a pursuit matter")
        #expect(abs(news.believedValue - plan.crossing.value) < 1e-12)
        #expect(plan.ways.count == plan.crossing.allotments.count)
        #expect(plan.schedule.departures.count == plan.ways.count)
        #expect(plan.withdrawals.first?.group == "second-front")
    }

    /// One way with c contacts: e^-c meet nobody; with k left after each, e^(-c (1 - k)) come through.
    @Test func prospectsInClosedForm() {
        let prospect = Prospect([(men: 100, contacts: 0.5), (men: 300, contacts: 0)], keptShare: 0.8)
        #expect(prospect.men == 400)
        #expect(abs(prospect.noContact - (0.25 * 0.6065306597126334 + 0.75)) < 1e-12)
        #expect(abs(prospect.comeThrough - (100 * 0.9048374180359595 + 300)) < 1e-9)
        #expect(abs(prospect.contacts - 0.125) < 1e-12)
    }
}
