import Application
import Foundation
import TestSupport
import Testing

/// The reply that is shown for a case, and the files that may be taken away.
struct KeptReplyTests {
    private func write(_ text: String, in workspace: Workspace) throws {
        let folder = workspace.replies + "/lesson"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/study.json"))
    }

    private func study(of digest: String, version: String = Program.version) -> String {
        "{\"figures\": {\"provenance\": {\"scenarioDigest\": \"\(digest)\", \"version\": \"\(version)\"}}}"
    }

    @Test func aReplyIsKeptOfTheseFilesAndThisProgram() async throws {
        try await WorkbenchCase.inHome { workspace in
            let reading = try CaseReading("lesson", in: workspace)
            #expect(KeptReply(of: reading) == nil)
            try write(study(of: reading.digest), in: workspace)
            #expect(KeptReply(of: reading)?.folder == workspace.replies + "/lesson")
            for text in [study(of: "another"), study(of: reading.digest, version: "0.0.9"), "{", "[]", "{\"figures\": {}}", ""]
            {
                try write(text, in: workspace)
                #expect(KeptReply(of: reading) == nil, "\(text)")
            }
        }
    }

    @Test func theReplyOfAStudyIsFoundAgain() async throws {
        try await WorkbenchCase.inHome { workspace in
            let query = StudyQuery(
                scenario: "lesson", sampling: .standard(replications: 4), play: PlayOptions(workers: 2), sweep: 0,
                keeping: .nowhere,
                command: "anabasis study lesson")
            let package = try await StudySession(query, in: workspace).run()
            _ = try package.write()
            let kept = try #require(KeptReply(of: try CaseReading("lesson", in: workspace)))
            #expect(kept.folder == package.folder)
            let files = ReplyFiles(kept.folder)
            #expect(
                files.names == files.names.sorted()
                    && Set(files.names).isSuperset(of: ["reply.html", "reply.md", "study.json", "situation.gpkg"]))
            for name in files.names {
                #expect(
                    files.bytes(of: name)?.isEmpty == false && ReplyFiles.type(of: name) != "application/octet-stream",
                    "\(name)")
            }
            try Data("id: another\n".utf8).write(to: URL(fileURLWithPath: workspace.library.scenarios + "/lesson/notes.yaml"))
            #expect(try KeptReply(of: CaseReading("lesson", in: workspace)) == nil, "it is a reply to other files")
        }
    }

    @Test func onlyFilesOfTheFolderAreTakenAway() async throws {
        try await SessionCase.inFolder { folder in
            for name in ["a.csv", ".b.csv", "c.journal", "d.svg", "e"] {
                try Data("x".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
            }
            let files = ReplyFiles(folder)
            #expect(files.names == ["a.csv", "d.svg"] && files.bytes(of: "d.svg") == [120])
            let path = URL(fileURLWithPath: folder).lastPathComponent
            for name in ["c.journal", ".b.csv", "e", "", "..", "../\(path)/a.csv", "./a.csv", "a.csv/", folder + "/a.csv"] {
                #expect(files.bytes(of: name) == nil, "\(name)")
            }
            #expect(ReplyFiles(folder + "/none").names.isEmpty)
        }
    }
}
