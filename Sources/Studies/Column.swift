/// A column of a table that leaves the program. Its name, unit and meaning are said here once, for the tables of a store, the heads
/// of CSV files and the descriptions that travel with them.
public struct Column: Hashable, Sendable {
    /// Type of a value, by the names of Frictionless Data's Table Schema.
    public enum Kind: String, Sendable {
        /// A whole number.
        case integer
        /// A finite number.
        case number
        /// A text.
        case string
    }

    /// Small letters and underscores.
    public let name: String
    /// Type of its values.
    public let kind: Kind
    /// `men`, `hours`...; empty for names and numbers of things.
    public let unit: String
    /// In half a sentence.
    public let meaning: String
    /// True where a row may leave it empty.
    public let isOptional: Bool

    /// A column.
    public init(_ name: String, _ kind: Kind, unit: String = "", _ meaning: String, isOptional: Bool = false) {
        self.name = name
        self.kind = kind
        self.unit = unit
        self.meaning = meaning
        self.isOptional = isOptional
    }
}

/// A table that leaves the program: its columns, and those of them that tell its rows apart.
public struct TableSchema: Hashable, Sendable {
    /// Small letters and underscores.
    public let name: String
    /// One row of it, in half a sentence.
    public let row: String
    /// Names of the columns that tell rows apart.
    public let key: [String]
    /// In their order.
    public let columns: [Column]

    /// A table; the key names columns of it.
    public init(_ name: String, row: String, key: [String], columns: [Column]) {
        precondition(key.allSatisfy { name in columns.contains { $0.name == name } })
        self.name = name
        self.row = row
        self.key = key
        self.columns = columns
    }
}
