import Geography
import Hexes
import Scenarios

/// A rectangle of the ground, metres in the theatre's projection.
public struct MapExtent: Hashable, Sendable {
    /// Its least x.
    public let west: Double
    /// Its least y.
    public let south: Double
    /// Its greatest x.
    public let east: Double
    /// Its greatest y.
    public let north: Double

    /// The rectangle between these bounds, metres.
    public init(west: Double, south: Double, east: Double, north: Double) {
        precondition(west < east && south < north)
        self.west = west
        self.south = south
        self.east = east
        self.north = north
    }

    /// Metres from west to east.
    public var width: Double { east - west }
    /// Metres from south to north.
    public var height: Double { north - south }

    /// True inside.
    public func contains(_ point: Point) -> Bool {
        point.x >= west && point.x <= east && point.y >= south && point.y <= north
    }

    /// The rectangle that holds latitudes and longitudes, degrees, in the middle of a map.
    public init(latitudes: ClosedRange<Double>, longitudes: ClosedRange<Double>, projection: LambertEqualArea) {
        let corners = [latitudes.lowerBound, latitudes.upperBound].flatMap { latitude in
            [longitudes.lowerBound, longitudes.upperBound].map { projection.point(latitude: latitude, longitude: $0) }
        }
        self.init(
            west: corners.map(\.x).min()!, south: corners.map(\.y).min()!, east: corners.map(\.x).max()!,
            north: corners.map(\.y).max()!)
    }

    /// The whole of a grid, rim included.
    public init(of grid: HexGrid) {
        self.init(
            west: grid.originX - grid.flatMetres / 2,
            south: grid.originY - Double(grid.rows - 1) * grid.rowMetres - grid.cornerMetres,
            east: grid.originX + grid.flatMetres * Double(grid.columns), north: grid.originY + grid.cornerMetres)
    }

    /// The rectangle round points with a margin (a share of its longer side), shaped for a page and kept on the grid.
    init(around points: [Point], margin: Double, on grid: HexGrid) {
        let whole = MapExtent(of: grid)
        guard let first = points.first else {
            self = whole
            return
        }
        var west = first.x
        var east = first.x
        var south = first.y
        var north = first.y
        for point in points {
            (west, east) = (min(west, point.x), max(east, point.x))
            (south, north) = (min(south, point.y), max(north, point.y))
        }
        let space = max(east - west, north - south) * margin + 2 * grid.flatMetres
        let height = north - south + 2 * space
        let width = max(east - west + 2 * space, height * 0.74)
        let x = Self.kept((west + east) / 2, length: width, from: whole.west, to: whole.east)
        let y = Self.kept((south + north) / 2, length: max(height, width / 1.4), from: whole.south, to: whole.north)
        self.init(west: x.0, south: y.0, east: x.1, north: y.1)
    }

    /// The same middle, made wider or higher where it is a strip: a page shows no more than 1.6 times its width in height,
    /// and at least a third of it.
    package func shapedForPage() -> MapExtent {
        let (w, h) = (max(width, height / 1.6), max(height, width / 3))
        let (x, y) = ((west + east) / 2, (south + north) / 2)
        return MapExtent(west: x - w / 2, south: y - h / 2, east: x + w / 2, north: y + h / 2)
    }

    private static func kept(_ centre: Double, length: Double, from low: Double, to high: Double) -> (Double, Double) {
        if length >= high - low { return (low, high) }
        let start = min(max(centre - length / 2, low), high - length)
        return (start, start + length)
    }
}

/// How the ground lies in the drawing: an extent and the box that shows it.
struct MapFrame {
    let extent: MapExtent
    let box: Box
    let grid: HexGrid

    /// The extent drawn `width` pixels wide.
    init(extent: MapExtent, left: Double, top: Double, width: Double, grid: HexGrid) {
        self.extent = extent
        self.grid = grid
        box = Box(left: left, top: top, width: width, height: width * extent.height / extent.width)
    }

    var pixelsPerMetre: Double { box.width / extent.width }
    var pixelsPerKilometre: Double { 1000 * pixelsPerMetre }
    /// Pixels between the centres of neighbours.
    var pixelsPerHex: Double { grid.flatMetres * pixelsPerMetre }

    func dot(_ point: Point) -> Dot {
        Dot(x: box.left + (point.x - extent.west) * pixelsPerMetre, y: box.top + (extent.north - point.y) * pixelsPerMetre)
    }

    func dot(_ cell: CellID) -> Dot { dot(grid.centre(of: cell)) }

    /// True if a dot is inside, or nearly so.
    func shows(_ dot: Dot, margin: Double = 0) -> Bool { box.grown(by: margin).contains(dot) }

    /// The cells whose centre is in the picture or just outside.
    func cells() -> [CellID] {
        (0..<grid.count).map(CellID.init).filter { shows(dot($0), margin: 2 * pixelsPerHex) }
    }
}
