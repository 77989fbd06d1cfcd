import Foundation
import Hexes

/// A geometry as GeoPackage stores it: header "GP", version, flags, system, envelope (save for points), well-known binary.
/// Everything little-endian. Source: OGC 12-128r17, clause 2.1.3; OGC 06-103r4, clause 8.
struct GeoPackageBlob {
    private(set) var data = Data()

    init(_ geometry: LayerGeometry, system: Int32) {
        let hasEnvelope = geometry.kind != .point
        data.append(contentsOf: [0x47, 0x50, 0, hasEnvelope ? 0b11 : 0b01])
        append(UInt32(bitPattern: system))
        if hasEnvelope {
            let points = geometry.points
            for value in [points.map(\.x).min(), points.map(\.x).max(), points.map(\.y).min(), points.map(\.y).max()] {
                append(value ?? .nan)
            }
        }
        append(geometry)
    }

    private mutating func append(_ geometry: LayerGeometry) {
        switch geometry {
        case .point(let point):
            open(1)
            append(point)
        case .line(let line):
            open(2)
            append(line)
        case .polygon(let rings):
            open(3)
            append(UInt32(rings.count))
            for ring in rings { append(ring) }
        case .lines(let lines):
            open(5)
            append(UInt32(lines.count))
            for line in lines { append(LayerGeometry.line(line)) }
        case .polygons(let polygons):
            open(6)
            append(UInt32(polygons.count))
            for rings in polygons { append(LayerGeometry.polygon(rings)) }
        }
    }

    /// The byte order and the number of the kind.
    private mutating func open(_ kind: UInt32) {
        data.append(1)
        append(kind)
    }

    private mutating func append(_ points: [Point]) {
        append(UInt32(points.count))
        for point in points { append(point) }
    }

    private mutating func append(_ point: Point) {
        append(point.x)
        append(point.y)
    }

    private mutating func append(_ value: UInt32) {
        withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) }
    }

    private mutating func append(_ value: Double) {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
    }
}
