import Cartography
import Geography
import Hexes

/// Turns cells into shapes: degrees on a projected theatre, metres on an invented one.
struct LayerShapes {
    let theatre: Theatre

    private var grid: HexGrid { theatre.grid }

    /// A place in the layer's coordinates, to a ten-millionth of a degree (a centimetre) or to a millimetre.
    func place(_ point: Point) -> Point {
        guard let projection = theatre.projection else { return Self.rounded(point.x, point.y, 1e3) }
        let there = projection.geographic(point)
        return Self.rounded(there.longitude, there.latitude, 1e7)
    }

    private static func rounded(_ x: Double, _ y: Double, _ scale: Double) -> Point {
        Point(x: (x * scale).rounded() / scale, y: (y * scale).rounded() / scale)
    }

    func point(_ cell: CellID) -> LayerGeometry { .point(place(grid.centre(of: cell))) }

    func line(_ cells: [CellID]) -> LayerGeometry { .line(cells.map { place(grid.centre(of: $0)) }) }

    func lines(_ lines: [[Point]]) -> LayerGeometry { .lines(lines.map { $0.map(place) }) }

    func hex(_ cell: CellID) -> LayerGeometry { .polygon([ring(grid.corners(of: cell))]) }

    /// The union of cells.
    func ground(_ cells: [CellID]) -> LayerGeometry {
        .polygons(MapOutline(of: cells, on: grid).polygons.map { $0.map(ring) })
    }

    private func ring(_ corners: [Point]) -> [Point] {
        let places = corners.map(place)
        return places + places.prefix(1)
    }
}
