import Hexes

/// A layer as the text of a GeoJSON feature collection (RFC 7946), a feature a line.
///
/// An invented map has no degrees: its coordinates are kilometres, and the member `note` says so.
struct GeoJSON {
    let layer: Layer
    let isGeographic: Bool

    private static let note = "The map is invented: coordinates are kilometres to the east and north, not degrees."

    var text: String {
        var head = "{\"type\":\"FeatureCollection\",\"name\":\(Self.quoted(layer.name)),\"title\":\(Self.quoted(layer.title)),"
        if !isGeographic { head += "\"note\":\(Self.quoted(Self.note))," }
        return head + "\"features\":[\n" + layer.features.map(feature).joined(separator: ",\n") + "\n]}\n"
    }

    private func feature(_ feature: LayerFeature) -> String {
        let properties = zip(layer.fields, feature.values).map { "\(Self.quoted($0.name)):\(Self.written($1))" }
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
        return list([point.x, point.y].map { Self.number(($0 / unit * scale).rounded() / scale) })
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }

    private static func written(_ value: LayerValue) -> String {
        switch value {
        case .text(let text): quoted(text)
        case .whole(let number): "\(number)"
        case .number(let value): value.isFinite ? number(value) : "null"
        case .truth(let truth): "\(truth)"
        case .null: "null"
        }
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\u{0}"..<" ": result += "\\u00" + (scalar.value < 16 ? "0" : "1") + String(scalar.value % 16, radix: 16)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return "\"\(escaped)\""
    }
}
