/// Steps on a hex grid in a form that suits inner loops: one division a hex, offsets by parity of the row.
struct HexSteps {
    /// Where a hex lies, as far as its neighbours are concerned.
    struct Place {
        let odd: Bool
        /// Bit d is set where direction d leads off the grid.
        let closed: UInt8
    }

    private let columns: Int32
    private let rows: Int32

    init(_ grid: HexGridGraph) {
        columns = Int32(grid.columns)
        rows = Int32(grid.rows)
    }

    @inline(__always)
    func row(of node: Int32) -> Place {
        let row = Int32(bitPattern: UInt32(bitPattern: node) / UInt32(bitPattern: columns))
        let column = node &- row &* columns
        let odd = row & 1 == 1
        var closed: UInt8 = 0
        if row == 0 { closed |= 0b00_0110 }
        if row == rows &- 1 { closed |= 0b11_0000 }
        if column == 0 { closed |= odd ? 0b00_1000 : 0b01_1100 }
        if column == columns &- 1 { closed |= odd ? 0b10_0011 : 0b00_0001 }
        return Place(odd: odd, closed: closed)
    }

    @inline(__always)
    func step(from node: Int32, in place: Place, towards direction: Int) -> Int32? {
        guard place.closed & (1 << UInt8(truncatingIfNeeded: direction)) == 0 else { return nil }
        let shift: Int32 = place.odd ? 1 : 0
        switch direction {
        case 0: return node &+ 1
        case 1: return node &- columns &+ shift
        case 2: return node &- columns &+ shift &- 1
        case 3: return node &- 1
        case 4: return node &+ columns &+ shift &- 1
        default: return node &+ columns &+ shift
        }
    }
}
