import Appraisal
import Graphs
import Hexes
import Scenarios

/// The next step from every cell towards the objective, under one cost of the steps.
public struct Course: Sendable {
    /// Direction of the next step, `Direction.rawValue`, or one of the marks.
    public let next: [UInt8]
    /// The mark for "no next step".
    public static let none = NextStepSearch.noStep
    /// The mark for "no further step": the objective.
    public static let arrived = NextStepSearch.target
    /// The mark of a passage, from where the next leg leads on.
    public static let onward = arrived - 1
    /// The mark of an objective that does not count yet: a body waits there.
    public static let waiting = arrived - 2

    /// A course by its next steps.
    public init(next: [UInt8]) { self.next = next }

    /// The course of least risk to the objective of a scenario, unperturbed.
    public init(leastRiskIn scenario: Scenario, cost: WayCost) {
        let theatre = scenario.theatre
        let grid = HexGridGraph(columns: theatre.grid.columns, rows: theatre.grid.rows)
        let land = HexSubgraph(of: grid) { theatre.isLand(CellID($0)) }
        var search = NextStepSearch(
            on: land, to: scenario.objectiveTargets, costs: cost.searchCosts(.gaps, on: land), mostCost: WayCost.mostSearchCost)
        next = search.directions(factors: [Float](repeating: 1, count: land.hexes.count))
    }

    /// A course that follows a way while on it, and another course elsewhere.
    public init(along way: Way, else other: Course, grid: HexGrid) {
        var next = other.next
        for (from, to) in zip(way.cells, way.cells.dropFirst()) {
            if let direction = grid.direction(from: from, to: to) { next[from.offset] = UInt8(direction.rawValue) }
        }
        self.next = next
    }

    /// The cells from a start to the end of the course, both included; nil where the course leads nowhere.
    public func cells(from start: CellID, neighbours: [Int32]) -> [CellID]? {
        var cells = [start]
        var here = start.offset
        while next[here] < Self.waiting || next[here] == Self.none {
            if next[here] == Self.none { return nil }
            here = Int(neighbours[6 * here + Int(next[here])])
            cells.append(CellID(here))
            if cells.count > next.count { return nil }
        }
        return cells
    }
}
