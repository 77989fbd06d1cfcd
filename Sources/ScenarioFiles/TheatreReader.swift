import GRDB
import Geography
import Hexes

/// The arrays of a theatre while they are filled from the tables of a GeoPackage.
struct TheatreReader {
    private let database: Database
    private let spot: Spot
    private let facts: [String: String]
    private let grid: HexGrid
    private var terrain: [Terrain]
    private var elevation: [Int16]
    private var ruggedness: [Int16]
    private var cover: [Float]
    private var zone: [Int16]
    private var road: [RoadClass]
    private var river: [RiverClass]
    private var crossing: [Crossing]
    private var zones: [Zone] = []
    private var places: [Place] = []

    init(_ database: Database, file: String) throws {
        self.database = database
        spot = Spot(file: file)
        let rows = try Row.fetchAll(database, sql: "SELECT key, value FROM theatre")
        facts = Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
        grid = try Self.grid(facts, spot: spot)
        terrain = Array(repeating: .sea, count: grid.count)
        elevation = Array(repeating: 0, count: grid.count)
        ruggedness = elevation
        cover = Array(repeating: 0, count: grid.count)
        zone = Array(repeating: -1, count: grid.count)
        road = Array(repeating: .none, count: grid.sideCount)
        river = Array(repeating: .none, count: grid.sideCount)
        crossing = Array(repeating: .none, count: grid.sideCount)
    }

    private static func grid(_ facts: [String: String], spot: Spot) throws -> HexGrid {
        func number(_ key: String) throws -> Double {
            guard let value = facts[key].flatMap(Double.init) else {
                throw FaultReport([
                    spot.fault(
                        "the table theatre has \(facts[key].map { "\(key) \"\($0)\"" } ?? "no \(key)")", expected: "a number",
                        remedy: "build the theatre again with `make theatre`")
                ])
            }
            return value
        }
        return try HexGrid(
            columns: Int(number("columns")), rows: Int(number("rows")), flatMetres: number("flatMetres"),
            originX: number("originX"), originY: number("originY"))
    }

    mutating func readZones() throws {
        let rows = try Row.fetchCursor(
            database, sql: "SELECT zone, name, population, areaKm2, attitude FROM zones ORDER BY fid")
        while let row = try rows.next() {
            zones.append(
                Zone(
                    id: row[0], name: row[1], people: row[2], areaSquareKilometres: row[3], attitude: row[4] ?? 0.5,
                    communicationKilometres: 0))
        }
    }

    mutating func readCells() throws {
        let words = Terrain.allCases.map { "WHEN '\($0.word)' THEN \($0.rawValue)" }.joined(separator: " ")
        let number = Dictionary(uniqueKeysWithValues: zones.indices.map { (zones[$0].id, Int16($0)) })
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT cell, CASE terrain \(words) END, elevationMean, ruggedness, cover, zone FROM cells")
        while let row = try rows.next() {
            let cell: Int = row[0]
            guard terrain.indices.contains(cell), let kind = (row[1] as UInt8?).flatMap(Terrain.init(rawValue:)) else {
                throw broken("cells", cell, expected: "a cell of the grid and a terrain of plain, rolling, hill, mountain")
            }
            terrain[cell] = kind
            elevation[cell] = row[2]
            ruggedness[cell] = row[3]
            cover[cell] = row[4]
            let name: String? = row[5]
            guard let name else { continue }
            guard let index = number[name] else { throw broken("cells", cell, expected: "a zone of the table zones") }
            zone[cell] = index
        }
    }

    mutating func readRoads() throws {
        let words = RoadClass.allCases.map { "WHEN '\($0.word)' THEN \($0.rawValue)" }.joined(separator: " ")
        let rows = try Row.fetchCursor(database, sql: "SELECT 3 * cell + slot, CASE class \(words) END FROM roads")
        while let row = try rows.next() {
            let side: Int = row[0]
            guard road.indices.contains(side), let kind = (row[1] as UInt8?).flatMap(RoadClass.init(rawValue:)) else {
                throw broken("roads", side / 3, expected: "a side of the grid and a class of main, road, track")
            }
            road[side] = max(road[side], kind)
        }
    }

    mutating func readRivers() throws {
        let words = RiverClass.allCases.map { "WHEN '\($0.word)' THEN \($0.rawValue)" }.joined(separator: " ")
        let rows = try Row.fetchCursor(
            database, sql: "SELECT 3 * cell + slot, CASE class \(words) END, coalesce(crossing, 'none') FROM rivers")
        while let row = try rows.next() {
            let side: Int = row[0]
            guard river.indices.contains(side), let kind = (row[1] as UInt8?).flatMap(RiverClass.init(rawValue:)),
                let way = Crossing(word: row[2])
            else { throw broken("rivers", side / 3, expected: "a side of the grid, a class and a crossing that are known") }
            river[side] = max(river[side], kind)
            if way != .none { crossing[side] = way }
        }
    }

    mutating func readPlaces() throws {
        let rows = try Row.fetchCursor(database, sql: "SELECT place, name, modern, kind, cell FROM places ORDER BY fid")
        while let row = try rows.next() {
            let cell: Int = row[4]
            guard terrain.indices.contains(cell) else { throw broken("places", cell, expected: "a cell of the grid") }
            places.append(Place(id: row[0], name: row[1], modern: row[2] ?? "", kind: row[3], cell: CellID(cell)))
        }
    }

    /// The theatre once every table is read.
    func theatre() throws -> Theatre {
        let centre = facts["latitude0"].flatMap(Double.init).map { ($0, facts["longitude0"].flatMap(Double.init)) }
        guard let (latitude, longitude) = centre, let longitude else {
            throw broken("theatre", 0, expected: "latitude0 and longitude0 of the projection")
        }
        let theatre = Theatre(
            id: facts["id"] ?? "", title: facts["title"] ?? "", grid: grid,
            projection: LambertEqualArea(latitude0: latitude, longitude0: longitude), terrain: terrain, elevation: elevation,
            ruggedness: ruggedness, cover: cover, zone: zone, road: road, river: river, crossing: crossing, zones: zones,
            places: places, credits: (facts["credits"] ?? "").split(separator: "\n").map(String.init))
        return theatre.replacing(zones: theatre.zonesWithCommunications())
    }

    private func broken(_ table: String, _ cell: Int, expected: String) -> FaultReport {
        FaultReport([
            spot.fault(
                "the table \(table) has a faulty row at cell \(cell)", expected: expected,
                remedy: "build the theatre again with `make theatre`")
        ])
    }
}

extension Theatre {
    /// The zones with the length of their main roads as lines of communication: one flat width for each side crossed,
    /// counted where its owner lies.
    func zonesWithCommunications() -> [Zone] {
        var zones = zones
        for side in road.indices where road[side] == .main {
            let index = Int(zone[side / 3])
            if index >= 0 { zones[index].communicationKilometres += grid.flatMetres / 1000 }
        }
        return zones
    }
}
