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
        values.indices.map { sector in sectorsAround(sector).reduce(values[sector]) { max($0, values[$1]) } }
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
        quantity.indices.reduce(into: [Float](repeating: 0, count: count)) { $0[sector(of: $1)] += quantity[$1] }
    }
}
