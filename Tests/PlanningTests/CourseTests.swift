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

    private func lay(_ scenario: Scenario, blocks: Int = 6) -> Laid {
        let march = MarchTable(theatre: scenario.theatre, rules: rules.march)
        var reader = ScheduleReader(scenario: scenario, march: march, rules: rules)
        let hazard = Hazard(hold: reader.reading(at: scenario.start).hold, theatre: scenario.theatre, rules: rules.contact)
        let cost = WayCost(
            theatre: scenario.theatre, march: march, hazard: hazard,
            informers: Hazard.informers(theatre: scenario.theatre, rules: rules.contact), appraisal: rules,
            rules: PlanningRules())
        let game = SectorGame(
            scenario: scenario, march: march, map: SectorMap(grid: scenario.theatre.grid),
            isThoughtOf: CrossingGame.cellsWithinDetour(scenario: scenario, cost: cost))
        let chances = game.chances(contactsPerHour: 0.02)
        let book = CourseBook(
            scenario: scenario, cost: cost, march: march, game: game, blocks: .init(number: blocks, chances: chances),
            rules: PlanningRules())
        return Laid(scenario: scenario, march: march, cost: cost, game: game, chances: chances, book: book)
    }

    @Test(arguments: ["lesson", "korea-1950"])
    func everyFormationHasWaysToTheObjective(_ name: String) throws {
        let laid = lay(try Fixtures.library.read(name))
        let scenario = laid.scenario
        for (index, formation) in scenario.formations.enumerated() {
            let ways = laid.book.ways(of: index, from: formation.cell, number: 8, march: laid.march)
            #expect(!ways.isEmpty, "\(formation.id)")
            #expect(abs(ways.reduce(0) { $0 + $1.share } - 1) < 1e-9)
            #expect(zip(ways, ways.dropFirst()).allSatisfy { $0.share >= $1.share })
            for (way, _) in ways {
                #expect(way.cells.first == formation.cell)
                #expect(scenario.objective.cells[way.cells.last!.offset])
                #expect(zip(way.cells, way.cells.dropFirst()).allSatisfy { scenario.theatre.grid.steps(from: $0, to: $1) == 1 })
                #expect(way.contacts > 0 && way.marchHours > 0)
            }
            let one = laid.book.ways(of: index, from: formation.cell, number: 1, march: laid.march)
            #expect(one.count == 1 && one[0].share == 1)
            #expect(one[0].way.contacts <= ways.map(\.way.contacts).min()! * 1.5, "the one way is among the best")
        }
    }

    @Test func bodiesTakeTheWaysInProportionHoweverManyTheyAre() throws {
        let laid = lay(try Fixtures.korea())
        for formation in laid.scenario.formations.indices {
            let shares = laid.book.shares[formation]
            var taken = [Double](repeating: 0, count: shares.count)
            for body in 0..<128 {
                taken[Int(laid.book.course(of: formation, body: body, ways: 8))] += 1
                for course in shares.indices {
                    #expect(
                        abs(taken[course] - shares[course] * Double(body + 1)) <= 1 + 1e-9, "\(formation) after \(body + 1)")
                }
            }
            #expect((0..<128).allSatisfy { laid.book.course(of: formation, body: $0, ways: 2) < 2 })
        }
    }

    @Test func thePlanLiesBetweenTheSafestGroundAndTheGame() throws {
        let laid = lay(try Fixtures.korea())
        let game = laid.game
        let contacts = game.cells.indices.map { 0.1 + 0.01 * Double($0 % 7) }
        var men = [Double](repeating: 0, count: game.count)
        for formation in laid.scenario.formations { men[Int(game.placeOfCell[formation.cell.offset])] += 1.0 / 16 }
        let value = try #require(game.game(chances: laid.chances, men: men).solve()).upperBound
        let plans = try [0, 1, 6, 10_000].map { blocks in
            try #require(SectorPlan(game: game, chances: laid.chances, contacts: contacts, men: men, blocks: blocks))
        }
        // The more blocks, the less each of them meets and the more is risked elsewhere; the game bounds both.
        for (less, more) in zip(plans, plans.dropFirst()) {
            #expect(more.rate <= less.rate + 1e-9 && more.contacts >= less.contacts - 1e-9)
        }
        #expect(plans.allSatisfy { $0.rate >= value * (1 - 1e-6) })
        #expect(plans[3].rate < value * 1.01, "against very many blocks the plan is the game's")
        for (plan, blocks) in zip(plans, [0.0, 1, 6, 10_000]) {
            // What the ways carry adds up to what is claimed of them, and no other plan is better against so many blocks.
            var through = [Double](repeating: 0, count: game.count)
            for way in plan.ways { for place in way.places.dropFirst() { through[place] += way.share * men[way.places[0]] } }
            let met = game.cells.indices.map { laid.chances[$0] * through[$0] }.max()!
            #expect(abs(met - plan.rate) < 1e-4 * plan.rate)
            #expect(abs(zip(through, contacts).reduce(0) { $0 + $1.0 * $1.1 } - plan.contacts) < 1e-4 * plan.contacts)
            for other in plans { #expect(plan.contacts + blocks * plan.rate <= (other.contacts + blocks * other.rate) * 1.002) }
        }
    }

    @Test func theWaysOfKoreaSpread() throws {
        let laid = lay(try Fixtures.korea())
        let sixth = laid.scenario.formations.firstIndex { $0.id == "kpa_6" }!
        let ways = laid.book.ways(of: sixth, from: laid.scenario.formations[sixth].cell, number: 8, march: laid.march)
        #expect(ways.count > 1)
        let first = Set(ways[0].way.cells)
        let shared = ways.dropFirst().map { Double(first.intersection($0.way.cells).count) / Double($0.way.cells.count) }
        #expect(shared.min()! < 0.6, "\(shared)")
    }

    @Test func knowingTheWaysIsWorthLessThanKnowingTheOneWay() throws {
        let laid = lay(try Fixtures.korea())
        let parties = laid.scenario.members(of: "eight").map {
            Exploitability.Party(formation: $0, detachmentSize: 40, ways: 8)
        }
        for number in [1, 6] {
            let blocks = CourseBook.Blocks(number: number, chances: laid.chances)
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
