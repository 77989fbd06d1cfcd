import Geography
import Hexes
import Scenarios

/// A symmetry of the plane of hexes about a cell: a reflection of east and west or none, then some sixths of a turn, then a shift.
public struct Symmetry: Sendable {
    /// Sixths of a turn.
    public var sixths: Int
    /// True for a reflection of east and west before the turn.
    public var isMirrored: Bool
    /// Cells to the east and to the south-east.
    public var shift: (east: Int, southEast: Int)

    /// A symmetry; that which leaves everything where it is unless said.
    public init(sixths: Int = 0, isMirrored: Bool = false, shift: (east: Int, southEast: Int) = (east: 0, southEast: 0)) {
        self.sixths = sixths
        self.isMirrored = isMirrored
        self.shift = shift
    }

    /// The cell to which a cell moves; nil outside the grid.
    public func image(of cell: CellID, about centre: CellID, in grid: HexGrid) -> CellID? {
        let (from, about) = (Self.axial(cell, grid), Self.axial(centre, grid))
        // Cube coordinates that add up to 0; the second is the row.
        var (q, r) = (from.q - about.q, from.r - about.r)
        if isMirrored { q = -q - r }
        for _ in 0..<sixths { (q, r) = (-r, q + r) }
        (q, r) = (q + about.q + shift.east, r + about.r + shift.southEast)
        return grid.cell(column: q + (r - (r & 1)) / 2, row: r)
    }

    private static func axial(_ cell: CellID, _ grid: HexGrid) -> (q: Int, r: Int) {
        let row = grid.row(of: cell)
        return (grid.column(of: cell) - (row - (row & 1)) / 2, row)
    }
}

extension Scenario {
    /// The scenario with all that lies on the map moved by a symmetry about a cell; all land must stay on the map.
    public func moved(by symmetry: Symmetry, about centre: CellID) -> Scenario {
        let grid = theatre.grid
        let image = { (cell: CellID) -> CellID in symmetry.image(of: cell, about: centre, in: grid) ?? cell }
        let formations = formations.map { old in
            Formation(
                id: old.id, name: old.name, parent: old.parent, placeName: old.placeName, cell: image(old.cell), men: old.men,
                weapons: old.weapons, confidence: old.confidence, sources: old.sources, note: old.note)
        }
        let enemy = enemy.map { old in
            EnemyForce(
                id: old.id, name: old.name, parent: old.parent, kind: old.kind, battalions: old.battalions, men: old.men,
                mobility: old.mobility,
                track: old.track.map { Fix(time: $0.time, cell: image($0.cell), posture: $0.posture) },
                confidence: old.confidence, sources: old.sources)
        }
        let sources = theatre.sources(of: symmetry, about: centre)
        let ground = { (old: Objective) in
            Objective(name: old.name, cells: sources.map { $0.map { old.cells[$0] } ?? false })
        }
        return with(
            theatre: theatre.moved(by: symmetry, about: centre, sources),
            objective: ground(objective), refuge: refuge.map(ground),
            formations: formations, enemy: enemy)
    }
}

extension Theatre {
    /// For each cell the number of the land cell that moves to it.
    fileprivate func sources(of symmetry: Symmetry, about centre: CellID) -> [Int?] {
        var sources = [Int?](repeating: nil, count: grid.count)
        for cell in 0..<grid.count where isLand(CellID(cell)) {
            sources[symmetry.image(of: CellID(cell), about: centre, in: grid)!.offset] = cell
        }
        return sources
    }

    fileprivate func moved(by symmetry: Symmetry, about centre: CellID, _ sources: [Int?]) -> Theatre {
        func cells<Value>(_ old: [Value], _ sea: Value) -> [Value] { sources.map { $0.map { old[$0] } ?? sea } }
        return Theatre(
            id: id, title: title, grid: grid, projection: projection, terrain: cells(terrain, .sea),
            elevation: cells(elevation, 0), ruggedness: cells(ruggedness, 0), cover: cells(cover, 0), zone: cells(zone, -1),
            road: sides(road, .none, symmetry, centre), river: sides(river, .none, symmetry, centre),
            crossing: sides(crossing, .none, symmetry, centre), zones: zones, places: [], credits: credits)
    }

    private func sides<Value>(_ old: [Value], _ none: Value, _ symmetry: Symmetry, _ centre: CellID) -> [Value] {
        var new = [Value](repeating: none, count: old.count)
        for side in old.indices {
            let (cell, direction) = grid.owner(ofSide: side)
            guard let other = grid.neighbour(of: cell, to: direction), isLand(cell), isLand(other),
                let from = symmetry.image(of: cell, about: centre, in: grid),
                let to = symmetry.image(of: other, about: centre, in: grid),
                let turned = grid.direction(from: from, to: to), let moved = grid.side(of: from, to: turned)
            else { continue }
            new[moved] = old[side]
        }
        return new
    }
}
