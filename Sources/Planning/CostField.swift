import Arithmetic
import Hexes
import Randomness

/// A smooth random factor of the costs of places, exp(sigma z - sigma^2 / 2), of mean 1 everywhere.
///
/// z is standard normal at every place: independent normal numbers at the knots of a square lattice, bilinear between them, divided by
/// the standard deviation that the weights leave. The lattice lies at a random offset, so that no place is favoured; z is correlated
/// over about the distance of the knots and independent beyond twice that. It depends on its address and the place, on nothing else.
public struct CostField: Sendable {
    private let sigma: Double
    private let knotMetres: Double
    /// The corner of the lattice, metres west and north of the grid's first hex.
    private let offset: (x: Double, y: Double)
    private let columns: Int
    private let knots: [Double]
    private let grid: HexGrid

    /// The purpose of its draws, apart from those of the campaigns.
    private static let purpose: UInt32 = 13

    /// The field of a course under a draw, over a grid: `sigma` is the standard deviation of the factor's logarithm, `kilometres` the distance of the knots.
    public init(course: Int, draw: UInt64 = 0, grid: HexGrid, sigma: Double, kilometres: Double) {
        let streams = ReplicationStreams(seed: draw, replication: course)
        var luck = streams.stream(entity: .max, moment: 0, purpose: Self.purpose)
        let metres = kilometres * 1000
        let offset = (x: luck.uniform() * metres, y: luck.uniform() * metres)
        let width = grid.flatMetres * Double(grid.columns) + offset.x
        let height = grid.rowMetres * Double(grid.rows) + offset.y
        let (columns, rows) = (Int(width / metres) + 2, Int(height / metres) + 2)
        knots = (0..<rows * columns).map { knot in
            var luck = streams.stream(entity: UInt32(knot % columns), moment: UInt32(knot / columns), purpose: Self.purpose)
            return luck.normal()
        }
        self.columns = columns
        self.sigma = sigma
        self.grid = grid
        self.offset = offset
        knotMetres = metres
    }

    /// z at the centre of a cell.
    public func normal(at cell: CellID) -> Double {
        let centre = grid.centre(of: cell)
        let x = (centre.x - grid.originX + offset.x) / knotMetres
        let y = (grid.originY - centre.y + offset.y) / knotMetres
        // Neither is negative: the lattice begins west and north of the grid.
        let (column, row) = (Int(x), Int(y))
        let (a, b) = (x - Double(column), y - Double(row))
        let first = row * columns + column
        let north = knots[first] * (1 - a) + knots[first + 1] * a
        let south = knots[first + columns] * (1 - a) + knots[first + columns + 1] * a
        let variance = ((1 - a) * (1 - a) + a * a) * ((1 - b) * (1 - b) + b * b)
        return (north * (1 - b) + south * b) / variance.squareRoot()
    }

    /// The factor at the centre of a cell.
    public func factor(at cell: CellID) -> Double { PortableMath.exp(sigma * normal(at: cell) - sigma * sigma / 2) }
}
