import Notation

/// A directive's file written from its fields, and which field stands on which line.
///
///     let order = OrderText(fields, id: "order")
///     order.pointer(ofLine: 7)   // "/parts/0/ways"
/// Faults that are found in the text can so be told of the fields from which it was written.
public struct OrderText: Sendable {
    /// The text, in the form of a file of `directives/`.
    public let yaml: String
    /// By line, from 1: where the value that begins there stands in the fields, as a JSON pointer (RFC 6901).
    private let pointers: [String]

    /// Writes an order under a name; an `id` among its fields is left out.
    public init(_ fields: PlainValue, id: String) {
        var writer = Writer()
        var named = fields.fields
        named["id"] = .text(id)
        writer.write(.object(named))
        yaml = writer.lines.joined(separator: "\n") + "\n"
        pointers = writer.pointers
    }

    /// Where a line's value stands in the fields; nil for a line that is not of the text.
    public func pointer(ofLine line: Int) -> String? {
        pointers.indices.contains(line - 1) ? pointers[line - 1] : nil
    }

    /// Writes block by block; single values, and lists and objects of them, stay on their line.
    private struct Writer {
        var lines: [String] = []
        var pointers: [String] = []

        mutating func write(_ value: PlainValue, indent: String = "", first: String? = nil, pointer: String = "") {
            guard case .object(let fields) = value, !fields.isEmpty else {
                add((first ?? indent) + Self.line(value), pointer)
                return
            }
            var lead = first ?? indent
            for key in OrderText.order(fields.keys) {
                let value = fields[key] ?? .null
                let place = "\(pointer)/\(key.replacing("~", with: "~0").replacing("/", with: "~1"))"
                if Self.fitsALine(value) {
                    add("\(lead)\(Self.scalar(key)): \(Self.line(value))", place)
                } else {
                    add("\(lead)\(Self.scalar(key)):", place)
                    writeBelow(value, indent: indent, pointer: place)
                }
                lead = indent
            }
        }

        private mutating func writeBelow(_ value: PlainValue, indent: String, pointer: String) {
            guard case .list(let entries) = value else { return write(value, indent: indent + "  ", pointer: pointer) }
            for (number, entry) in entries.enumerated() {
                write(entry, indent: indent + "    ", first: indent + "  - ", pointer: "\(pointer)/\(number)")
            }
        }

        private mutating func add(_ line: String, _ pointer: String) {
            lines.append(line)
            pointers.append(pointer)
        }

        private static func fitsALine(_ value: PlainValue) -> Bool {
            switch value {
            case .list(let entries): entries.allSatisfy(\.isSingle)
            case .object(let fields): fields.values.allSatisfy(\.isSingle)
            default: true
            }
        }

        static func line(_ value: PlainValue) -> String {
            switch value {
            case .null: "~"
            case .truth(let truth): truth ? "true" : "false"
            case .whole(let whole): "\(whole)"
            case .number(let number): "\(number)"
            case .text(let text): scalar(text)
            case .list(let entries): "[" + entries.map(line).joined(separator: ", ") + "]"
            case .object(let fields):
                "{" + OrderText.order(fields.keys).map { "\(scalar($0)): \(line(fields[$0] ?? .null))" }.joined(separator: ", ")
                    + "}"
            }
        }

        /// A text as it is where YAML reads nothing else in it, and else in quotation marks.
        static func scalar(_ text: String) -> String {
            let plain = Scalar(text: text, isQuoted: false, spot: Spot(file: ""))
            let isSafe =
                text.utf8.allSatisfy { byte in
                    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                        || "_-.:".utf8.contains(byte)
                } && !plain.isNull && !plain.isNumberOrBoolean && !text.hasPrefix("-") && !text.hasPrefix(":")
                && !text.hasSuffix(":")
            return isSafe ? text : quoted(text)
        }

        /// A text in quotation marks; what YAML reads as an end of line, or not at all, is written by its number.
        private static func quoted(_ text: String) -> String {
            Escape.json(text).unicodeScalars.map { scalar in
                guard scalar.isUnprintable else { return String(scalar) }
                let digits = String(scalar.value, radix: 16)
                let width = scalar.value > 0xFFFF ? 8 : 4
                return (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
            }.joined()
        }
    }

    /// Fields in the order of the documentation, then the unknown ones by name.
    private static func order(_ keys: some Collection<String>) -> [String] {
        let known = ObjectKind.directive.names + ObjectKind.part.names + ObjectKind.choice.names
        let place = { (key: String) in known.firstIndex(of: key) ?? known.count }
        return keys.sorted { (place($0), $0) < (place($1), $1) }
    }

    /// A field of an order that a person may turn.
    public struct Phrase: Codable, Hashable, Sendable {
        /// Name of the field.
        public let name: String
        /// `word`, `whole` or `time`.
        public let type: String
        /// The words it may be; nil where it is none.
        public let words: [String]?
        /// The lowest number; nil where it is none.
        public let low: Int?
        /// The highest number.
        public let high: Int?
        /// Meaning, in a sentence without its full stop.
        public let meaning: String
    }

    /// The fields of a part that a person may turn, in the order of the documentation.
    public static var dials: [Phrase] {
        (ObjectKind.conductFields + ObjectKind.part.fields.filter { $0.name == "start" }).compactMap { field in
            switch field.type {
            case .word(let words):
                Phrase(name: field.name, type: "word", words: words, low: nil, high: nil, meaning: field.meaning)
            case .whole(let range):
                Phrase(
                    name: field.name, type: "whole", words: nil, low: range.lowerBound, high: range.upperBound,
                    meaning: field.meaning)
            case .time: Phrase(name: field.name, type: "time", words: nil, low: nil, high: nil, meaning: field.meaning)
            default: nil
            }
        }
    }
}
