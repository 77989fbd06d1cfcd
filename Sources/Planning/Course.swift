import Appraisal
import Graphs
import Hexes

/// The next step from every cell towards the objective, under one cost of the steps.
public struct Course: Sendable {
    /// Direction of the next step, `Direction.rawValue`; `Course.arrived` at the objective, `Course.none` where there is no way.
    public let next: [UInt8]
    /// The mark for "no next step".
    public static let none: UInt8 = 255
    /// The mark for "no further step": the objective.
    public static let arrived: UInt8 = 254

    /// The least-cost course to the targets; costs six a cell, negative = closed.
    public init(to targets: [Int], on grid: HexGridGraph, costs: [Int32]) {
        let tree = ShortestPathTree(to: targets, in: grid, costs: costs)
        var next = tree.parentArcs.map { $0 < 0 ? Self.none : UInt8($0 % 6) }
        for target in targets { next[target] = Self.arrived }
        self.next = next
    }

    /// A course that follows a way while on it, and another course elsewhere.
    public init(along way: Way, else other: Course, grid: HexGrid) {
        var next = other.next
        for (from, to) in zip(way.cells, way.cells.dropFirst()) {
            if let direction = grid.direction(from: from, to: to) { next[from.offset] = UInt8(direction.rawValue) }
        }
        self.next = next
    }

    /// The cells from a start to the objective, both included; nil where the course leads nowhere.
    public func cells(from start: CellID, neighbours: [Int32]) -> [CellID]? {
        var cells = [start]
        var here = start.offset
        while next[here] != Self.arrived {
            if next[here] == Self.none { return nil }
            here = Int(neighbours[6 * here + Int(next[here])])
            cells.append(CellID(here))
            if cells.count > next.count { return nil }
        }
        return cells
    }
}
