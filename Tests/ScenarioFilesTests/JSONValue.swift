import Foundation

/// A JSON document, and as much of JSON Schema (draft 7) as the scenario's schemas use.
indirect enum JSONValue: Decodable {
    case null
    case truth(Bool)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
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

    static func read(_ text: String) throws -> JSONValue {
        try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    }

    subscript(name: String) -> JSONValue? {
        guard case .object(let fields) = self else { return nil }
        return fields[name]
    }

    var items: [JSONValue]? {
        guard case .list(let items) = self else { return nil }
        return items
    }

    var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    var number: Double? {
        guard case .number(let number) = self else { return nil }
        return number
    }

    /// True if the document keeps to a schema.
    func keeps(to schema: JSONValue) -> Bool {
        if let choices = schema["anyOf"]?.items { return choices.contains { keeps(to: $0) } }
        return hasType(schema["type"]) && isWithin(schema) && keepsFields(to: schema) && keepsItems(to: schema)
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

    private func keepsFields(to schema: JSONValue) -> Bool {
        guard case .object(let fields) = self else { return true }
        let isOpen = if case .truth(true)? = schema["additionalProperties"] { true } else { false }
        guard (schema["required"]?.items ?? []).allSatisfy({ fields[$0.text ?? ""] != nil }) else { return false }
        return fields.allSatisfy { name, value in
            schema["properties"]?[name].map { value.keeps(to: $0) } ?? isOpen
        }
    }

    private func keepsItems(to schema: JSONValue) -> Bool {
        guard let items, let element = schema["items"] else { return true }
        return items.allSatisfy { $0.keeps(to: element) }
    }
}
