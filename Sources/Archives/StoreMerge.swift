import Arithmetic
import Campaigns
import Foundation
import GRDB
import Studies

/// Joins the stores of a study's shards into one.
public struct StoreMerge {
    private let parts: [StoreReading]

    /// What was joined.
    public struct Summary: Hashable, Sendable {
        /// Campaigns in the whole, of the answer and of trials.
        public let campaigns: Int
        /// Of those, how many came with more than one part, and were equal.
        public let shared: Int
        /// Rows that were not sound, and are not in the whole unless another part has them.
        public let damaged: [ArchiveFault]
    }

    /// Opens the parts, at least one; throws if they are not of one study.
    public init(_ paths: [String]) throws(ArchiveFault) {
        precondition(!paths.isEmpty)
        var parts: [StoreReading] = []
        for path in paths {
            let part = try StoreReading(path)
            if let first = parts.first {
                let remedy = "merge only shards of one study"
                if let difference = part.identity.difference(from: first.identity) {
                    throw ArchiveFault(path, "it holds \(difference)", remedy: remedy)
                }
                if let difference = part.request.difference(from: first.request) {
                    throw ArchiveFault(path, "it was asked \(difference)", remedy: remedy)
                }
            }
            parts.append(part)
        }
        self.parts = parts
    }

    /// Writes the whole into a new file; throws if it exists, cannot be written, or two parts hold different outcomes of
    /// the same replications. A file that is half written does not stay.
    public func write(to path: String) throws(ArchiveFault) -> Summary {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw ArchiveFault(path, "it exists already", remedy: "remove it, or give --out another name")
        }
        try StoreFile.makeFolder(of: path, remedy: "give --out another name")
        let unfinished = path + ".unfinished"
        return try StoreFile.faults(path) {
            defer { try? FileManager.default.removeItem(atPath: unfinished) }
            try? FileManager.default.removeItem(atPath: unfinished)
            let summary = try fill(unfinished)
            try FileManager.default.moveItem(atPath: unfinished, toPath: path)
            return summary
        }
    }

    private func fill(_ path: String) throws -> Summary {
        let whole = try StoreFile.connect(path, locks: true)
        defer { try? whole.close() }
        var tally = Tally()
        try whole.write { database in
            try StoreSchema.create(parts[0].identity, parts[0].request, in: database)
            for part in parts {
                try part.database.read { try PartMerge(part: part, from: $0, to: database).run(&tally) }
            }
        }
        return Summary(campaigns: try whole.read(StoreContents.count), shared: tally.shared, damaged: tally.damaged)
    }
}

/// What is counted while parts are joined.
private struct Tally {
    var shared = 0
    var damaged: [ArchiveFault] = []
}

/// Adds one part to the whole, point by point.
private struct PartMerge {
    let part: StoreReading
    let source: Database
    let whole: Database

    /// Replications that are in memory at once.
    private static let span = 500

    init(part: StoreReading, from source: Database, to whole: Database) {
        self.part = part
        self.source = source
        self.whole = whole
    }

    func run(_ tally: inout Tally) throws {
        let worlds = try StoreTables.worlds.rows(of: part.path, in: source)
        while let row = try worlds.next() {
            try StoreSchema.insert(
                [try row.whole(0, in: StudyDimensions.counts), try row.text(1), try row.number(2, in: StudyDimensions.values)],
                StoreTables.worlds, whole)
        }
        let rows = try StoreTables.points.rows(of: part.path, in: source)
        while let row = try rows.next() {
            let key = StoredPoint(
                key: try row.digest(1),
                perWorld: try row.optionalWhole(StoreTables.points.columns.count - 1, in: 1..<1 << 20).map(Int.init))
            let point = try row.whole(0, in: 0..<Int64.max)
            let named = try StoreTables.directives.rows(of: part.path, in: source, where: "point = ?", [point]).next()
            let directive = try named?.text(1) ?? "a directive"
            let home = try self.home(of: key.key, point)
            try addRuns(of: key, directive, to: home, &tally)
            try addValues(of: point, key, directive, to: home, &tally)
        }
    }

    /// The point of the whole with that key, made from the part's if it is new.
    private func home(of key: Digest, _ point: Int64) throws -> Int64 {
        let known = try part.contents.point(key, in: whole)
        let home = try known ?? Int64.fetchOne(whole, sql: "SELECT coalesce(max(point), 0) + 1 FROM points") ?? 1
        let new = known == nil ? [StoreTables.points, StoreTables.orders, StoreTables.pointRules] : []
        for table in new + [StoreTables.directives] {
            let rows = try table.rows(of: part.path, in: source, where: "point = ?", [point])
            while let row = try rows.next() {
                let values = table.columns.indices.dropFirst().map { row.row[$0] as DatabaseValue }
                try StoreSchema.insert([home] + values, table, whole)
            }
        }
        return home
    }

    private func addRuns(of key: StoredPoint, _ directive: String, to home: Int64, _ tally: inout Tally) throws {
        let last = try Int.fetchOne(
            source, sql: "SELECT max(world * ? + replication) FROM run_rows JOIN points USING (point) WHERE key = ?",
            arguments: [key.perWorld ?? 0, key.key.description])
        for start in stride(from: 0, through: min(last ?? -1, Int(Int32.max) - Self.span), by: Self.span) {
            let span = start..<start + Self.span
            let found = try part.contents.runs(of: key, replications: span, in: source) { fault, _ in
                tally.damaged.append(fault)
            }
            let known = try part.contents.runs(of: key, replications: span, in: whole) { _, _ in }
            for (replication, run) in found.sorted(by: { $0.key < $1.key }) {
                if let known = known[replication] {
                    guard known == run else { throw difference(replication, directive) }
                    tally.shared += 1
                } else {
                    try part.contents.add(Block(first: replication, .runs([run])), to: home, of: key, in: whole)
                }
            }
        }
    }

    private func addValues(
        of point: Int64, _ key: StoredPoint, _ directive: String, to home: Int64, _ tally: inout Tally
    ) throws {
        let rows = try StoreTables.trialRows.rows(of: part.path, in: source, where: "point = ?", [point])
        var lastShared: Int?
        while let row = try rows.next() {
            let replication = try row.number(of: key, 1)
            let place = key.place(of: replication)
            let value = try row.number(4, in: StudyDimensions.values)
            let response = try self.response(try row.whole(3, in: 0..<Int64.max))
            let known = try Double.fetchOne(
                whole.cachedStatement(
                    sql: "SELECT value FROM trial_rows WHERE point = ? AND world = ? AND replication = ? AND response = ?"),
                arguments: [home, place.world, place.replication, response])
            guard let known else {
                try StoreSchema.insert(
                    [home, place.world, place.replication, response, value], StoreTables.trialRows, whole)
                continue
            }
            guard known == value else { throw difference(replication, directive) }
            if lastShared != replication { tally.shared += 1 }
            lastShared = replication
        }
    }

    /// The response of the whole that is the part's.
    private func response(_ number: Int64) throws -> Int64 {
        let table = StoreTables.responses
        guard let row = try table.rows(of: part.path, in: source, where: "response = ?", [number]).next() else {
            throw ArchiveFault(part.path, "table responses has no row \(number)", remedy: StoredRow.remedy)
        }
        let (measure, unit, formations) = (try row.text(1), try row.text(2), try row.text(3))
        let find = try whole.cachedStatement(sql: "SELECT response FROM responses WHERE measure = ? AND formations = ?")
        if let known = try Int64.fetchOne(find, arguments: [measure, formations]) { return known }
        let next = try Int64.fetchOne(whole, sql: "SELECT coalesce(max(response), 0) + 1 FROM responses") ?? 1
        try StoreSchema.insert([next, measure, unit, formations], table, whole)
        return next
    }

    private func difference(_ replication: Int, _ directive: String) -> ArchiveFault {
        ArchiveFault(
            part.path, "its outcome of replication \(replication) of \(directive) differs from that of an earlier part",
            remedy: "a file is damaged or a machine calculates differently; play that shard again")
    }
}

extension StoredRequest {
    /// How this request differs from another, as the rest of a sentence after "was asked"; nil if it is the same question.
    package func difference(from other: StoredRequest) -> String? {
        if directives != other.directives { return "of other directives (\(directives.joined(separator: ", ")))" }
        if replications != other.replications { return "for \(replications) replications, not \(other.replications)" }
        if worlds != other.worlds { return "for other worlds" }
        if design?.columns != other.design?.columns || design?.rows != other.design?.rows { return "for other points" }
        if precision != other.precision { return "for another precision" }
        if sensitivityReplications != other.sensitivityReplications {
            return "for a sweep of \(sensitivityReplications) replications, not \(other.sensitivityReplications)"
        }
        return nil
    }
}
