/// The type of a value in a file. The reader's checks and the JSON Schema both follow from it.
indirect enum FieldType: Sendable {
    /// A text of some length, of one line or more.
    case text(TextKind)
    /// A text of one line, or a number, kept as it is written.
    case loose
    /// A short name: up to 64 letters, digits, `_`, `-`, `.`.
    case name
    case whole(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    /// A date with its hour: `1950-09-30T18:00`.
    case time
    /// A date with its hour, or a date that means noon of the day.
    case day
    case word([String])
    /// `true` or `false`.
    case flag
    /// In a table: separated by semicolons.
    case list(FieldType)
    case object(ObjectKind)
    /// A text, a list or an object: one alternative of each shape at most.
    case either([FieldType])
}

extension FieldType {
    /// A name or a title: it is printed in tables and on maps.
    static let title = FieldType.text(TextKind(most: Limit.nameLetters.most, hasLines: false))
    /// A sentence or two.
    static let sentence = FieldType.text(looseKind)
    /// A text of several lines.
    static let prose = FieldType.text(TextKind(most: Limit.textLetters.most, hasLines: true))
    /// The kind of text that a loose value holds.
    static let looseKind = TextKind(most: Limit.sentenceLetters.most, hasLines: false)
    /// The most letters of a short name.
    static let longestName = 64
}

/// A field of an object in a YAML file, or a column of a table.
struct Field: Sendable {
    let name: String
    let type: FieldType
    let isRequired: Bool
    /// One sentence without its full stop.
    let meaning: String

    static func required(_ name: String, _ type: FieldType, _ meaning: String) -> Field {
        Field(name: name, type: type, isRequired: true, meaning: meaning)
    }

    static func optional(_ name: String, _ type: FieldType, _ meaning: String) -> Field {
        Field(name: name, type: type, isRequired: false, meaning: meaning)
    }
}

/// The fields that an object of a file has: written once, read by the reader, the schemas and the documentation.
struct ObjectKind: Sendable {
    /// As it is said in a sentence: "a part of a directive".
    let name: String
    let fields: [Field]
    /// True where other fields than those listed are let be.
    let isOpen: Bool

    init(_ name: String, isOpen: Bool = false, _ fields: [Field]) {
        self.name = name
        self.fields = fields
        self.isOpen = isOpen
    }

    func field(_ name: String) -> Field? { fields.first { $0.name == name } }

    var names: [String] { fields.map(\.name) }
}

extension FieldType {
    /// The expected value, as it is said in a sentence.
    var expectation: String {
        switch self {
        case .text(let kind): kind.expectation
        case .loose: Self.looseKind.expectation
        case .name: "a short name of letters, digits, _ - and ."
        case .whole(let range):
            "a whole number\(Self.bounds(range.lowerBound, range.upperBound, isOpen: range.upperBound == .max))"
        case .number(let range):
            "a number\(Self.bounds(range.lowerBound, range.upperBound, isOpen: range.upperBound.isInfinite))"
        case .time: "a date and an hour such as 1950-09-30T18:00"
        case .day: "a date such as 1950-09-30, or a date and an hour such as 1950-09-30T18:00"
        case .word(let words): words.count == 1 ? "\"\(words[0])\"" : "one of \(words.joined(separator: ", "))"
        case .flag: "true or false"
        case .list: "a list"
        case .object(let kind): "\(kind.name) with \(kind.names.joined(separator: ", "))"
        case .either(let types): types.map(\.expectation).joined(separator: ", or ")
        }
    }

    private static func bounds<Bound>(_ low: Bound, _ high: Bound, isOpen: Bool) -> String {
        if isOpen, "\(low)" == "-inf" { return "" }
        return isOpen ? ", at least \(plain(low))" : " from \(plain(low)) to \(plain(high))"
    }

    /// A number without a needless ".0".
    static func plain<Number>(_ number: Number) -> String {
        let text = "\(number)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
