import Arithmetic
import Campaigns
import GRDB
import Studies

/// A run as rows of whole numbers: what a store writes of it, and reads.
package struct RunRows: Hashable {
    /// Stands for an empty column.
    static let empty = Int64.min

    /// By table of `StoreTables.ofRuns`: the columns behind `run`, row after row.
    private(set) var tables: [[Int64]]

    /// The rows of an outcome.
    package init(_ outcome: Outcome) {
        var (outcomes, arrivals, days, guerrillas): ([Int64], [Int64], [Int64], [Int64]) = ([], [], [], [])
        for (number, formation) in outcome.formations.enumerated() {
            outcomes.append(Int64(number))
            for column in Ledger.Column.allCases { outcomes.append(Int64(formation.ledger[column])) }
            outcomes.append(formation.orderDay < 0 ? Self.empty : Int64(formation.orderDay))
            outcomes += [Int64(formation.orderReached), Int64(formation.orderObeyed)]
            for entry in formation.arrivedByDay.entries {
                arrivals += [Int64(number), Int64(entry.day), Int64(entry.count)]
            }
        }
        for (day, (tied, held)) in zip(outcome.tiedByDay, outcome.heldByDay).enumerated() where tied != 0 || held != 0 {
            days += [Int64(day), Int64(tied), Int64(held)]
        }
        for (zone, men) in outcome.guerrillasByZone.enumerated() where men != 0 { guerrillas += [Int64(zone), Int64(men)] }
        tables = [outcomes, arrivals, days, guerrillas]
    }

    /// Reads the rows of a run; throws if one is not what its columns say.
    package init(of run: Int64, _ dimensions: StudyDimensions, path: String, in database: Database) throws {
        tables = []
        for table in StoreTables.ofRuns {
            var flat: [Int64] = []
            let rows = try table.rows(of: path, in: database, where: "run = ?", [run])
            while let row = try rows.next() {
                for (place, column) in table.columns.enumerated().dropFirst() {
                    let range = dimensions.range(of: column.name)
                    let number =
                        column.isOptional
                        ? try row.optionalWhole(place, in: range) ?? Self.empty : try row.whole(place, in: range)
                    flat.append(number)
                }
            }
            tables.append(flat)
        }
        guard tables[0].count == dimensions.formations.count * (StoreTables.outcomeRows.columns.count - 1) else {
            let width = StoreTables.outcomeRows.columns.count - 1
            throw ArchiveFault(
                path, "table \(StoreTables.outcomeRows.name) has \(tables[0].count / width) rows of run \(run)",
                expected: "one a formation, \(dimensions.formations.count)", remedy: StoredRow.remedy)
        }
    }

    /// The outcome that the rows tell, with what stands in the run's own row. Numbers are in their ranges.
    package func outcome(_ head: RunHead, _ dimensions: StudyDimensions) -> Outcome {
        let days = [Int32](repeating: 0, count: dimensions.days)
        var outcome = Outcome(
            formations: dimensions.formations.map { _ in Outcome.OfFormation() },
            guerrillasByZone: dimensions.zones.map { _ in 0 }, recruits: head.recruits, tiedByDay: days, heldByDay: days,
            delayHours: head.delayHours, contacts: head.contacts, digest: head.digest)
        for row in rows(0) {
            for column in Ledger.Column.allCases {
                outcome.formations[row[0]].ledger[column] = row[column.rawValue + 1]
            }
            let order = row[(Ledger.Column.allCases.count + 1)...].map { $0 == Int(Self.empty) ? -1 : Int32($0) }
            outcome.formations[row[0]].orderDay = order[0]
            outcome.formations[row[0]].orderReached = order[1]
            outcome.formations[row[0]].orderObeyed = order[2]
        }
        for row in rows(1) { outcome.formations[row[0]].arrivedByDay[row[1]] = Int32(row[2]) }
        for row in rows(2) { (outcome.tiedByDay[row[0]], outcome.heldByDay[row[0]]) = (Int32(row[1]), Int32(row[2])) }
        for row in rows(3) { outcome.guerrillasByZone[row[0]] = Int32(row[1]) }
        return outcome
    }

    private func rows(_ table: Int) -> [[Int]] {
        let width = StoreTables.ofRuns[table].columns.count - 1
        return stride(from: 0, to: tables[table].count, by: width).map { start in
            tables[table][start..<start + width].map(Int.init)
        }
    }

    /// Adds the rows to a digest.
    package func add(to digest: inout Digest) {
        for table in tables {
            digest.add(table.count)
            for number in table { digest.add(UInt64(bitPattern: number)) }
        }
    }
}

/// What stands in a run's own row, beside its place.
package struct RunHead: Hashable {
    package let digest: Digest
    package let delayHours: Double
    package let recruits: Int32
    package let contacts: [Int32]
    package let work: Campaign.Work
    package let bodies: Int

    package init(_ run: Run) {
        digest = run.outcome.digest
        delayHours = run.outcome.delayHours
        recruits = run.outcome.recruits
        contacts = run.outcome.contacts
        work = run.work
        bodies = run.bodies
    }

    /// Reads a row of `StoreTables.runRows`.
    init(_ row: StoredRow) throws {
        digest = try row.digest(4)
        delayHours = try row.number(5, in: StudyDimensions.values)
        recruits = Int32(try row.whole(6, in: StudyDimensions.counts))
        let results = OutcomeColumns.contacts.count
        contacts = try (0..<results).map { Int32(try row.whole(7 + $0, in: StudyDimensions.counts)) }
        let sums = try (0..<4).map { Int(try row.whole(7 + results + $0, in: 0..<1 << 48)) }
        var work = Campaign.Work()
        (work.bodyEpochs, work.steps, work.contacts, bodies) = (sums[0], sums[1], sums[2], sums[3])
        self.work = work
    }

    /// The row's numbers between `delay_hours` and `row_digest`.
    package var numbers: [Int] {
        [Int(recruits)] + contacts.map(Int.init) + [work.bodyEpochs, work.steps, work.contacts, bodies]
    }

    /// The digest of a run: of its place, of this row and of its rows in the other tables.
    package func rowDigest(of key: Digest, replication: Int, _ rows: RunRows) -> Digest {
        var all = Digest()
        all.add(key)
        all.add(replication)
        all.add(digest)
        all.add(delayHours)
        for number in numbers { all.add(number) }
        rows.add(to: &all)
        return all
    }
}

extension StoredRow {
    /// A digest as its 32 hexadecimal digits.
    package func digest(_ column: Int) throws -> Digest {
        let text = try text(column)
        guard let digest = Digest(text) else {
            throw fault(column, text.databaseValue, expected: "32 hexadecimal digits")
        }
        return digest
    }
}
