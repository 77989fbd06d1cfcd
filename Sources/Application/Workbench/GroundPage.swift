import Cartography
import Geography
import Hexes
import ScenarioFiles
import Scenarios

/// The ground of a case in the theatre's metres: grid, places and lines, sent once.
package struct GroundPage: Codable, Sendable {
    struct GridPage: Codable, Sendable {
        let columns: Int
        let rows: Int
        let flatMetres: Double
        let rowMetres: Double
        let originX: Double
        let originY: Double
    }

    struct ExtentPage: Codable, Sendable {
        let west: Double
        let south: Double
        let east: Double
        let north: Double
    }

    struct ProjectionPage: Codable, Sendable {
        let proj4: String
        let latitude0: Double
        let longitude0: Double
    }

    struct ReliefPage: Codable, Sendable {
        let url: String
        let west: Double
        let south: Double
        let east: Double
        let north: Double
    }

    struct PlacePage: Codable, Sendable {
        let id: String
        let name: String
        let modern: String
        let kind: String
        let rank: Int
        let x: Double
        let y: Double
        let cell: Int
    }

    struct LinePage: Codable, Sendable {
        let `class`: Int?
        let name: String?
        let line: [Double]
    }

    struct PathsPage: Codable, Sendable {
        let rivers: [LinePage]
        let roads: [LinePage]
        let borders: [LinePage]
        let objective: [LinePage]
    }

    struct ZonePage: Codable, Sendable {
        let id: String
        let name: String
        let x: Double
        let y: Double
        let people: Int
        let attitude: Double
    }

    let grid: GridPage
    let extent: ExtentPage
    let projection: ProjectionPage?
    let relief: ReliefPage?
    let places: [PlacePage]
    let paths: PathsPage
    let zones: [ZonePage]
    let terrain: [String]
    let credits: [String]

    /// The ground of a case; throws if its picture cannot be read.
    package init(_ reading: CaseReading) throws(Refusal) {
        let theatre = reading.scenario.theatre
        let cells = theatre.grid
        grid = GridPage(
            columns: cells.columns, rows: cells.rows, flatMetres: cells.flatMetres, rowMetres: cells.rowMetres,
            originX: cells.originX, originY: cells.originY)
        let (half, corner) = (cells.flatMetres / 2, cells.cornerMetres)
        extent = ExtentPage(
            west: cells.originX - half, south: cells.originY - Double(cells.rows - 1) * cells.rowMetres - corner,
            east: cells.originX + cells.flatMetres * Double(cells.columns), north: cells.originY + corner)
        projection = theatre.projection.map {
            ProjectionPage(
                proj4: "+proj=laea +lat_0=\($0.latitude0) +lon_0=\($0.longitude0) +datum=WGS84 +units=m",
                latitude0: $0.latitude0, longitude0: $0.longitude0)
        }
        let picture = try Refusal.catching { try reading.workspace.library.relief(of: reading.path) }
        relief = picture.map {
            ReliefPage(
                url: "/api/scenarios/\(reading.id)/relief.png", west: $0.west, south: $0.south, east: $0.east, north: $0.north)
        }
        places = theatre.places.map { Self.place($0, on: cells) }
        paths = Self.paths(MapPaths(scenario: reading.scenario))
        zones = Self.zones(theatre)
        terrain = Terrain.allCases.map(\.word)
        credits = theatre.credits
    }

    private static func place(_ place: Place, on grid: HexGrid) -> PlacePage {
        let centre = grid.centre(of: place.cell)
        let rank = ["city": 0, "town": 1, "pass": 2, "summit": 2].first { $0.key == place.kind }?.value ?? 3
        return PlacePage(
            id: place.id, name: place.name, modern: place.modern, kind: place.kind, rank: rank, x: centre.x, y: centre.y,
            cell: place.cell.offset)
    }

    /// Metres are whole: a tenth of a pixel at any scale that is shown.
    private static func flat(_ points: [Point]) -> [Double] { points.flatMap { [$0.x.rounded(), $0.y.rounded()] } }

    private static func paths(_ paths: MapPaths) -> PathsPage {
        let lines = { (lines: [MapPaths.Line]) in
            lines.map { LinePage(class: $0.kind, name: nil, line: flat($0.points)) }
        }
        return PathsPage(
            rivers: lines(paths.rivers), roads: lines(paths.roads), borders: lines(paths.borders),
            objective: paths.objectives.flatMap { edge in
                edge.lines.map { LinePage(class: nil, name: edge.name, line: flat($0)) }
            })
    }

    /// Zones with the middle of their cells.
    private static func zones(_ theatre: Theatre) -> [ZonePage] {
        var sums = [(x: Double, y: Double, count: Double)](repeating: (0, 0, 0), count: theatre.zones.count)
        for (cell, zone) in theatre.zone.enumerated() where zone >= 0 {
            let centre = theatre.grid.centre(of: CellID(cell))
            let sum = sums[Int(zone)]
            sums[Int(zone)] = (sum.x + centre.x, sum.y + centre.y, sum.count + 1)
        }
        return zip(theatre.zones, sums).map { zone, sum in
            ZonePage(
                id: zone.id, name: zone.name, x: (sum.x / max(1, sum.count)).rounded(),
                y: (sum.y / max(1, sum.count)).rounded(), people: zone.people, attitude: zone.attitude)
        }
    }
}
