import Appraisal
import Hexes
import Planning
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Courses lead to the objective from everywhere, and differ by their number alone.
struct CourseTests {
    private static let rules = AppraisalRules()

    /// The ground of a scenario, and what its side believes at the start and some days later.
    private struct Ground {
        let scenario: Scenario
        let march: MarchTable
        let costs: [WayCost]

        init(_ scenario: Scenario, days: [Int] = [0], men: Int? = nil) {
            self.scenario = scenario
            let march = MarchTable(theatre: scenario.theatre, rules: rules.march)
            var reader = ScheduleReader(scenario: scenario, march: march, rules: rules.hold)
            let hazards = HazardReader(theatre: scenario.theatre, rules: rules.contact)
            costs = days.map { day in
                let hold = reader.reading(at: scenario.start.adding(hours: Double(24 * day))).hold
                return WayCost(
                    theatre: scenario.theatre, march: march, hazard: hazards.hazard(of: hold),
                    rules: WayRules(rules, PlanningRules(), men: men))
            }
            self.march = march
        }

        func book(_ rules: PlanningRules = PlanningRules(), looks: [Int] = [0], draw: UInt64 = 0) -> CourseBook {
            let costs = looks.map { self.costs[$0] }
            return CourseBook(
                scenario: scenario, march: march, rules: rules, looks: looks.count, draw: draw, cost: { costs[$0] })
        }
    }

    private static func rules(courses: Double, perturbation: Double = 0.5) -> PlanningRules {
        var rules = PlanningRules()
        rules.courses = courses
        rules.perturbation = perturbation
        return rules
    }

    @Test(arguments: ["lesson", "korea-1950"])
    func `every formation has ways to the objective`(name: String) throws {
        let ground = Ground(try Fixtures.library.read(name))
        let (scenario, book) = (ground.scenario, ground.book(Self.rules(courses: 8)))
        let best = Course(leastRiskIn: scenario, cost: ground.costs[0])
        for formation in scenario.formations {
            let ways = book.ways(.gaps, from: formation.cell, number: 8, march: ground.march)
            #expect(ways.count == 8, "\(formation.id)")
            for way in ways {
                #expect(way.cells.first == formation.cell)
                #expect(scenario.objective.cells[way.cells.last!.offset])
                #expect(zip(way.cells, way.cells.dropFirst()).allSatisfy { scenario.theatre.grid.steps(from: $0, to: $1) == 1 })
            }
            let one = try #require(best.cells(from: formation.cell, neighbours: ground.march.neighbours))
            let price = { (way: Way) in way.contacts + PlanningRules().riskPerHour * way.marchHours }
            // Costs are rounded to 1/8000 contact a step.
            #expect(ways.allSatisfy { price(ground.costs[0].way(along: one)) <= price($0) * 1.02 + 0.005 })
        }
    }

    @Test func `without perturbation all courses are the plain tree`() throws {
        let ground = Ground(try Fixtures.lesson())
        let book = ground.book(Self.rules(courses: 8, perturbation: 0))
        let plain = Course(leastRiskIn: ground.scenario, cost: ground.costs[0])
        for course in 0..<8 { #expect(book.course(.gaps, course).next == plain.next) }
    }

    @Test func `a course hangs on its number and the place, not on the look`() throws {
        let ground = Ground(try Fixtures.lesson(), days: [0, 4])
        let rules = Self.rules(courses: 8)
        let (both, later, twice) = (
            ground.book(rules, looks: [0, 1]), ground.book(rules, looks: [1]), ground.book(rules, looks: [1, 0, 1])
        )
        for course in 0..<8 {
            #expect(both.course(.gaps, course, look: 1).next == later.course(.gaps, course).next)
            #expect(twice.course(.gaps, course, look: 2).next == later.course(.gaps, course).next)
            for kind in [CourseKind.roads, .wheels] {
                #expect(both.course(kind, course).next == later.course(kind, course, look: 0).next)
            }
        }
        let other = ground.book(rules, looks: [0, 1], draw: 1)
        #expect((0..<8).contains { other.course(.gaps, $0).next != both.course(.gaps, $0).next })
    }

    /// Wherever the last look has led a body, the next leads it on.
    @Test func `every new tree leads on from where a body stands`() throws {
        let ground = Ground(try Fixtures.lesson(), days: [0, 4])
        let book = ground.book(Self.rules(courses: 8), looks: [0, 1])
        for formation in ground.scenario.formations {
            for course in 0..<8 {
                let before = try #require(
                    book.course(.gaps, course).cells(from: formation.cell, neighbours: ground.march.neighbours))
                let after = book.course(.gaps, course, look: 1)
                for cell in before {
                    let way = after.cells(from: cell, neighbours: ground.march.neighbours)
                    #expect(way?.last.map { ground.scenario.objective.cells[$0.offset] } == true)
                }
            }
        }
    }

    @Test func `courses by road differ too`() throws {
        let ground = Ground(try Fixtures.korea())
        let book = ground.book(Self.rules(courses: 8))
        let sixth = try #require(ground.scenario.formations.first { $0.id == "kpa_6" })
        for kind in CourseKind.allCases {
            let ways = book.ways(kind, from: sixth.cell, number: 8, march: ground.march).map { Set($0.cells) }
            let shared = ways.dropFirst().map { Double($0.intersection(ways[0]).count) / Double($0.count) }
            #expect(ways.isEmpty == (kind == .wheels) || shared.min() ?? 1 < 0.8, "\(kind) \(shared)")
        }
    }

    /// East and west are alike on the plain, so courses from its middle end on either side of it equally often: of 384 courses, the
    /// difference has a standard error of 0.05.
    @Test func `a mirrored map has the mirrored law`() {
        let plain = Fixtures.plain(columns: 41, rows: 30)
        // Even rows begin half a hex farther west: the middle of an even row is the middle of the map but for that.
        let start = CellID(28 * 41 + 20)
        let ground = Ground(plain)
        var (west, east) = (0.0, 0.0)
        for draw in 0..<12 as Range<UInt64> {
            let book = ground.book(Self.rules(courses: 32), draw: draw)
            for course in 0..<32 {
                let end = book.course(.gaps, course).cells(from: start, neighbours: ground.march.neighbours)!.last!
                let column = plain.theatre.grid.column(of: end)
                if column < 20 { west += 1 }
                if column > 20 { east += 1 }
            }
        }
        print("MIRROR", west, east)
        #expect(west + east > 128 && abs(west - east) / (west + east) < 0.25)
    }

    @Test func `knowing the ways is worth less than knowing the one way`() throws {
        let ground = Ground(try Fixtures.korea())
        let scenario = ground.scenario
        let game = SectorGame(
            scenario: scenario, march: ground.march, map: SectorMap(grid: scenario.theatre.grid),
            isThoughtOf: ground.costs[0].cellsWithinDetour(of: scenario))
        let chances = game.chances(contactsPerHour: 0.02)
        let book = ground.book(Self.rules(courses: 16))
        let parties = scenario.members(of: "eight").map {
            Exploitability.Party(formation: $0, detachmentSize: 40, ways: 8)
        }
        for number in [1, 6] {
            let blocks = Exploitability.Blocks(number: number, chances: chances)
            let found = try #require(
                Exploitability(
                    scenario: scenario, march: ground.march, book: book, game: game, blocks: blocks, parties: parties))
            print("EXPLOIT", number, found)
            // Nobody spreads better than the value allows, and one way is the worst.
            #expect(found.asSent >= found.value * (1 - 1e-6) && found.oneWay > found.asSent && found.gain >= 0)
        }
        #expect(
            Exploitability(
                scenario: scenario, march: ground.march, book: book, game: game, blocks: .init(number: 6, chances: chances),
                parties: []) == nil)
    }
}
