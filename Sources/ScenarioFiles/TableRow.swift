import GRDB

/// A column of a table of a GeoPackage, in the order in which it is read.
struct TableColumn: Sendable {
    let name: String
    /// False where a file may do without it; it is then read as NULL.
    let isRequired: Bool

    static func required(_ name: String) -> TableColumn { TableColumn(name: name, isRequired: true) }
    static func optional(_ name: String) -> TableColumn { TableColumn(name: name, isRequired: false) }
}

/// A row of a table of a GeoPackage. Whatever its columns hold becomes a value, or a fault that names table, row and column.
struct TableRow {
    let table: String
    let columns: [TableColumn]
    /// The row's number in the table.
    let number: Int64
    let values: [DatabaseValue]
    let spot: Spot

    /// The remedy for any fault of a theatre's file.
    static let remedy = "correct it, or build the theatre again with `make theatre`"

    /// Notes what a column holds and what it should.
    func refuse(_ column: Int, expected: String, into faults: inout FaultList) {
        refuse("\(name(of: column)) is \(Self.shown(values[column]))", expected, &faults)
    }

    private func name(of column: Int) -> String { "\(columns[column].name) in row \(number) of the table \(table)" }

    /// Notes what is wrong with the row as a whole.
    func refuse(_ found: String, _ expected: String, _ faults: inout FaultList) {
        faults.add(spot, found, expected: expected, remedy: Self.remedy)
    }

    func isNull(_ column: Int) -> Bool { values[column].isNull }

    /// A finite number within a range, or nil after noting the fault.
    func number(_ column: Int, _ range: ClosedRange<Double>, into faults: inout FaultList) -> Double? {
        let number: Double?
        switch values[column].storage {
        case .int64(let whole): number = Double(whole)
        case .double(let real): number = real
        case .null, .string, .blob: number = nil
        }
        if let number, range.contains(number) { return number }
        refuse(column, expected: FieldType.number(range).expectation, into: &faults)
        return nil
    }

    /// A whole number within a range, or nil after noting the fault; 6000.0 is whole.
    func whole(_ column: Int, _ range: ClosedRange<Int>, into faults: inout FaultList) -> Int? {
        let number: Int?
        switch values[column].storage {
        case .int64(let whole): number = Int(exactly: whole)
        case .double(let real): number = Int(exactly: real)
        case .null, .string, .blob: number = nil
        }
        if let number, range.contains(number) { return number }
        refuse(column, expected: FieldType.whole(range).expectation, into: &faults)
        return nil
    }

    /// One of some words, or nil after noting the fault.
    func word<Word>(_ column: Int, _ words: [Word], _ text: (Word) -> String, into faults: inout FaultList) -> Word? {
        if case .string(let found) = values[column].storage, let word = words.first(where: { text($0) == found }) {
            return word
        }
        refuse(column, expected: FieldType.word(words.map(text)).expectation, into: &faults)
        return nil
    }

    /// A text of a field's kind, or nil after noting the fault.
    func text(_ column: Int, _ type: FieldType, into faults: inout FaultList) -> String? {
        guard case .string(let text) = values[column].storage else {
            refuse(column, expected: type.expectation, into: &faults)
            return nil
        }
        let scalar = Scalar(text: text, isQuoted: true, spot: spot)
        return type.read(scalar, as: name(of: column), strict: false, into: &faults)?.text
    }

    /// A value as it is shown in a sentence.
    private static func shown(_ value: DatabaseValue) -> String {
        switch value.storage {
        case .null: "NULL"
        case .int64(let whole): "\(whole)"
        case .double(let real): "\(real)"
        case .string(let text): "\"\(text)\""
        case .blob(let data): "\(data.count) bytes of binary data"
        }
    }
}

/// Reads the tables of a GeoPackage row by row.
struct TableReader {
    let database: Database
    let spot: Spot

    /// Hands each row of a table to a body, in order of its number, as long as there are no more than the most.
    ///
    /// Notes a table that is missing, is a view, lacks a column or is longer. Views are refused: one of a few words can have
    /// rows without end.
    func rows(
        of table: String, _ columns: [TableColumn], most: Int, into faults: inout FaultList,
        _ body: (TableRow, inout FaultList) -> Void
    ) throws {
        guard try isTable(table, into: &faults) else { return }
        let present = try database.columns(in: table).map(\.name)
        let missing = columns.filter { $0.isRequired && !present.contains($0.name) }
        for column in missing {
            faults.add(
                spot, "the table \(table) has no column \(column.name)",
                expected: columns.filter(\.isRequired).map(\.name).joined(separator: ", "), remedy: TableRow.remedy)
        }
        guard missing.isEmpty else { return }
        let list = columns.map { present.contains($0.name) ? "\"\($0.name)\"" : "NULL" }.joined(separator: ", ")
        let cursor = try Row.fetchCursor(
            database, sql: "SELECT rowid, \(list) FROM \"\(table)\" ORDER BY rowid LIMIT \(most + 1)")
        var count = 0
        while let row = try cursor.next() {
            count += 1
            guard count <= most else {
                faults.add(spot, "the table \(table) has more than \(most) rows", expected: "fewer", remedy: TableRow.remedy)
                return
            }
            let values = Array(row.databaseValues)
            body(
                TableRow(
                    table: table, columns: columns, number: Int64.fromDatabaseValue(values.first ?? .null) ?? 0,
                    values: Array(values.dropFirst()), spot: spot), &faults)
        }
    }

    /// True for a table that is stored as such.
    private func isTable(_ name: String, into faults: inout FaultList) throws -> Bool {
        let row = try Row.fetchOne(
            database, sql: "SELECT type, sql FROM sqlite_master WHERE name = ? AND type IN ('table', 'view')", arguments: [name]
        )
        guard let row else {
            faults.add(spot, "there is no table \(name)", expected: "the tables of a theatre", remedy: TableRow.remedy)
            return false
        }
        let values = Array(row.databaseValues).map { String.fromDatabaseValue($0) ?? "" }
        let isVirtual = values[1].uppercased().hasPrefix("CREATE VIRTUAL")
        guard values[0] == "table", !isVirtual else {
            faults.add(
                spot, "\(name) is a \(isVirtual ? "virtual table" : "view")", expected: "a table that holds its rows",
                remedy: "write what it shows to a table")
            return false
        }
        return true
    }
}
