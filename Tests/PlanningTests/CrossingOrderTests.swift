import Geography
import Hexes
import Planning
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Whom a plan is for where orders name several objectives.
struct CrossingOrderTests {
    private let lesson: Scenario
    private let place: Objective

    init() throws {
        lesson = try Fixtures.lesson()
        place = .cells([lesson.theatre.grid.cell(column: 8, row: 3)!], of: lesson.theatre.grid)
    }

    private func assignment(_ conducts: [Conduct]) -> Assignment {
        Assignment(directive: lesson.directives[0], conduct: conducts)
    }

    @Test func `one objective is planned for as it stands`() {
        let order = CrossingOrder(
            assignment([Conduct](repeating: Conduct(), count: 3)), in: lesson, at: lesson.start)
        #expect(order.going == [0, 1, 2] && order.elsewhere.isEmpty && order.scenario == lesson)
        #expect(order.time == lesson.start && !order.hasPassages)
    }

    @Test func `of several that to which most men are sent is planned for`() {
        // 600, 900 and 400 men.
        let order = CrossingOrder(assignment([Conduct(), Conduct(to: place), Conduct()]), in: lesson, at: lesson.start)
        #expect(order.going == [0, 2] && order.elsewhere == [1] && order.scenario.objective == lesson.objective)
        let other = CrossingOrder(
            assignment([Conduct(to: place), Conduct(to: place), Conduct()]), in: lesson, at: lesson.start)
        #expect(other.going == [0, 1] && other.elsewhere == [2] && other.scenario.objective == place)
    }

    @Test func `a plan is laid for the hour at which the first may march, and to the goals that count then`() {
        let late = lesson.start.adding(hours: 72)
        let goals = [
            Objective.Goal(cells: lesson.objective.cells),
            Objective.Goal(cells: place.cells, from: lesson.start.adding(hours: 48)),
        ]
        let dated = lesson.replacing(objective: Objective(name: "there", goals: goals))
        let conducts = [late, late.adding(hours: 24), late].map { Conduct(start: $0) }
        let order = CrossingOrder(assignment(conducts), in: dated, at: lesson.start)
        #expect(order.time == late && order.scenario.objective.cells[place.cells.firstIndex(of: true)!])
        let some = CrossingOrder(assignment([Conduct(), conducts[0], conducts[0]]), in: dated, at: lesson.start)
        #expect(some.time == lesson.start && some.scenario.objective.cells == lesson.objective.cells)
    }
}
