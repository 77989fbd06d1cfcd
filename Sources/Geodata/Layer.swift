import Hexes
import Notation

/// The description of a layer: all that is known of it before there are features.
public struct LayerDescription: Hashable, Sendable {
    /// Short name, that of the table or the file.
    public let name: String
    /// Its subject, in a phrase.
    public let title: String
    /// The kind of every geometry in it.
    public let kind: LayerGeometry.Kind
    /// The attributes of its features.
    public let fields: [Field]

    /// A description.
    public init(_ name: String, title: String, kind: LayerGeometry.Kind, fields: [Field]) {
        self.name = name
        self.title = title
        self.kind = kind
        self.fields = fields
    }
}

/// A table of features for a map in another program, ready to be written as GeoPackage or GeoJSON.
public struct Layer: Hashable, Sendable {
    /// Its description, without its features.
    public let description: LayerDescription
    /// Its subject and its moment, in a sentence.
    public let title: String
    /// Its features, in the order in which they are written.
    public let features: [LayerFeature]

    /// A layer; every feature must have a value for each field. `title` replaces that of the description.
    public init(_ description: LayerDescription, title: String? = nil, features: [LayerFeature]) {
        precondition(
            features.allSatisfy { $0.values.count == description.fields.count && $0.geometry.kind == description.kind })
        self.description = description
        self.title = title ?? description.title
        self.features = features
    }

    /// Short name, that of the table or the file.
    public var name: String { description.name }
    /// The kind of every geometry in it.
    public var kind: LayerGeometry.Kind { description.kind }
    /// The attributes of its features.
    public var fields: [Field] { description.fields }
    /// The attributes without the shapes, a row for each feature.
    public var table: DataTable {
        DataTable(name, title: title, fields: fields, rows: features.map(\.values), decimals: nil)
    }
}

/// A thing on the map with its values, in the order of the layer's fields.
public struct LayerFeature: Hashable, Sendable {
    /// Its shape, of the layer's kind.
    public let geometry: LayerGeometry
    /// A value for each field of the layer.
    public let values: [FieldValue]

    /// A feature.
    public init(_ geometry: LayerGeometry, _ values: [FieldValue]) {
        self.geometry = geometry
        self.values = values
    }
}

/// A shape. x is the longitude and y the latitude in degrees, or, on an invented map, both are metres.
public enum LayerGeometry: Hashable, Sendable {
    /// The kinds of shape, by their names in GeoJSON.
    public enum Kind: String, Sendable {
        case point = "Point"
        case line = "LineString"
        case lines = "MultiLineString"
        case polygon = "Polygon"
        case polygons = "MultiPolygon"
    }

    case point(Point)
    case line([Point])
    case lines([[Point]])
    /// The outer ring counter-clockwise, then the holes; each ring ends where it began.
    case polygon([[Point]])
    case polygons([[[Point]]])

    /// Its kind.
    public var kind: Kind {
        switch self {
        case .point: .point
        case .line: .line
        case .lines: .lines
        case .polygon: .polygon
        case .polygons: .polygons
        }
    }

    /// All its corners.
    public var points: [Point] {
        switch self {
        case .point(let point): [point]
        case .line(let line): line
        case .lines(let lines), .polygon(let lines): lines.flatMap { $0 }
        case .polygons(let polygons): polygons.flatMap { $0.flatMap { $0 } }
        }
    }
}
