import Foundation
import TestSupport
import Testing

/// What a person sees on a terminal: a pseudo-terminal stands for it.
struct TerminalTests {
    /// Runs a command on a terminal of so many columns; its output and its progress come as one text.
    private func onTerminal(_ words: String, columns: Int = 90, environment: [String: String] = [:]) throws -> Command {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let program = """
            import fcntl, os, pty, struct, sys, termios
            child, master = pty.fork()
            if child == 0:
                os.environ.pop("COLUMNS", None)
                fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, \(columns), 0, 0))
                os.execvp("bash", ["bash", "-c", "$ANABASIS " + sys.argv[1]])
            while True:
                try: data = os.read(master, 65536)
                except OSError: break
                if not data: break
                sys.stdout.buffer.write(data)
            sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
            """
        let path = folder + "/terminal.py"
        try Data(program.utf8).write(to: URL(fileURLWithPath: path))
        return try Command.shell(
            "python3 terminal.py '\(words)'", environment: ["TERM": "xterm", "NO_COLOR": ""].merging(environment) { $1 },
            in: folder)
    }

    @Test func pagesAreColouredUnlessSomebodyObjects() throws {
        let page = try onTerminal("situation lesson")
        #expect(page.status == 0 && page.output.contains("\u{1B}[1m"), "\(page.output) \(page.error)")
        #expect(try !onTerminal("situation lesson", environment: ["NO_COLOR": "1"]).output.contains("\u{1B}["))
        #expect(try !onTerminal("situation lesson", environment: ["TERM": "dumb"]).output.contains("\u{1B}["))
    }

    @Test func pagesAreAsWideAsTheTerminal() throws {
        for columns in [50, 90] {
            let page = try onTerminal("situation lesson", columns: columns, environment: ["NO_COLOR": "1"]).output
            let widths = page.split(whereSeparator: \.isNewline).map(\.count)
            #expect((widths.max() ?? 0) <= columns && (widths.max() ?? 0) > columns - 15, "\(columns): \(page)")
        }
    }

    @Test func progressIsABarOnOneLine() throws {
        let study = try onTerminal("study lesson --replications 3000 --sweep 0 --no-store --out reply", columns: 60)
        #expect(study.status == 0, "\(study.output)")
        let bars = study.output.components(separatedBy: "\r\u{1B}[K").filter { $0.contains("[#") || $0.contains("[-") }
        #expect(!bars.isEmpty && bars.contains { $0.contains("comparing directives") })
        for bar in bars { #expect(bar.split(whereSeparator: \.isNewline).first.map { $0.count < 60 } ?? true, "\(bar)") }
    }

    @Test func elsewhereProgressIsALineAStage() throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let study = try Command.shell("$ANABASIS study lesson --replications 200 --sweep 0 --no-store --out reply", in: folder)
        let lines = study.error.split(separator: "\n")
        #expect(lines.prefix(2).map(String.init) == ["reading the map...", "comparing directives..."], "\(study.error)")
        #expect(!study.error.contains("\r") && !study.error.contains("\u{1B}"))
    }
}

/// Every number of an answer, for other programs.
struct JSONTests {
    @Test(arguments: [
        "list --json", "check lesson --json", "rules --json", "situation lesson --json", "plan lesson --json",
        "run lesson --json",
        "study lesson --replications 10 --sweep 0 --no-store --out $FOLDER --json",
        "sweep lesson --vary ways=1,2 --replications 5 --json", "select lesson --indifference 200 --at-most 40 --json",
        "sensitivity lesson --sobol --rule contact.sightNight --rows 8 --replications 2 --json",
        "unknowns lesson --list --json", "unknowns lesson --worlds 20 --json",
    ])
    func standardOutputIsJSONAndNothingElse(use: String) throws {
        let folder = try Command.folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let command = try Command.shell("$ANABASIS \(use)", environment: ["FOLDER": folder], in: folder)
        #expect(command.status <= 1, "\(command.error)")
        #expect(throws: Never.self, "\(use)") { try JSONSerialization.jsonObject(with: Data(command.output.utf8)) }
        #expect(command.output.hasSuffix("\n") && !command.output.hasSuffix("\n\n"), "\(use)")
    }

    @Test func aScenarioWithFaultsIsJSONToo() throws {
        let check = try Command.run("check", "Scenarios", "--json")
        #expect(check.status == 1)
        let page = try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? [String: Any]
        #expect((page?["faults"] as? [String])?.isEmpty == false)
    }
}
