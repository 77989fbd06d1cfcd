import Archives
import Foundation
import Studies
import TestSupport
import Testing

/// A study that is played in parts is the study that is played on one machine.
struct MergeTests {
    @Test(arguments: [1, 2, 3, 7, 16])
    func partsMakeTheWhole(_ count: Int) async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase(replications: 95, sweep: count == 3 ? 2 : 0)
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
                ("files", try StudyCase(files: "changed"), "another state of the scenario's files"),
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
            #expect(joined.shared == joined.campaigns && joined.damaged.isEmpty)
            // Sound runs, but of another replication.
            let liar = try study.open(folder + "/liar.study")
            let keeper = liar.keeper()
            _ = await study.conduct(
                BlockKeeper(
                    runs: keeper.runs, values: keeper.values, keep: { keeper.keep($0, $1.reversed) }))
            #expect(liar.close() == nil)
            try StoreTests.expectFault("differs from that of an earlier part") {
                _ = try StoreMerge([paths[0], liar.path]).write(to: folder + "/d.study")
            }
            #expect(!FileManager.default.fileExists(atPath: folder + "/d.study"))
            // The same of trials.
            try StudyCase.alter(paths[1], "UPDATE trial_rows SET value = value + 1")
            try StoreTests.expectFault("differs from that of an earlier part") {
                _ = try StoreMerge(paths).write(to: folder + "/d.study")
            }
        }
    }

    @Test func aDamagedRunIsTakenFromAnotherPart() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase()
            let paths = try await twoParts(of: study, in: folder)
            try StudyCase.alter(paths[0], "UPDATE outcome_rows SET arrived = arrived + 1 WHERE run = 3")
            for (name, parts) in [("c", paths), ("d", paths.reversed())] {
                let whole = "\(folder)/\(name).study"
                #expect(try StoreMerge(parts).write(to: whole).damaged.count == 1)
                let read = try await study.read(whole)
                #expect(read.missing == 0 && read.damage.isEmpty)
            }
        }
    }

    /// Two stores, each with the whole of a study.
    private func twoParts(of study: StudyCase, in folder: String) async throws -> [String] {
        let paths = [folder + "/a.study", folder + "/b.study"]
        for path in paths { _ = try await study.play(into: path) }
        return paths
    }
}

extension Block {
    /// The same block with its replications in the other order.
    fileprivate var reversed: Block {
        switch contents {
        case .runs(let runs): Block(first: first, .runs(runs.reversed()))
        case .values: self
        }
    }
}
