import GRDB
import Geography
import Hexes

/// The arrays of a theatre while they are filled from the tables of a GeoPackage, and every fault of their rows.
struct TheatreReader {
    private let tables: TableReader
    private let facts: TheatreFacts
    private let grid: HexGrid
    private var faults = FaultList()
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

    /// Reads the table `theatre`. Throws its faults: without a grid nothing else can be told.
    init(_ database: Database, file: String) throws {
        tables = TableReader(database: database, spot: Spot(file: file))
        facts = try TheatreFacts(tables)
        grid = facts.grid
        terrain = Array(repeating: .sea, count: grid.count)
        elevation = Array(repeating: 0, count: grid.count)
        ruggedness = elevation
        cover = Array(repeating: 0, count: grid.count)
        zone = Array(repeating: -1, count: grid.count)
        road = Array(repeating: .none, count: grid.sideCount)
        river = Array(repeating: .none, count: grid.sideCount)
        crossing = Array(repeating: .none, count: grid.sideCount)
    }

    /// The theatre of all tables. Throws every fault of every row.
    mutating func theatre() throws -> Theatre {
        try readZones()
        try readCells()
        try readRoads()
        try readRivers()
        try readPlaces()
        guard faults.faults.isEmpty else { throw FaultReport(faults.faults) }
        let theatre = Theatre(
            id: facts.id, title: facts.title, grid: grid, projection: facts.projection, terrain: terrain, elevation: elevation,
            ruggedness: ruggedness, cover: cover, zone: zone, road: road, river: river, crossing: crossing, zones: zones,
            places: places, credits: facts.credits)
        return theatre.replacing(zones: theatre.zonesWithCommunications())
    }

    private mutating func readZones() throws {
        var zones: [Zone] = []
        var ids: Set<String> = []
        let columns = [
            TableColumn.required("zone"), .required("name"), .required("population"), .required("areaKm2"),
            .optional("attitude"),
        ]
        try tables.rows(of: "zones", columns, most: Limit.zones.most, into: &faults) { row, faults in
            let id = row.text(0, .name, into: &faults)
            let name = row.text(1, .title, into: &faults)
            let people = row.whole(2, 0...Limit.people.most, into: &faults)
            let area = row.number(3, 0...1e9, into: &faults)
            let attitude = row.isNull(4) ? 0.5 : row.number(4, 0...1, into: &faults)
            guard let id, let name, let people, let area, let attitude else { return }
            guard ids.insert(id).inserted else {
                return row.refuse("the zone \(id) stands twice in the table zones", "each zone once", &faults)
            }
            zones.append(
                Zone(
                    id: id, name: name, people: people, areaSquareKilometres: area, attitude: attitude,
                    communicationKilometres: 0))
        }
        self.zones = zones
    }

    private mutating func readCells() throws {
        let number = Dictionary(uniqueKeysWithValues: zones.indices.map { (zones[$0].id, Int16($0)) })
        let land = Terrain.allCases.filter { $0 != .sea }
        let columns = ["cell", "terrain", "elevationMean", "ruggedness", "cover", "zone"].map(TableColumn.required)
        let grid = grid
        var (terrain, elevation, ruggedness, cover, zone) = (terrain, elevation, ruggedness, cover, zone)
        try tables.rows(of: "cells", columns, most: grid.count, into: &faults) { row, faults in
            let cell = row.whole(0, 0...grid.count - 1, into: &faults)
            let kind = row.word(1, land, \.word, into: &faults)
            let height = row.number(2, -500...9000, into: &faults)
            let rough = row.number(3, 0...9000, into: &faults)
            let hidden = row.number(4, 0...1, into: &faults)
            let name = row.text(5, .name, into: &faults)
            guard let cell, let kind, let height, let rough, let hidden, let name else { return }
            guard terrain[cell] == .sea else {
                return row.refuse("the cell \(cell) stands twice in the table cells", "each cell once", &faults)
            }
            guard let index = number[name] else { return row.refuse(5, expected: "a zone of the table zones", into: &faults) }
            terrain[cell] = kind
            elevation[cell] = Int16(height.rounded())
            ruggedness[cell] = Int16(rough.rounded())
            cover[cell] = Float(hidden)
            zone[cell] = index
        }
        (self.terrain, self.elevation, self.ruggedness, self.cover, self.zone) = (terrain, elevation, ruggedness, cover, zone)
    }

    private mutating func readRoads() throws {
        let classes = RoadClass.allCases.filter { $0 != .none }
        let grid = grid
        var road = road
        let columns = ["cell", "slot", "class"].map(TableColumn.required)
        try tables.rows(of: "roads", columns, most: 2 * grid.sideCount, into: &faults) { row, faults in
            let side = Self.side(row, on: grid, into: &faults)
            guard let kind = row.word(2, classes, \.word, into: &faults), let side else { return }
            road[side] = max(road[side], kind)
        }
        self.road = road
    }

    private mutating func readRivers() throws {
        let classes = RiverClass.allCases.filter { $0 != .none }
        let grid = grid
        var (river, crossing) = (river, crossing)
        let columns = ["cell", "slot", "class"].map(TableColumn.required) + [.optional("crossing")]
        try tables.rows(of: "rivers", columns, most: 2 * grid.sideCount, into: &faults) { row, faults in
            let side = Self.side(row, on: grid, into: &faults)
            let kind = row.word(2, classes, \.word, into: &faults)
            let way = row.isNull(3) ? Crossing.none : row.word(3, Crossing.allCases, \.word, into: &faults)
            guard let side, let kind, let way else { return }
            river[side] = max(river[side], kind)
            if way != .none { crossing[side] = way }
        }
        (self.river, self.crossing) = (river, crossing)
    }

    private static func side(_ row: TableRow, on grid: HexGrid, into faults: inout FaultList) -> Int? {
        let cell = row.whole(0, 0...grid.count - 1, into: &faults)
        let slot = row.whole(1, 0...2, into: &faults)
        guard let cell, let slot else { return nil }
        return 3 * cell + slot
    }

    private mutating func readPlaces() throws {
        let grid = grid
        var places: [Place] = []
        var ids: Set<String> = []
        let columns = [
            TableColumn.required("place"), .required("name"), .optional("modern"), .required("kind"), .required("cell"),
        ]
        try tables.rows(of: "places", columns, most: Limit.places.most, into: &faults) { row, faults in
            let id = row.text(0, .name, into: &faults)
            let name = row.text(1, .title, into: &faults)
            let modern = row.isNull(2) ? "" : row.text(2, .title, into: &faults)
            let kind = row.text(3, .name, into: &faults)
            let cell = row.whole(4, 0...grid.count - 1, into: &faults)
            guard let id, let name, let modern, let kind, let cell else { return }
            guard ids.insert(id).inserted else {
                return row.refuse("the place \(id) stands twice in the table places", "each place once", &faults)
            }
            places.append(Place(id: id, name: name, modern: modern, kind: kind, cell: CellID(cell)))
        }
        self.places = places
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
