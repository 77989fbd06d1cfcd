import Archives
import Foundation
import GRDB
import Studies
import TestSupport
import Testing

/// A study that is played in parts is the study that is played on one machine.
struct MergeTests {
    @Test(arguments: [1, 2, 3, 7, 16])
    func partsMakeTheWhole(_ count: Int) async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase(replications: 95)
            var parts: [String] = []
            for number in 1...count {
                let store = try study.open("\(folder)/part-\(number).study")
                _ = await study.conduct(store.keeper(shard: Shard(number: number, of: count)!))
                #expect(store.close() == nil)
                parts.append(store.path)
            }
            let whole = folder + "/whole.study"
            _ = try StoreMerge(parts).write(to: whole)
            let missing = Counter()
            let merged = await study.conduct(try StoreReading(whole).keeper { missing.add($0) })
            let alone = await study.conduct(nil)
            #expect(missing.value == 0)
            #expect(merged.digest == alone.digest)
            #expect(merged.replications == 95 && !merged.wasStopped)
            #expect(merged.sensitivities.map(\.high) == alone.sensitivities.map(\.high))
            #expect(merged.delays.map(\.difference) == alone.delays.map(\.difference))
            #expect(!FileManager.default.fileExists(atPath: whole + ".unfinished"))
        }
    }

    @Test func aPartThatIsMissingIsMissed() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase()
            let store = try study.open(folder + "/part-1.study")
            _ = await study.conduct(store.keeper(shard: Shard(number: 1, of: 2)!))
            _ = store.close()
            let missing = Counter()
            let half = await study.conduct(try StoreReading(folder + "/part-1.study").keeper { missing.add($0) })
            #expect(missing.value > 0 && half.wasStopped)
        }
    }

    @Test func partsOfDifferentStudiesAreRefused() async throws {
        try await StudyCase.inFolder { folder in
            let cases: [(String, StudyCase, String)] = [
                ("seed", try StudyCase(seed: 3), "of seed 3, not 1950"),
                ("files", try StudyCase(scenarioDigest: "changed"), "another state of the scenario's files"),
                ("version", try StudyCase(version: "2"), "of version 2 of the program"),
                ("count", try StudyCase(replications: 50), "for 50 replications, not 60"),
            ]
            let first = folder + "/first.study"
            _ = try StudyCase().open(first).close()
            for (name, study, words) in cases {
                let path = "\(folder)/\(name).study"
                _ = try study.open(path).close()
                try StoreTests.expectFault(words) { _ = try StoreMerge([first, path]) }
            }
            try StoreTests.expectFault("it exists already") { _ = try StoreMerge([first]).write(to: first) }
        }
    }

    @Test func whatComesTwiceMustBeEqual() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase()
            let paths = try await twoParts(of: study, in: folder)
            let joined = try StoreMerge(paths).write(to: folder + "/c.study")
            #expect(joined.shared == joined.replications)
            try await alter(paths[1]) { database in
                // A sound block, but of another campaign.
                let rows = try Row.fetchAll(database, sql: "SELECT * FROM block WHERE first = 0 AND count = 10 LIMIT 2")
                try replace(rows[0], by: rows[1]["outcomes"], in: database)
            }
            try StoreTests.expectFault("differ from those of an earlier part") {
                _ = try StoreMerge(paths).write(to: folder + "/d.study")
            }
            #expect(!FileManager.default.fileExists(atPath: folder + "/d.study"))
        }
    }

    @Test func aDamagedBlockIsTakenFromAnotherPart() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase()
            let paths = try await twoParts(of: study, in: folder)
            try await alter(paths[0]) { database in
                let row = try #require(try Row.fetchOne(database, sql: "SELECT * FROM block LIMIT 1"))
                var bytes: Data = row["outcomes"]
                bytes[bytes.count - 1] ^= 1
                try replace(row, by: bytes, in: database)
            }
            for (name, parts) in [("c", paths), ("d", paths.reversed())] {
                _ = try StoreMerge(parts).write(to: "\(folder)/\(name).study")
                let missing = Counter()
                _ = await study.conduct(try StoreReading("\(folder)/\(name).study").keeper { missing.add($0) })
                #expect(missing.value == 0)
            }
        }
    }

    /// Two stores, each with the whole of a study.
    private func twoParts(of study: StudyCase, in folder: String) async throws -> [String] {
        let paths = [folder + "/a.study", folder + "/b.study"]
        for path in paths {
            let store = try study.open(path)
            _ = await study.conduct(store.keeper())
            _ = store.close()
        }
        return paths
    }

    private func alter(_ path: String, _ body: @escaping @Sendable (Database) throws -> Void) async throws {
        let database = try DatabaseQueue(path: path)
        try await database.write(body)
        try database.close()
    }
}

private func replace(_ row: Row, by bytes: Data, in database: Database) throws {
    try database.execute(
        sql: "UPDATE block SET outcomes = ? WHERE campaign = ? AND first = ? AND count = ?",
        arguments: [bytes, row["campaign"], row["first"], row["count"]])
}
