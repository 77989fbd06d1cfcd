import Hexes

/// The ground: everything about a region that does not change during a campaign.
///
/// Arrays are indexed by cell number, or by side number for `road`, `river` and `crossing` (see `HexGrid.side`).
public struct Theatre: Equatable, Sendable {
    /// Short name used in files.
    public let id: String
    /// Name as it is printed.
    public let title: String
    /// The cells and where they lie.
    public let grid: HexGrid
    /// How latitude and longitude map to the grid's metres; nil for an invented map.
    public let projection: LambertEqualArea?
    /// The kind of ground, by cell.
    public let terrain: [Terrain]
    /// Mean height, metres.
    public let elevation: [Int16]
    /// Root mean square difference to the heights around, metres.
    public let ruggedness: [Int16]
    /// Share of the ground that hides a lying man from the road, 0...1.
    public let cover: [Float]
    /// Index into `zones`, -1 at sea.
    public let zone: [Int16]
    /// The best road across each side.
    public let road: [RoadClass]
    /// The river along each side.
    public let river: [RiverClass]
    /// How the river along each side can be crossed.
    public let crossing: [Crossing]
    /// The districts, with their people.
    public let zones: [Zone]
    /// The named places.
    public let places: [Place]
    /// Where the data come from and under which terms, one line each.
    public let credits: [String]

    /// A theatre; every array must have the length the grid asks for.
    public init(
        id: String, title: String, grid: HexGrid, projection: LambertEqualArea?, terrain: [Terrain], elevation: [Int16],
        ruggedness: [Int16], cover: [Float], zone: [Int16], road: [RoadClass], river: [RiverClass], crossing: [Crossing],
        zones: [Zone], places: [Place], credits: [String]
    ) {
        precondition(
            [terrain.count, elevation.count, ruggedness.count, cover.count, zone.count].allSatisfy { $0 == grid.count })
        precondition([road.count, river.count, crossing.count].allSatisfy { $0 == grid.sideCount })
        self.id = id
        self.title = title
        self.grid = grid
        self.projection = projection
        self.terrain = terrain
        self.elevation = elevation
        self.ruggedness = ruggedness
        self.cover = cover
        self.zone = zone
        self.road = road
        self.river = river
        self.crossing = crossing
        self.zones = zones
        self.places = places
        self.credits = credits
    }

    /// True on land.
    public func isLand(_ cell: CellID) -> Bool { terrain[cell.offset] != .sea }

    /// The cell at a latitude and longitude in degrees; nil outside, or on an invented map. 190 and -170 are the same longitude.
    public func cell(latitude: Double, longitude: Double) -> CellID? {
        guard let point = projection?.point(latitude: latitude, longitude: longitude) else { return nil }
        // The antipode of the projection's centre lies at infinity.
        guard point.x.magnitude < Self.farthest, point.y.magnitude < Self.farthest else { return nil }
        return grid.cell(at: point)
    }

    /// Beyond the edge of any map in the projection, metres: the Earth's diameter and some.
    private static let farthest = 2e7

    /// Latitude and longitude of a cell's centre in degrees, the longitude from -180 up to 180; nil on an invented map.
    public func geographic(_ cell: CellID) -> (latitude: Double, longitude: Double)? {
        projection.map { projection in
            let place = projection.geographic(grid.centre(of: cell))
            return (place.latitude, Degrees.wrapped(place.longitude))
        }
    }

    /// The land cell nearest to a cell, itself if it is land; the lowest number of several. Nil if there is none, or none within
    /// so many steps where a limit is given.
    public func nearestLand(to cell: CellID, within steps: Int? = nil) -> CellID? {
        if isLand(cell) { return cell }
        let reach = steps ?? max(grid.rows, grid.columns)
        let row = grid.row(of: cell)
        let rows = max(0, row - reach)...min(grid.rows - 1, row + reach)
        let column = grid.column(of: cell)
        let columns = max(0, column - reach)...min(grid.columns - 1, column + reach)
        let candidates = rows.lazy.flatMap { row in columns.lazy.map { CellID(row * grid.columns + $0) } }
            .filter { isLand($0) && (steps == nil || grid.steps(from: $0, to: cell) <= reach) }
        return candidates.min { (grid.steps(from: $0, to: cell), $0) < (grid.steps(from: $1, to: cell), $1) }
    }

    /// The named place nearest to a cell, and its distance in kilometres. `kinds` limits which are considered. Of several in one hex, or in
    /// hexes equally far, the one of the preferred name is taken, else the first by id.
    public func nearestPlace(
        to cell: CellID, kinds: Set<String> = [], preferring name: String = ""
    ) -> (place: Place, kilometres: Double)? {
        let centre = grid.centre(of: cell)
        let distance = { (place: Place) in grid.centre(of: place.cell).distance(to: centre) }
        let candidates = places.filter { kinds.isEmpty || kinds.contains($0.kind) }
        guard let first = candidates.min(by: { (distance($0), $0.id) < (distance($1), $1.id) }) else { return nil }
        // Centres of neighbouring hexes are equally far to within the error of the arithmetic: a metre.
        let named = candidates.first { $0.name == name && distance($0) < distance(first) + 1 }
        return (named ?? first, distance(named ?? first) / 1000)
    }

    /// The same ground with other facts about its people.
    public func replacing(zones: [Zone]) -> Theatre {
        Theatre(
            id: id, title: title, grid: grid, projection: projection, terrain: terrain, elevation: elevation,
            ruggedness: ruggedness, cover: cover, zone: zone, road: road, river: river, crossing: crossing, zones: zones,
            places: places, credits: credits)
    }
}
