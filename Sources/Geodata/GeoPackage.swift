import Foundation
import GRDB
import Hexes
import Notation

/// Writes layers as an OGC GeoPackage 1.3, through plain SQL: one transaction, no spatial index, fixed times, so that the same
/// layers give the same bytes.
struct GeoPackage {
    let layers: [Layer]
    let isGeographic: Bool

    /// "GPKG", and version 1.3.0, in the header of the file.
    private static let applicationID = 0x4750_4B47
    private static let version = 10300
    /// GeoPackage asks for a time of change; a result has none of its own.
    private static let changed = "2000-01-01T00:00:00.000Z"

    /// Degrees on the WGS 84 ellipsoid, or undefined Cartesian metres.
    private var system: Int32 { isGeographic ? 4326 : -1 }

    func write(to path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
        let queue = try DatabaseQueue(path: path)
        try queue.write { database in
            try database.execute(sql: "PRAGMA application_id = \(Self.applicationID); PRAGMA user_version = \(Self.version);")
            try database.execute(sql: Self.tables)
            try writeSystems(database)
            for layer in layers { try write(layer, database) }
            try writeStyles(database)
        }
        try queue.close()
    }

    private static let tables = """
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
          organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
          description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
          min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
          CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
        CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
          geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
          CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
          CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
          CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        """

    private static let wgs84 =
        "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],"
        + "AUTHORITY[\"EPSG\",\"6326\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],"
        + "UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"4326\"]]"

    private func writeSystems(_ database: Database) throws {
        let systems: [(String, Int, String, Int, String, String)] = [
            ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "metres on an invented map"),
            ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinates"),
            ("WGS 84 geodetic", 4326, "EPSG", 4326, Self.wgs84, "longitude and latitude in degrees on WGS 84"),
        ]
        for system in systems {
            try database.execute(
                sql: "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [system.0, system.1, system.2, system.3, system.4, system.5])
        }
    }

    private func write(_ layer: Layer, _ database: Database) throws {
        let columns = layer.fields.map { "\(Escape.sqlName($0.name)) \(Self.type($0.kind))" }
        let opening = ["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", "geom \(layer.kind.rawValue.uppercased())"]
        try database.execute(sql: "CREATE TABLE \(Escape.sqlName(layer.name)) (\((opening + columns).joined(separator: ", ")))")
        let points = layer.features.flatMap(\.geometry.points)
        let meanings = layer.fields.map { "\($0.name): \($0.description)" }.joined(separator: "; ")
        try database.execute(
            sql: "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                layer.name, layer.name, "\(layer.title). \(meanings).", Self.changed, points.map(\.x).min(),
                points.map(\.y).min(),
                points.map(\.x).max(), points.map(\.y).max(), system,
            ])
        try database.execute(
            sql: "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
            arguments: [layer.name, layer.kind.rawValue.uppercased(), system])
        let marks = Array(repeating: "?", count: layer.fields.count + 1).joined(separator: ", ")
        let names = (["geom"] + layer.fields.map { Escape.sqlName($0.name) }).joined(separator: ", ")
        let insert = try database.makeStatement(sql: "INSERT INTO \(Escape.sqlName(layer.name)) (\(names)) VALUES (\(marks))")
        for feature in layer.features {
            let values: [(any DatabaseValueConvertible)?] = feature.values.map(Self.stored)
            try insert.execute(arguments: StatementArguments([GeoPackageBlob(feature.geometry, system: system).data] + values))
        }
    }

    /// Default styles, as QGIS looks for them. Source: the QGIS convention for databases, table layer_styles.
    private func writeStyles(_ database: Database) throws {
        let styled = layers.compactMap { layer in LayerStyle.of(layer.description).map { (layer, $0) } }
        guard !styled.isEmpty else { return }
        try database.execute(
            sql: """
                CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT, f_table_schema TEXT,
                  f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,
                  description TEXT, owner TEXT, ui TEXT, update_time DATETIME)
                """)
        try database.execute(
            sql: """
                INSERT INTO gpkg_contents VALUES ('layer_styles', 'attributes', 'layer_styles', 'Styles for QGIS', ?, NULL, NULL, NULL,
                  NULL, NULL)
                """, arguments: [Self.changed])
        for (number, (layer, style)) in styled.enumerated() {
            try database.execute(
                sql: "INSERT INTO layer_styles VALUES (?, '', '', ?, 'geom', ?, ?, NULL, 1, ?, '', NULL, ?)",
                arguments: [
                    number + 1, layer.name, layer.name, style.qml(of: layer.kind, symbols: .standard), layer.title,
                    Self.changed,
                ])
        }
    }

    private static func type(_ kind: Field.Kind) -> String {
        switch kind {
        case .text: "TEXT"
        case .whole: "INTEGER"
        case .number: "DOUBLE"
        case .truth: "BOOLEAN"
        }
    }

    private static func stored(_ value: FieldValue) -> (any DatabaseValueConvertible)? {
        switch value {
        case .text(let text): text
        case .whole(let number): number
        case .number(let number): number.isFinite ? number : nil
        case .truth(let truth): truth
        case .null: nil
        }
    }
}
