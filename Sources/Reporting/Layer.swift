import Hexes

/// A table of features for a map in another program, ready to be written as GeoPackage or GeoJSON.
public struct Layer: Hashable, Sendable {
    /// Short name, that of the table or the file.
    public let name: String
    /// What it shows, in a sentence.
    public let title: String
    /// The kind of every geometry in it.
    public let kind: LayerGeometry.Kind
    public let fields: [LayerField]
    public let features: [LayerFeature]

    /// A layer; every feature must have a value for each field.
    public init(name: String, title: String, kind: LayerGeometry.Kind, fields: [LayerField], features: [LayerFeature]) {
        precondition(features.allSatisfy { $0.values.count == fields.count && $0.geometry.kind == kind })
        self.name = name
        self.title = title
        self.kind = kind
        self.fields = fields
        self.features = features
    }
}

/// A column of a layer.
public struct LayerField: Hashable, Sendable {
    /// What stands in it.
    public enum Kind: Sendable { case text, whole, number, truth }

    public let name: String
    public let kind: Kind
    /// What it means, with its unit.
    public let meaning: String

    /// A column.
    public init(_ name: String, _ kind: Kind, _ meaning: String) {
        self.name = name
        self.kind = kind
        self.meaning = meaning
    }
}

/// A value of a feature; numbers that are not finite are written as null.
public enum LayerValue: Hashable, Sendable {
    case text(String)
    case whole(Int)
    case number(Double)
    case truth(Bool)
    case null
}

/// A thing on the map with its values, in the order of the layer's fields.
public struct LayerFeature: Hashable, Sendable {
    public let geometry: LayerGeometry
    public let values: [LayerValue]

    /// A feature.
    public init(_ geometry: LayerGeometry, _ values: [LayerValue]) {
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
