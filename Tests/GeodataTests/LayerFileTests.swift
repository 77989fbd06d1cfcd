import Foundation
import GRDB
import Geodata
import ReplySupport
import Testing

@Suite struct LayerFileTests {
    private func file(_ map: MapCase) -> LayerFile {
        LayerFile(scenario: map.scenario, situation: map.situation, ways: map.ways, rules: map.rules.contact)
    }

    private static let names = ["hold", "objective", "cordon", "gaps", "ways", "enemy", "formations"]

    // MARK: GeoPackage

    /// Header of a geometry: what stands before its well-known binary.
    private struct Header {
        let isGeoPackage: Bool
        let system: Int32
        let kind: UInt32
        let first: (x: Double, y: Double)?

        init(_ blob: Data) {
            let bytes = [UInt8](blob)
            isGeoPackage = bytes.starts(with: [0x47, 0x50, 0]) && bytes[3] & 1 == 1
            let envelope = [0, 32, 48, 48, 64][Int(bytes[3] >> 1 & 7)]
            func whole(_ at: Int) -> UInt32 { (0..<4).reduce(0) { $0 | UInt32(bytes[at + $1]) << (8 * UInt32($1)) } }
            func number(_ at: Int) -> Double {
                Double(bitPattern: (0..<8).reduce(0) { $0 | UInt64(bytes[at + $1]) << (8 * UInt64($1)) })
            }
            system = Int32(bitPattern: whole(4))
            kind = whole(8 + envelope + 1)
            // The first corner follows the kind and one count for each level of nesting, with a header for each part.
            let offset = [1: 5, 2: 9, 3: 13, 5: 18, 6: 22][Int(kind)].map { 8 + envelope + $0 }
            first = offset.map { (number($0), number($0 + 8)) }
        }
    }

    private func check(_ map: MapCase, system: Int32, x: ClosedRange<Double>, y: ClosedRange<Double>) throws {
        try withFolder { folder in
            let path = folder.appendingPathComponent("situation.gpkg").path
            try file(map).writeGeoPackage(to: path)
            try DatabaseQueue(path: path).read { database in
                #expect(try Int.fetchOne(database, sql: "PRAGMA application_id") == 0x4750_4B47)
                #expect(try Int.fetchOne(database, sql: "PRAGMA user_version") == 10300)
                #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
                #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").isEmpty)
                let systems = try Int.fetchAll(database, sql: "SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY srs_id")
                #expect(systems == [-1, 0, 4326])
                let contents = try String.fetchAll(
                    database,
                    sql:
                        "SELECT table_name FROM gpkg_contents WHERE data_type = 'features' AND srs_id = \(system) ORDER BY rowid"
                )
                #expect(contents == Self.names)
                for layer in file(map).layers {
                    try check(layer, in: database, system: system, x: x, y: y)
                }
            }
        }
    }

    private func check(
        _ layer: Layer, in database: Database, system: Int32, x: ClosedRange<Double>, y: ClosedRange<Double>
    ) throws {
        let kind = try String.fetchOne(
            database, sql: "SELECT geometry_type_name FROM gpkg_geometry_columns WHERE table_name = ?", arguments: [layer.name])
        #expect(kind == layer.kind.rawValue.uppercased())
        let blobs = try Data.fetchAll(database, sql: "SELECT geom FROM \"\(layer.name)\" ORDER BY fid")
        #expect(blobs.count == layer.features.count)
        let number: UInt32? = ["POINT": 1, "LINESTRING": 2, "POLYGON": 3, "MULTILINESTRING": 5, "MULTIPOLYGON": 6][kind ?? ""]
        for header in blobs.map(Header.init) {
            #expect(header.isGeoPackage && header.system == system && header.kind == number)
            let first = try #require(header.first)
            #expect(x.contains(first.x) && y.contains(first.y), "\(layer.name) begins at \(first)")
        }
    }

    @Test func aGeoPackageOfKoreaIsInDegrees() throws {
        try check(MapCase.korea.get(), system: 4326, x: 124...131, y: 33...42)
    }

    @Test func aGeoPackageOfTheLessonIsInMetres() throws {
        try check(MapCase.lesson.get(), system: -1, x: -3000...40_000, y: -30_000...3000)
    }

    @Test func theSameLayersGiveTheSameBytes() throws {
        let lesson = try MapCase.lesson.get()
        try withFolder { folder in
            let paths = ["a.gpkg", "b.gpkg"].map { folder.appendingPathComponent($0) }
            for path in paths { try file(lesson).writeGeoPackage(to: path.path) }
            try file(lesson).writeGeoPackage(to: paths[0].path)
            #expect(try Data(contentsOf: paths[0]) == Data(contentsOf: paths[1]))
        }
    }

    @Test func valuesAreThoseOfTheSituation() throws {
        let korea = try MapCase.korea.get()
        try withFolder { folder in
            let path = folder.appendingPathComponent("situation.gpkg").path
            try file(korea).writeGeoPackage(to: path)
            try DatabaseQueue(path: path).read { database in
                let men = try Int.fetchOne(database, sql: "SELECT sum(men) FROM formations")
                #expect(men == korea.scenario.formations.reduce(0) { $0 + $1.men.best })
                let cutOff = try Int.fetchOne(database, sql: "SELECT sum(cutOff) FROM formations")
                #expect(cutOff == korea.situation.standings.count { $0.isCutOff })
                let day = "contactsDay50 >= contactsFullMoon50 AND contactsFullMoon50 >= contactsNewMoon50"
                let odd = try Int.fetchOne(
                    database, sql: "SELECT count(*) FROM hold WHERE NOT (\(day) AND contactsDay500 >= contactsDay50)")
                #expect(odd == 0)
            }
        }
    }

    // MARK: GeoJSON

    private func positions(_ coordinates: Any) -> [[Double]] {
        if let position = coordinates as? [Double] { return [position] }
        return (coordinates as? [Any])?.flatMap(positions) ?? []
    }

    private func check(_ map: MapCase, x: ClosedRange<Double>, y: ClosedRange<Double>) throws {
        for (layer, (name, text)) in zip(file(map).layers, file(map).geoJSON()) {
            let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            #expect(root["type"] as? String == "FeatureCollection" && root["name"] as? String == name)
            #expect((root["note"] != nil) == (map.scenario.theatre.projection == nil))
            let features = try #require(root["features"] as? [[String: Any]])
            #expect(features.count == layer.features.count)
            for feature in features {
                let geometry = try #require(feature["geometry"] as? [String: Any])
                #expect(geometry["type"] as? String == layer.kind.rawValue)
                #expect((feature["properties"] as? [String: Any])?.count == layer.fields.count)
                let places = positions(geometry["coordinates"] ?? [])
                #expect(!places.isEmpty && places.allSatisfy { x.contains($0[0]) && y.contains($0[1]) })
            }
        }
    }

    @Test func geoJSONOfKoreaIsInDegrees() throws { try check(MapCase.korea.get(), x: 124...131, y: 33...42) }

    @Test func geoJSONOfTheLessonIsInKilometres() throws { try check(MapCase.lesson.get(), x: -3...40, y: -30...3) }

    @Test func outerRingsRunCounterClockwise() throws {
        let korea = try MapCase.korea.get()
        for layer in file(korea).layers {
            for feature in layer.features {
                let polygons: [[[(x: Double, y: Double)]]]
                switch feature.geometry {
                case .polygon(let rings): polygons = [rings.map { $0.map { ($0.x, $0.y) } }]
                case .polygons(let all): polygons = all.map { $0.map { $0.map { ($0.x, $0.y) } } }
                default: continue
                }
                for rings in polygons {
                    let areas = rings.map { ring in
                        zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
                    }
                    #expect(areas[0] > 0 && areas.dropFirst().allSatisfy { $0 < 0 })
                }
            }
        }
    }

    @Test func collectionsAreWrittenToAFolder() throws {
        let lesson = try MapCase.lesson.get()
        try withFolder { folder in
            let paths = try file(lesson).writeGeoJSON(into: folder.appendingPathComponent("layers").path)
            #expect(paths.map { URL(fileURLWithPath: $0).lastPathComponent } == Self.names.map { "\($0).geojson" })
            #expect(paths.allSatisfy { FileManager.default.fileExists(atPath: $0) })
        }
    }
}
