import Yams

/// A value of YAML or JSON as it stands in a text, before anything is known of what it should be.
public indirect enum PlainValue: Codable, Hashable, Sendable {
    case null
    case truth(Bool)
    case whole(Int)
    case number(Double)
    case text(String)
    case list([PlainValue])
    case object([String: PlainValue])

    /// Lists and objects within one another at most: no file of ours has half as many, and nobody has to write more out again.
    static let mostDepth = 16

    /// The value of a YAML text; nil if it is none, or nested too deep.
    public init?(yaml: String) {
        guard let node = try? Yams.compose(yaml: yaml, .basic), Self.isShallow(node, levels: Self.mostDepth) else { return nil }
        self.init(node)
    }

    private static func isShallow(_ node: Node, levels: Int) -> Bool {
        switch node {
        case .scalar, .alias: true
        case .sequence(let sequence): levels > 0 && sequence.allSatisfy { isShallow($0, levels: levels - 1) }
        case .mapping(let mapping): levels > 0 && mapping.allSatisfy { isShallow($0.value, levels: levels - 1) }
        }
    }

    private init(_ node: Node) {
        switch node {
        case .scalar(let scalar): self.init(scalar: scalar.string, isQuoted: scalar.style != .plain)
        case .sequence(let sequence): self = .list(sequence.map(PlainValue.init))
        case .mapping(let mapping):
            let fields = mapping.map { ($0.key.scalar?.string ?? "?", PlainValue($0.value)) }
            self = .object(Dictionary(fields) { first, _ in first })
        case .alias: self = .null
        }
    }

    private init(scalar text: String, isQuoted: Bool) {
        let scalar = Scalar(text: text, isQuoted: isQuoted, spot: Spot(file: ""))
        if scalar.isNull {
            self = .null
        } else if scalar.isBoolean {
            self = .truth(text.lowercased() == "true")
        } else if !isQuoted, let number = Int(text) {
            self = .whole(number)
        } else if !isQuoted, let number = FieldType.decimal(text) {
            self = .number(number)
        } else {
            self = .text(text)
        }
    }

    /// A value of JSON; throws for what is none.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let truth = try? container.decode(Bool.self) {
            self = .truth(truth)
        } else if let whole = try? container.decode(Int.self) {
            self = .whole(whole)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([PlainValue].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: PlainValue].self))
        }
    }

    /// Writes it as JSON.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .truth(let truth): try container.encode(truth)
        case .whole(let whole): try container.encode(whole)
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .list(let list): try container.encode(list)
        case .object(let fields): try container.encode(fields)
        }
    }

    /// The field of an object, or the entry of a list by its number; nil where there is none.
    public subscript(key: String) -> PlainValue? {
        switch self {
        case .object(let fields): fields[key]
        case .list(let list): Int(key).flatMap { list.indices.contains($0) ? list[$0] : nil }
        default: nil
        }
    }

    /// The text; nil for another value.
    public var text: String? { if case .text(let text) = self { text } else { nil } }

    /// The fields of an object; empty for another value.
    public var fields: [String: PlainValue] { if case .object(let fields) = self { fields } else { [:] } }

    /// The entries of a list; empty for another value.
    public var entries: [PlainValue] { if case .list(let list) = self { list } else { [] } }

    var isSingle: Bool {
        switch self {
        case .list, .object: false
        default: true
        }
    }
}
