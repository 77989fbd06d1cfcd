import Foundation
import GRDB
import Geography
import ScenarioFiles

/// A small sound theatre as GeoPackage: eight by six hexes of two zones, to be spoiled and read.
final class TheatreMaker {
    private let path = FileManager.default.temporaryDirectory.path + "/anabasis-\(UUID().uuidString).gpkg"

    static let facts = [
        ("id", "toy"), ("title", "Toy"), ("columns", "8"), ("rows", "6"), ("flatMetres", "3000.0"), ("originX", "-10500.0"),
        ("originY", "6500.0"), ("latitude0", "-51.7"), ("longitude0", "179.95"), ("credits", "Invented.\nBy hand."),
    ]

    /// `edits` are statements that are run on the sound file.
    init(_ edits: [String] = []) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { database in
            for statement in Self.tables + edits { try database.execute(sql: statement) }
        }
        try queue.close()
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    private static let tables: [String] = {
        let pairs = facts.map { "('\($0.0)', '\($0.1)')" }.joined(separator: ", ")
        let cells = (0..<48).map { "(\($0), 100, 40, '\($0 % 8 < 4 ? "hill" : "plain")', 0.3, '\($0 < 24 ? "A" : "B")')" }
        let png = "89504E470D0A1A0A0000000D49484452000000010000000108000000003A7E9B55"
        return [
            "CREATE TABLE theatre(id INTEGER PRIMARY KEY, key, value)", "INSERT INTO theatre(key, value) VALUES \(pairs)",
            "CREATE TABLE cells(fid INTEGER PRIMARY KEY, cell, elevationMean, ruggedness, terrain, cover, zone)",
            "INSERT INTO cells(cell, elevationMean, ruggedness, terrain, cover, zone) VALUES \(cells.joined(separator: ", "))",
            "CREATE TABLE roads(fid INTEGER PRIMARY KEY, cell, slot, class)",
            "INSERT INTO roads(cell, slot, class) VALUES (0, 0, 'main'), (1, 0, 'track')",
            "CREATE TABLE rivers(fid INTEGER PRIMARY KEY, cell, slot, class, crossing)",
            "INSERT INTO rivers(cell, slot, class, crossing) VALUES (9, 1, 'great', NULL), (9, 2, 'river', 'ford')",
            "CREATE TABLE zones(fid INTEGER PRIMARY KEY, zone, name, population, areaKm2, attitude)",
            "INSERT INTO zones(zone, name, population, areaKm2, attitude) VALUES ('A', 'Ay', 6000, 500.5, NULL), "
                + "('B', 'Bee', 7000.0, 500, 1)",
            "CREATE TABLE places(fid INTEGER PRIMARY KEY, place, name, modern, kind, cell)",
            "INSERT INTO places(place, name, modern, kind, cell) VALUES ('port', 'Port', NULL, 'town', 20)",
            "CREATE TABLE relief(id INTEGER PRIMARY KEY, zoom_level, tile_column, tile_row, tile_data)",
            "INSERT INTO relief(zoom_level, tile_column, tile_row, tile_data) VALUES (0, 0, 0, x'\(png)')",
            "CREATE TABLE gpkg_tile_matrix_set(table_name, min_x, min_y, max_x, max_y)",
            "INSERT INTO gpkg_tile_matrix_set VALUES ('relief', -12000, -8000, 15000, 9000.5)",
        ]
    }()

    func theatre() throws -> Theatre { try TheatreFile.read(gpkg: path) }

    func relief() throws -> Relief? { try TheatreFile.relief(gpkg: path) }

    func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

    func write(_ bytes: Data) throws { try bytes.write(to: URL(fileURLWithPath: path)) }

    /// The faults of the file as sentences, its path taken away; relief included.
    func sentences() -> [String] {
        do {
            _ = try TheatreFile.read(gpkg: path)
            _ = try TheatreFile.relief(gpkg: path)
            return []
        } catch {
            return error.faults.map { $0.description.replacingOccurrences(of: path + ": ", with: "") }
        }
    }
}
