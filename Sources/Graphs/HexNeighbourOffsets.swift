/// Offsets from a hex to its neighbours, by parity of the row, for inner loops: one multiplication per hex and no branches inside.
struct HexNeighbourOffsets: ~Copyable {
    /// Differences that lead from a hex to a neighbour.
    struct Step {
        /// Added to the number of the hex: the number of the neighbour.
        let node: Int
        /// Added to six times the number of the hex: the number of the arc.
        let arc: Int
    }

    /// The neighbours of one hex.
    struct Neighbourhood {
        /// Steps in the six directions.
        let steps: UnsafePointer<Step>
        /// Bit d is set if the neighbour in direction d is on the grid.
        let open: UInt
    }

    /// `open` of a hex inside the grid.
    static let everyDirection: UInt = 0b11_1111

    private let columns: Int
    private let rows: Int
    /// 2^63 / columns, rounded up: the upper word of its product with twice a hex's number is the row.
    private let reciprocal: UInt64
    /// Six steps from a hex of an even row, then six from a hex of an odd row.
    private let table: UnsafeMutablePointer<Step>

    /// Offsets of a grid; arcs lead away from the hex or, if `backwards`, to it.
    init(_ grid: HexGridGraph, backwards: Bool) {
        columns = grid.columns
        rows = grid.rows
        reciprocal = (1 << 63) / UInt64(grid.columns) + 1
        table = .allocate(capacity: 12)
        for odd in 0...1 {
            let nodes = [1, odd - columns, odd - columns - 1, -1, columns + odd - 1, columns + odd]
            for (direction, node) in nodes.enumerated() {
                let arc = backwards ? node * 6 + (direction + 3) % 6 : direction
                (table + odd * 6 + direction).initialize(to: Step(node: node, arc: arc))
            }
        }
    }

    deinit { table.deallocate() }

    /// The neighbours of a hex.
    @inline(__always)
    func neighbourhood(of node: Int) -> Neighbourhood {
        let row = Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: node) &<< 1).multipliedFullWidth(by: reciprocal).high)
        let column = node &- row &* columns
        let steps = UnsafePointer(table + (row & 1) &* 6)
        let isInside = row > 0 && row < rows &- 1 && column > 0 && column < columns &- 1
        return Neighbourhood(steps: steps, open: isInside ? Self.everyDirection : openAtEdge(row, column))
    }

    private func openAtEdge(_ row: Int, _ column: Int) -> UInt {
        let isOdd = row & 1 == 1
        var closed: UInt = 0
        if row == 0 { closed |= 0b00_0110 }
        if row == rows &- 1 { closed |= 0b11_0000 }
        if column == 0 { closed |= isOdd ? 0b00_1000 : 0b01_1100 }
        if column == columns &- 1 { closed |= isOdd ? 0b10_0011 : 0b00_0001 }
        return Self.everyDirection & ~closed
    }
}
