import Appraisal
import Geography
import Graphs
import Hexes
import Planning
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Departures: closed form on one way, no hex overrun on the map, dates by the night.
struct DepartureScheduleTests {
    private let rules = MarchRules()

    @Test func oneFileOnOneWay() throws {
        let scenario = Fixtures.plain()
        let march = MarchTable(theatre: scenario.theatre, rules: rules)
        let nodes = (0..<10).map { 9 * 12 - 12 * $0 }
        let way = PathFlow(nodes: nodes, arcs: [], amount: 1, source: 0, sink: 0)
        let allotments = Allotment.share([way], of: [0], in: scenario, size: 40)
        let schedule = DepartureSchedule(allotments, scenario: scenario, march: march, rules: rules, ownGround: 3)
        let steps = zip(nodes, nodes.dropFirst()).map { from, to in
            Double(march.footNight[6 * from + scenario.theatre.grid.direction(from: CellID(from), to: CellID(to))!.rawValue])
        }
        // 400 men in ten detachments: each leaves when the one before has passed, 40 men at 1000 v / s men an hour.
        let passing = 40 / (1000 * (3 / steps[5]) / rules.fileSpacing)
        let departures = schedule.departures[0]
        #expect(departures.leaves.count == 10)
        #expect(departures.leaves.enumerated().allSatisfy { abs($1 - Double($0) * passing) < 1e-6 })
        #expect(abs(departures.lastThrough - (10 * passing + steps.reduce(0, +))) < 1e-6)
    }

    @Test func noHexPassesMoreThanOneFile() throws {
        let scenario = try Fixtures.korea()
        let eight = scenario.members(of: "eight")
        let plan = try #require(
            CrossingPlan(
                CrossingTask(formations: eight, at: scenario.start, blockers: 1, detachmentSize: 40),
                on: PlanBasis(scenario, rules: AppraisalRules(), planning: PlanningRules())))
        let march = MarchTable(theatre: scenario.theatre, rules: rules)
        let schedule = DepartureSchedule(plan.allotments, scenario: scenario, march: march, rules: rules, ownGround: 3)
        var passages: [Int: [(start: Double, end: Double)]] = [:]
        for (allotment, departures) in zip(plan.allotments, schedule.departures) {
            for (men, leaves) in zip(allotment.detachments, departures.leaves) {
                enter(allotment.nodes, men: men, leaves: leaves, scenario: scenario, march: march, into: &passages)
            }
        }
        for (cell, all) in passages {
            let sorted = all.sorted { $0.start < $1.start }
            #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $1.start >= $0.end - 1e-6 }, "cell \(cell)")
        }
        #expect(schedule.lastThrough > 0 && schedule.departures.contains { $0.last > 0 })
    }

    /// When a detachment passes into each hex beyond its own ground.
    private func enter(
        _ nodes: [Int], men: Int, leaves: Double, scenario: Scenario, march: MarchTable,
        into passages: inout [Int: [(start: Double, end: Double)]]
    ) {
        let grid = scenario.theatre.grid
        var now = leaves
        for (from, to) in zip(nodes, nodes.dropFirst()) {
            let step = 6 * from + grid.direction(from: CellID(from), to: CellID(to))!.rawValue
            let walk = Double(march.footNight[step])
            let file = 1000 * (grid.flatMetres / 1000 / walk) / rules.fileSpacing
            let (ford, boat) = (march.side[step].contains(.ford), march.side[step].contains(.boat))
            let rate = boat ? min(file, rules.boatMenPerHour) : ford ? min(file, rules.fordMenPerHour) : file
            if grid.steps(from: CellID(nodes[0]), to: CellID(to)) > 3 {
                passages[to, default: []].append((now, now + Double(men) / rate))
            }
            now += walk + (ford || boat ? rules.fordHours : 0)
        }
    }

    @Test func hoursOfMarchHaveDates() {
        let scenario = Fixtures.plain()
        let clock = MarchClock(scenario: scenario, from: scenario.start, nights: 3, rules: MarchRules())
        #expect(clock.nights.map(\.hours) == [8, 8, 8])
        #expect(clock.nights[0].start == LocalTime("1950-10-01T18:00"))
        #expect(clock.time(afterMarching: 8) == LocalTime("1950-10-02T02:00"))
        #expect(clock.time(afterMarching: 9) == LocalTime("1950-10-02T19:00"))
        #expect(clock.night(afterMarching: 9) == 2 && clock.time(afterMarching: 25) == nil)
    }

    /// In Korea at the end of September it is dark from about seven in the evening.
    @Test func koreanNightsAreRead() throws {
        let scenario = try Fixtures.korea()
        let clock = MarchClock(scenario: scenario, from: scenario.start, nights: 2, rules: MarchRules())
        let first = try #require(clock.nights.first)
        #expect(first.start > LocalTime("1950-09-30T18:30")! && first.start < LocalTime("1950-09-30T19:30")!)
        #expect(first.hours == 8)
    }
}
