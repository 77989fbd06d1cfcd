import Hexes

/// The cut of the theatre into sectors of 8 x 8 hexes: the patch in which an alarm is raised.
///
/// With hexes of 3 km a sector is about 500 square kilometres, a county.
public struct SectorMap: Sendable {
    /// Cells along a sector's edge.
    public static let edge = 8
    /// How many sectors there are.
    public let count: Int
    /// Sectors in a row.
    private let across: Int
    /// Sector of each cell.
    public let ofCell: [Int32]

    /// The sectors of a grid.
    public init(grid: HexGrid) {
        across = (grid.columns + Self.edge - 1) / Self.edge
        let down = (grid.rows + Self.edge - 1) / Self.edge
        count = across * down
        let row = across
        ofCell = (0..<grid.count).map { Int32(($0 / grid.columns / Self.edge) * row + $0 % grid.columns / Self.edge) }
    }

    /// The sector of a cell number.
    public func sector(of cell: Int) -> Int { Int(ofCell[cell]) }

    /// For each sector, the greatest value of it and of the up to eight sectors around it.
    public func greatestAround(_ values: [Float]) -> [Float] {
        let down = count / across
        // The greatest of three in a row, then of three rows.
        let along = values.indices.map { sector in
            let column = sector % across
            let west = column > 0 ? values[sector - 1] : values[sector]
            return max(west, values[sector], column + 1 < across ? values[sector + 1] : values[sector])
        }
        return along.indices.map { sector in
            let row = sector / across
            let north = row > 0 ? along[sector - across] : along[sector]
            return max(north, along[sector], row + 1 < down ? along[sector + across] : along[sector])
        }
    }

    /// A sector and the up to eight around it, ascending.
    public func sectorsAround(_ sector: Int) -> [Int] {
        let (row, column) = (sector / across, sector % across)
        return (max(0, row - 1)...min(count / across - 1, row + 1)).flatMap { near in
            (max(0, column - 1)...min(across - 1, column + 1)).map { near * across + $0 }
        }
    }

    /// Sums a quantity of the cells by sector.
    public func sums(of quantity: [Float]) -> [Float] {
        var sums = [Float](repeating: 0, count: count)
        for (sector, value) in zip(ofCell, quantity) { sums[Int(sector)] += value }
        return sums
    }
}
