import Foundation
import GRDB
import Geodata
import Hexes
import Notation
import ReplySupport
import TestSupport
import Testing

/// Shapes of every kind come back from both formats corner for corner, with the box that holds them.
@Suite struct GeometryLawTests {
    /// A geometry of a GeoPackage, read from its bytes.
    private struct Blob {
        private let bytes: [UInt8]
        private var at = 8
        private(set) var envelope: [Double] = []
        private(set) var geometry: LayerGeometry?
        private(set) var isWhole = false

        init(_ data: Data) {
            bytes = [UInt8](data)
            if bytes[3] >> 1 & 7 == 1 { for _ in 0..<4 { envelope.append(number()) } }
            geometry = read()
            isWhole = at == bytes.count
        }

        private mutating func whole() -> Int {
            defer { at += 4 }
            return (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
        }

        private mutating func number() -> Double {
            defer { at += 8 }
            return Double(bitPattern: (0..<8).reduce(0) { $0 | UInt64(bytes[at + $1]) << (8 * UInt64($1)) })
        }

        private mutating func point() -> Point {
            let x = number()
            return Point(x: x, y: number())
        }

        private mutating func line() -> [Point] { (0..<whole()).map { _ in point() } }

        private mutating func read() -> LayerGeometry? {
            at += 1
            switch whole() {
            case 1: return .point(point())
            case 2: return .line(line())
            case 3: return .polygon((0..<whole()).map { _ in line() })
            case 5: return .lines((0..<whole()).compactMap { _ in if case .line(let line)? = read() { line } else { nil } })
            case 6:
                return .polygons((0..<whole()).compactMap { _ in if case .polygon(let rings)? = read() { rings } else { nil } })
            default: return nil
            }
        }
    }

    private static func shapes(_ kind: LayerGeometry.Kind, seed: UInt64) -> [LayerGeometry] {
        var stream = TestStream(seed)
        func point() -> Point {
            Point(x: Double(stream.below(2_000_000) - 1_000_000) / 1000, y: Double(stream.below(900)) / 10 - 45)
        }
        func line(_ least: Int) -> [Point] { (0..<least + stream.below(5)).map { _ in point() } }
        func ring() -> [Point] {
            let corners = line(3)
            return corners + [corners[0]]
        }
        func rings() -> [[Point]] { (0..<1 + stream.below(3)).map { _ in ring() } }
        return (0..<12).map { _ in
            switch kind {
            case .point: .point(point())
            case .line: .line(line(2))
            case .lines: .lines((0..<stream.below(4)).map { _ in line(2) })
            case .polygon: .polygon(rings())
            case .polygons: .polygons((0..<stream.below(4)).map { _ in rings() })
            }
        }
    }

    private static let kinds: [LayerGeometry.Kind] = [.point, .line, .lines, .polygon, .polygons]

    private func layer(_ kind: LayerGeometry.Kind) -> Layer {
        let description = LayerDescription("shapes", title: "Shapes", kind: kind, fields: [Field("number", .whole, "a number")])
        let shapes = Self.shapes(kind, seed: UInt64(kind.rawValue.count))
        return Layer(description, features: shapes.enumerated().map { LayerFeature($1, [.whole($0)]) })
    }

    @Test(arguments: kinds)
    func `a GeoPackage holds every corner and the box about them`(kind: LayerGeometry.Kind) throws {
        let layer = layer(kind)
        try withFolder { folder in
            let path = folder.appendingPathComponent("shapes.gpkg").path
            try LayerFile(layers: [layer], isGeographic: false, title: "").write(to: path)
            try DatabaseQueue(path: path).read { database in
                let blobs = try Data.fetchAll(database, sql: "SELECT geom FROM shapes ORDER BY number").map(Blob.init)
                #expect(blobs.map(\.geometry) == layer.features.map(\.geometry) && blobs.allSatisfy(\.isWhole))
                for (blob, feature) in zip(blobs, layer.features) where kind != .point && !feature.geometry.points.isEmpty {
                    let points = feature.geometry.points
                    #expect(
                        blob.envelope == [
                            points.map(\.x).min(), points.map(\.x).max(), points.map(\.y).min(), points.map(\.y).max(),
                        ])
                }
                let box = try Row.fetchOne(database, sql: "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents")
                let all = layer.features.flatMap(\.geometry.points)
                #expect(box?["min_x"] == all.map(\.x).min() && box?["max_y"] == all.map(\.y).max())
            }
        }
    }

    /// The positions of a geometry as GeoJSON nests them.
    private func positions(_ value: JSONValue?) -> [[Double]] {
        guard let items = value?.items, !items.isEmpty else { return [] }
        return items[0].number == nil ? items.flatMap(positions) : [items.compactMap(\.number)]
    }

    private func depth(_ value: JSONValue?) -> Int { (value?.items?.first).map { 1 + depth($0) } ?? 0 }

    @Test(arguments: kinds)
    func `GeoJSON nests as deep as its kind, in degrees or in kilometres`(kind: LayerGeometry.Kind) throws {
        let layer = layer(kind)
        for (isGeographic, unit) in [(true, 1.0), (false, 1000)] {
            let text = LayerFile(layers: [layer], isGeographic: isGeographic, title: "").geoJSON()[0].text
            let features = try JSONValue.read(text)["features"]?.items ?? []
            #expect(features.count == layer.features.count)
            for (feature, own) in zip(features, layer.features) where !own.geometry.points.isEmpty {
                let coordinates = feature["geometry"]?["coordinates"]
                let nested: [LayerGeometry.Kind: Int] = [.point: 1, .line: 2, .lines: 3, .polygon: 3, .polygons: 4]
                #expect(depth(coordinates) == nested[kind])
                let told = positions(coordinates)
                #expect(told.count == own.geometry.points.count)
                for (position, point) in zip(told, own.geometry.points) {
                    #expect(
                        position.count == 2 && abs(position[0] - point.x / unit) < 6e-4
                            && abs(position[1] - point.y / unit) < 6e-4)
                }
            }
        }
    }

    @Test func `a file that stands there is replaced whole`() throws {
        try withFolder { folder in
            let path = folder.appendingPathComponent("deep/er/shapes.gpkg").path
            for kind in [LayerGeometry.Kind.polygons, .point] {
                try LayerFile(layers: [layer(kind)], isGeographic: true, title: "").write(to: path)
            }
            try DatabaseQueue(path: path).read { database in
                let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM shapes")
                let kinds = try String.fetchAll(database, sql: "SELECT geometry_type_name FROM gpkg_geometry_columns")
                #expect(count == 12 && kinds == ["POINT"])
            }
        }
    }
}
