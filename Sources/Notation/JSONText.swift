/// A JSON value that keeps the order of its fields, so that a generated file is the same every time.
public indirect enum JSONText: Sendable {
    /// A text.
    case text(String)
    /// A number by its digits.
    case number(String)
    /// True or false.
    case truth(Bool)
    /// No value.
    case null
    /// A list of values.
    case list([JSONText])
    /// Fields in their order.
    case object([(String, JSONText)])

    /// The value as text, two blanks a level; short lists of single values stay on their line.
    public func written(indent: String = "") -> String {
        switch self {
        case .text(let text): return Escape.json(text)
        case .number(let digits): return digits
        case .truth(let value): return value ? "true" : "false"
        case .null: return "null"
        case .list(let items) where items.allSatisfy(\.isSingle):
            return "[" + items.map { $0.written() }.joined(separator: ", ") + "]"
        case .list(let items):
            return Self.block(items.map { $0.written(indent: indent + "  ") }, "[", "]", indent)
        case .object(let fields):
            return Self.block(fields.map { Escape.json($0.0) + ": " + $0.1.written(indent: indent + "  ") }, "{", "}", indent)
        }
    }

    private var isSingle: Bool {
        switch self {
        case .list, .object: false
        default: true
        }
    }

    private static func block(_ lines: [String], _ open: String, _ close: String, _ indent: String) -> String {
        if lines.isEmpty { return open + close }
        return open + "\n" + lines.map { "\(indent)  \($0)" }.joined(separator: ",\n") + "\n\(indent)\(close)"
    }
}
