import Foundation
import GRDB

/// Joins the stores of a study's shards into one.
public struct StoreMerge {
    private let parts: [StoreReading]

    /// What was joined.
    public struct Summary: Hashable, Sendable {
        /// Replications in the whole, of all campaigns.
        public let replications: Int
        /// Of those, how many came with more than one part, and were equal.
        public let shared: Int
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
        var shared = 0
        try whole.write { database in
            try StoreSchema.create(parts[0].identity, parts[0].request, in: database)
            for part in parts { shared += try add(part, to: database) }
        }
        let count = try whole.read { try Int.fetchOne($0, sql: "SELECT total(count) FROM block") ?? 0 }
        return Summary(replications: count, shared: shared)
    }

    /// Adds a part's campaigns and blocks; the number of replications that were there already.
    private func add(_ part: StoreReading, to whole: Database) throws -> Int {
        try part.database.read { database in
            var shared = 0
            for campaign in try Row.fetchAll(database, sql: "SELECT * FROM campaign ORDER BY id") {
                let key: Data = campaign["key"]
                try whole.execute(
                    sql: """
                        INSERT OR IGNORE INTO campaign (key, directive, issued, seed, conduct, rules) VALUES (?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        key, campaign["directive"], campaign["issued"], campaign["seed"], campaign["conduct"],
                        campaign["rules"],
                    ])
                let home = try Int64.fetchOne(whole, sql: "SELECT id FROM campaign WHERE key = ?", arguments: [key])
                let blocks = try Row.fetchCursor(
                    database, sql: "SELECT first, count, outcomes FROM block WHERE campaign = ?", arguments: [campaign["id"]])
                while let block = try blocks.next() { shared += try add(block, campaign, home, part.path, to: whole) }
            }
            return shared
        }
    }

    private func add(_ block: Row, _ campaign: Row, _ home: Int64?, _ path: String, to whole: Database) throws -> Int {
        let (first, count): (Int, Int) = (block["first"], block["count"])
        let bytes: Data = block["outcomes"]
        // A block that cannot be read is missing: another part may have it.
        guard (try? BlockCoding.block(first: first, count: count, bytes: [UInt8](bytes))) != nil else { return 0 }
        let known = try Data.fetchOne(
            whole, sql: "SELECT outcomes FROM block WHERE campaign = ? AND first = ? AND count = ?",
            arguments: [home, first, count])
        guard let known else {
            try whole.execute(
                sql: "INSERT INTO block (campaign, first, count, outcomes) VALUES (?, ?, ?, ?)",
                arguments: [home, first, count, bytes])
            return 0
        }
        guard known == bytes else {
            let directive: String = campaign["directive"]
            throw ArchiveFault(
                path,
                "its outcomes of replications \(first) to \(first + count - 1) of \(directive) differ from those of an earlier part",
                remedy: "a file is damaged or a machine calculates differently; play that shard again")
        }
        return count
    }
}

extension StoredRequest {
    /// How this request differs from another, as the rest of a sentence after "was asked"; nil if it is the same question.
    func difference(from other: StoredRequest) -> String? {
        if directives != other.directives { return "of other directives (\(directives.joined(separator: ", ")))" }
        if replications != other.replications { return "for \(replications) replications, not \(other.replications)" }
        if precision != other.precision { return "for another precision" }
        if sensitivityReplications != other.sensitivityReplications {
            return "for a sweep of \(sensitivityReplications) replications, not \(other.sensitivityReplications)"
        }
        return nil
    }
}
