import Appraisal
import Geography
import Hexes
import Planning
import RuleSets
import Scenarios
import TestSupport
import Testing

/// The cost of a way is the sum of its steps', and the detours thought of are those that are short enough.
@Suite struct WayCostTests {
    /// The cost on plain ground, with the hours of its steps.
    private struct Ground {
        let scenario: Scenario
        let march: MarchTable
        let cost: WayCost

        init(_ scenario: Scenario, rules: Rules = Rules(), men: Int? = nil) {
            self.scenario = scenario
            march = MarchTable(theatre: scenario.theatre, rules: rules.appraisal.march)
            var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
            cost = WayCost(
                theatre: scenario.theatre, march: march, hazard: reader.situation(at: scenario.start).hazard,
                rules: WayRules(rules.appraisal, rules.planning, men: men))
        }
    }

    private static let enemy = Fixtures.force(battalions: 3, at: CellID(4 * 12 + 3))
    private static let cells = (0..<8).map { CellID((9 - $0) * 12 + 3) }

    @Test func `a way costs what its steps cost`() {
        let ground = Ground(Fixtures.plain(enemy: [Self.enemy]))
        let way = ground.cost.way(along: Self.cells)
        var (hours, contacts) = (0.0, 0.0)
        for (from, to) in zip(Self.cells, Self.cells.dropFirst()) {
            let step = 6 * from.offset + ground.scenario.theatre.grid.direction(from: from, to: to)!.rawValue
            hours += ground.cost.hours(step)
            contacts += ground.cost.contacts(step)
        }
        #expect(abs(way.marchHours - hours) < 1e-9 && abs(way.contacts - contacts) < 1e-12 && way.kilometres == 21)
        #expect(way.contacts > 0 && way.cells == Self.cells)
    }

    @Test func `a way in two parts costs their sum`() {
        let cost = Ground(Fixtures.plain(enemy: [Self.enemy])).cost
        let whole = cost.way(along: Self.cells)
        for cut in 1..<7 {
            let parts = [cost.way(along: Array(Self.cells[...cut])), cost.way(along: Array(Self.cells[cut...]))]
            #expect(abs(parts[0].contacts + parts[1].contacts - whole.contacts) < 1e-12)
            #expect(abs(parts[0].marchHours + parts[1].marchHours - whole.marchHours) < 1e-9)
            #expect(parts[0].kilometres + parts[1].kilometres == whole.kilometres)
        }
    }

    @Test func `one who stands still goes nowhere`() {
        let cost = Ground(Fixtures.plain(enemy: [Self.enemy])).cost
        for cells in [[], [CellID(60)]] {
            let way = cost.way(along: cells)
            #expect(way.kilometres == 0 && way.marchHours == 0 && way.contacts == 0)
        }
    }

    @Test func `without an enemy and without people no step has a contact`() {
        let ground = Ground(Fixtures.plain())
        for step in ground.march.neighbours.indices where ground.march.neighbours[step] >= 0 {
            #expect(ground.cost.contacts(step) == 0 && ground.cost.hours(step) > 0)
        }
    }

    @Test func `a step beyond the edge or into the sea is closed`() {
        let ground = Ground(Fixtures.plain(sea: [67]))
        for direction in Direction.allCases {
            let step = 6 * 66 + direction.rawValue
            let isSea = ground.march.neighbours[step] == 67
            #expect(ground.cost.hours(step).isFinite == !isSea)
        }
        #expect(!ground.cost.hours(6 * 0 + Direction.northWest.rawValue).isFinite)
    }

    @Test func `a bigger body is met more often on the same way`() {
        let contacts = [10, 100, 1000].map { men in
            Ground(Fixtures.plain(enemy: [Self.enemy]), men: men).cost.way(along: Self.cells).contacts
        }
        #expect(contacts == contacts.sorted() && contacts[0] < contacts[2])
    }

    // MARK: detours

    @Test func `a longer detour takes in more`() {
        let ground = Ground(Fixtures.plain())
        let steps = StepHours(march: ground.march, rules: MarchRules(), men: 0)
        let within = [1, 1.2, 1.5, 3].map { steps.cellsWithinDetour($0, scenario: ground.scenario) }
        for (less, more) in zip(within, within.dropFirst()) {
            #expect(zip(less, more).allSatisfy { !$0 || $1 })
        }
        let counts = within.map { $0.count { $0 } }
        #expect(counts[0] >= 10 && counts[0] < counts[3])
    }

    @Test func `the start and an end are always within`() {
        let scenario = Fixtures.plain(from: CellID(66))
        let ground = Ground(scenario)
        let within = StepHours(march: ground.march, rules: MarchRules(), men: 0).cellsWithinDetour(1, scenario: scenario)
        #expect(within[66] && scenario.objectiveTargets.contains { within[$0] })
        // On open ground the quickest ways are the straight ones: none goes farther south.
        #expect((72..<120).allSatisfy { !within[$0] })
    }

    @Test func `nothing is within where there is no way`() {
        let scenario = Fixtures.plain(sea: Set(48..<60))
        let ground = Ground(scenario)
        let within = StepHours(march: ground.march, rules: MarchRules(), men: 0).cellsWithinDetour(9, scenario: scenario)
        #expect(within.allSatisfy { !$0 })
    }
}
