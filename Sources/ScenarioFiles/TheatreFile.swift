import Foundation
import GRDB
import Geography
import Hexes

/// Reads the ground from a GeoPackage.
///
/// The file holds the tables `theatre`, `cells`, `roads`, `rivers`, `zones`, `places` and, for the maps of a report, `relief`;
/// a cell without a row is sea.
public enum TheatreFile {
    /// The theatre of a GeoPackage. Throws every fault of the first table that has any.
    ///
    ///     let korea = try TheatreFile.read(gpkg: "Theatres/korea.gpkg")
    ///     korea.grid.count
    public static func read(gpkg path: String) throws(FaultReport) -> Theatre {
        try query(path) { database in
            var reader = try TheatreReader(database, file: shownPath(path))
            try reader.readZones()
            try reader.readCells()
            try reader.readRoads()
            try reader.readRivers()
            try reader.readPlaces()
            return try reader.theatre()
        }
    }

    /// The shaded relief under a theatre's maps, or nil if there is no such file or no picture in it.
    public static func relief(gpkg path: String) throws(FaultReport) -> Relief? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return try query(path) { database in
            guard try database.tableExists("relief") else { return nil }
            let bounds = "SELECT min_x, min_y, max_x, max_y FROM gpkg_tile_matrix_set WHERE table_name = 'relief'"
            let tile = "SELECT tile_data FROM relief ORDER BY zoom_level, tile_row, tile_column LIMIT 1"
            guard let row = try Row.fetchOne(database, sql: bounds), let png = try Data.fetchOne(database, sql: tile) else {
                return nil
            }
            return Relief(png: png, west: row[0], south: row[1], east: row[2], north: row[3])
        }
    }

    private static func query<Answer>(_ path: String, _ body: (Database) throws -> Answer) throws(FaultReport) -> Answer {
        let spot = Spot(file: shownPath(path))
        guard FileManager.default.fileExists(atPath: path) else {
            throw FaultReport([
                spot.fault("there is no such file", expected: "a theatre as GeoPackage", remedy: "build it with `make theatre`")
            ])
        }
        do {
            var configuration = Configuration()
            configuration.readonly = true
            return try DatabaseQueue(path: path, configuration: configuration).read(body)
        } catch let report as FaultReport {
            throw report
        } catch {
            throw FaultReport([
                spot.fault(
                    "the GeoPackage cannot be read (\(error))", expected: "the tables of a theatre",
                    remedy: "build it again with `make theatre`")
            ])
        }
    }
}

/// A picture of the ground and where it lies.
public struct Relief: Sendable {
    /// The picture as a PNG file.
    public let png: Data
    /// Bounds in the theatre's projection, metres.
    public let west: Double
    public let south: Double
    public let east: Double
    public let north: Double
}
