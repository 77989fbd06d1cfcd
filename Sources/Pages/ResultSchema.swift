import Foundation

/// The JSON Schema (draft 7) of a file of results, made from its description.
public struct ResultSchema {
    private let shape: ResultShape
    private let title: String
    private let isList: Bool

    /// The schema of a file that holds an object of this shape, or a list of such objects.
    public init(_ shape: ResultShape, isList: Bool = false, title: String) {
        self.shape = shape
        self.isList = isList
        self.title = title
    }

    /// The file, members in the order of their names.
    public func text() throws -> String {
        let inner = shape.all.dropFirst()
        var root: [String: Any] = isList ? ["type": "array", "items": object(shape)] : object(shape)
        root["$schema"] = "http://json-schema.org/draft-07/schema#"
        root["$comment"] = "Generated from the description of the results in the sources; a test compares them."
        root["title"] = title
        root["definitions"] = Dictionary(uniqueKeysWithValues: inner.map { ($0.name, object($0)) })
        let data = try JSONSerialization.data(
            withJSONObject: root, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    private func object(_ shape: ResultShape) -> [String: Any] {
        let properties = shape.members.map { member -> (String, Any) in
            (member.field.name, value(member.value).merging(["description": member.field.description]) { old, _ in old })
        }
        return [
            "type": "object", "description": shape.meaning, "additionalProperties": false,
            "required": shape.members.filter(\.isRequired).map(\.field.name),
            "properties": Dictionary(uniqueKeysWithValues: properties),
        ]
    }

    private func value(_ value: ResultShape.Value) -> [String: Any] {
        switch value {
        case .plain(.text): ["type": "string"]
        case .plain(.whole): ["type": "integer"]
        case .plain(.number): ["type": "number"]
        case .plain(.truth): ["type": "boolean"]
        case .word(let words): ["type": "string", "enum": words]
        // A reference stands alone in draft 7, so its description goes with the definition.
        case .object(let shape): ["allOf": [["$ref": "#/definitions/\(shape.name)"]]]
        case .reference(let name): ["allOf": [["$ref": "#/definitions/\(name)"]]]
        case .list(let element): ["type": "array", "items": self.value(element)]
        case .keyed(let element): ["type": "object", "additionalProperties": self.value(element)]
        }
    }
}
