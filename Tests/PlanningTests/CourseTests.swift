import Appraisal
import Graphs
import Hexes
import Planning
import Scenarios
import TestSupport
import Testing

/// Courses lead to the objective by the ways of the plan.
struct CourseTests {
    private let rules = AppraisalRules()

    private struct Laid {
        let scenario: Scenario
        let march: MarchTable
        let cost: WayCost
        let game: SectorGame
        let chances: [Double]
        let book: CourseBook
    }

    private func lay(_ scenario: Scenario) -> Laid {
        let march = MarchTable(theatre: scenario.theatre, rules: rules.march)
        var reader = ScheduleReader(scenario: scenario, march: march, rules: rules.hold)
        let hazard = HazardReader(theatre: scenario.theatre, rules: rules.contact).hazard(
            of: reader.reading(at: scenario.start).hold)
        let cost = WayCost(
            theatre: scenario.theatre, march: march, hazard: hazard, rules: WayRules(rules, PlanningRules()))
        let game = SectorGame(
            scenario: scenario, march: march, map: SectorMap(grid: scenario.theatre.grid),
            isThoughtOf: cost.cellsWithinDetour(of: scenario))
        let chances = game.chances(contactsPerHour: 0.02)
        let book = CourseBook(
            scenario: scenario, cost: cost, march: march, game: game, chances: chances, rules: PlanningRules())
        return Laid(scenario: scenario, march: march, cost: cost, game: game, chances: chances, book: book)
    }

    @Test(arguments: ["lesson", "korea-1950"])
    func everyFormationHasWaysToTheObjective(_ name: String) throws {
        let laid = lay(try Fixtures.library.read(name))
        let scenario = laid.scenario
        for formation in scenario.formations {
            let ways = laid.book.ways(from: formation.cell, number: 8, march: laid.march)
            #expect(ways.count == Int(PlanningRules().courses), "\(formation.id)")
            for way in ways {
                #expect(way.cells.first == formation.cell)
                #expect(scenario.objective.cells[way.cells.last!.offset])
                #expect(zip(way.cells, way.cells.dropFirst()).allSatisfy { scenario.theatre.grid.steps(from: $0, to: $1) == 1 })
                #expect(way.contacts > 0 && way.marchHours > 0)
            }
            let one = laid.book.ways(from: formation.cell, number: 1, march: laid.march)
            #expect(one.count == 1)
            #expect(one[0].contacts <= ways.map(\.contacts).min()! * 1.5, "the one way is among the best")
        }
    }

    @Test func bodiesTakeTheWaysInTurn() throws {
        let book = lay(try Fixtures.lesson()).book
        #expect((0..<20).map { book.course(body: $0, ways: 3) } == (0..<20).map { $0 % 3 })
        #expect((0..<9).map { book.course(body: $0, ways: 99) } == [0, 1, 2, 3, 4, 5, 6, 7, 0])
        #expect(book.course(body: 5, ways: 1) == nil)
    }

    @Test func thePlanIsTheGamesWithinItsSlackAndQuietOtherwise() throws {
        let laid = lay(try Fixtures.korea())
        let game = laid.game
        let contacts = game.cells.indices.map { 0.1 + 0.01 * Double($0 % 7) }
        var men = [Double](repeating: 0, count: game.count)
        for formation in laid.scenario.formations { men[Int(game.placeOfCell[formation.cell.offset])] += 1.0 / 16 }
        let inspection = game.game(chances: laid.chances, men: men)
        let value = try #require(inspection.solve()).upperBound
        let plan = try #require(
            SectorPlan(game: game, chances: laid.chances, contacts: contacts, men: men, slack: PlanningRules().spreadSlack))
        #expect(plan.rate >= value * (1 - 1e-6) && plan.rate <= value * 1.021)
        // What the ways carry adds up to what is claimed of them, and every man of every start has one.
        var through = [Double](repeating: 0, count: game.count)
        for way in plan.ways { for place in way.places.dropFirst() { through[place] += way.share * men[way.places[0]] } }
        let met = game.cells.indices.map { laid.chances[$0] * through[$0] }.max()!
        #expect(abs(met - plan.rate) < 1e-4 * plan.rate)
        #expect(abs(zip(through, contacts).reduce(0) { $0 + $1.0 * $1.1 } - plan.contacts) < 1e-4 * plan.contacts)
        for start in men.indices where men[start] > 0 {
            #expect(abs(plan.ways.filter { $0.places[0] == start }.reduce(0) { $0 + $1.share } - 1) < 1e-6)
        }
        // No spreading that the game itself finds is quieter.
        let other = try #require(inspection.solve())
        let noise = game.cells.indices.reduce(0) { $0 + other.nodeFlows[$1] * contacts[$1] }
        #expect(plan.contacts <= noise * 1.001)
    }

    @Test func theWaysOfKoreaSpread() throws {
        let laid = lay(try Fixtures.korea())
        let sixth = laid.scenario.formations.first { $0.id == "kpa_6" }!
        let ways = laid.book.ways(from: sixth.cell, number: 8, march: laid.march).map { Set($0.cells) }
        let shared = ways.dropFirst().map { Double($0.intersection(ways[0]).count) / Double($0.count) }
        #expect(shared.min()! < 0.6, "\(shared)")
    }

    @Test func knowingTheWaysIsWorthLessThanKnowingTheOneWay() throws {
        let laid = lay(try Fixtures.korea())
        let parties = laid.scenario.members(of: "eight").map {
            Exploitability.Party(formation: $0, detachmentSize: 40, ways: 8)
        }
        for number in [1, 6] {
            let blocks = Exploitability.Blocks(number: number, chances: laid.chances)
            let found = try #require(
                Exploitability(
                    scenario: laid.scenario, march: laid.march, book: laid.book, game: laid.game, blocks: blocks,
                    parties: parties))
            print("EXPLOIT", number, found)
            // Nobody spreads better than the value allows, and one way is the worst.
            #expect(found.asSent >= found.value * (1 - 1e-6) && found.dissimilar >= found.value * (1 - 1e-6))
            #expect(found.oneWay > found.asSent && found.gain >= 0)
        }
        #expect(
            Exploitability(
                scenario: laid.scenario, march: laid.march, book: laid.book, game: laid.game,
                blocks: .init(number: 6, chances: laid.chances), parties: []) == nil)
    }
}
