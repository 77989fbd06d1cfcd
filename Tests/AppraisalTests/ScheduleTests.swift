import Appraisal
import Geography
import Hexes
import RuleSets
import Scenarios
import TestSupport
import Testing

/// The enemy's dated schedule between its dates: where a force is, how, and when that changes.
@Suite struct ScheduleTests {
    private static let start = LocalTime("1950-09-01T07:00")!

    private static func force(_ fixes: [(minutes: Int, cell: CellID, posture: Posture)], mobility: Mobility = .foot)
        -> EnemyForce
    {
        EnemyForce(
            id: "e", name: "E", parent: "", kind: "infantry", battalions: 3, men: Strength(low: 1, best: 1, high: 1),
            mobility: mobility,
            track: fixes.map { Fix(time: LocalTime(minutes: start.minutes + $0.minutes), cell: $0.cell, posture: $0.posture) },
            confidence: "high", sources: [])
    }

    private static func schedule(_ force: EnemyForce, on scenario: Scenario) -> EnemySchedule {
        EnemySchedule(
            forces: [force], theatre: scenario.theatre, march: MarchTable(theatre: scenario.theatre, rules: MarchRules()),
            rules: HoldRules())
    }

    /// A span of minutes over so many hexes; spans that hexes do not divide are where rounding would show.
    @Test(arguments: [60, 61, 97, 420, 1439, 1440, 4321, 10_007, 43_200], 1...11)
    func `a change is the minute at which a force stands elsewhere, and the one before is not`(span: Int, hexes: Int) throws {
        let scenario = Fixtures.plain(columns: 14)
        let (from, to) = (CellID(5 * 14 + 1), CellID(5 * 14 + 1 + hexes))
        let schedule = Self.schedule(Self.force([(0, from, .advance), (span, to, .hold)]), on: scenario)
        let changes = schedule.changes(until: LocalTime(minutes: Self.start.minutes + span + 9))
        #expect(changes.count == hexes + 2)
        for (number, change) in changes.enumerated() {
            let now = schedule.position(of: 0, at: change)
            let before = schedule.position(of: 0, at: LocalTime(minutes: change.minutes - 1))
            #expect(now != before, "\(number): \(change)")
        }
        // Between two changes nothing happens: the last minute is as the first.
        for (change, next) in zip(changes, changes.dropFirst()) {
            let last = schedule.position(of: 0, at: LocalTime(minutes: next.minutes - 1))
            #expect(last == schedule.position(of: 0, at: change), "\(change)")
        }
    }

    @Test(arguments: 1...10)
    func `a force goes by neighbours on land from its first place to its last`(seed: Int) {
        let scenario = Fixtures.rough(seed: seed)
        let (grid, cells) = (scenario.theatre.grid, scenario.enemy.map { $0.track[0].cell })
        let span = 6000
        let schedule = Self.schedule(Self.force([(0, cells[0], .advance), (span, cells[1], .security)]), on: scenario)
        let positions = (0...span).map { schedule.position(of: 0, at: LocalTime(minutes: Self.start.minutes + $0)) }
        #expect(positions[0].cell == cells[0] && positions[span].cell == cells[1])
        #expect(positions.dropLast().allSatisfy { $0.posture == .advance } && positions[span].posture == .security)
        for (here, next) in zip(positions, positions.dropFirst()) {
            #expect(grid.steps(from: here.cell, to: next.cell) <= 1 && scenario.theatre.isLand(next.cell))
        }
        // It never comes back to a hex that it has left.
        var way: [CellID] = []
        for position in positions where way.last != position.cell { way.append(position.cell) }
        #expect(Set(way).count == way.count)
    }

    @Test func `a column goes round by the road where that is quicker`() {
        let grid = Fixtures.plain(columns: 20).theatre.grid
        // A road along row 4, two rows north of the force and of its end.
        let road = (1..<18).map { grid.side(of: CellID(4 * 20 + $0), to: .east)! }
        let scenario = Fixtures.plain(columns: 20, roads: road)
        let force = Self.force([(0, CellID(6 * 20 + 1), .advance), (6000, CellID(6 * 20 + 17), .hold)], mobility: .motor)
        let schedule = Self.schedule(force, on: scenario)
        let middle = schedule.position(of: 0, at: LocalTime(minutes: Self.start.minutes + 3000))
        #expect(grid.row(of: middle.cell) == 4)
    }

    @Test(arguments: [(2, Posture.hold), (3, .advance)])
    func `one who holds and moves far advances between his dates`(hexes: Int, posture: Posture) {
        let scenario = Fixtures.plain()
        let force = Self.force([(0, CellID(60), .hold), (1000, CellID(60 + hexes), .hold)])
        let position = Self.schedule(force, on: scenario).position(of: 0, at: LocalTime(minutes: Self.start.minutes + 10))
        #expect(position.posture == posture)
        let last = Self.schedule(force, on: scenario).position(of: 0, at: LocalTime(minutes: Self.start.minutes + 1000))
        #expect(last.cell == CellID(60 + hexes) && last.posture == .hold)
    }

    @Test func `a force that leaves the theatre is gone until it is back, elsewhere`() {
        let scenario = Fixtures.plain()
        let force = Self.force([(0, CellID(61), .hold), (600, CellID(61), .absent), (1200, CellID(70), .hold)])
        let schedule = Self.schedule(force, on: scenario)
        let at = { (minutes: Int) in schedule.position(of: 0, at: LocalTime(minutes: Self.start.minutes + minutes)) }
        #expect(at(-1).posture == .absent && at(599) == at(0) && at(0).posture == .hold)
        #expect((600..<1200).allSatisfy { at($0).posture == .absent })
        #expect(at(1200).cell == CellID(70) && at(99_999) == at(1200))
        #expect(schedule.changes(until: LocalTime(minutes: Self.start.minutes + 99_999)).count == 3)
    }

    @Test func `where no way leads a force stays until it is there`() {
        let columns = 12
        let sea = Set((0..<10).map { $0 * columns + 6 })
        let scenario = Fixtures.plain(sea: sea)
        let (west, east) = (CellID(5 * columns + 2), CellID(5 * columns + 9))
        let schedule = Self.schedule(Self.force([(0, west, .advance), (1000, east, .hold)]), on: scenario)
        #expect(schedule.position(of: 0, at: LocalTime(minutes: Self.start.minutes + 999)).cell == west)
        #expect(schedule.position(of: 0, at: LocalTime(minutes: Self.start.minutes + 1000)).cell == east)
    }
}
