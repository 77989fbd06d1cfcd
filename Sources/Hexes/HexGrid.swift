/// A rectangle of pointy-top hexes in rows from the north; odd rows are shifted half a hex east ("odd-r").
///
/// ```swift
/// let grid = HexGrid(columns: 4, rows: 3, flatMetres: 3000)
/// let cell = grid.cell(column: 1, row: 1)!             // number 5
/// grid.neighbour(of: cell, to: .northEast)             // number 2
/// grid.steps(from: cell, to: CellID(0))                // 2
/// ```
/// Positions are metres in the theatre's projection, x to the east, y to the north. Each cell owns three of its sides (east, south-west,
/// south-east), so `3 * cell + slot` numbers every side once. Arithmetic after Red Blob Games, "Hexagonal Grids". All functions but
/// `neighbourTable` are O(1).
public struct HexGrid: Hashable, Sendable {
    /// Number of hexes in a row.
    public let columns: Int
    /// Number of rows.
    public let rows: Int
    /// Distance between the centres of neighbours, metres.
    public let flatMetres: Double
    /// x of the centre of cell 0, metres.
    public let originX: Double
    /// y of the centre of cell 0, metres.
    public let originY: Double

    /// A grid of columns x rows cells, each 1 or more; `flatMetres` is above 0.
    public init(columns: Int, rows: Int, flatMetres: Double, originX: Double = 0, originY: Double = 0) {
        precondition(columns > 0 && rows > 0 && flatMetres > 0)
        self.columns = columns
        self.rows = rows
        self.flatMetres = flatMetres
        self.originX = originX
        self.originY = originY
    }

    /// Number of cells.
    public var count: Int { columns * rows }
    /// Number of side numbers: three per cell, those on the rim included.
    public var sideCount: Int { 3 * count }
    /// Distance between rows, metres.
    public var rowMetres: Double { flatMetres * 0.8660254037844386 }
    /// Distance from a centre to a corner, metres.
    public var cornerMetres: Double { flatMetres / 1.7320508075688772 }
    /// Area of a cell, square kilometres.
    public var cellSquareKilometres: Double { flatMetres * rowMetres / 1e6 }

    /// The cell at a column and a row; nil outside the grid.
    public func cell(column: Int, row: Int) -> CellID? {
        guard column >= 0, column < columns, row >= 0, row < rows else { return nil }
        return CellID(row * columns + column)
    }

    /// The column of a cell, from 0 in the west.
    public func column(of cell: CellID) -> Int { cell.offset % columns }
    /// The row of a cell, from 0 in the north.
    public func row(of cell: CellID) -> Int { cell.offset / columns }

    /// The neighbour in a direction; nil beyond the rim.
    public func neighbour(of cell: CellID, to direction: Direction) -> CellID? {
        let column = column(of: cell)
        let row = row(of: cell)
        let odd = row & 1
        switch direction {
        case .east: return self.cell(column: column + 1, row: row)
        case .northEast: return self.cell(column: column + odd, row: row - 1)
        case .northWest: return self.cell(column: column - 1 + odd, row: row - 1)
        case .west: return self.cell(column: column - 1, row: row)
        case .southWest: return self.cell(column: column - 1 + odd, row: row + 1)
        case .southEast: return self.cell(column: column + odd, row: row + 1)
        }
    }

    /// The direction from a cell to a neighbour; nil if they are not neighbours.
    public func direction(from cell: CellID, to other: CellID) -> Direction? {
        Direction.allCases.first { neighbour(of: cell, to: $0) == other }
    }

    /// The number of the side between a cell and its neighbour, the same from both; nil beyond the rim.
    public func side(of cell: CellID, to direction: Direction) -> Int? {
        switch direction {
        case .east: return neighbour(of: cell, to: .east) == nil ? nil : 3 * cell.offset
        case .southWest: return neighbour(of: cell, to: .southWest) == nil ? nil : 3 * cell.offset + 1
        case .southEast: return neighbour(of: cell, to: .southEast) == nil ? nil : 3 * cell.offset + 2
        case .west, .northEast, .northWest:
            guard let other = neighbour(of: cell, to: direction) else { return nil }
            return side(of: other, to: direction.opposite)
        }
    }

    /// The cell that owns a side number, and the direction of the side.
    public func owner(ofSide side: Int) -> (cell: CellID, direction: Direction) {
        (CellID(side / 3), [.east, .southWest, .southEast][side % 3])
    }

    /// The centre of a cell, metres.
    public func centre(of cell: CellID) -> Point {
        centre(column: column(of: cell), row: row(of: cell))
    }

    private func centre(column: Int, row: Int) -> Point {
        Point(x: originX + flatMetres * (Double(column) + 0.5 * Double(row & 1)), y: originY - Double(row) * rowMetres)
    }

    /// The six corners, counter-clockwise from the one between east and north-east, metres.
    public func corners(of cell: CellID) -> [Point] {
        let centre = centre(of: cell)
        let half = flatMetres / 2
        let r = cornerMetres
        let offsets = [(half, r / 2), (0, r), (-half, r / 2), (-half, -r / 2), (0, -r), (half, -r / 2)]
        return offsets.map { Point(x: centre.x + $0.0, y: centre.y + $0.1) }
    }

    /// The cell that contains a point, the one with the nearest centre; nil outside the grid.
    public func cell(at point: Point) -> CellID? {
        let row = Int(((originY - point.y) / rowMetres).rounded())
        var best = (column: 0, row: 0, distance: Double.infinity)
        for r in (row - 1)...(row + 1) {
            let shift = 0.5 * Double(r & 1)
            let column = Int(((point.x - originX) / flatMetres - shift).rounded())
            let distance = centre(column: column, row: r).distance(to: point)
            if distance < best.distance { best = (column, r, distance) }
        }
        return cell(column: best.column, row: best.row)
    }

    /// Length of a shortest path between two cells, in steps from neighbour to neighbour.
    public func steps(from a: CellID, to b: CellID) -> Int {
        let (q1, r1) = axial(a)
        let (q2, r2) = axial(b)
        let dq = q1 - q2
        let dr = r1 - r2
        return (abs(dq) + abs(dr) + abs(dq + dr)) / 2
    }

    private func axial(_ cell: CellID) -> (Int, Int) {
        let row = row(of: cell)
        return (column(of: cell) - (row - (row & 1)) / 2, row)
    }

    /// Numbers of the neighbours in the order of `Direction`, six per cell; -1 beyond the rim.
    public func neighbourTable() -> [Int32] {
        var table = [Int32](repeating: -1, count: 6 * count)
        for index in 0..<count {
            for direction in Direction.allCases {
                if let other = neighbour(of: CellID(index), to: direction) {
                    table[6 * index + direction.rawValue] = other.index
                }
            }
        }
        return table
    }
}

/// A point of the theatre's projection, metres.
public struct Point: Hashable, Sendable {
    /// Metres to the east of the projection's centre.
    public let x: Double
    /// Metres to the north of the projection's centre.
    public let y: Double

    /// The point (x, y), metres.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// Euclidean distance, metres.
    public func distance(to other: Point) -> Double {
        ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
    }
}
