import Appraisal
import Geography
import Hexes
import Planning
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Which places are cut off from the refuge.
struct RefugeTests {
    private static func isFree(_ scenario: Scenario, _ places: [CellID], at time: LocalTime? = nil, ownGround: Double = 3)
        -> [Bool]?
    {
        let rules = AppraisalRules()
        let march = MarchTable(theatre: scenario.theatre, rules: rules.march)
        var schedule = ScheduleReader(scenario: scenario, march: march, rules: rules.hold)
        let reader = RefugeReader(
            scenario: scenario, march: march, hold: rules.hold, ownHold: schedule.ownHold(), ownGround: ownGround,
            places: Array(places.prefix(1)))
        let reading = schedule.reading(at: time ?? scenario.start)
        return reader.map { reader in
            let day = reader.day(of: reading) { schedule.patrols(of: $0, in: reading) }
            return places.map { reader.isFree($0, on: day) }
        }
    }

    /// A plain with a road in the western column, the refuge at its northern end.
    private static func plain(_ enemy: [EnemyForce], road: Bool = true, sea: Set<Int> = []) -> Scenario {
        let grid = HexGrid(columns: 12, rows: 60, flatMetres: 3000)
        let north = (0..<59).map { row in
            grid.side(of: grid.cell(column: 0, row: row)!, to: row % 2 == 0 ? .southEast : .southWest)!
        }
        return Fixtures.plain(rows: 60, roads: road ? north : [], sea: sea, enemy: enemy)
            .with(refuge: Objective(name: "home", cells: (0..<grid.count).map { $0 == 0 }))
    }

    /// The objective is the refuge, and each formation's place is judged: the answers are those of the situation.
    @Test func `is told by the situation's own test`() throws {
        let korea = try Fixtures.korea()
        let scenario = korea.with(refuge: korea.objective)
        let planning = PlanningRules()
        var situation = SituationReader(scenario: scenario, rules: AppraisalRules(), planning: planning)
        for days in [-8.0, 0, 6, 20] {
            let time = scenario.start.adding(hours: 24 * days)
            let cutOff = situation.situation(at: time).standings.map(\.isCutOff)
            let free = Self.isFree(scenario, scenario.formations.map(\.cell), at: time, ownGround: planning.ownGround)
            #expect(free == cutOff.map { !$0 }, "day \(days)")
            #expect(days != 0 || (cutOff.contains(true) && cutOff.contains(false)))
        }
    }

    @Test func `a force on the road cuts off those behind it and not those before it`() {
        let places = [50, 40, 12].map { CellID($0 * 12 + 1) }
        #expect(Self.isFree(Self.plain([]), places) == [true, true, true])
        let force = Fixtures.force(battalions: 9, at: CellID(26 * 12))
        #expect(Self.isFree(Self.plain([force]), places) == [false, false, true])
        // One that stands close behind a place watches its ground, and does not cut it off.
        let behind = Fixtures.force(battalions: 9, at: CellID(42 * 12))
        #expect(Self.isFree(Self.plain([behind]), places) == [false, true, true])
        // Away from the road there is a way round, and it does not count: supplies come by road.
        let gone = Fixtures.force(battalions: 9, at: CellID(26 * 12), posture: .absent)
        #expect(Self.isFree(Self.plain([gone]), places) == [true, true, true])
    }

    @Test func `without roads ways on foot count, and who has none at all is not cut off by the enemy`() {
        let places = [50, 12].map { CellID($0 * 12 + 1) }
        #expect(Self.isFree(Self.plain([], road: false), places) == [true, true])
        let wall = (0..<4).map { Fixtures.force(battalions: 30, at: CellID(26 * 12 + 1 + 3 * $0)) }
        #expect(Self.isFree(Self.plain(wall, road: false), places) == [false, true])
        let strait = Set((30 * 12..<31 * 12))
        #expect(Self.isFree(Self.plain(wall, road: false, sea: strait), places) == [true, true])
    }

    @Test func `a scenario without a refuge has no reader`() {
        #expect(Self.isFree(Fixtures.plain(), [CellID(5)]) == nil)
    }
}
