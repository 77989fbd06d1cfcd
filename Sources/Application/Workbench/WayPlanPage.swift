import Cartography
import Figures
import Foundation
import Hexes
import Planning
import RuleSets
import ScenarioFiles
import Scenarios

/// Request for a plan.
package struct PlanInput: Codable, Sendable {
    package var directive: String?
    package var order: PlainValue?
    package var yaml: String?
    package var going: [String]?
    /// Battalions of the blocker, 1 to 20.
    package var blockers: Int?
    package var at: String?

    var orderInput: OrderInput { OrderInput(directive: directive, order: order, yaml: yaml, going: going) }
}

/// Request that places blockers.
package struct BlockerInput: Codable, Sendable {
    package var directive: String?
    package var order: PlainValue?
    package var yaml: String?
    package var going: [String]?
    /// Cells in which they wait, no cell twice.
    package var cells: [Int]
    package var at: String?

    var planInput: PlanInput {
        PlanInput(directive: directive, order: order, yaml: yaml, going: going, blockers: cells.count, at: at)
    }
}

/// Which choice a request settles.
package struct ChoiceInput: Codable, Sendable {
    package var directive: String?
    package var order: PlainValue?
    package var yaml: String?
    package var seed: String?

    /// The order, with its choice open.
    package var orderInput: OrderInput { OrderInput(directive: directive, order: order, yaml: yaml) }

    /// The seed of its luck; throws for a text that is none.
    package func checkedSeed() throws(Refusal) -> UInt64 { try PairQuestion.seed(seed) }
}

/// A plan with its ways in metres.
package struct WayPlanPage: Codable, Sendable {
    struct Line: Codable, Sendable {
        let formation: String
        let men: Int
        let kilometres: Double
        let contacts: Double
        let line: [Double]
    }

    struct Mark: Codable, Sendable {
        let label: String
        let x: Double
        let y: Double
    }

    struct Inspection: Codable, Sendable {
        let cell: Int
        let x: Double
        let y: Double
        let chance: Double
    }

    let figures: PlanFigures
    let ways: [Line]
    let bottlenecks: [Mark]
    /// Where the blockers wait in their best play, and how often.
    let inspections: [Inspection]

    /// The plan of a request; throws where nobody goes, or there is no way.
    package init(_ input: PlanInput, in reading: CaseReading) throws {
        let plan = try Self.plan(input, in: reading)
        let (scenario, grid) = (reading.scenario, reading.scenario.theatre.grid)
        figures = plan.page.figures
        ways = plan.plan.mapWays.map { way in
            Line(
                formation: scenario.formations[way.formation].id, men: Int(way.men), kilometres: way.way.kilometres,
                contacts: way.way.contacts.isFinite ? way.way.contacts : 0,
                line: way.way.cells.flatMap { cell -> [Double] in
                    let centre = grid.centre(of: cell)
                    return [centre.x.rounded(), centre.y.rounded()]
                })
        }
        bottlenecks = MapMark.bottlenecks(of: plan.plan).map { mark in
            let centre = grid.centre(of: mark.cell)
            return Mark(label: mark.label, x: centre.x, y: centre.y)
        }
        inspections = plan.plan.crossing.inspections.enumerated().filter { $0.element > 1e-9 && $0.offset < grid.count }
            .map { cell, chance in
                let centre = grid.centre(of: CellID(cell))
                return Inspection(cell: cell, x: centre.x, y: centre.y, chance: chance)
            }
    }

    /// The plan of an order, as `anabasis plan` lays it.
    static func plan(_ input: PlanInput, in reading: CaseReading) throws -> PlanPackage {
        let order = try OrderReader(reading).read(input.orderInput)
        let query = PlanQuery(scenario: reading.path, blockers: input.blockers ?? 1)
        try query.check()
        return try PlanSession(query, in: reading.workspace).plan(
            order.directive, in: order.scenario, at: try reading.moment(input.at),
            rules: RuleBook.rules(for: reading.scenario), assignment: order.assignment)
    }
}

/// Share of those who go by the plan whom blockers in some cells meet, and the most that as many could.
package struct BlockerPage: Codable, Sendable {
    struct Met: Codable, Sendable {
        let id: String
        let caught: Double
    }

    let blockers: Int
    /// Share of the men that they meet on average.
    let caught: Double
    /// Share that no placing of as many can exceed.
    let bound: Double
    let byFormation: [Met]

    /// The answer to a request; throws for cells that are none.
    package init(_ input: BlockerInput, in reading: CaseReading) throws {
        let scenario = reading.scenario
        try Bounds.check("cells", input.cells.count, 1...20)
        for cell in input.cells { try Bounds.check("cells", cell, 0...scenario.theatre.grid.count - 1) }
        let cells = Set(input.cells)
        guard cells.count == input.cells.count else {
            throw FaultyRequest([FaultPage(pointer: "/cells", found: "a cell stands twice", expected: "each cell once")])
        }
        let crossing = try WayPlanPage.plan(input.planInput, in: reading).plan.crossing
        let chances = crossing.game.catchProbabilities
        var (sums, amounts) = (
            [Double](repeating: 0, count: crossing.formations.count), [Double](repeating: 0, count: crossing.formations.count)
        )
        for way in crossing.ways where sums.indices.contains(way.source) {
            let free = way.nodes.reduce(1.0) { cells.contains($1) ? $0 * (1 - chances[$1]) : $0 }
            sums[way.source] += way.amount * (1 - free)
            amounts[way.source] += way.amount
        }
        blockers = cells.count
        caught = sums.reduce(0, +)
        bound = crossing.value
        byFormation = crossing.formations.enumerated().map { place, formation in
            Met(id: scenario.formations[formation].id, caught: amounts[place] > 0 ? sums[place] / amounts[place] : 0)
        }
    }
}
