import Foundation
import TestSupport
import Testing

/// How programs watch the work, and how it ends with them.
struct WatchTests {
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private struct Line: Decodable {
        let stage: String?
        let done: Int?
        let of: Int?
        let notice: String?
        let store: String?
    }

    private func lines(_ text: String) throws -> [Line] {
        try text.split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    }

    @Test func progressIsJSONLineByLine() throws {
        try inFolder { folder in
            let command = try Command.shell(
                "$ANABASIS study lesson --worlds 2 --per-world 2 --progress json --json --store kept.study", in: folder)
            #expect(command.status == 0, "\(command.error)")
            let told = try lines(command.error)
            #expect(told.contains { $0.store == "kept.study" })
            #expect(told.contains { $0.notice?.hasPrefix("Written to ") == true })
            let compared = told.filter { $0.stage == "comparing directives" }
            #expect(compared.last?.done == compared.last?.of && (compared.last?.of ?? 0) > 0)
            #expect(told.allSatisfy { $0.stage != nil || $0.notice != nil || $0.store != nil })
        }
    }

    @Test func aRefusalIsAnObjectToo() throws {
        try inFolder { folder in
            let command = try Command.shell("$ANABASIS study lesson --worlds 2 --directive none --progress json", in: folder)
            #expect(command.status == 3)
            #expect(try lines(command.error).contains { $0.notice?.contains("--directive is \"none\"") == true })
        }
    }

    /// The program that waits is killed: its pipe closes, and the study stops cleanly and lets its store go.
    @Test func theEndOfInputStopsCleanly() throws {
        try inFolder { folder in
            let study = "$ANABASIS study lesson --replications 500000 --store kept.study --out reply"
            let command = try Command.shell(
                "(until grep -q comparing told 2>/dev/null; do sleep 0.05; done) | \(study) --until-eof 2>told; echo $? >status; cat told >&2; "
                    + "$ANABASIS study lesson --replications 10 --store kept.study --out again", in: folder)
            #expect(command.status == 0, "\(command.error)")
            #expect(try String(contentsOfFile: folder + "/status", encoding: .utf8) == "130\n")
            #expect(command.error.contains("Stopping: finishing what is under way."), "\(command.error)")
            #expect(command.error.contains("Going on from kept.study"), "\(command.error)")
        }
    }

    @Test func whatAScenarioHoldsIsListed() throws {
        let command = try Command.run("list", "lesson", "--json")
        struct Contents: Decodable {
            struct Named: Decodable { let id: String }
            let question: String
            let directives: [Named]
            let groups: [Named]
        }
        let contents = try JSONDecoder().decode(Contents.self, from: Data(command.output.utf8))
        #expect(contents.directives.map(\.id).contains(contents.question))
        #expect(contents.groups.contains { $0.id == "companies" })
        let page = try Command.run("list", "lesson")
        #expect(page.output.contains("go-small") && page.output.contains("Philon's company"))
        #expect(try Command.run("list", "nowhere").status == 3)
    }
}
