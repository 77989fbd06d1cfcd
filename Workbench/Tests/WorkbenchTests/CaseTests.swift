import Foundation
import Hummingbird
import Testing

/// Cases that a user changes and saves.
@Suite(.serialized) struct CaseTests {
    private static let name = "test-of-the-workbench"

    @Test func aCaseIsSavedShownPlayedAndRemoved() async throws {
        let bench = try Bench()
        _ = try await bench.ask("/api/cases/\(Self.name)", .delete)
        let lesson = try await bench.ask("/api/scenarios/lesson").object
        let formation = try #require((lesson["formations"] as? [[String: Any]])?.first)
        let id = formation["id"] as? String ?? ""
        let edits = "{\"formations\": {\"\(id)\": {\"men\": {\"low\": 90, \"best\": 111, \"high\": 130}}}}"
        let body = "{\"name\": \"\(Self.name)\", \"base\": \"lesson\", \"edits\": \(edits), \"reason\": \"a test\"}"
        let saved = try await bench.ask("/api/cases", .post, body: body)
        #expect(saved.status == 201, "\(saved.text)")
        let twice = try await bench.ask("/api/cases", .post, body: body)
        #expect(twice.status == 409)
        let shown = try await bench.ask("/api/scenarios/my.\(Self.name)").object
        let men = (shown["formations"] as? [[String: Any]])?.first { $0["id"] as? String == id }?["men"] as? [String: Int]
        #expect(men == ["low": 90, "best": 111, "high": 130])
        #expect(shown["digest"] as? String != lesson["digest"] as? String)
        let study = try await bench.study(
            "{\"scenario\": \"my.\(Self.name)\", \"directive\": \"go-small\", \"replications\": 20}")
        #expect(study["state"] as? String == "done")
        let removed = try await bench.ask("/api/cases/\(Self.name)", .delete)
        let missing = try await bench.ask("/api/scenarios/my.\(Self.name)")
        #expect(Bench.statuses(removed, missing) == [204, 404])
    }

    @Test func faultsOfAFolderComeWithFileAndLine() async throws {
        let bench = try Bench()
        let folder = "\(Bench.home)/Scenarios/lesson"
        var files: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            if let data = FileManager.default.contents(atPath: "\(folder)/\(name)") {
                files[name] = String(decoding: data, as: UTF8.self)
            }
        }
        func check() async throws -> [String: Any] {
            let body = try JSONSerialization.data(withJSONObject: ["files": files])
            return try await bench.ask("/api/cases/check", .post, body: String(decoding: body, as: UTF8.self)).object
        }
        let sound = try await check()
        #expect(sound["isSound"] as? Bool == true, "\(sound)")
        files["enemy.yaml"] = files["enemy.yaml"]?.replacingOccurrences(of: "posture: hold", with: "posture: hodl")
        let faulty = try await check()
        let faults = faulty["faults"] as? [[String: Any]] ?? []
        #expect(faults.first?["file"] as? String == "enemy.yaml", "\(faulty)")
        #expect(faults.first?["line"] as? Int != nil)
        let outside = try await bench.ask("/api/cases/check", .post, body: #"{"files": {"../x": "y"}}"#)
        #expect(outside.status == 422)
    }

    @Test func aReadingOfTheSourcesIsSavedWithTheCase() async throws {
        let bench = try Bench()
        let name = "test-of-readings"
        _ = try await bench.ask("/api/cases/\(name)", .delete)
        let edits = #"{"readings": {"eighth": "security"}}"#
        let body = "{\"name\": \"\(name)\", \"base\": \"korea-1950\", \"edits\": \(edits)}"
        let saved = try await bench.ask("/api/cases", .post, body: body)
        #expect(saved.status == 201, "\(saved.text)")
        // A server that is started anew reads it from the folder.
        let shown = try await Bench().ask("/api/scenarios/my.\(name)").object
        let eight = (shown["groups"] as? [[String: Any]])?.first { $0["id"] as? String == "eight" }
        let members = eight?["members"] as? [String] ?? []
        #expect(members.contains("kpa_104") && !members.contains("kpa_105"))
        let reading = (shown["readings"] as? [[String: Any]])?.first { $0["id"] as? String == "eighth" }
        let standard = (reading?["options"] as? [[String: Any]])?.first { $0["isStandard"] as? Bool == true }
        #expect(standard?["id"] as? String == "security")
        // A case of that case has it too.
        let second = "{\"name\": \"\(name)-2\", \"base\": \"my.\(name)\"}"
        let copied = try await bench.ask("/api/cases", .post, body: second)
        let copy = ((copied.object["groups"] as? [[String: Any]])?.first { $0["id"] as? String == "eight" })?["members"]
        #expect((copy as? [String])?.contains("kpa_104") == true)
        for name in [name, "\(name)-2"] { _ = try await bench.ask("/api/cases/\(name)", .delete) }
    }

    @Test func aReadingThatIsNoneIsAFaultAtItsPlace() async throws {
        let bench = try Bench()
        for (edits, pointer) in [
            (#"{"readings": {"dispersed": "gone"}}"#, "/edits/readings/dispersed"),
            (#"{"readings": {"weather": "fair"}}"#, "/edits/readings/weather"),
        ] {
            let body = "{\"name\": \"test-of-faults\", \"base\": \"lesson\", \"edits\": \(edits)}"
            let reply = try await bench.ask("/api/cases", .post, body: body)
            let faults = reply.object["faults"] as? [[String: Any]] ?? []
            #expect(reply.status == 422 && faults.map { $0["pointer"] as? String } == [pointer], "\(reply.text)")
        }
        let made = try await bench.ask("/api/scenarios/my.test-of-faults")
        #expect(made.status == 404, "nothing is left of a case that is not sound")
    }

    @Test func aReadingChangesTheStandardWorldAndNotTheDrawnOnes() async throws {
        let bench = try Bench()
        let name = "test-of-dispersed"
        _ = try await bench.ask("/api/cases/\(name)", .delete)
        let body = "{\"name\": \"\(name)\", \"base\": \"lesson\", \"edits\": {\"readings\": {\"dispersed\": \"recalled\"}}}"
        let saved = try await bench.ask("/api/cases", .post, body: body)
        #expect(saved.status == 201)
        func question(_ scenario: String, _ more: String) -> String {
            "{\"scenario\": \"\(scenario)\", \"directive\": \"go-small\", \(more)}"
        }
        let groups = { (study: [String: Any]) in (study["result"] as? [String: Any])?["groups"] as? NSArray }
        let chosen = try await bench.study(question("lesson", #""replications": 60, "readings": {"dispersed": "recalled"}"#))
        let kept = try await bench.study(question("my.\(name)", #""replications": 60"#))
        #expect(groups(kept) == groups(chosen) && groups(kept) != nil, "the same as the reading chosen by the request")
        let both = try await bench.ask(
            "/api/studies", .post, body: question("lesson", #""worlds": 4, "readings": {"dispersed": "recalled"}"#))
        #expect(both.status == 422, "worlds draw the readings")
        let worlds = try await bench.ask("/api/studies", .post, body: question("my.\(name)", #""worlds": 4"#))
        #expect(worlds.status == 202)
        _ = try await bench.ask("/api/cases/\(name)", .delete)
    }
}
