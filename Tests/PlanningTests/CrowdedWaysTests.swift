import Appraisal
import Graphs
import Planning
import RuleSets
import TestSupport
import Testing

/// Crowding by alarm: closed forms, and the general method of `Graphs` as the reference.
struct CrowdedWaysTests {
    /// Bodies of one source on ways with a patch each.
    private func spread(
        _ contacts: [Double], bodies: Double, perContact: Double, aim: CrowdedWays.Aim
    ) -> CrowdedWays {
        var ways = CrowdedWays(bodies: [bodies], patchCount: contacts.count, perContact: perContact, aim: aim)
        for (patch, expected) in contacts.enumerated() {
            ways.add(CrowdedWays.Way(price: 0, patches: [patch], contacts: [expected]), from: 0)
        }
        ways.settle(rounds: 200)
        return ways
    }

    /// Two ways with l = 0.2 and 0.5 and b = 0.02: alone, 0.2 + 0.0008 x = 0.5 + 0.005 (100 - x) at x = 0.8 / 0.0058; together
    /// with twice the slopes.
    @Test func twoWays() {
        let alone = spread([0.2, 0.5], bodies: 400, perContact: 0.02, aim: .eachForItself)
        let x = (0.3 + 0.005 * 400) / (0.0008 + 0.005)
        #expect(abs(alone.bodies[0][0] - x) < 1e-6 && abs(alone.bodies[0][1] - (400 - x)) < 1e-6)
        let together = spread([0.2, 0.5], bodies: 400, perContact: 0.02, aim: .together)
        let y = (0.3 + 0.01 * 400) / (0.0016 + 0.01)
        #expect(abs(together.bodies[0][0] - y) < 1e-6)
        #expect(alone.relativeGap < 1e-9 && together.relativeGap < 1e-9)
        #expect(abs(alone.alarm(in: 0) - (1 + 0.02 * 0.2 * x)) < 1e-9)
    }

    /// Alone, men behave as if the alarm were half of what it is.
    @Test func aloneIsTogetherAtHalfTheAlarm() {
        let ways = [0.1, 0.15, 0.3, 0.35]
        let alone = spread(ways, bodies: 300, perContact: 0.03, aim: .eachForItself)
        let together = spread(ways, bodies: 300, perContact: 0.015, aim: .together)
        #expect(zip(alone.bodies[0], together.bodies[0]).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    /// Where every way has patches of its own it is crowding on arcs: base l, slope b l^2.
    @Test(arguments: [CrowdedWays.Aim.together, .eachForItself])
    func agreesWithCrowdedFlow(aim: CrowdedWays.Aim) {
        let contacts = [0.2, 0.25, 0.4, 0.6]
        let ours = spread(contacts, bodies: 500, perContact: 0.01, aim: aim)
        let graph = SparseGraph(nodeCount: 2, arcs: contacts.map { _ in (0, 1) })
        let flow = TrafficAssignment.solve(
            graph, costs: contacts.map { CongestionCost(base: $0, slope: 0.01 * $0 * $0) },
            from: [Terminal(node: 0, limit: 500)],
            to: [1], aim: aim == .together ? .systemOptimum : .userEquilibrium, relativeGap: 1e-9)
        #expect(zip(ours.bodies[0], flow.arcFlows).allSatisfy { abs($0 - $1) < 0.01 }, "\(ours.bodies[0]) \(flow.arcFlows)")
    }

    /// The mean of g c (T/D) (1 - e^(-t/T)) over the D hours, summed in small steps.
    @Test(arguments: [0.5, 12, 45, 400])
    func alarmIsTheMeanOverThePassage(passing: Double) {
        let (gain, fade) = (0.2, 36.0)
        let steps = 100_000
        var sum = 0.0
        var level = 0.0
        let step = passing / Double(steps)
        for _ in 0..<steps {
            level += (gain / passing - level / fade) * step / 2
            sum += level
            level += (gain / passing - level / fade) * step / 2
        }
        let formula = Alarm.perContact(gain: gain, fadeHours: fade, passingHours: passing)
        #expect(abs(formula - sum / Double(steps)) < 1e-4 * formula)
        #expect(abs(Alarm.perContact(gain: gain, fadeHours: fade, passingHours: 1e-6) - gain / 2) < 1e-6)
    }

    @Test func bothSpreadsOfTheLessonAreFound() throws {
        let scenario = try Fixtures.lesson()
        let rules = AppraisalRules()
        let basis = PlanBasis(scenario, rules: rules, planning: PlanningRules())
        let outlook = Outlook(basis, at: scenario.start, size: 40)
        let alarm = Alarm(
            patches: [Int32](repeating: 0, count: scenario.theatre.grid.count), patchCount: 1, perContact: 0.05)
        let value = OrdersValue(
            CrossingTask(formations: Array(scenario.formations.indices), at: scenario.start, detachmentSize: 40), on: basis,
            march: outlook.march, cost: outlook.believed, terms: Plan.Terms(alarm: alarm, keptShare: 0.9))
        for spread in [value.together, value.eachForItself] {
            #expect(spread.relativeGap < 1e-4)
            #expect(spread.noContact > 0 && spread.noContact < 1 && spread.comeThrough > spread.noContact)
        }
        #expect(value.together.contacts > 0)
    }
}
