import Hexes

/// The cut of the theatre into sectors of 8 x 8 hexes: the patch in which an alarm is raised.
///
/// With hexes of 3 km a sector is about 500 square kilometres, a county.
public struct SectorMap: Sendable {
    /// Cells along a sector's edge.
    public static let edge = 8
    /// How many sectors there are.
    public let count: Int
    /// Sector of each cell.
    public let ofCell: [Int32]

    /// The sectors of a grid.
    public init(grid: HexGrid) {
        let across = (grid.columns + Self.edge - 1) / Self.edge
        let down = (grid.rows + Self.edge - 1) / Self.edge
        count = across * down
        ofCell = (0..<grid.count).map { Int32(($0 / grid.columns / Self.edge) * across + $0 % grid.columns / Self.edge) }
    }

    /// The sector of a cell number.
    public func sector(of cell: Int) -> Int { Int(ofCell[cell]) }

    /// Sums a quantity of the cells by sector.
    public func sums(of quantity: [Float]) -> [Float] {
        quantity.indices.reduce(into: [Float](repeating: 0, count: count)) { $0[sector(of: $1)] += quantity[$1] }
    }
}
