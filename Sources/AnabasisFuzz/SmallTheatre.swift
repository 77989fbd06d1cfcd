import Foundation
import GRDB
import Geography
import Hexes

/// Writes a map drawn as text as a GeoPackage with all the tables that a theatre has.
package struct SmallTheatre {
    private let theatre: Theatre
    private let grid: HexGrid

    /// A latitude between the northernmost row and the next.
    package static let northernRow = 37.606
    private static let (latitude, longitude) = (37.5, 127.5)

    /// A theatre of the ground of another, around a point of the Earth.
    package init(_ theatre: Theatre) {
        self.theatre = theatre
        let (width, height) = (
            Double(theatre.grid.columns) * theatre.grid.flatMetres, Double(theatre.grid.rows) * theatre.grid.rowMetres
        )
        grid = HexGrid(
            columns: theatre.grid.columns, rows: theatre.grid.rows, flatMetres: theatre.grid.flatMetres, originX: -width / 2,
            originY: height / 2)
    }

    /// Writes the file.
    package func write(to path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { database in
            try writeFacts(database)
            try writeZones(database)
            try writeCells(database)
            try writeSides(database)
            try writePlaces(database)
            try writeRelief(database)
        }
        try queue.close()
    }

    private func writeFacts(_ database: Database) throws {
        try database.execute(sql: "CREATE TABLE theatre (key TEXT PRIMARY KEY, value TEXT)")
        let facts: [(String, String)] = [
            ("id", theatre.id), ("title", theatre.title), ("columns", "\(grid.columns)"), ("rows", "\(grid.rows)"),
            ("flatMetres", "\(grid.flatMetres)"), ("originX", "\(grid.originX)"), ("originY", "\(grid.originY)"),
            ("latitude0", "\(Self.latitude)"), ("longitude0", "\(Self.longitude)"), ("credits", "Invented ground."),
        ]
        for (key, value) in facts { try database.execute(sql: "INSERT INTO theatre VALUES (?, ?)", arguments: [key, value]) }
    }

    private func writeZones(_ database: Database) throws {
        try database.execute(
            sql:
                "CREATE TABLE zones (fid INTEGER PRIMARY KEY, zone TEXT, name TEXT, population INTEGER, areaKm2 REAL, attitude REAL)"
        )
        for zone in theatre.zones {
            try database.execute(
                sql: "INSERT INTO zones (zone, name, population, areaKm2, attitude) VALUES (?, ?, ?, ?, ?)",
                arguments: [zone.id, zone.name, 6000, zone.areaSquareKilometres, zone.attitude])
        }
    }

    private func writeCells(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE cells (fid INTEGER PRIMARY KEY, cell INTEGER, terrain TEXT, elevationMean INTEGER, ruggedness INTEGER,
                  cover REAL, zone TEXT)
                """)
        for cell in 0..<grid.count where theatre.terrain[cell] != .sea {
            let zone = Int(theatre.zone[cell])
            try database.execute(
                sql: "INSERT INTO cells (cell, terrain, elevationMean, ruggedness, cover, zone) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    cell, theatre.terrain[cell].word, theatre.elevation[cell], theatre.ruggedness[cell],
                    Double(theatre.cover[cell]),
                    zone < 0 ? nil : theatre.zones[zone].id,
                ])
        }
    }

    private func writeSides(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE roads (fid INTEGER PRIMARY KEY, cell INTEGER, slot INTEGER, class TEXT);
                CREATE TABLE rivers (fid INTEGER PRIMARY KEY, cell INTEGER, slot INTEGER, class TEXT, crossing TEXT);
                """)
        for side in theatre.road.indices where theatre.road[side] != .none {
            try database.execute(
                sql: "INSERT INTO roads (cell, slot, class) VALUES (?, ?, ?)",
                arguments: [side / 3, side % 3, theatre.road[side].word])
        }
        for side in theatre.river.indices where theatre.river[side] != .none {
            let crossing = theatre.crossing[side]
            try database.execute(
                sql: "INSERT INTO rivers (cell, slot, class, crossing) VALUES (?, ?, ?, ?)",
                arguments: [side / 3, side % 3, theatre.river[side].word, crossing == .none ? nil : crossing.word])
        }
    }

    private func writePlaces(_ database: Database) throws {
        try database.execute(
            sql: "CREATE TABLE places (fid INTEGER PRIMARY KEY, place TEXT, name TEXT, modern TEXT, kind TEXT, cell INTEGER)")
        for place in theatre.places {
            try database.execute(
                sql: "INSERT INTO places (place, name, modern, kind, cell) VALUES (?, ?, ?, ?, ?)",
                arguments: [place.id, place.name, place.modern, place.kind, place.cell.offset])
        }
    }

    private func writeRelief(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE relief (id INTEGER PRIMARY KEY, zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
                CREATE TABLE gpkg_tile_matrix_set (table_name TEXT, min_x REAL, min_y REAL, max_x REAL, max_y REAL);
                INSERT INTO gpkg_tile_matrix_set VALUES ('relief', -20000, -20000, 20000, 20000);
                """)
        try database.execute(
            sql: "INSERT INTO relief (zoom_level, tile_column, tile_row, tile_data) VALUES (0, 0, 0, ?)",
            arguments: [Data(base64Encoded: Self.picture)])
    }

    /// One grey point, PNG.
    private static let picture =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
}
