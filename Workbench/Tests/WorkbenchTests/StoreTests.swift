import Foundation
import Hummingbird
import Testing

/// Studies outlive the server that played them.
@Suite(.serialized) struct StoreTests {
    private static let pairs = #"{"scenario": "lesson", "directive": "go-small", "replications": 60}"#
    private static let other = #"{"scenario": "lesson", "directive": "one-column", "replications": 60}"#

    private static let usual = [
        "replications?group=companies", "fields/losses?directive=order", "fields/arrivals?directive=against",
        "fields/contacts?directive=order&formation=philon", "exports/replications.csv", "exports/order.yaml",
    ]

    private static func id(_ study: [String: Any]) -> String { study["id"] as? String ?? "" }
    private static func result(_ study: [String: Any]) -> NSDictionary? { study["result"] as? NSDictionary }

    @Test func aFinishedStudyIsThereAfterARestart() async throws {
        let folder = Bench.Folder()
        let played = try await Self.play(Self.pairs, in: folder)
        let again = try Bench(keeping: folder)
        let list = try await again.ask("/api/studies").json as? [[String: Any]] ?? []
        #expect(list.map { $0["id"] as? String } == [played.id])
        #expect(list.first?["state"] as? String == "done" && list.first?["played"] as? Int == 60)
        let study = try await again.ask("/api/studies/\(played.id)").object
        #expect(Self.result(study) == Self.result(played.study) && Self.result(study) != nil)
        for (path, bytes) in played.answers {
            let reply = try await again.ask("/api/studies/\(played.id)/\(path)")
            #expect(reply.status == 200 && reply.body == bytes, "\(path)")
        }
        let asked = try await again.ask("/api/studies", .post, body: Self.pairs)
        #expect(asked.status == 200 && Self.result(asked.object) == Self.result(played.study))
    }

    /// Plays a study on a server that is gone afterwards, and asks it for all that a page shows of it.
    private static func play(
        _ body: String, in folder: Bench.Folder, asking paths: [String] = usual
    ) async throws -> (id: String, study: [String: Any], answers: [String: [UInt8]]) {
        let bench = try Bench(keeping: folder)
        let study = try await bench.study(body)
        var answers: [String: [UInt8]] = [:]
        for path in paths {
            answers[path] = try await bench.ask("/api/studies/\(id(study))/\(path)").body
        }
        return (id(study), study, answers)
    }

    @Test func anOrderThatWasPlayedIsNotKeptTwice() async throws {
        let folder = Bench.Folder()
        let bench = try Bench(keeping: folder)
        let first = try await bench.study(Self.pairs)
        let second = try await bench.study(Self.other)
        #expect(folder.kept(".study").count == 1, "both are of one case, seed and set of rules")
        let against = { (study: [String: Any]) -> NSObject? in
            let groups = Self.result(study)?["groups"] as? [[String: Any]] ?? []
            let all = groups.first { $0["id"] as? String == "all" }?["measures"] as? [String: [String: Any]]
            return all?["menOut"]?["against"] as? NSObject
        }
        #expect(against(first) != nil && against(first) == against(second))
        // Of the second study the course without the order was read, not played; its places are found all the same.
        let fields = try await [first, second].asyncMap { study in
            try await bench.ask("/api/studies/\(Self.id(study))/fields/losses?directive=against")
        }
        #expect(fields[0].body == fields[1].body && fields[0].body.contains { $0 > 0 })
        #expect(fields.map { $0.field("Anabasis-Futures") } == ["60", "60"])
    }

    @Test func moreFuturesGoOnFromThoseThatAreThere() async throws {
        let folder = Bench.Folder()
        _ = try await Self.play(Self.pairs, in: folder)
        let more = #"{"scenario": "lesson", "directive": "go-small", "replications": 90}"#
        let joined = try await Bench(keeping: folder).study(more)
        let alone = try await Bench().study(more)
        #expect(Self.result(joined) == Self.result(alone) && Self.result(alone) != nil)
    }

    @Test func worldsAreReadAsTheyWerePlayed() async throws {
        let body = #"{"scenario": "lesson", "directive": "go-small", "worlds": 40, "perWorld": 2}"#
        let folder = Bench.Folder()
        let paths = ["worth", "unknowns", "conditioned?unknown=march.dayKilometres", "replications", "fields/losses"]
        let played = try await Self.play(body, in: folder, asking: paths)
        let again = try Bench(keeping: folder)
        for path in paths {
            let reply = try await again.ask("/api/studies/\(played.id)/\(path)")
            #expect(reply.body == played.answers[path], "\(path)")
        }
        let passages = try await again.ask("/api/studies/\(played.id)/fields/passages")
        #expect(passages.status == 404, "each world would need a model of its own")
    }

    @Test func aStudyThatWasStoppedKeepsWhatItHas() async throws {
        let folder = Bench.Folder()
        let body = #"{"scenario": "lesson", "directive": "go-small", "replications": 20000, "seed": "11"}"#
        let bench = try Bench(keeping: folder)
        let id = Self.id(try await bench.ask("/api/studies", .post, body: body).object)
        var played = 0
        for _ in 0..<200 where played < 100 {
            try await Task.sleep(for: .milliseconds(50))
            played = (try await bench.ask("/api/studies/\(id)").object)["played"] as? Int ?? 0
        }
        _ = try await bench.ask("/api/studies/\(id)/stop", .post, body: "{}")
        _ = try await bench.ask("/api/studies/\(id)/events")
        let stopped = try await bench.ask("/api/studies/\(id)").object
        let again = try await Bench(keeping: folder).ask("/api/studies/\(id)").object
        #expect(again["state"] as? String == "stopped")
        let counts = [stopped, again].map { $0["played"] as? Int ?? 0 }
        #expect(counts[0] >= 20 && counts[1] >= counts[0], "what was finished is there: \(counts)")
    }

    /// A server that is killed leaves the record that it wrote when the study began.
    @Test func aStudyWhoseServerWasKilledIsListedAndGoesOn() async throws {
        let folder = Bench.Folder()
        let played = try await Self.play(Self.pairs, in: folder)
        let name = "\(played.id).json"
        let text = try folder.text(name)
        let begun = text.replacingOccurrences(of: "\"isDone\" : true", with: "\"isDone\" : false")
        #expect(begun != text)
        try folder.write(begun, as: name)
        let bench = try Bench(keeping: folder)
        let study = try await bench.ask("/api/studies/\(played.id)").object
        #expect(study["state"] as? String == "stopped" && study["played"] as? Int == 60)
        let asked = try await bench.ask("/api/studies", .post, body: Self.pairs)
        #expect(asked.status == 202, "what is not over is asked for again")
        _ = try await bench.ask("/api/studies/\(played.id)/events")
        let whole = try await bench.ask("/api/studies/\(played.id)").object
        #expect(whole["state"] as? String == "done" && Self.result(whole) == Self.result(played.study))
    }

    @Test func aStudyThatWasRemovedStaysAway() async throws {
        let folder = Bench.Folder()
        let played = try await Self.play(Self.pairs, in: folder)
        let removed = try await Bench(keeping: folder).ask("/api/studies/\(played.id)", .delete)
        let missing = try await Bench(keeping: folder).ask("/api/studies/\(played.id)")
        #expect(Bench.statuses(removed, missing) == [204, 404])
        #expect(folder.kept(".json").isEmpty)
    }

    @Test func whatIsNoRecordIsLeftAlone() async throws {
        let folder = Bench.Folder()
        let played = try await Self.play(Self.pairs, in: folder)
        try folder.write("{", as: "broken.json")
        try folder.write(try folder.text("\(played.id).json"), as: "another.json")
        let changed = try folder.text("\(played.id).json").replacingOccurrences(of: "60", with: "70")
        try folder.write(changed, as: "\(played.id).json")
        let list = try await Bench(keeping: folder).ask("/api/studies").json as? [[String: Any]]
        #expect(list?.isEmpty == true, "a record is believed only if its question has its name")
        #expect(folder.kept(".json").count == 3)
    }

    @Test func aStudyWithoutItsStoreIsAskedForAgain() async throws {
        let folder = Bench.Folder()
        let played = try await Self.play(Self.pairs, in: folder)
        for name in folder.kept(".study") {
            try FileManager.default.removeItem(atPath: "\(folder.path)/workbench/\(name)")
        }
        let bench = try Bench(keeping: folder)
        let lost = try await bench.ask("/api/studies/\(played.id)/replications")
        #expect(lost.status == 409)
        let study = try await bench.study(Self.pairs)
        #expect(Self.result(study) == Self.result(played.study))
    }

    @Test func twoServersOfOneFolderBothAnswer() async throws {
        let folder = Bench.Folder()
        let (one, two) = (try Bench(keeping: folder), try Bench(keeping: folder))
        let first = try await one.study(Self.pairs)
        let second = try await two.study(Self.pairs)
        #expect(Self.result(first) == Self.result(second) && Self.result(first) != nil)
        let notice = second["detail"] as? String ?? ""
        #expect(first["detail"] == nil && notice.hasSuffix("kept in memory only."), "\(notice)")
    }
}

extension Array {
    /// The values of a closure that waits, in their order.
    func asyncMap<Value>(_ body: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await body(element)) }
        return values
    }
}
