import Appraisal
import Graphs
import Hexes
import Planning
import Scenarios
import TestSupport
import Testing

/// Courses lead to the objective, and ways are dissimilar.
struct CourseTests {
    private let rules = AppraisalRules()

    private func book(_ scenario: Scenario) -> (book: CourseBook, march: MarchTable) {
        let march = MarchTable(theatre: scenario.theatre, rules: rules.march)
        var reader = ScheduleReader(scenario: scenario, march: march, rules: rules)
        let hazard = Hazard(hold: reader.reading(at: scenario.start).hold, theatre: scenario.theatre, rules: rules.contact)
        let cost = WayCost(
            theatre: scenario.theatre, march: march, hazard: hazard,
            informers: Hazard.informers(theatre: scenario.theatre, rules: rules.contact), appraisal: rules,
            rules: PlanningRules())
        let starts = scenario.formations.map(\.cell)
        return (CourseBook(scenario: scenario, cost: cost, march: march, starts: starts, rules: PlanningRules()), march)
    }

    @Test(arguments: ["lesson", "korea-1950"])
    func everyFormationHasWaysToTheObjective(_ name: String) throws {
        let scenario = try Fixtures.library.read(name)
        let (book, march) = book(scenario)
        for formation in scenario.formations {
            let ways = book.ways(from: formation.cell, march: march)
            #expect(ways.count == Int(PlanningRules().courses), "\(formation.id)")
            for way in ways {
                #expect(way.cells.first == formation.cell)
                #expect(scenario.objective.cells[way.cells.last!.offset])
                #expect(zip(way.cells, way.cells.dropFirst()).allSatisfy { scenario.theatre.grid.steps(from: $0, to: $1) == 1 })
                #expect(way.contacts > 0 && way.marchHours > 0)
            }
            #expect(ways[0].contacts <= ways.map(\.contacts).min()! * 1.5, "the first way is among the best")
        }
    }

    @Test func laterWaysLeaveTheFirst() throws {
        let scenario = try Fixtures.korea()
        let (book, march) = book(scenario)
        let sixth = scenario.formations.first { $0.id == "kpa_6" }!
        let ways = book.ways(from: sixth.cell, march: march).map { Set($0.cells) }
        let shared = ways.dropFirst().map { Double($0.intersection(ways[0]).count) / Double($0.count) }
        #expect(shared.min()! < 0.5, "\(shared)")
    }
}
