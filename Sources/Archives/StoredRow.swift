import GRDB
import Studies

/// A row of a store, read column by column: whatever is not what its column says is a fault in a sentence.
///
/// Nothing of a store is trusted. A file may hold NULL where a number belongs, a text, infinity or an absurd number, by damage or by
/// somebody's hand.
struct StoredRow {
    let path: String
    let table: TableSchema
    let row: Row
    /// The row's values are those of its cursor, and last no longer.
    private let cursor: RowCursor

    init(_ row: Row, of table: TableSchema, path: String, cursor: RowCursor) {
        self.path = path
        self.table = table
        self.row = row
        self.cursor = cursor
    }

    /// What to do about a row that is not sound.
    static let remedy = "keep a copy if you need it, and remove it to study anew"

    /// A whole number within bounds.
    func whole(_ column: Int, in range: Range<Int64>) throws -> Int64 {
        let value: DatabaseValue = row[column]
        guard case .int64(let number) = value.storage, range.contains(number) else {
            throw fault(column, value, expected: "a whole number from \(range.lowerBound) to below \(range.upperBound)")
        }
        return number
    }

    /// A whole number within bounds, or nil where the column is empty.
    func optionalWhole(_ column: Int, in range: Range<Int64>) throws -> Int64? {
        (row[column] as DatabaseValue).isNull ? nil : try whole(column, in: range)
    }

    /// A finite number within bounds.
    func number(_ column: Int, in range: ClosedRange<Double>) throws -> Double {
        let value: DatabaseValue = row[column]
        let number: Double? =
            switch value.storage {
            case .double(let number): number
            case .int64(let number): Double(number)
            default: nil
            }
        guard let number, range.contains(number) else {
            throw fault(column, value, expected: "a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// A text.
    func text(_ column: Int) throws -> String {
        let value: DatabaseValue = row[column]
        guard case .string(let text) = value.storage else { throw fault(column, value, expected: "a text") }
        return text
    }

    /// A fault of a value in this row.
    func fault(_ column: Int, _ value: DatabaseValue, expected: String) -> ArchiveFault {
        fault("\(table.columns[column].name) is \(Self.words(value))", expected: expected)
    }

    /// A fault of this row, which is named by its key.
    func fault(_ found: String, expected: String) -> ArchiveFault {
        let key = table.key.map { name in
            let place = table.columns.firstIndex { $0.name == name } ?? 0
            return "\(name) \(Self.words(row[place]))"
        }
        return ArchiveFault(
            path, "in table \(table.name), row \(key.joined(separator: ", ")), \(found)", expected: expected,
            remedy: Self.remedy)
    }

    /// A value as a sentence names it, in short.
    private static func words(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null: return "NULL"
        case .int64(let number): return "\(number)"
        case .double(let number): return "\(number)"
        case .string(let text):
            return "\"\(text.prefix(40))\(text.count > 40 ? "..." : "")\""
        case .blob(let data): return "\(data.count) bytes"
        }
    }
}

extension TableSchema {
    /// Its rows with some values in some columns, in order of the key.
    func rows(of path: String, in database: Database, where condition: String = "1", _ arguments: StatementArguments = [])
        throws -> RowSource
    {
        let names = columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
        let order = key.map { "\"\($0)\"" }.joined(separator: ", ")
        let statement = try database.cachedStatement(
            sql: "SELECT \(names) FROM \"\(name)\" WHERE \(condition) ORDER BY \(order)")
        return RowSource(path: path, table: self, cursor: try Row.fetchCursor(statement, arguments: arguments))
    }
}

/// Rows of a table, one after another.
struct RowSource {
    let path: String
    let table: TableSchema
    let cursor: RowCursor

    /// The next row; nil after the last. It holds until the next is asked for.
    func next() throws -> StoredRow? {
        try cursor.next().map { StoredRow($0, of: table, path: path, cursor: cursor) }
    }
}
