/// A field of a file: the column of a table, the attribute of a map layer, the member of a JSON object.
public struct Field: Hashable, Sendable, CustomStringConvertible {
    /// The type of its values.
    public enum Kind: String, Hashable, Sendable {
        case text
        /// A whole number.
        case whole
        /// A decimal number.
        case number
        /// Yes or no.
        case truth
    }

    /// The name of the column, attribute or member.
    public let name: String
    /// The type of its values.
    public let kind: Kind
    /// The unit of its values; empty where they have none.
    public let unit: String
    /// The meaning in a phrase, without the unit.
    public let meaning: String

    /// The meaning with its unit: "length of the way, km".
    public var description: String { unit.isEmpty ? meaning : "\(meaning), \(unit)" }

    /// A field by its name, type, unit and meaning.
    public init(_ name: String, _ kind: Kind, _ meaning: String, unit: String = "") {
        self.name = name
        self.kind = kind
        self.unit = unit
        self.meaning = meaning
    }
}

/// A value of a field.
public enum FieldValue: Hashable, Sendable {
    case text(String)
    case whole(Int)
    /// Written as empty or null where it is not finite.
    case number(Double)
    case truth(Bool)
    /// No value.
    case null

    /// A text, or no value.
    public init(_ text: String?) { self = text.map(FieldValue.text) ?? .null }
    /// A number, or no value.
    public init(_ number: Double?) { self = number.map(FieldValue.number) ?? .null }
    /// A whole number, or no value.
    public init(_ number: Int?) { self = number.map(FieldValue.whole) ?? .null }
    /// A truth value, or no value.
    public init(_ truth: Bool?) { self = truth.map(FieldValue.truth) ?? .null }
}

/// A table of data that is written as a CSV file.
public struct DataTable: Hashable, Sendable {
    /// Name of the file without its ending.
    public let name: String
    /// The subject of a row, in a phrase.
    public let title: String
    /// The columns.
    public let fields: [Field]
    /// As many values in each row as there are fields.
    public let rows: [[FieldValue]]
    /// Digits behind the point that numbers are rounded to; nil for as many as read back to the same number.
    public let decimals: Int?

    /// A table; every row has a value for each field.
    public init(_ name: String, title: String, fields: [Field], rows: [[FieldValue]] = [], decimals: Int? = 4) {
        precondition(rows.allSatisfy { $0.count == fields.count })
        self.name = name
        self.title = title
        self.fields = fields
        self.rows = rows
        self.decimals = decimals
    }

    /// The same table with other rows.
    public func filled(_ rows: [[FieldValue]]) -> DataTable {
        DataTable(name, title: title, fields: fields, rows: rows, decimals: decimals)
    }

    /// The table as CSV: UTF-8 with a byte order mark, by which spreadsheets know the encoding; commas; CR LF after each
    /// row; a decimal point and no thousands separator; yes and no; an empty cell for no value. Source: RFC 4180.
    public func csv() -> String {
        let head = fields.map { Escape.csv($0.name) }
        let lines = [head] + rows.map { $0.map(cell) }
        return "\u{feff}" + lines.map { $0.joined(separator: ",") + "\r\n" }.joined()
    }

    private func cell(_ value: FieldValue) -> String {
        switch value {
        case .text(let text): Escape.csv(text)
        case .whole(let number): "\(number)"
        case .number(let number):
            !number.isFinite
                ? "" : decimals.map { ProseNumber.fixed(number, decimals: $0) } ?? ProseNumber.exact(number)
        case .truth(let truth): truth ? "yes" : "no"
        case .null: ""
        }
    }
}
