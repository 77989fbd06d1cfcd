import Arithmetic
import Campaigns
import Foundation
import GRDB
import GRDBSQLite
import RuleSets
import Scenarios
import Studies

/// A point as a store finds it: its key, and how its replications are numbered through worlds.
struct StoredPoint: Hashable {
    let key: Digest
    /// Replications in each world; nil where all are in the standard world.
    let perWorld: Int?

    init(key: Digest, perWorld: Int?) {
        self.key = key
        self.perWorld = perWorld
    }

    init(_ key: CampaignKey) { self.init(key: key.digest, perWorld: key.perWorld) }

    /// World of a replication that is numbered through, and its number there.
    func place(of number: Int) -> (world: Int, replication: Int) { perWorld.map { (number / $0, number % $0) } ?? (0, number) }

    /// Number of a replication of a world; nil for a place that the point cannot have.
    func number(world: Int64, replication: Int64) -> Int? {
        guard let perWorld else { return world == 0 ? Int(replication) : nil }
        return replication < perWorld ? Int(world) * perWorld + Int(replication) : nil
    }
}

/// What a store holds of campaigns: rows go in and come out through here alone.
struct StoreContents {
    let path: String
    let dimensions: StudyDimensions

    /// Campaigns in a store, of the answer and of trials.
    static func count(in database: Database) throws -> Int {
        let runs = try Int.fetchOne(database, sql: "SELECT count(*) FROM run_rows") ?? 0
        let trials = try Int.fetchOne(
            database, sql: "SELECT count(*) FROM (SELECT DISTINCT point, world, replication FROM trial_rows)")
        return runs + (trials ?? 0)
    }

    // MARK: points

    /// The number of a point, or nil if the store has none with that key.
    func point(_ key: Digest, in database: Database) throws -> Int64? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT point FROM points WHERE key = ?"), arguments: [key.description])
    }

    /// The number of a campaign's point; made if it is new, with what tells a reader of the file which it is.
    func point(of key: CampaignKey, rules: Rules, in database: Database) throws -> Int64 {
        if let known = try point(key.digest, in: database) { return known }
        let number = try next("point", of: StoreTables.points, in: database)
        try StoreSchema.insert(
            [
                number, key.digest.description, key.assignment.directive.issued?.description, String(key.seed),
                key.assignment.reading.delivery.rawValue, key.assignment.reading.dispersed.rawValue, key.enemyHeld?.description,
                key.perWorld,
            ],
            StoreTables.points, database)
        try StoreSchema.insert([number, key.assignment.id], StoreTables.directives, database)
        for (formation, conduct) in key.assignment.conduct.enumerated() {
            guard let conduct else { continue }
            try StoreSchema.insert(
                [
                    number, formation, conduct.task.rawValue, conduct.heavyWeapons.rawValue, conduct.detachmentSize,
                    conduct.ways, conduct.route.rawValue, conduct.march.rawValue, conduct.ifBlocked.rawValue,
                    conduct.ifCannot.rawValue,
                ], StoreTables.orders, database)
        }
        for entry in RuleBook.entries where entry.value(in: key.rules) != entry.value(in: rules) {
            try StoreSchema.insert([number, entry.name, entry.value(in: key.rules)], StoreTables.pointRules, database)
        }
        return number
    }

    /// Notes that a point is what a directive tells, if the store has the point.
    func name(_ key: CampaignKey, in database: Database) throws {
        guard let point = try point(key.digest, in: database) else { return }
        try StoreSchema.insert([point, key.assignment.id], StoreTables.directives, database)
    }

    /// The number behind the greatest of a table.
    private func next(_ column: String, of table: TableSchema, in database: Database) throws -> Int64 {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT coalesce(max(\(column)), 0) + 1 FROM \(table.name)")) ?? 1
    }

    // MARK: writing

    /// Adds a block of a point; replications that are there already give way.
    func add(_ block: Block, to point: Int64, of stored: StoredPoint, in database: Database) throws {
        switch block.contents {
        case .runs(let runs):
            for (offset, run) in runs.enumerated() {
                try add(run, at: block.first + offset, to: point, of: stored, in: database)
            }
        case .values(let values, let responses):
            let numbers = try responses.map { try number(of: $0, in: database) }
            for (offset, values) in values.enumerated() {
                let place = stored.place(of: block.first + offset)
                for (number, value) in zip(numbers, values) {
                    try StoreSchema.insert(
                        [point, place.world, place.replication, number, value], StoreTables.trialRows, database)
                }
            }
        }
    }

    private func add(
        _ run: Run, at replication: Int, to point: Int64, of stored: StoredPoint, in database: Database
    ) throws {
        let place = stored.place(of: replication)
        try remove(place, of: point, in: database)
        let number = try next("run", of: StoreTables.runRows, in: database)
        let (head, rows) = (RunHead(run), RunRows(run.outcome))
        let first: [(any DatabaseValueConvertible)?] = [
            number, point, place.world, place.replication, head.digest.description, head.delayHours,
        ]
        try StoreSchema.insert(
            first + head.numbers + [head.rowDigest(of: stored.key, replication: replication, rows).description],
            StoreTables.runRows, database)
        for (table, flat) in zip(StoreTables.ofRuns, rows.tables) { try insert(flat, of: number, into: table, in: database) }
    }

    private func remove(_ place: (world: Int, replication: Int), of point: Int64, in database: Database) throws {
        let find = try database.cachedStatement(
            sql: "SELECT run FROM run_rows WHERE point = ? AND world = ? AND replication = ?")
        if let old = try Int64.fetchOne(find, arguments: [point, place.world, place.replication]) {
            try remove(run: old, in: database)
        }
    }

    /// Removes a run with all its rows.
    func remove(run: Int64, in database: Database) throws {
        for table in StoreTables.ofRuns + [StoreTables.runRows] {
            try database.execute(sql: "DELETE FROM \(table.name) WHERE run = ?", arguments: [run])
        }
    }

    /// Adds the rows of a run to a table. Their numbers are bound straight to SQLite: a study writes a million rows, and GRDB's
    /// arguments would cost more than SQLite itself.
    private func insert(_ flat: [Int64], of run: Int64, into table: TableSchema, in database: Database) throws {
        let statement = try database.cachedStatement(sql: table.insertion).sqliteStatement
        let width = table.columns.count - 1
        sqlite3_bind_int64(statement, 1, run)
        for start in stride(from: 0, to: flat.count, by: width) {
            for offset in 0..<width {
                let number = flat[start + offset]
                if number == RunRows.empty {
                    sqlite3_bind_null(statement, Int32(offset + 2))
                } else {
                    sqlite3_bind_int64(statement, Int32(offset + 2), number)
                }
            }
            let code = sqlite3_step(statement)
            sqlite3_reset(statement)
            guard code == SQLITE_DONE else {
                throw DatabaseError(resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errstr(code)))
            }
        }
    }

    /// Says what is assumed in each world of the answer that the store does not tell of yet.
    func tell(_ design: WorldDesign, in database: Database) throws {
        let untold = try Int.fetchAll(
            database, sql: "SELECT DISTINCT world FROM run_rows WHERE world NOT IN (SELECT world FROM worlds) ORDER BY world")
        for world in untold {
            for (unknown, value) in zip(design.unknowns, design.values(in: world)) {
                try StoreSchema.insert([world, unknown.name, value], StoreTables.worlds, database)
            }
        }
    }

    // MARK: reading

    /// The sound runs of a point by replication, numbered through worlds, those of `replications` if it is given; `damage` hears of the
    /// others, with their numbers.
    func runs(
        of stored: StoredPoint, replications: Range<Int> = 0..<Int(Int32.max), in database: Database,
        damage: (ArchiveFault, Int64) -> Void
    ) throws -> [Int: Run] {
        guard let point = try point(stored.key, in: database) else { return [:] }
        var runs: [Int: Run] = [:]
        let (first, last) = (stored.place(of: replications.lowerBound), stored.place(of: replications.upperBound - 1))
        let perWorld = stored.perWorld ?? 0
        let rows = try StoreTables.runRows.rows(
            of: path, in: database,
            where: "point = ? AND world >= ? AND world <= ? AND world * ? + replication >= ? AND world * ? + replication < ?",
            [point, first.world, last.world, perWorld, replications.lowerBound, perWorld, replications.upperBound])
        while let row = try rows.next() {
            let number = try row.whole(0, in: 0..<Int64.max)
            do {
                let replication = try row.number(of: stored, 2)
                runs[replication] = try run(number, row, replication, stored.key, in: database)
            } catch let fault as ArchiveFault { damage(fault, number) }
        }
        return runs
    }

    private func run(_ number: Int64, _ row: StoredRow, _ replication: Int, _ key: Digest, in database: Database) throws -> Run
    {
        let head = try RunHead(row)
        let rows = try RunRows(of: number, dimensions, path: path, in: database)
        let (found, kept) = (
            head.rowDigest(of: key, replication: replication, rows), try row.digest(StoreTables.runRows.columns.count - 1)
        )
        guard found == kept else {
            throw row.fault("row_digest is \(kept)", expected: "\(found), the digest of the run's rows")
        }
        let outcome = rows.outcome(head, dimensions)
        if let formation = outcome.formations.firstIndex(where: { !$0.ledger.isBalanced }) {
            throw row.fault(
                "formation \(dimensions.formations[formation].id) does not add up",
                expected: "every man and weapon of the start in one column")
        }
        return Run(outcome: outcome, work: head.work, bodies: head.bodies)
    }

    /// The values of a point for some responses, where all of them are there, by replication; `damage` hears of rows that are not
    /// sound.
    func values(
        of stored: StoredPoint, _ responses: [Response], in database: Database, damage: (ArchiveFault) -> Void
    ) throws -> [Int: [Double]] {
        guard let point = try point(stored.key, in: database) else { return [:] }
        var columns: [[Int: Double]] = []
        for response in responses {
            guard let number = try known(response, in: database) else { return [:] }
            var values: [Int: Double] = [:]
            let rows = try StoreTables.trialRows.rows(
                of: path, in: database, where: "point = ? AND response = ?", [point, number])
            while let row = try rows.next() {
                do {
                    values[try row.number(of: stored, 1)] = try row.number(4, in: StudyDimensions.values)
                } catch let fault as ArchiveFault {
                    damage(fault)
                }
            }
            columns.append(values)
        }
        guard let first = columns.first else { return [:] }
        var all: [Int: [Double]] = [:]
        for replication in first.keys {
            let values = columns.compactMap { $0[replication] }
            if values.count == columns.count { all[replication] = values }
        }
        return all
    }

    // MARK: responses

    /// The number of a response; nil if the store has none of it.
    private func known(_ response: Response, in database: Database) throws -> Int64? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT response FROM responses WHERE measure = ? AND formations = ?"),
            arguments: [response.measure.rawValue, formations(of: response)])
    }

    private func number(of response: Response, in database: Database) throws -> Int64 {
        if let known = try known(response, in: database) { return known }
        let number = try next("response", of: StoreTables.responses, in: database)
        try StoreSchema.insert(
            [number, response.measure.rawValue, response.measure.unit, formations(of: response)], StoreTables.responses,
            database)
        return number
    }

    private func formations(of response: Response) -> String {
        response.formations == Array(dimensions.formations.indices)
            ? "all" : response.formations.map(String.init).joined(separator: " ")
    }
}

extension StoredRow {
    /// The number of a replication, numbered through the worlds of its point: from the columns `world` and, behind it, `replication`.
    func number(of point: StoredPoint, _ world: Int) throws -> Int {
        let found = (try whole(world, in: StudyDimensions.counts), try whole(world + 1, in: StudyDimensions.counts))
        guard let number = point.number(world: found.0, replication: found.1), number < Int(Int32.max) else {
            throw fault(
                "world is \(found.0) and replication \(found.1)",
                expected: point.perWorld.map { "a replication below \($0)" } ?? "world 0")
        }
        return number
    }
}
