import Foundation
import TestSupport
import Testing

/// One campaign, recorded, found again and branched, as a user does it.
struct RunCommandTests {
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private func run(_ arguments: String...) throws -> String {
        let command = try Command.run(["run"] + arguments)
        #expect(command.status == 0, "\(command.error)")
        return command.output
    }

    @Test func aCampaignIsToldDayByDay() throws {
        let told = try run("lesson")
        #expect(told.contains("2 October 1900, 06:00 to 06:00 (epochs 1 to 2)"), "\(told)")
        #expect(told.contains("Philon's company:") && told.contains("Guerrillas") && told.contains("contact"))
        #expect(try told == run("lesson"), "the same campaign twice")
        #expect(try told != run("lesson", "--replication", "1"))
    }

    @Test func aDayIsFoundInARecording() throws {
        try inFolder { folder in
            let path = folder + "/a.journal"
            let told = try run("lesson", "--record", path)
            #expect(try run("--from", path) == told, "what was recorded is what was played")
            let day = try run("--from", path, "--at", "1900-10-03")
            #expect(day.contains("3 October 1900, 06:00 to 06:00 (epochs 3 to 4)"), "\(day)")
            #expect(!day.contains("4 October"))
            let paragraph = try #require(day.components(separatedBy: "\n\n").dropFirst().first)
            #expect(told.contains(paragraph), "the day is told as in the whole")
            #expect(try run("--from", path, "--at", "6").contains("(epoch 6)"))
            #expect(try Command.run("run", "--from", path, "--at", "480").status == 2)
            #expect(try Command.run("run", "--from", path, "--at", "1899-01-01").status == 2)
        }
    }

    @Test func aBranchLeavesThePastAlone() throws {
        try inFolder { folder in
            let (path, same, other) = (folder + "/a.journal", folder + "/same.journal", folder + "/other.journal")
            _ = try run("lesson", "--directive", "go-small", "--record", path)
            _ = try run("--from", path, "--at", "5", "--directive", "go-small", "--record", same)
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(try Data(contentsOf: URL(fileURLWithPath: same)) == bytes, "the same directive gives the same bytes")
            let told = try run("--from", path, "--at", "5", "--directive", "one-column", "--record", other)
            #expect(told.contains("from 4 October 1900") || told.contains("from 3 October 1900"), "\(told)")
            for epoch in ["0", "2", "4"] {
                let past = try [path, other].map { try body(run("--from", $0, "--at", epoch)) }
                #expect(past[0] == past[1])
            }
            #expect(try body(run("--from", path)) != body(run("--from", other)))
            // A branch of a branch, before its turn, is the first future again.
            let back = folder + "/back.journal"
            _ = try run("--from", other, "--at", "5", "--directive", "go-small", "--record", back)
            #expect(try Data(contentsOf: URL(fileURLWithPath: back)) == bytes)
        }
    }

    /// What is told below the title.
    /// What follows the title, which may take several lines.
    private func body(_ text: String) -> String { text.components(separatedBy: "\n\n").dropFirst().joined(separator: "\n\n") }

    @Test func faultsAreSentences() throws {
        try inFolder { folder in
            let path = folder + "/a.journal"
            _ = try run("lesson", "--record", path)
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            try bytes.prefix(bytes.count - 5).write(to: URL(fileURLWithPath: path))
            let short = try Command.run("run", "--from", path)
            #expect(short.status == 3 && short.error.contains("it is cut short; record the campaign again."), "\(short.error)")
            #expect(try Command.run("run").status == 2)
            #expect(try Command.run("run", "lesson", "--from", path).status == 2)
            #expect(try Command.run("run", "--from", path, "--directive", "go-small").status == 2)
            let nowhere = try Command.run("run", "lesson", "--record", "/proc/a.journal")
            #expect(nowhere.status == 3 && nowhere.error.contains("cannot be written"), "\(nowhere.error)")
        }
    }
}
