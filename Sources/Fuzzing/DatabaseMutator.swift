import Foundation
import GRDB

/// Changes a database file by SQL that it finds in the file itself: it knows no table beforehand.
public struct DatabaseMutator: Sendable {
    /// A path at which the database may lie while it is changed.
    private let scratch: String

    /// A mutator that works at a path of its own.
    public init(scratch: String) { self.scratch = scratch }

    /// Changes the bytes of a database once and says how; bytes that SQLite does not take for a database stay as they are.
    public func mutate(_ bytes: inout [UInt8], _ chooser: inout Chooser) -> String {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: scratch))
            defer { for suffix in ["", "-journal", "-wal"] { unlink(scratch + suffix) } }
            var name = ""
            let queue = try DatabaseQueue(path: scratch)
            try queue.writeWithoutTransaction { name = try mutate($0, &chooser) }
            try queue.close()
            bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: scratch)))
            return name
        } catch { return "nothing, as SQLite refuses the change" }
    }

    private func mutate(_ database: Database, _ chooser: inout Chooser) throws -> String {
        let tables = try String.fetchAll(
            database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        guard !tables.isEmpty else { return "nothing, as there is no table" }
        let table = chooser.pick(tables)
        let columns = try String.fetchAll(database, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
        guard !columns.isEmpty else { return "nothing, as \(table) has no column" }
        let statement = Self.statement(on: table, columns: columns, &chooser)
        do { try database.execute(sql: statement) } catch {
            // What a constraint forbids, another program's file may still hold.
            try loosen(table, columns, in: database)
            try database.execute(sql: statement)
        }
        return statement
    }

    /// Makes a table anew without its constraints.
    private func loosen(_ table: String, _ columns: [String], in database: Database) throws {
        let (name, list) = (Self.quoted(table), columns.map(Self.quoted).joined(separator: ", "))
        try database.execute(
            sql: """
                PRAGMA foreign_keys = OFF; DROP TABLE IF EXISTS loosened;
                CREATE TABLE loosened (\(list)); INSERT INTO loosened SELECT \(list) FROM \(name);
                DROP TABLE \(name); ALTER TABLE loosened RENAME TO \(name);
                """)
    }

    // MARK: the statements

    /// Values that may stand in any column, as SQL writes them.
    private static let values = [
        "NULL", "''", "' '", "'x'", "'NaN'", "'inf'", "x''", "x'00ff'", "0", "1", "-1", "0.5", "-0.5", "2", "255", "256",
        "65536",
        "2147483648", "-2147483649", "9223372036854775807", "-9223372036854775808", "1e308", "-1e308", "9e999", "-9e999",
        "1e-300",
        "'sea'", "'mountain'", "'main'", "'great'", "'bridge'", "'1900-10-01'", "char(27) || '[31m'", "char(0)", "char(8238)",
        "'{}'", "'[]'", "'null'", "'{\"a\":1e999}'", "hex(zeroblob(5000))", "zeroblob(2000000)",
    ]

    private static func statement(on table: String, columns: [String], _ chooser: inout Chooser) -> String {
        let name = quoted(table)
        let column = quoted(chooser.pick(columns))
        let row =
            "rowid = (SELECT rowid FROM \(name) ORDER BY rowid LIMIT 1 OFFSET \(chooser.below(400)) % max(1, (SELECT count(*) FROM \(name))))"
        switch chooser.below(24) {
        case 0...9: return "UPDATE \(name) SET \(column) = \(chooser.pick(values)) WHERE \(row)"
        case 10: return "UPDATE \(name) SET \(column) = \(chooser.pick(values))"
        case 11: return "UPDATE \(name) SET \(column) = -\(column) WHERE \(row)"
        case 12: return "UPDATE \(name) SET \(column) = \(column) * \(chooser.pick(["10", "1000", "1e9", "0.5"])) WHERE \(row)"
        case 13: return "UPDATE \(name) SET \(column) = \(quoted(chooser.pick(columns)))"
        case 14: return "DELETE FROM \(name) WHERE \(row)"
        case 15: return "DELETE FROM \(name)"
        case 16: return "INSERT INTO \(name) SELECT * FROM \(name) WHERE \(row)"
        case 17: return "INSERT INTO \(name) (\(column)) VALUES (\(chooser.pick(values)))"
        case 18: return "DROP TABLE \(name)"
        case 19: return "ALTER TABLE \(name) RENAME COLUMN \(column) TO \"other\""
        case 20: return "ALTER TABLE \(name) RENAME TO moved; CREATE VIEW \(name) AS SELECT * FROM moved"
        case 21: return endlessView(of: name, columns)
        case 22: return "UPDATE \(name) SET \(column) = CAST(\(column) AS \(chooser.pick(["TEXT", "BLOB", "INTEGER"])))"
        default:
            let pragma = chooser.pick(["user_version", "application_id", "schema_version"])
            return "PRAGMA \(pragma) = \(chooser.pick(["0", "1", "2", "3", "99", "-1", "2147483647"]))"
        }
    }

    /// A view in a table's place that never comes to an end.
    private static func endlessView(of name: String, _ columns: [String]) -> String {
        let list = columns.map { "moved.\(quoted($0))" }.joined(separator: ", ")
        return """
            ALTER TABLE \(name) RENAME TO moved; CREATE VIEW \(name) AS WITH RECURSIVE endless(n) AS
            (SELECT 1 UNION ALL SELECT n + 1 FROM endless) SELECT \(list) FROM endless, moved
            """
    }

    private static func quoted(_ name: String) -> String { "\"" + name.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }
}
