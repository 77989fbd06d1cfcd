import Arithmetic
import Campaigns
import Foundation
import GRDB
import RuleSets
import Studies

/// The file of a store as a database: its mark and format, what stands in it of the study, and whether its tables are tables.
enum StoreSchema {
    /// "ANAB" in the header of the file.
    static let applicationID: Int32 = 0x414E_4142
    /// Rises with each change of the tables or of what their columns mean.
    static let version: Int32 = 4

    /// Makes the tables of a new store.
    static func create(_ identity: StudyIdentity, _ request: StoredRequest, in database: Database) throws {
        try database.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version);")
        for table in StoreTables.all { try database.execute(sql: table.creation) }
        try database.execute(
            sql: """
                CREATE UNIQUE INDEX point_keys ON points (key);
                CREATE UNIQUE INDEX run_places ON run_rows (point, world, replication);
                CREATE UNIQUE INDEX response_names ON responses (measure, formations);
                """)
        for view in StoreViews.all { try database.execute(sql: view.creation) }
        for table in StoreTables.all + StoreViews.all.map(\.schema) {
            for column in table.columns {
                try insert(
                    [table.name, column.name, column.kind.rawValue, column.unit, column.meaning], StoreTables.dictionary,
                    database)
            }
        }
        let facts: [(String, String)] = [
            ("scenario", identity.scenario), ("scenario_digest", identity.manifest.digest), ("version", identity.version),
            ("seed", String(identity.seed)), ("epoch_hours", String(identity.epochHours)), ("proof", identity.proof),
            ("days", String(identity.dimensions.days)), ("request", try request.json()),
        ]
        for (name, value) in facts { try set(name, value, in: database) }
        for file in identity.manifest.files { try insert([file.path, file.sha256], StoreTables.files, database) }
        for (place, rule) in identity.rules.enumerated() {
            let unit = RuleBook.entry(rule.name)?.unit ?? ""
            try insert([place, rule.name, rule.value, unit], StoreTables.rules, database)
        }
        for (table, places) in [
            (StoreTables.formations, identity.dimensions.formations), (StoreTables.zones, identity.dimensions.zones),
        ] {
            for (number, place) in places.enumerated() { try insert([number, place.id, place.name], table, database) }
        }
    }

    /// Adds a row of a table, or puts it in the place of the one with its key.
    static func insert(_ values: [(any DatabaseValueConvertible)?], _ table: TableSchema, _ database: Database) throws {
        try database.cachedStatement(sql: table.insertion).execute(arguments: StatementArguments(values))
    }

    /// States a fact about the study.
    static func set(_ name: String, _ value: String, in database: Database) throws {
        try insert([name, value], StoreTables.about, database)
    }

    /// Removes a fact about the study, where it is stated.
    static func remove(_ name: String, in database: Database) throws {
        try database.execute(sql: "DELETE FROM about WHERE name = ?", arguments: [name])
    }

    // MARK: reading

    /// What stands in the header of a file.
    struct Header {
        let applicationID: Int32
        let version: Int32
        /// True of a file without any table.
        let isEmpty: Bool

        init(of database: Database) throws {
            applicationID = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
            version = try Int32.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
        }
    }

    /// Finds whether every table is there, is a table, and has its columns; throws a sentence if not.
    static func check(_ path: String, _ database: Database) throws {
        let kinds = try Row.fetchAll(database, sql: "SELECT name, type FROM sqlite_master").map { row in
            (name: String.fromDatabaseValue(row[0]) ?? "?", type: String.fromDatabaseValue(row[1]) ?? "?")
        }
        if let trigger = kinds.first(where: { $0.type == "trigger" }) {
            throw ArchiveFault(path, "it has a trigger, \(trigger.name.prefix(60))", expected: "none", remedy: StoredRow.remedy)
        }
        for table in StoreTables.all {
            let kind = try String.fetchOne(
                database, sql: "SELECT type FROM sqlite_master WHERE name = ?", arguments: [table.name])
            guard kind == "table" else {
                let found = kind.map { "\(table.name) is a \($0)" } ?? "there is no table \(table.name)"
                throw ArchiveFault(path, found, expected: kind == nil ? nil : "a table", remedy: StoredRow.remedy)
            }
            let names = try String.fetchAll(
                database, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table.name])
            let wanted = table.columns.map(\.name)
            guard names == wanted else {
                let missing = wanted.filter { !names.contains($0) }
                throw ArchiveFault(
                    path,
                    missing.isEmpty
                        ? "table \(table.name) has \(names.count) columns"
                        : "table \(table.name) has no column \(missing.joined(separator: ", "))",
                    expected: missing.isEmpty ? "these \(wanted.count): \(wanted.joined(separator: ", "))" : nil,
                    remedy: StoredRow.remedy)
            }
        }
    }

    /// A fact about the study; nil if it is not stated, a fault if it is no text.
    static func fact(_ name: String, _ path: String, in database: Database) throws -> String? {
        try StoreTables.about.rows(of: path, in: database, where: "name = ?", [name]).next()?.text(1)
    }

    /// A fact without which a store cannot be used.
    private static func needed(_ name: String, _ path: String, in database: Database) throws -> String {
        guard let text = try fact(name, path, in: database) else {
            throw ArchiveFault(path, "table about has no row \(name)", remedy: StoredRow.remedy)
        }
        return text
    }

    /// A whole number among the facts.
    private static func whole<Number: FixedWidthInteger>(
        _ name: String, in range: ClosedRange<Number>, _ path: String, _ database: Database
    ) throws -> Number {
        let text = try needed(name, path, in: database)
        guard let number = Number(text), range.contains(number) else {
            throw ArchiveFault(
                path, "in table about, \(name) is \"\(text.prefix(40))\"",
                expected: "a whole number from \(range.lowerBound) to \(range.upperBound)", remedy: StoredRow.remedy)
        }
        return number
    }

    /// What all campaigns of a store have in common.
    static func identity(_ path: String, in database: Database) throws -> StudyIdentity {
        let hours = try whole("epoch_hours", in: 1...24, path, database)
        guard 24 % hours == 0 else {
            throw ArchiveFault(
                path, "in table about, epoch_hours is \(hours)", expected: "a number that divides 24", remedy: StoredRow.remedy)
        }
        let dimensions = StudyDimensions(
            formations: try places(StoreTables.formations, path, database),
            zones: try places(StoreTables.zones, path, database),
            days: try whole("days", in: 1...10_000, path, database))
        var files: [FileManifest.File] = []
        let rows = try StoreTables.files.rows(of: path, in: database)
        while let row = try rows.next() { files.append(FileManifest.File(path: try row.text(0), sha256: try row.text(1))) }
        return StudyIdentity(
            scenario: try needed("scenario", path, in: database), manifest: FileManifest(files),
            version: try needed("version", path, in: database), seed: try whole("seed", in: 0...UInt64.max, path, database),
            epochHours: hours, rules: try rules(path, database), proof: try needed("proof", path, in: database),
            dimensions: dimensions)
    }

    /// The study's rules, each within the range that the rule book gives it: the model is not made for others.
    private static func rules(_ path: String, _ database: Database) throws -> [StudyIdentity.RuleValue] {
        var rules: [StudyIdentity.RuleValue] = []
        let rows = try StoreTables.rules.rows(of: path, in: database)
        while let row = try rows.next() {
            let name = try row.text(1)
            let range = RuleBook.entry(name)?.range ?? StudyDimensions.values
            rules.append(StudyIdentity.RuleValue(name: name, value: try row.number(2, in: range)))
        }
        return rules
    }

    /// Formations or zones, numbered from 0 without a gap.
    private static func places(_ table: TableSchema, _ path: String, _ database: Database) throws -> [StudyDimensions.Place] {
        var places: [StudyDimensions.Place] = []
        let rows = try table.rows(of: path, in: database)
        while let row = try rows.next() {
            _ = try row.whole(0, in: Int64(places.count)..<Int64(places.count) + 1)
            places.append(StudyDimensions.Place(id: try row.text(1), name: try row.text(2)))
        }
        return places
    }
}
