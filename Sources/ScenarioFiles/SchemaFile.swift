import Notation

/// A JSON Schema (draft 7) for one of the YAML files of a scenario, made from the definitions the reader itself uses.
///
/// An editor that knows the schema names unknown fields and wrong words while they are typed. What only the whole folder can
/// tell (a source key that is not known, a formation told two things) stays with the reader.
public struct SchemaFile: Sendable {
    /// Name in the folder Schemas.
    public let name: String
    /// The schema.
    public let text: String

    /// The schemas of scenario.yaml, enemy.yaml, directives/*.yaml, rules.yaml and sources.yaml.
    public static var all: [SchemaFile] {
        [
            SchemaFile("scenario", "scenario.yaml of an Anabasis scenario", ScenarioFormat.scenario),
            SchemaFile("enemy", "enemy.yaml of an Anabasis scenario", ScenarioFormat.enemy),
            SchemaFile("directive", "A directive of an Anabasis scenario", ScenarioFormat.directive),
            SchemaFile("rules", "rules.yaml of an Anabasis scenario", ScenarioFormat.rules),
            SchemaFile("sources", "sources.yaml of an Anabasis scenario", ScenarioFormat.sources),
        ]
    }

    private init(_ stem: String, _ title: String, _ type: FieldType) {
        name = "\(stem).schema.json"
        let head: [(String, JSONText)] = [
            ("$schema", .text("http://json-schema.org/draft-07/schema#")), ("title", .text(title)),
            ("$comment", .text("Generated from the definitions in Sources/ScenarioFiles; a test compares them.")),
        ]
        text = JSONText.object(head + type.schema).written() + "\n"
    }
}

extension FieldType {
    /// The keywords of the schema of this type.
    var schema: [(String, JSONText)] {
        switch self {
        case .text(let kind): [("type", .text("string"))] + Self.limits(kind)
        case .loose:
            [("type", .list([.text("string"), .text("number"), .text("boolean")]))] + Self.limits(Self.looseKind)
        case .name:
            [
                ("type", .text("string")),
                ("pattern", .text("^[A-Za-z0-9][A-Za-z0-9._-]{0,\(Self.longestName - 1)}$")),
            ]
        case .whole(let range): [("type", .text("integer"))] + Self.limits(range.lowerBound, range.upperBound)
        case .number(let range): [("type", .text("number"))] + Self.limits(range.lowerBound, range.upperBound)
        case .time: [("type", .text("string")), ("pattern", .text("^\(Self.datePattern)\(Self.clockPattern)$"))]
        case .day: [("type", .text("string")), ("pattern", .text("^\(Self.datePattern)(\(Self.clockPattern))?$"))]
        case .word(let words): [("type", .text("string")), ("enum", .list(words.map(JSONText.text)))]
        case .flag: [("type", .text("boolean"))]
        case .list(let element): [("type", .text("array")), ("items", .object(element.schema))]
        case .object(let kind): kind.schema
        case .either(let types): [("anyOf", .list(types.map { .object($0.schema) }))]
        }
    }

    private static func limits(_ kind: TextKind) -> [(String, JSONText)] {
        [("maxLength", .number("\(kind.most)")), ("pattern", .text(kind.pattern))]
    }

    private static let datePattern = "-?[0-9]{4}-[0-9]{2}-[0-9]{2}"
    private static let clockPattern = "T[0-9]{2}:[0-9]{2}"

    private static func limits<Bound>(_ low: Bound, _ high: Bound) -> [(String, JSONText)] {
        [("minimum", .number(plain(low))), ("maximum", .number(plain(high)))]
    }

    /// The schema with null allowed, as the reader takes an empty field for one that is left out.
    fileprivate var optionalSchema: [(String, JSONText)] {
        schema.map { key, value in
            switch (key, value) {
            case ("type", .text): (key, .list([value, .text("null")]))
            case ("type", .list(let items)): (key, .list(items + [.text("null")]))
            case ("enum", .list(let items)): (key, .list(items + [.null]))
            case ("anyOf", .list(let items)): (key, .list(items + [.object([("type", .text("null"))])]))
            default: (key, value)
            }
        }
    }
}

extension ObjectKind {
    fileprivate var schema: [(String, JSONText)] {
        let properties = fields.map { field -> (String, JSONText) in
            let schema = field.isRequired ? field.type.schema : field.type.optionalSchema
            return (field.name, .object([("description", .text(field.meaning))] + schema.filter { $0.0 != "description" }))
        }
        return [
            ("type", .text("object")), ("description", .text(name)), ("properties", .object(properties)),
            ("required", .list(fields.filter(\.isRequired).map { .text($0.name) })), ("additionalProperties", .truth(isOpen)),
        ]
    }
}
