import Campaigns
import RuleSets
import Studies

/// The tables of a store: what is in the file, and in what its columns are.
///
/// Rows of a run carry its number, so that they are short and always added at the end; views of the same tables carry names, for
/// people. Zeros of arrivals, days and guerrillas are left out.
enum StoreTables {
    // MARK: what the study is

    static let about = TableSchema(
        "about", row: "a fact about the study", key: ["name"],
        columns: [Column("name", .string, "of the fact"), Column("value", .string, "of the fact, as text")])
    static let files = TableSchema(
        "files", row: "a file that the scenario was read from", key: ["path"],
        columns: [
            Column("path", .string, "from the scenario's folder"),
            Column("sha256", .string, "SHA-256 of its bytes, hexadecimal"),
        ])
    static let rules = TableSchema(
        "rules", row: "a rule of the model under which the study was played", key: ["place"],
        columns: [
            Column("place", .integer, "in the order of `anabasis rules`"), Column("name", .string, "of the rule"),
            Column("value", .number, "in the rule's own unit"), Column("unit", .string, "of the value"),
        ])
    static let formations = TableSchema(
        "formations", row: "a formation of the scenario", key: ["formation"],
        columns: [
            formation, Column("id", .string, "by which the scenario's files name it"),
            Column("name", .string, "of the formation"),
        ])
    static let zones = TableSchema(
        "zones", row: "a zone of the theatre", key: ["zone"],
        columns: [
            zone, Column("id", .string, "by which the scenario's files name it"), Column("name", .string, "of the zone"),
        ])
    static let worlds = TableSchema(
        "worlds", row: "what is assumed of an unknown in a world", key: ["world", "unknown"],
        columns: [
            world, Column("unknown", .string, "name of a quantity that the sources leave open"),
            Column("value", .number, "in the unit of the unknown"),
        ])

    // MARK: what was played

    static let points = TableSchema(
        "points",
        row: "what is told under some rules and a seed: all that a campaign depends on but the number of its replication",
        key: ["point"],
        columns: [
            point, Column("key", .string, "digest of all that its campaigns depend on, hexadecimal"),
            Column("issued", .string, "when it leaves the sender; empty if commanders wait for no order", isOptional: true),
            Column("seed", .string, "of all luck; trials have seeds of their own"),
            Column("delivery", .string, "how orders travel: chain or at-once"),
            Column("dispersed", .string, "what becomes of men who dispersed before the order came: stay or recalled"),
            Column(
                "enemy_held", .string, "when the enemy stops where he stands; empty where he moves as recorded",
                isOptional: true
            ),
            Column(
                "per_world", .integer, "replications in each world; empty where all are in the standard world", isOptional: true
            ),
        ])
    static let directives = TableSchema(
        "directives", row: "a directive that tells what a point tells; two that tell the same share a point",
        key: ["point", "directive"],
        columns: [point, Column("directive", .string, "its id, with how orders travel where that is not the standard")])
    static let pointRules = TableSchema(
        "point_rules", row: "a rule whose value at a point is not the study's", key: ["point", "rule"],
        columns: [point, Column("rule", .string, "its name"), Column("value", .number, "in the rule's own unit")])
    static let orders = TableSchema(
        "orders", row: "a formation's conduct under the directive of a point; formations that it says nothing to are left out",
        key: ["point", "formation"],
        columns: [
            point, formation, Column("task", .string, "withdraw or stay"),
            Column("heavy_weapons", .string, "what becomes of guns and tanks"),
            Column("detachment_size", .integer, unit: "men", "in a detachment"),
            Column("ways", .integer, unit: "ways", "over which detachments are spread"),
            Column("route", .string, "how ways are chosen"), Column("march", .string, "which hours are marched"),
            Column("if_blocked", .string, "what a body does that is stopped"),
            Column("if_cannot", .string, "what a body does that cannot get through"),
        ])
    static let responses = TableSchema(
        "responses", row: "a number that is read of trials", key: ["response"],
        columns: [
            response, Column("measure", .string, "its name"), Column("unit", .string, "of its values"),
            Column("formations", .string, "numbers of those it is read over, a space between; `all` for all"),
        ])
    static let trialRows = TableSchema(
        "trial_rows", row: "a value read of a campaign that is not the answer itself",
        key: ["point", "world", "replication", "response"],
        columns: [point, world, replication, response, Column("value", .number, "in the unit of the response")])

    // MARK: the answer

    static let runRows = TableSchema(
        "run_rows", row: "a campaign of the answer, played to its end", key: ["run"],
        columns: [run, point, world, replication]
            + [
                Column("digest", .string, "of its journal, hexadecimal"),
                Column("delay_hours", .number, unit: "hours", "by which the enemy's advance is behind its schedule at the end"),
                Column("recruits", .integer, unit: "men", "who joined the guerrillas"),
            ] + OutcomeColumns.contacts
            + [
                Column("work_body_epochs", .integer, "epochs of bodies that were played"),
                Column("work_steps", .integer, "steps of bodies that were played"),
                Column("work_contacts", .integer, "contacts that were played"), Column("bodies", .integer, "that were formed"),
                Column("row_digest", .string, "of this row and of the run's rows in the other tables, hexadecimal"),
            ])
    static let outcomeRows = TableSchema(
        "outcome_rows", row: "a formation's men and weapons at the end of a run", key: ["run", "formation"],
        columns: [run, formation] + OutcomeColumns.ledger + OutcomeColumns.order)
    static let arrivalRows = TableSchema(
        "arrival_rows", row: "men of a formation who arrived on a day; days without any are left out",
        key: ["run", "formation", "day"],
        columns: [run, formation, day, Column("men", .integer, unit: "men", "who arrived on that day")])
    static let dayRows = TableSchema(
        "day_rows", row: "what the enemy kept in his rear on a day; days of nothing are left out", key: ["run", "day"],
        columns: [
            run, day, Column("tied_down", .integer, unit: "men", "of the enemy tied down because of guerrillas"),
            Column("held", .integer, unit: "men", "of the enemy in his rear in all, garrisons included"),
        ])
    static let guerrillaRows = TableSchema(
        "guerrilla_rows", row: "guerrillas alive in a zone at the end, recruits included; zones without any are left out",
        key: ["run", "zone"], columns: [run, zone, Column("men", .integer, unit: "men", "who fight on there")])

    /// Tables of which a run has rows beside its own, in the order of `RunRows.tables`.
    static let ofRuns = [outcomeRows, arrivalRows, dayRows, guerrillaRows]

    /// Every table, in order of dependency.
    static let all =
        [about, files, rules, formations, zones, worlds, points, directives, pointRules, orders, responses, trialRows, runRows]
        + ofRuns
        + [dictionary]

    /// What every column of the tables and views means.
    static let dictionary = TableSchema(
        "columns", row: "a column of a table or of a view", key: ["table_name", "column_name"],
        columns: [
            Column("table_name", .string, "of the table or view"), Column("column_name", .string, "of the column"),
            Column("kind", .string, "integer, number or string"),
            Column("unit", .string, "of its values; empty if they have none"),
            Column("meaning", .string, "of its values"),
        ])

    // MARK: columns that several tables have

    private static let run = Column("run", .integer, "number of the run in this file")
    private static let point = Column("point", .integer, "number of the point in this file")
    private static let world = Column(
        "world", .integer, "number of the world from 0; 0 where all is played in the standard world")
    private static let replication = Column("replication", .integer, "its number, from 0; the same number is the same luck")
    private static let formation = Column("formation", .integer, "its place in the scenario, from 0")
    private static let zone = Column("zone", .integer, "its place in the theatre, from 0")
    private static let day = Column("day", .integer, unit: "days", "after the start")
    private static let response = Column("response", .integer, "number of the response in this file")
}

extension TableSchema {
    /// The statement that makes the table.
    var creation: String {
        let types: [Column.Kind: String] = [.integer: "INTEGER", .number: "REAL", .string: "TEXT"]
        let lines = columns.map { "\"\($0.name)\" \(types[$0.kind] ?? "")\($0.isOptional ? "" : " NOT NULL")" }
        let names = key.map { "\"\($0)\"" }.joined(separator: ", ")
        return "CREATE TABLE \"\(name)\" (\(lines.joined(separator: ", ")), PRIMARY KEY (\(names))) WITHOUT ROWID;"
    }

    /// The statement that adds a row, or puts it in the place of the one with its key.
    var insertion: String {
        "INSERT OR REPLACE INTO \"\(name)\" VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))"
    }
}
