import Archives
import Campaigns
import Foundation
import GRDB
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// A store gives back what was put into it, and says plainly when it cannot.
struct StoreTests {
    @Test(arguments: Fixtures.names)
    func outcomesComeBackAsTheyWere(_ name: String) async throws {
        try await StudyCase.inFolder { folder in
            let scenario = try Fixtures.library.read(name)
            let preparation = CampaignModel(scenario: scenario, rules: RuleBook.rules(for: scenario))
            let identity = StudyIdentity(preparation: preparation, manifest: StudyCase.manifest(name), version: "1", seed: 7)
            let stored = StoredRequest(
                scenario: name, directives: scenario.directives.map(\.id), replications: 37, precision: nil,
                sensitivityReplications: 0, settings: [],
                command: "")
            let assignments = scenario.directives.map { AddresseeResolver.assignment(of: $0, in: scenario) }
            let path = folder + "/a.study"
            let store = try StudyStore.open(path, identity: identity, request: stored)
            let runner = StudyRunner(preparation: preparation, seed: 7, workers: 2, keeper: store.keeper())
            let played = await runner.run(assignments, replications: 37)
            #expect(store.close() == nil)
            let read = try StoreReading(path)
            let found = await StudyRunner(preparation: preparation, seed: 7, workers: 1, keeper: read.keeper()).run(
                assignments, replications: 37)
            #expect(found.outcomes == played.outcomes)
            #expect(found.work == played.work && found.bodies == played.bodies)
            let size = try #require(FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
            let perReplication = size / (37 * assignments.count)
            // Five directives of 1,000 replications are to stay below 40 MB.
            #expect(perReplication < 6000, "\(name): \(perReplication) bytes a replication")
        }
    }

    @Test func aStudyGoesOnWhereItWasStopped() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase(sweep: 2)
            let whole = await study.conduct(nil)
            var store = try study.open(folder + "/a.study")
            let part = await study.conduct(store.keeper(), stopAfter: 40)
            #expect(part.wasStopped && part.replications < 60)
            #expect(store.close() == nil)
            store = try study.open(folder + "/a.study")
            #expect(store.keptAtOpening > 0)
            let resumed = await study.conduct(store.keeper())
            #expect(store.close() == nil)
            #expect(resumed.digest == whole.digest)
            #expect(resumed.sensitivities.map(\.low) == whole.sensitivities.map(\.low))
            #expect(resumed.delays.map(\.difference) == whole.delays.map(\.difference))
        }
    }

    @Test func nothingIsPlayedTwice() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase()
            let store = try study.open(folder + "/a.study")
            _ = await study.conduct(store.keeper())
            _ = store.close()
            let missing = Counter()
            let again = await study.conduct(try StoreReading(folder + "/a.study").keeper { missing.add($0) })
            #expect(missing.value == 0)
            #expect(again.digest == (await study.conduct(nil)).digest)
        }
    }

    /// A part of a block that is kept is played again with its block, and stands once.
    @Test func moreReplicationsGoOnFromTheSameFile() async throws {
        try await StudyCase.inFolder { folder in
            let path = folder + "/a.study"
            _ = try await StudyCase(replications: 25).play(into: path)
            let more = try StudyCase(replications: 60)
            #expect(try await more.play(into: path).digest == (await more.conduct(nil)).digest)
            let doubled = "SELECT count(*) FROM (SELECT 1 FROM run_rows GROUP BY point, world, replication HAVING count(*) > 1)"
            #expect(try StudyCase.texts(path, doubled) == ["0"])
            let read = try await StudyCase(replications: 25).read(path)
            #expect(read.missing == 0 && read.damage.isEmpty)
        }
    }

    @Test func theNewestOfSeveralIsTaken() async throws {
        try await StudyCase.inFolder { folder in
            let paths = ["a", "b", "c"].map { "\(folder)/\($0).study" }
            for (number, path) in paths.enumerated() {
                _ = try StudyCase(seed: UInt64(number)).open(path).close()
                let time = Date(timeIntervalSinceReferenceDate: number == 1 ? 9000 : Double(number))
                try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: path)
            }
            var left: [String] = []
            let found = try StoreReading.newest(of: [folder + "/none.study"] + paths) { left.append($0.description) }
            #expect(found.chosen.path == paths[1] && found.others.map(\.path) == [paths[0], paths[2]])
            #expect(left.count == 1 && left[0].contains("there is no such file"))
            #expect(found.chosen.summary.hasPrefix("lesson, seed 1, 60 replications of "))
            try Self.expectFault("there is no such file") { _ = try StoreReading.newest(of: [folder + "/none.study"]) }
        }
    }

    @Test func anotherQuestionIsNotMixedIn() async throws {
        try await StudyCase.inFolder { folder in
            let path = folder + "/a.study"
            _ = try StudyCase().open(path).close()
            let others: [(StudyCase, String)] = [
                (try StudyCase(seed: 2), "of seed 1950, not 2"),
                (try StudyCase(files: "changed"), "another state of the scenario's files (forces.csv)"),
                (try StudyCase(version: "2"), "of version 1 of the program"),
            ]
            for (other, sentence) in others { try Self.expectFault(sentence) { _ = try other.open(path) } }
            _ = try StudyCase().open(path).close()
        }
    }

    @Test func whatIsNoStoreIsLeftAlone() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase()
            let text = folder + "/notes.txt"
            let words = String(repeating: "These are my notes. ", count: 100)
            try words.write(toFile: text, atomically: true, encoding: .utf8)
            try Self.expectFault("it is no store of a study") { _ = try study.open(text) }
            #expect(try String(contentsOfFile: text, encoding: .utf8) == words)
            let other = folder + "/other.sqlite"
            let database = try DatabaseQueue(path: other)
            try await database.write { try $0.execute(sql: "CREATE TABLE mine (a)") }
            try database.close()
            try Self.expectFault("it is a database, but no store of a study") { _ = try study.open(other) }
            try Self.expectFault("it is a database, but no store of a study") { _ = try StoreReading(other) }
            try Self.expectFault("there is no such file") { _ = try StoreReading(folder + "/nothing.study") }
            try Self.expectFault("its folder cannot be made") { _ = try study.open(text + "/a.study") }
            try Self.expectFault("cannot be opened or made there") { _ = try study.open("/proc/a.study") }
        }
    }

    @Test func aNewerStoreIsLeftAlone() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase()
            let path = folder + "/a.study"
            _ = try study.open(path).close()
            let database = try DatabaseQueue(path: path)
            try await database.write { try $0.execute(sql: "PRAGMA user_version = 99") }
            try database.close()
            try Self.expectFault("newer version of anabasis (format 99") { _ = try study.open(path) }
            try Self.expectFault("newer version of anabasis (format 99") { _ = try StoreReading(path) }
            try StudyCase.alter(path, "PRAGMA user_version = 1")
            try Self.expectFault("it is of format 1, expected format 4; study again") { _ = try study.open(path) }
            try Self.expectFault("it is of format 1, expected format 4; study again") { _ = try StoreReading(path) }
        }
    }

    @Test func twoStudiesDoNotShareAStore() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase()
            let first = try study.open(folder + "/a.study")
            for attempt in [{ _ = try study.open(folder + "/a.study") }, { _ = try StoreReading(folder + "/a.study") }] {
                try Self.expectFault("another process is using it", attempt)
            }
            do { _ = try study.open(folder + "/a.study") } catch { #expect((error as? ArchiveFault)?.isBusy == true) }
            #expect(first.close() == nil)
            #expect(try study.open(folder + "/a.study").close() == nil)
        }
    }

    @Test func aFullDiskLosesNothing() async throws {
        try await StudyCase.inFolder { folder in
            let study = try StudyCase(replications: 1000)
            let whole = await study.conduct(nil)
            let heard = Counter()
            let path = folder + "/a.study"
            // Room for the tables and some of the blocks.
            let store = try study.open(path, pages: 150) { fault in
                #expect(fault.description.contains("the disk is full"))
                heard.add(1)
            }
            let played = await study.conduct(store.keeper())
            #expect(played.digest == whole.digest, "the study goes on without its store")
            let fault = try #require(store.close())
            #expect(fault.description.contains("the disk is full; make room"))
            #expect(heard.value == 1)
            let again = try study.open(path)
            #expect(again.keptAtOpening > 0, "what was written is there")
            #expect(await study.conduct(again.keeper()).digest == whole.digest)
            #expect(again.close() == nil)
        }
    }

    /// Expects a fault with some words in its one sentence.
    static func expectFault(_ words: String, _ body: () throws -> Void) throws {
        do {
            try body()
            Issue.record("no fault, expected \"\(words)\"")
        } catch {
            let fault = try #require(error as? ArchiveFault, "\(error)")
            #expect(fault.description.contains(words), "\(fault)")
            #expect(fault.description.hasSuffix(".") && !fault.description.contains("\n"))
        }
    }
}
