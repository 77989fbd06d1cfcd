import Hexes
import Notation

/// A layer as the text of a GeoJSON feature collection (RFC 7946), a feature a line.
///
/// An invented map has no degrees: its coordinates are kilometres, and the member `note` says so.
struct GeoJSON {
    let layer: Layer
    let isGeographic: Bool

    private static let note = "The map is invented: coordinates are kilometres to the east and north, not degrees."

    var text: String {
        var head = "{\"type\":\"FeatureCollection\",\"name\":\(Escape.json(layer.name)),\"title\":\(Escape.json(layer.title)),"
        if !isGeographic { head += "\"note\":\(Escape.json(Self.note))," }
        return head + "\"features\":[\n" + layer.features.map(feature).joined(separator: ",\n") + "\n]}\n"
    }

    private func feature(_ feature: LayerFeature) -> String {
        let properties = zip(layer.fields, feature.values).map { "\(Escape.json($0.name)):\(Self.written($1))" }
        return "{\"type\":\"Feature\",\"geometry\":{\"type\":\"\(feature.geometry.kind.rawValue)\",\"coordinates\":"
            + coordinates(feature.geometry) + "},\"properties\":{\(properties.joined(separator: ","))}}"
    }

    private func coordinates(_ geometry: LayerGeometry) -> String {
        switch geometry {
        case .point(let point): position(point)
        case .line(let line): list(line.map(position))
        case .lines(let lines), .polygon(let lines): list(lines.map { list($0.map(position)) })
        case .polygons(let polygons): list(polygons.map { list($0.map { list($0.map(position)) }) })
        }
    }

    private func list(_ items: [String]) -> String { "[\(items.joined(separator: ","))]" }

    /// Degrees to six decimals (a decimetre), kilometres to three.
    private func position(_ point: Point) -> String {
        let (unit, scale) = isGeographic ? (1.0, 1e6) : (1000, 1e3)
        return list([point.x, point.y].map { ProseNumber.exact(($0 / unit * scale).rounded() / scale) })
    }

    private static func written(_ value: FieldValue) -> String {
        switch value {
        case .text(let text): Escape.json(text)
        case .whole(let number): "\(number)"
        case .number(let value): value.isFinite ? ProseNumber.exact(value) : "null"
        case .truth(let truth): "\(truth)"
        case .null: "null"
        }
    }
}
