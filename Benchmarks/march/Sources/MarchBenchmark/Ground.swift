import Foundation
import Graphs
import Randomness

/// The common march model: bodies of some divisions march a number of steps along the least-cost course over a weighted hex grid;
/// entering a cell brings a hazard of contact, and a body that is met is removed.
struct Ground {
    static let columns = 150
    static let rows = 400
    static let divisions = 12

    let steps: Int
    /// The cell that follows each cell on the course; a target follows itself.
    let next: [Int32]
    /// Expected contacts on entering each cell.
    let hazard: [Float]
    /// The cell in which each body starts: divisions of equal size, one place each.
    let starts: [Int32]

    /// A random ground: weights of 1 to 16, hazards in proportion to weight and to a level of 0 to 0.001 a cell.
    init(bodies: Int, steps: Int, seed: UInt64) {
        self.steps = steps
        var numbers = ReplicationStreams(seed: seed, replication: 0).stream(entity: 0, moment: 0, purpose: 1)
        let grid = HexGridGraph(columns: Self.columns, rows: Self.rows)
        let weights = (0..<grid.nodeCount).map { _ in Int32(1 + numbers.index(below: 16)) }
        hazard = weights.map { Float(Double($0) * 0.001 * numbers.uniform()) }
        let costs = (0..<grid.arcCount).map { arc in grid.head(of: arc).map { weights[$0] } ?? -1 }
        let tree = ShortestPathTree(to: Array(0..<Self.columns), in: grid, costs: costs)
        next = tree.parentArcs.enumerated().map { cell, arc in Int32(arc < 0 ? cell : grid.head(of: Int(arc))!) }
        // So far from the targets that no body arrives: a step is a row at most.
        let places = (0..<Self.divisions).map { _ in
            Int32((steps + 1 + numbers.index(below: Self.rows - steps - 1)) * Self.columns + numbers.index(below: Self.columns))
        }
        starts = (0..<bodies).map { places[$0 * Self.divisions / bodies] }
    }

    /// Hazards of the steps from a cell.
    func hazards(from start: Int32) -> [Double] {
        var cell = start
        return (0..<steps).map { _ in
            cell = next[Int(cell)]
            return Double(hazard[Int(cell)])
        }
    }

    /// Mean and standard deviation of the survivors of a replication, in closed form: a body survives with e^-hazard.
    var expected: (mean: Double, deviation: Double) {
        let chances = starts.map { exp(-hazards(from: $0).reduce(0, +)) }
        return (chances.reduce(0, +), chances.reduce(0) { $0 + $1 * (1 - $1) }.squareRoot())
    }

    /// For the other programs: the numbers of cells, bodies and steps, then `next`, `starts`, `hazard`.
    func write(to file: String) throws {
        var data = Data()
        for values in [[Int32(next.count), Int32(starts.count), Int32(steps)], next, starts] {
            values.withUnsafeBytes { data.append(contentsOf: $0) }
        }
        hazard.withUnsafeBytes { data.append(contentsOf: $0) }
        try data.write(to: URL(fileURLWithPath: file))
    }
}
