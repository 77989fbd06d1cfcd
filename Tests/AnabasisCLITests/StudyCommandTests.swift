import Foundation
import TestSupport
import Testing

/// A study as a user runs it.
struct StudyCommandTests {
    private func digest(_ arguments: String...) throws -> String {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let process = try Command.run(
            "study", "lesson", "--replications", "60", "--sweep", "0", "--json", "--out", folder, "--workers", arguments[0])
        #expect(process.status == 0, "\(process.error)")
        let object = try JSONSerialization.jsonObject(with: Data(process.output.utf8))
        return try #require(find("digest", in: object) as? String)
    }

    /// The first value of a key, wherever it stands.
    private func find(_ key: String, in object: Any) -> Any? {
        if let dictionary = object as? [String: Any] {
            if let value = dictionary[key] { return value }
            return dictionary.keys.sorted().lazy.compactMap { find(key, in: dictionary[$0]!) }.first
        }
        return (object as? [Any])?.lazy.compactMap { find(key, in: $0) }.first
    }

    @Test func twoProcessesAndAnyWorkersAgree() throws {
        let digests = try ["1", "2", "3", "8", "1"].map { try digest($0) }
        #expect(Set(digests).count == 1, "\(digests)")
    }

    @Test func controlCKeepsWhatIsFinished() throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let study = try Command.run(
            "study", "lesson", "--replications", "200000", "--sweep", "0", "--json", "--out", folder,
            interruptAt: "comparing directives")
        #expect(study.status == 130, "\(study.error)")
        #expect(study.error.contains("Stopping"))
        let object = try JSONSerialization.jsonObject(with: Data(study.output.utf8))
        let played = try #require(find("replications", in: object) as? Int)
        #expect(played < 200_000)
        #expect(FileManager.default.fileExists(atPath: folder + "/reply.html"))
    }

    @Test func aStudyWritesItsFiles() throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let study = try Command.run("study", "lesson", "--replications", "40", "--sweep", "2", "--out", folder)
        #expect(study.status == 0, "\(study.error)")
        for name in ["reply.html", "reply.md", "study.json", "situation.gpkg", "directives.csv", "map.svg"] {
            #expect(FileManager.default.fileExists(atPath: "\(folder)/\(name)"), "\(name)")
        }
        let page = try String(contentsOfFile: folder + "/reply.html", encoding: .utf8)
        #expect(!page.contains("src=\"http") && !page.contains("href=\"http"), "the page fetches nothing")
        #expect(study.error.contains("Written to"))
    }

    /// The README shows what the lesson says; here the built command says it again.
    @Test func theLessonInTheReadmeIsWhatTheCommandSays() throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let study = try Command.run("study", "lesson", "--out", folder)
        let readme = try String(contentsOfFile: Fixtures.home + "/README.md", encoding: .utf8)
        let shown = try #require(
            readme.components(separatedBy: "<!-- lesson -->\n```text\n").dropFirst().first?.components(separatedBy: "\n```")
                .first,
            "the README has no block marked <!-- lesson -->")
        #expect(study.output.contains(shown), "the README shows\n\(shown)\nbut the command says\n\(study.output)")
    }
}
