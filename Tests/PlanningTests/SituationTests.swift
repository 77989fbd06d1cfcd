import Appraisal
import Geography
import Hexes
import Planning
import RuleSets
import Scenarios
import TestSupport
import Testing

/// The situation of 30 September 1950, as the record has it.
struct SituationTests {
    @Test func theEightAreCutOffAndThoseAtChunchonAreNot() throws {
        let scenario = try Fixtures.korea()
        var reader = SituationReader(scenario: scenario, rules: AppraisalRules(), planning: PlanningRules())
        let situation = reader.situation(at: scenario.start)
        for formation in scenario.members(of: "eight") {
            #expect(situation.standings[formation].isCutOff, "\(scenario.formations[formation].id)")
            #expect(situation.standings[formation].since != nil)
            #expect(!situation.standings[formation].holders.isEmpty)
        }
        let eighth = scenario.formations.firstIndex { $0.id == "kpa_8" }!
        #expect(!situation.standings[eighth].isCutOff)
        #expect(!situation.gaps.isEmpty)
        #expect(situation.gaps.allSatisfy { $0.catchChance > 0 && $0.catchChance < 1 && $0.widthKilometres >= 3 })
    }

    /// A formation in the south with a road to the north, and a force on the road at some times.
    private func blocked(_ track: [Fix], rows: Int = 10) -> Scenario {
        let grid = HexGrid(columns: 12, rows: rows, flatMetres: 3000)
        let road = (0..<rows - 1).map { row in
            grid.side(of: grid.cell(column: 0, row: row)!, to: row % 2 == 0 ? .southEast : .southWest)!
        }
        let force = EnemyForce(
            id: "e", name: "E", parent: "", kind: "infantry", battalions: 9, men: Strength(low: 7200, best: 7200, high: 7200),
            mobility: .foot, track: track, confidence: "high", sources: [])
        return Fixtures.plain(rows: rows, people: 1000, roads: road, enemy: track.isEmpty ? [] : [force])
    }

    private func standing(_ scenario: Scenario, at time: LocalTime? = nil) -> Standing {
        var reader = SituationReader(scenario: scenario, rules: AppraisalRules(), planning: PlanningRules())
        return reader.situation(at: time ?? scenario.start).standings[0]
    }

    @Test func sinceIsTheFirstDayOfTheRunAndNoMoreThanTheRecordBears() throws {
        let (on, off) = (CellID(4 * 12), CellID(4 * 12 + 11))
        // The force leaves the road for some days and comes back: the run begins with its return, which the record shows.
        let scenario = blocked([
            Fix(time: LocalTime("1950-09-01")!, cell: on, posture: .hold),
            Fix(time: LocalTime("1950-09-05")!, cell: off, posture: .hold),
            Fix(time: LocalTime("1950-09-12")!, cell: off, posture: .hold),
            Fix(time: LocalTime("1950-09-20")!, cell: on, posture: .hold),
        ])
        let now = standing(scenario)
        #expect(now.isCutOff && !now.sinceMayBeEarlier)
        var day = scenario.start
        while standing(scenario, at: day.adding(hours: -24)).isCutOff { day = day.adding(hours: -24) }
        #expect(now.since == day.startOfDay)
        // A force that has stood there from its first dated position on may have stood there before.
        let first = standing(blocked([Fix(time: LocalTime("1950-09-20")!, cell: on, posture: .hold)]))
        #expect(first.isCutOff && first.sinceMayBeEarlier && first.since == LocalTime("1950-09-20"))
    }

    @Test func aDateCenturiesBackIsReadAtOnce() {
        let on = CellID(4 * 12)
        let scenario = blocked([
            Fix(time: LocalTime("1090-09-20")!, cell: CellID(4 * 12 + 9), posture: .hold),
            Fix(time: LocalTime("1950-09-28")!, cell: on, posture: .hold),
        ])
        let clock = ContinuousClock()
        let time = clock.measure { #expect(standing(scenario).isCutOff) }
        #expect(time < .seconds(5))
    }

    @Test func nobodyAndThoseWhoAreThereAreValues() {
        let none = Strength(low: 0, best: 0, high: 0)
        let basis = { (scenario: Scenario) in PlanBasis(scenario, rules: AppraisalRules(), planning: PlanningRules()) }
        let task = { (scenario: Scenario, formations: [Int]) in
            CrossingTask(formations: formations, at: scenario.start, detachmentSize: 40)
        }
        let cases: [(scenario: Scenario, formations: [Int], obstacle: CrossingObstacle)] = [
            (Fixtures.plain(people: 1000), [], .nobody), (Fixtures.plain(people: 1000, men: none), [0], .noMen),
            (Fixtures.plain(rows: 1, people: 1000), [0], .allAtObjective),
            (Fixtures.plain(people: 1000, sea: Set(48..<60)), [0], .noWay([0])),
        ]
        for (scenario, formations, obstacle) in cases {
            let task = task(scenario, formations)
            #expect(CrossingObstacle(task, on: basis(scenario)) == obstacle)
            #expect(CrossingPlan(task, on: basis(scenario)) == nil)
            let now = standing(scenario)
            #expect(now.since == nil, "without an enemy there is no day since when")
            #expect(now.hasWay == (obstacle != .noWay([0])) && (obstacle != .allAtObjective || !now.isCutOff))
        }
        let plain = Fixtures.plain(people: 1000)
        #expect(CrossingObstacle(task(plain, [0]), on: basis(plain)) == nil)
        #expect(CrossingPlan(task(plain, [0]), on: basis(plain)) != nil)
    }

    @Test func theCordonIsWhereMenMeetItFirst() throws {
        let scenario = try Fixtures.korea()
        var reader = SituationReader(scenario: scenario, rules: AppraisalRules(), planning: PlanningRules())
        let situation = reader.situation(at: scenario.start)
        let cordon = Set(situation.cordon)
        #expect(!cordon.isEmpty)
        for gap in situation.gaps { #expect(gap.cells.allSatisfy(cordon.contains), "\(gap.name)") }
        #expect(situation.gaps.reduce(0) { $0 + $1.share } <= 1 + 1e-9)
        for standing in situation.standings where !standing.isOutsideCordon {
            #expect(standing.isCutOff, "\(scenario.formations[standing.formation].id)")
        }
        // The line that is hardest to pass lies across the ways of some, and behind the 8th Division, which is farthest north.
        #expect(situation.standings.contains { !$0.isOutsideCordon })
        let north = try #require(scenario.formations.firstIndex { $0.id == "kpa_8" })
        #expect(situation.standings[north].isOutsideCordon)
    }

    @Test func withoutAnEnemyNobodyIsCutOff() {
        let grid = Fixtures.plain().theatre.grid
        let road = (0..<9).map { row in
            grid.side(of: grid.cell(column: 0, row: row)!, to: row % 2 == 0 ? .southEast : .southWest)!
        }
        let scenario = Fixtures.plain(people: 1000, roads: road)
        var reader = SituationReader(scenario: scenario, rules: AppraisalRules(), planning: PlanningRules())
        let situation = reader.situation(at: scenario.start)
        #expect(!situation.standings[0].isCutOff)
        #expect(situation.cordon.isEmpty && situation.gaps.isEmpty && situation.cordonValue == 0)
    }
}
