import Studies

/// The tables of a store with names in the place of numbers: what a reader of the file asks for.
enum StoreViews {
    /// A view: its columns, and the statement that makes it.
    struct View {
        let schema: TableSchema
        let creation: String
    }

    static let all = [
        view("runs", of: StoreTables.runRows),
        view("outcomes", of: StoreTables.outcomeRows, naming: StoreTables.formations),
        view("arrivals", of: StoreTables.arrivalRows, naming: StoreTables.formations),
        view("days", of: StoreTables.dayRows),
        view("guerrillas", of: StoreTables.guerrillaRows, naming: StoreTables.zones),
        trials,
    ]

    /// The rows of a table by point, directive, world and replication; a number of `named` gives way to an id.
    private static func view(_ name: String, of table: TableSchema, naming named: TableSchema? = nil) -> View {
        let isRuns = table.name == StoreTables.runRows.name
        let number = named?.columns[0].name
        let head = ["point", "world", "replication"]
        let own = table.columns.filter { $0.name != "run" && !head.contains($0.name) && $0.name != number }
        let named = named.map { named in (named, Column(named.columns[0].name, .string, "its id in the scenario's files")) }
        var columns = [column("point"), column("directive"), column("world"), column("replication")]
        columns += [named?.1].compactMap(\.self) + own
        let selection =
            ["r.point AS point", "d.directive AS directive", "r.world AS world", "r.replication AS replication"]
            + [number.map { "n.id AS \($0)" }].compactMap(\.self) + own.map { "\(isRuns ? "r" : "t").\($0.name) AS \($0.name)" }
        let source =
            (isRuns ? "run_rows r" : "\(table.name) t JOIN run_rows r ON r.run = t.run")
            + " JOIN directives d ON d.point = r.point"
            + (named.map { " JOIN \($0.0.name) n ON n.\($0.1.name) = t.\($0.1.name)" } ?? "")
        let key = ["point", "directive", "world", "replication"] + table.key.filter { $0 != "run" }
        return View(
            schema: TableSchema(name, row: table.row, key: key, columns: columns),
            creation: "CREATE VIEW \(name) AS SELECT \(selection.joined(separator: ", ")) FROM \(source);")
    }

    private static func column(_ name: String) -> Column {
        (StoreTables.runRows.columns + StoreTables.points.columns + StoreTables.directives.columns).first { $0.name == name }
            ?? StoreTables.points.columns[0]
    }

    private static let trials = View(
        schema: TableSchema(
            "trials", row: StoreTables.trialRows.row,
            key: ["point", "directive", "world", "replication", "measure", "formations"],
            columns: [column("point"), column("directive"), column("issued"), column("world")]
                + [column("replication"), StoreTables.responses.columns[1], StoreTables.responses.columns[3]]
                + [StoreTables.trialRows.columns[4]]),
        creation: """
            CREATE VIEW trials AS SELECT t.point AS point, d.directive AS directive, p.issued AS issued, t.world AS world,
              t.replication AS replication, m.measure AS measure, m.formations AS formations, t.value AS value
              FROM trial_rows t JOIN points p ON p.point = t.point JOIN directives d ON d.point = t.point JOIN responses m ON m.response = t.response;
            """)
}
