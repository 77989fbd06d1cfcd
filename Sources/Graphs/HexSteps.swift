/// Steps on a hex grid in a form that suits inner loops: one multiplication a hex, neighbours from a table by parity of the
/// row.
struct HexSteps: ~Copyable {
    /// What to add to a hex's number to get its neighbour's, and to six times it to get the arc between them.
    struct Step {
        let node: Int
        let arc: Int
    }

    /// Where a hex lies, as far as its neighbours are concerned.
    struct Place {
        /// The steps in the six directions.
        let steps: UnsafePointer<Step>
        /// Bit d is set where direction d stays on the grid.
        let open: UInt
    }

    static let everyDirection: UInt = 0b11_1111

    private let columns: Int
    private let rows: Int
    /// 2^63 / columns, rounded up: twice a hex's number times this has the row in its upper word.
    private let reciprocal: UInt64
    /// Six steps from a hex of an even row, then six from an odd one.
    private let table: UnsafeMutablePointer<Step>

    /// The arcs of a step lead away from the hex or, backwards, to it.
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

    @inline(__always)
    func place(of node: Int) -> Place {
        let row = Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: node) &<< 1).multipliedFullWidth(by: reciprocal).high)
        let column = node &- row &* columns
        let steps = UnsafePointer(table + (row & 1) &* 6)
        let isInside = row > 0 && row < rows &- 1 && column > 0 && column < columns &- 1
        return Place(steps: steps, open: isInside ? Self.everyDirection : openAtTheEdge(row, column))
    }

    private func openAtTheEdge(_ row: Int, _ column: Int) -> UInt {
        let isOdd = row & 1 == 1
        var closed: UInt = 0
        if row == 0 { closed |= 0b00_0110 }
        if row == rows &- 1 { closed |= 0b11_0000 }
        if column == 0 { closed |= isOdd ? 0b00_1000 : 0b01_1100 }
        if column == columns &- 1 { closed |= isOdd ? 0b10_0011 : 0b00_0001 }
        return Self.everyDirection & ~closed
    }
}
