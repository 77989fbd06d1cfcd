import Appraisal
import Graphs
import Hexes
import Scenarios

/// The courses laid at one look at the map: by least risk, several and dissimilar, by road, and for wheels.
public struct CourseBook: Sendable {
    /// Dissimilar courses of low risk, the best first.
    public let gaps: [Course]
    public let road: Course
    public let wheels: Course
    /// What the steps cost under the belief of the day.
    public let cost: WayCost

    /// Lays the courses from the starts to the objective.
    ///
    /// Each course in turn makes the cells of its ways dearer for the next (penalty method); the order of the starts
    /// does not matter.
    public init(scenario: Scenario, cost: WayCost, march: MarchTable, starts: [CellID], rules: PlanningRules) {
        let grid = scenario.theatre.grid
        let graph = HexGridGraph(columns: grid.columns, rows: grid.rows)
        let targets = scenario.objectiveTargets
        var price = [Float](repeating: 1, count: grid.count)
        var gaps: [Course] = []
        let open = cost.open
        for _ in 0..<max(1, Int(rules.courses)) {
            let course = Course(to: targets, on: graph, costs: WayCost.gapCosts(open, march: march, price: price))
            gaps.append(course)
            var used = [Bool](repeating: false, count: grid.count)
            for start in starts {
                for cell in course.cells(from: start, neighbours: march.neighbours) ?? [] { used[cell.offset] = true }
            }
            for index in price.indices where used[index] { price[index] *= 1 + Float(rules.spreadPenalty) }
        }
        self.gaps = gaps
        self.cost = cost
        road = Course(to: targets, on: graph, costs: cost.roadCosts())
        wheels = Course(to: targets, on: graph, costs: cost.wheelCosts())
    }

    /// The course of least risk alone.
    public static func best(scenario: Scenario, cost: WayCost) -> Course {
        let grid = scenario.theatre.grid
        let graph = HexGridGraph(columns: grid.columns, rows: grid.rows)
        let even = [Float](repeating: 1, count: grid.count)
        return Course(to: scenario.objectiveTargets, on: graph, costs: cost.gapCosts(price: even))
    }

    /// The dissimilar ways from a start, the best first.
    public func ways(from start: CellID, march: MarchTable) -> [Way] {
        gaps.compactMap { $0.cells(from: start, neighbours: march.neighbours) }.map(cost.way)
    }
}
