import Foundation
import GRDB
import Geography
import Hexes

/// Reads the ground from a GeoPackage.
///
/// The file holds the tables `theatre`, `cells`, `roads`, `rivers`, `zones`, `places` and, for the maps of a report, `relief`;
/// a cell without a row is sea.
public enum TheatreFile {
    /// The theatre of a GeoPackage. Throws every fault of every row, with table, row and column; whatever the file holds, it is
    /// told in sentences.
    ///
    ///     let korea = try TheatreFile.read(gpkg: "Theatres/korea.gpkg")
    ///     korea.grid.count
    public static func read(gpkg path: String) throws(FaultReport) -> Theatre {
        try query(path) { database in
            var reader = try TheatreReader(database, file: shownPath(path))
            return try reader.theatre()
        }
    }

    /// The shaded relief under a theatre's maps, or nil if there is no such file or no picture in it.
    public static func relief(gpkg path: String) throws(FaultReport) -> Relief? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return try query(path) { database in
            guard try database.tableExists("relief") else { return nil }
            return try relief(TableReader(database: database, spot: Spot(file: shownPath(path))))
        }
    }

    /// The picture of the first tile and its bounds; nil if there is none. Throws what is wrong with either.
    private static func relief(_ tables: TableReader) throws -> Relief? {
        var faults = FaultList()
        var bounds: [Double?]?
        let edges = ["min_x", "min_y", "max_x", "max_y"]
        let set = (["table_name"] + edges).map(TableColumn.required)
        try tables.rows(of: "gpkg_tile_matrix_set", set, most: 1000, into: &faults) { row, faults in
            guard row.values[0] == "relief".databaseValue else { return }
            let reach = Relief.farthest
            bounds = (1...4).map { row.number($0, -reach...reach, into: &faults) }
            guard let west = bounds?[0], let south = bounds?[1], let east = bounds?[2], let north = bounds?[3] else { return }
            if west >= east || south >= north {
                row.refuse(
                    "the bounds of the relief are \(west), \(south), \(east), \(north)", "west, south, east, north", &faults)
            }
        }
        var png: Data?
        try tables.rows(of: "relief", [.required("tile_data")], most: 1000, into: &faults) { row, faults in
            guard png == nil else { return }
            guard case .blob(let data) = row.values[0].storage, Relief.isPicture(data) else {
                return row.refuse(0, expected: "a picture as PNG of at most \(Relief.mostBytes) bytes", into: &faults)
            }
            png = data
        }
        guard faults.faults.isEmpty else { throw FaultReport(faults.faults) }
        guard let png, let west = bounds?[0], let south = bounds?[1], let east = bounds?[2], let north = bounds?[3] else {
            return nil
        }
        return Relief(png: png, west: west, south: south, east: east, north: north)
    }

    private static func query<Answer>(_ path: String, _ body: (Database) throws -> Answer) throws(FaultReport) -> Answer {
        let spot = Spot(file: shownPath(path))
        guard FileManager.default.fileExists(atPath: path) else {
            throw FaultReport([
                spot.fault("there is no such file", expected: "a theatre as GeoPackage", remedy: "build it with `make theatre`")
            ])
        }
        guard fileSize(path) != nil else {
            throw FaultReport([
                spot.fault("this is no file", expected: "a theatre as GeoPackage", remedy: "put the file itself here")
            ])
        }
        do {
            var configuration = Configuration()
            configuration.readonly = true
            // A file from elsewhere is not trusted to call functions from its own schema.
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA trusted_schema = OFF") }
            return try DatabaseQueue(path: path, configuration: configuration).read(body)
        } catch let report as FaultReport {
            throw report
        } catch {
            throw FaultReport([
                spot.fault(
                    "the GeoPackage cannot be read (\((error as? DatabaseError)?.message ?? "\(error)"))",
                    expected: "an SQLite database with the tables of a theatre", remedy: "build it again with `make theatre`")
            ])
        }
    }
}

/// A picture of the ground and where it lies.
public struct Relief: Sendable {
    /// The picture as a PNG file.
    public let png: Data
    /// Western bound in the theatre's projection, metres.
    public let west: Double
    /// Southern bound, metres.
    public let south: Double
    /// Eastern bound, metres; greater than the western one.
    public let east: Double
    /// Northern bound, metres; greater than the southern one.
    public let north: Double

    /// Bounds lie within these metres of the projection's centre: the Earth's diameter and some.
    static let farthest = 2e7
    /// The largest picture that a map takes in.
    static let mostBytes = 50_000_000

    /// True for what begins as a PNG file does: signature, and a header that says how large the picture is.
    static func isPicture(_ data: Data) -> Bool {
        let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
        guard data.starts(with: head), data.count >= 33, data.count <= mostBytes else { return false }
        let sizes = data.dropFirst(16).prefix(8)
        return sizes.prefix(4).contains { $0 != 0 } && sizes.suffix(4).contains { $0 != 0 }
    }
}
