/// Steps on a hex grid in a form that suits inner loops: one division a hex, neighbours as offsets by parity of the row.
struct HexSteps {
    /// Where a hex lies, as far as its neighbours are concerned.
    struct Place {
        /// 1 in odd rows, 0 in even rows.
        let shift: Int32
        /// Bit d is set where direction d leads off the grid.
        let closed: UInt32

        @inline(__always)
        func isOpen(_ direction: Int32) -> Bool { closed & (1 << UInt32(truncatingIfNeeded: direction)) == 0 }

        /// What to add to the hex's number to get its neighbour's.
        @inline(__always)
        func offset(_ direction: Int32, columns: Int32) -> Int32 {
            switch direction {
            case 0: 1
            case 1: shift &- columns
            case 2: shift &- columns &- 1
            case 3: -1
            case 4: columns &+ shift &- 1
            default: columns &+ shift
            }
        }
    }

    let columns: Int32
    private let rows: Int32

    init(_ grid: HexGridGraph) {
        columns = Int32(grid.columns)
        rows = Int32(grid.rows)
    }

    @inline(__always)
    func place(of node: Int32) -> Place {
        let row = Int32(bitPattern: UInt32(bitPattern: node) / UInt32(bitPattern: columns))
        let column = node &- row &* columns
        let shift = row & 1
        var closed: UInt32 = 0
        if row == 0 { closed |= 0b00_0110 }
        if row == rows &- 1 { closed |= 0b11_0000 }
        if column == 0 { closed |= shift == 1 ? 0b00_1000 : 0b01_1100 }
        if column == columns &- 1 { closed |= shift == 1 ? 0b10_0011 : 0b00_0001 }
        return Place(shift: shift, closed: closed)
    }
}
