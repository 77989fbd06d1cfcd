import Foundation

/// A JSON document, and as much of JSON Schema (draft 7) as the schemas of the repository use.
public indirect enum JSONValue: Decodable {
    case null
    case truth(Bool)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    /// Any JSON value.
    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let truth = try? value.decode(Bool.self) {
            self = .truth(truth)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([JSONValue].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: JSONValue].self))
        }
    }

    /// A document from its text.
    public static func read(_ text: String) throws -> JSONValue {
        try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    }

    /// A member of an object; nil where there is none.
    public subscript(name: String) -> JSONValue? {
        guard case .object(let fields) = self else { return nil }
        return fields[name]
    }

    /// The items of a list; nil for anything else.
    public var items: [JSONValue]? {
        guard case .list(let items) = self else { return nil }
        return items
    }

    /// A text; nil for anything else.
    public var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// A number; nil for anything else.
    public var number: Double? {
        guard case .number(let number) = self else { return nil }
        return number
    }

    /// True if the document keeps to a schema.
    public func keeps(to schema: JSONValue) -> Bool { faults(against: schema).isEmpty }

    /// What is wrong with the document by a schema, a line each, with the place in the document.
    public func faults(against schema: JSONValue) -> [String] { faults(against: schema, root: schema, at: "$") }

    private func faults(against schema: JSONValue, root: JSONValue, at place: String) -> [String] {
        if let name = schema["$ref"]?.text {
            guard let target = root["definitions"]?[String(name.split(separator: "/").last ?? "")] else {
                return ["\(place): no definition \(name)"]
            }
            return faults(against: target, root: root, at: place)
        }
        if let choices = schema["anyOf"]?.items {
            return choices.contains { faults(against: $0, root: root, at: place).isEmpty } ? [] : ["\(place): no choice fits"]
        }
        if let parts = schema["allOf"]?.items { return parts.flatMap { faults(against: $0, root: root, at: place) } }
        guard hasType(schema["type"]) else { return ["\(place): another type"] }
        guard isWithin(schema) else { return ["\(place): out of the range, the words or the pattern"] }
        return fieldFaults(schema, root, place) + itemFaults(schema, root, place)
    }

    private func hasType(_ type: JSONValue?) -> Bool {
        guard let type else { return true }
        return (type.items ?? [type]).contains { hasType(named: $0.text ?? "") }
    }

    private func hasType(named name: String) -> Bool {
        switch (self, name) {
        case (.null, "null"), (.truth, "boolean"), (.number, "number"), (.text, "string"), (.list, "array"),
            (.object, "object"):
            true
        case (.number(let number), "integer"): number == number.rounded()
        default: false
        }
    }

    private func isWithin(_ schema: JSONValue) -> Bool {
        if let number, number < schema["minimum"]?.number ?? -.infinity || number > schema["maximum"]?.number ?? .infinity {
            return false
        }
        if let text, let words = schema["enum"]?.items, !words.contains(where: { $0.text == text }) { return false }
        guard let text, let pattern = schema["pattern"]?.text else { return true }
        return text.range(of: pattern, options: .regularExpression) != nil
    }

    private func fieldFaults(_ schema: JSONValue, _ root: JSONValue, _ place: String) -> [String] {
        guard case .object(let fields) = self else { return [] }
        let missing = (schema["required"]?.items ?? []).compactMap(\.text).filter { fields[$0] == nil }
        let others = schema["additionalProperties"]
        let isOpen = if case .truth(true)? = others { true } else { false }
        return missing.map { "\(place): \($0) is missing" }
            + fields.sorted { $0.key < $1.key }.flatMap { name, value -> [String] in
                let inside = "\(place).\(name)"
                if let known = schema["properties"]?[name] { return value.faults(against: known, root: root, at: inside) }
                if case .object? = others { return value.faults(against: others!, root: root, at: inside) }
                return isOpen ? [] : ["\(inside): unknown"]
            }
    }

    private func itemFaults(_ schema: JSONValue, _ root: JSONValue, _ place: String) -> [String] {
        guard let items, let element = schema["items"] else { return [] }
        return items.enumerated().flatMap { $1.faults(against: element, root: root, at: "\(place)[\($0)]") }
    }
}
