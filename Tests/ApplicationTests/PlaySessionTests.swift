import Application
import Archives
import Foundation
import GRDB
import TestSupport
import Testing

/// Designs of one's own.
struct PlaySessionTests {
    private func write(_ text: String, in folder: String) throws -> String {
        let path = folder + "/points.csv"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func query(
        _ points: String, _ store: String, replications: Int = 10, part: String? = nil, settled: String? = nil, workers: Int = 2
    ) -> PlayQuery {
        PlayQuery(
            scenario: "lesson", points: points, sampling: .standard(replications: replications),
            play: PlayOptions(workers: workers), store: store, part: part.flatMap(StudyQuery.Part.init), settled: settled,
            command: "anabasis play lesson")
    }

    private func play(_ query: PlayQuery) async throws -> PlayReport {
        try await PlaySession(query, in: SessionCase.workspace).run()
    }

    private func rows(_ store: String, _ sql: String) throws -> [Row] {
        try DatabaseQueue(path: store).read { try Row.fetchAll($0, sql: sql) }
    }

    private func sentences(_ points: String, in folder: String) async throws -> [String] {
        let path = try write(points, in: folder)
        do {
            _ = try await play(query(path, folder + "/refused.study"))
            return []
        } catch let refusal as Refusal { return refusal.sentences }
    }

    @Test func everyPointIsKeptWhole() async throws {
        try await SessionCase.inFolder { folder in
            let points = try write("directive,ways,contact.sightNight\n,1,0.1\n,2,0.1\none-column,,0.4\n,1,0.1\n", in: folder)
            let report = try await play(query(points, folder + "/design.study"))
            #expect(report.points.count == 4 && report.points[0] == report.points[3])
            #expect(Set(report.points).count == 3 && !report.wasStopped)
            let runs = try rows(
                folder + "/design.study", "SELECT key, count(*) AS n FROM run_rows JOIN points USING (point) GROUP BY key")
            #expect(Set(runs.map { $0["key"] as String }) == Set(report.points))
            #expect(runs.allSatisfy { ($0["n"] as Int) == 10 })
            let rules = try rows(
                folder + "/design.study", "SELECT DISTINCT value FROM point_rules WHERE rule = 'contact.sightNight'")
            #expect(rules.map { $0["value"] as Double }.sorted() == [0.1, 0.4])
        }
    }

    /// The point that changes nothing is the study's own directive on the same luck.
    @Test func aPointThatChangesNothingIsTheStudy() async throws {
        try await SessionCase.inFolder { folder in
            let points = try write("directive\ngo-small\n", in: folder)
            _ = try await play(query(points, folder + "/design.study"))
            let study = StudyQuery(
                scenario: "lesson", directives: ["go-small"], sampling: .standard(replications: 10),
                play: PlayOptions(workers: 1),
                sweep: 0, keeping: .file(folder + "/whole.study"), out: folder + "/reply", command: "anabasis study lesson")
            _ = try await StudySession(study, in: SessionCase.workspace).run()
            let sql = "SELECT replication, digest FROM runs WHERE directive = 'go-small' ORDER BY replication"
            let (one, other) = (try rows(folder + "/design.study", sql), try rows(folder + "/whole.study", sql))
            #expect(one == other && one.count == 10)
        }
    }

    @Test func partsMakeTheWholeAndPlayOnlyTheirOwn() async throws {
        try await SessionCase.inFolder { folder in
            let points = try write("ways,seed\n1,1950\n2,1950\n2,7\n", in: folder)
            let settled = folder + "/settled.study"
            _ = try await play(query(points, settled, replications: 40, part: "settle"))
            #expect(try rows(settled, "SELECT 1 FROM run_rows").isEmpty)
            var parts = [settled]
            for number in 1...3 {
                let part = folder + "/part-\(number).study"
                _ = try await play(query(points, part, replications: 40, part: "\(number)/3", settled: settled))
                parts.append(part)
            }
            let merged = try MergeSession(parts, into: folder + "/merged.study").run()
            #expect(merged.damaged.isEmpty && merged.shared == 0, "\(merged)")
            _ = try await play(query(points, folder + "/whole.study", replications: 40))
            let sql = "SELECT key, replication, digest FROM run_rows JOIN points USING (point) ORDER BY key, replication"
            let (one, other) = (try rows(folder + "/merged.study", sql), try rows(folder + "/whole.study", sql))
            #expect(one == other && one.count == 120)
        }
    }

    @Test func itGoesOnFromWhatIsThere() async throws {
        try await SessionCase.inFolder { folder in
            let store = folder + "/design.study"
            let points = try write("ways\n1\n", in: folder)
            _ = try await play(query(points, store))
            let more = try write("ways\n1\n4\n", in: folder)
            let report = try await play(query(more, store, workers: 1))
            let counts = try rows(store, "SELECT count(*) AS n FROM run_rows GROUP BY point").map { $0["n"] as Int }
            #expect(counts == [10, 10] && report.points.count == 2)
            await #expect(throws: Refusal.self) {
                try await ReportSession([store], out: folder + "/reply", in: SessionCase.workspace).run()
            }
        }
    }

    @Test func aFaultIsASentenceWithItsLine() async throws {
        try await SessionCase.inFolder { folder in
            let unknown = try await sentences("ways,luck\n1,2\n", in: folder)
            #expect(unknown.count == 1 && unknown[0].contains("points.csv:2: it names \"luck\""), "\(unknown)")
            let many = try await sentences("ways\n0\nx\n1\n99\n", in: folder)
            #expect(many.count == 3 && many[2].contains("points.csv:5: it gives ways the value \"99\""), "\(many)")
            #expect(try await sentences("ways\n", in: folder)[0].contains("it has no points"))
            #expect(try await sentences("ways,ways\n1,2\n", in: folder)[0].contains("stands twice"))
            #expect(try await sentences("ways\n1,2\n", in: folder)[0].contains("the row has 2 cells"))
            #expect(try await sentences("ways\n\"1,2\"\n", in: folder)[0].contains("expected one value"))
            #expect(try await sentences("directive\nnone\n", in: folder)[0].contains("directive is \"none\""))
            #expect(try await sentences("seed\n-1\n", in: folder)[0].contains("seed is \"-1\""))
            #expect(try await sentences("date,delay\n1900-10-02,1\n", in: folder)[0].contains("both date and delay"))
        }
    }
}
