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
}
