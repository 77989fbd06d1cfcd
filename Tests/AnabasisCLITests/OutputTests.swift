import Foundation
import Testing

/// What a command writes, and what it says when it cannot.
struct OutputTests {
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test func foldersAreMade() throws {
        try inFolder { folder in
            let map = folder + "/new/and newer/map.svg"
            let situation = try Command.run("situation", "lesson", "--map", map)
            let drawn = try String(contentsOfFile: map, encoding: .utf8)
            #expect(situation.status == 0 && drawn.contains("<svg"))
            let problem = folder + "/games/lesson.json"
            let plan = try Command.run("plan", "lesson", "--problem", problem)
            #expect(plan.status == 0 && FileManager.default.fileExists(atPath: problem))
        }
    }

    /// A folder that is a file: nobody can write there.
    @Test func aPlaceThatCannotBeWrittenIsASentence() throws {
        try inFolder { folder in
            let file = folder + "/file"
            try Data("kept".utf8).write(to: URL(fileURLWithPath: file))
            for (words, option) in [
                (["situation", "lesson", "--map", file + "/map.svg"], "--map"),
                (["situation", "lesson", "--layers", file + "/layers.gpkg"], "--layers"),
                (["plan", "lesson", "--problem", file + "/game.json"], "--problem"),
                (["plan", "lesson", "--map", file + "/map.svg"], "--map"),
                (["study", "lesson", "--no-store", "--out", file], "--out"),
                (["sweep", "lesson", "--vary", "delay=0,1", "--out", file + "/sweep"], "--out"),
            ] {
                let command = try Command.run(words)
                #expect(command.status == 3, "\(words): \(command.error)")
                #expect(command.error.contains(file) && command.error.contains("it cannot be written ("), "\(command.error)")
                #expect(command.error.contains("give \(option) another place."), "\(command.error)")
                #expect(!command.error.contains("comparing"), "the place is tried before the work: \(command.error)")
            }
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(text == "kept")
        }
    }

    @Test func aRecordingHasItsOwnLuck() throws {
        let command = try Command.run("run", "--from", "a.journal", "--seed", "7")
        #expect(command.status == 2 && command.error.contains("a recording is one already"), "\(command.error)")
    }

    @Test func tooManyRowsAreRefusedBeforeAScreening() throws {
        let command = try Command.run(
            "sensitivity", "lesson", "--sobol", "--morris", "--rows", "65536", "--replications", "5000")
        #expect(command.status == 3 && command.error.contains("ask for fewer --rows"), "\(command.error)")
        #expect(!command.error.contains("screening"))
    }
}
