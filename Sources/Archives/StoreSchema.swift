import Arithmetic
import Campaigns
import Directives
import Foundation
import GRDB
import Studies

/// The tables of a store, and the rows that go in and out of them; Documentation/Studies.md shows them.
enum StoreSchema {
    /// "ANAB" in the header of the file.
    static let applicationID: Int32 = 0x414E_4142
    /// Rises with each change of the tables or of the bytes of a block.
    static let version: Int32 = 1

    private static let tables = """
        CREATE TABLE about (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE rule (place INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE, value REAL NOT NULL);
        CREATE TABLE campaign (id INTEGER NOT NULL PRIMARY KEY, key BLOB NOT NULL UNIQUE, directive TEXT NOT NULL,
          issued TEXT, seed TEXT NOT NULL, conduct TEXT NOT NULL, rules TEXT NOT NULL);
        CREATE TABLE block (campaign INTEGER NOT NULL REFERENCES campaign(id), first INTEGER NOT NULL, count INTEGER NOT NULL,
          outcomes BLOB NOT NULL, PRIMARY KEY (campaign, first, count));
        """

    /// Makes the tables of a new store.
    static func create(_ identity: StudyIdentity, _ request: StoredRequest, in database: Database) throws {
        try database.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(version);")
        try database.execute(sql: tables)
        let about: [(String, String)] = [
            ("scenario", identity.scenario), ("scenarioDigest", identity.scenarioDigest), ("version", identity.version),
            ("seed", String(identity.seed)), ("epochHours", String(identity.epochHours)), ("proof", identity.proof),
        ]
        for (name, value) in about { try set(name, value, in: database) }
        for (place, rule) in identity.rules.enumerated() {
            try database.execute(
                sql: "INSERT INTO rule VALUES (?, ?, ?)", arguments: [place, rule.name, rule.value])
        }
        try set("request", try request.json(), in: database)
    }

    static func set(_ name: String, _ value: String, in database: Database) throws {
        try database.execute(sql: "INSERT OR REPLACE INTO about VALUES (?, ?)", arguments: [name, value])
    }

    static func remove(_ name: String, in database: Database) throws {
        try database.execute(sql: "DELETE FROM about WHERE name = ?", arguments: [name])
    }

    static func text(_ name: String, in database: Database) throws -> String? {
        try String.fetchOne(database, sql: "SELECT value FROM about WHERE name = ?", arguments: [name])
    }

    /// What stands in the header of the file.
    static func header(of database: Database) throws -> (applicationID: Int32, version: Int32, isEmpty: Bool) {
        (
            try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
            try Int32.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
            try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
        )
    }

    static func identity(in database: Database) throws -> StudyIdentity? {
        let rules = try Row.fetchAll(database, sql: "SELECT name, value FROM rule ORDER BY place").map {
            StudyIdentity.RuleValue(name: $0["name"], value: $0["value"])
        }
        guard let scenario = try text("scenario", in: database), let digest = try text("scenarioDigest", in: database),
            let version = try text("version", in: database), let proof = try text("proof", in: database),
            let seed = try text("seed", in: database).flatMap({ UInt64($0) }),
            let hours = try text("epochHours", in: database).flatMap({ Int($0) })
        else { return nil }
        return StudyIdentity(
            scenario: scenario, scenarioDigest: digest, version: version, seed: seed, epochHours: hours, rules: rules,
            proof: proof)
    }

    // MARK: campaigns and blocks

    static func key(_ digest: Digest) -> Data {
        var writer = ByteWriter()
        writer.add(digest)
        return Data(writer.bytes)
    }

    /// The row of a campaign; made if it is new, with what tells a reader of the file which campaign it is.
    static func campaign(_ key: CampaignKey, rules: Rules, in database: Database) throws -> Int64 {
        let blob = Self.key(key.digest)
        let find = try database.cachedStatement(sql: "SELECT id FROM campaign WHERE key = ?")
        if let known = try Int64.fetchOne(find, arguments: [blob]) { return known }
        let directive = key.assignment.directive
        try database.execute(
            sql: "INSERT INTO campaign (key, directive, issued, seed, conduct, rules) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                blob, directive.id, directive.issued?.description, String(key.seed), conduct(key.assignment),
                differences(key.rules, from: rules),
            ])
        return database.lastInsertedRowID
    }

    /// `withdraw/destroy/40/8/gaps/night/new-way/keep-trying`, one a formation; a dash where the directive says nothing.
    private static func conduct(_ assignment: Assignment) -> String {
        let words = assignment.conduct.map { conduct -> String in
            guard let conduct else { return "-" }
            let parts: [String] = [
                conduct.task.rawValue, conduct.heavyWeapons.rawValue, String(conduct.detachmentSize), String(conduct.ways),
                conduct.route.rawValue, conduct.march.rawValue, conduct.ifBlocked.rawValue, conduct.ifCannot.rawValue,
            ]
            return parts.joined(separator: "/")
        }
        return words.joined(separator: " ")
    }

    /// `contact.sightNight=0.4`: the rules of a campaign that are not the study's.
    private static func differences(_ rules: Rules, from others: Rules) -> String {
        let differing = RuleBook.entries.filter { $0.value(in: rules) != $0.value(in: others) }
        let words = differing.map { entry -> String in "\(entry.name)=\(entry.value(in: rules))" }
        return words.joined(separator: " ")
    }

    static func insert(_ block: Block, of campaign: Int64, in database: Database) throws {
        let insert = try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO block (campaign, first, count, outcomes) VALUES (?, ?, ?, ?)")
        try insert.execute(
            arguments: [campaign, block.first, block.outcomes.count, Data(BlockCoding.bytes(of: block))])
    }

    /// The blocks of a campaign; one that is damaged is not there, so that it is played again and written anew.
    static func blocks(of digest: Digest, in database: Database) throws -> [Block] {
        let select = try database.cachedStatement(
            sql: """
                SELECT first, count, outcomes FROM block JOIN campaign ON campaign.id = block.campaign WHERE key = ?
                """)
        return try Row.fetchAll(select, arguments: [key(digest)]).compactMap { row in
            let bytes: Data = row["outcomes"]
            return try? BlockCoding.block(first: row["first"], count: row["count"], bytes: [UInt8](bytes))
        }
    }
}
