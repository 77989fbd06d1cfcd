/// A rectangle of hexes as an implicit graph: neighbours are computed, no arcs are stored.
///
/// Pointy-top hexes in rows; odd rows are shifted east by half a hex ("odd-r"). Row 0 is the northernmost. Node =
/// row * columns + column. Directions: 0 E, 1 NE, 2 NW, 3 W, 4 SW, 5 SE. The arc that leaves a node in a direction has
/// the number node * 6 + direction, whether or not a neighbour lies there.
///
/// ```swift
/// let grid = HexGridGraph(columns: 4, rows: 3)
/// grid.neighbour(of: 5, towards: 1)   // 2: odd row 1, column 1, north-east
/// ```
public struct HexGridGraph: Sendable, Equatable {
    /// Number of hexes in a row.
    public let columns: Int
    /// Number of rows.
    public let rows: Int

    /// A grid of 1 to 300 million hexes, so that arc numbers fit in 32 bits.
    public init(columns: Int, rows: Int) {
        precondition(columns > 0 && rows > 0 && columns * rows <= 300_000_000, "a grid has 1 to 300 million hexes")
        self.columns = columns
        self.rows = rows
    }

    /// The number of hexes.
    public var nodeCount: Int { columns * rows }

    /// The number of arcs, six per hex, those that leave the grid included.
    public var arcCount: Int { nodeCount * 6 }

    /// The neighbour in a direction (0 to 5); nil beyond the edge.
    public func neighbour(of node: Int, towards direction: Int) -> Int? {
        let row = node / columns
        let column = node - row * columns
        let odd = row & 1
        let (newColumn, newRow): (Int, Int) =
            switch direction {
            case 0: (column + 1, row)
            case 1: (column + odd, row - 1)
            case 2: (column - 1 + odd, row - 1)
            case 3: (column - 1, row)
            case 4: (column - 1 + odd, row + 1)
            case 5: (column + odd, row + 1)
            default: preconditionFailure("directions are 0 to 5")
            }
        guard newColumn >= 0, newColumn < columns, newRow >= 0, newRow < rows else { return nil }
        return newRow * columns + newColumn
    }

    /// The node to which an arc leads; nil beyond the edge.
    public func head(of arc: Int) -> Int? {
        neighbour(of: arc / 6, towards: arc % 6)
    }

    /// The arc in the opposite direction between the same two hexes; nil beyond the edge.
    public func opposite(of arc: Int) -> Int? {
        head(of: arc).map { $0 * 6 + (arc % 6 + 3) % 6 }
    }

    /// The grid as a `SparseGraph` with the same nodes and those arcs for which `isOpen` is true.
    ///
    /// `gridArcs[a]` is the number in the grid of arc a of the sparse graph. O(hexes).
    public func sparse(where isOpen: (_ arc: Int) -> Bool = { _ in true }) -> (graph: SparseGraph, gridArcs: [Int32]) {
        var tails: [Int32] = []
        var heads: [Int32] = []
        var gridArcs: [Int32] = []
        for arc in 0..<arcCount {
            guard isOpen(arc), let head = head(of: arc) else { continue }
            tails.append(Int32(arc / 6))
            heads.append(Int32(head))
            gridArcs.append(Int32(arc))
        }
        return (SparseGraph(nodeCount: nodeCount, tails: tails, heads: heads), gridArcs)
    }
}
