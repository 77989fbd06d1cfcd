import Application
import ArgumentParser

/// `anabasis check SCENARIO`
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Report every fault of a scenario's files.",
        discussion: """
            Each fault is a sentence: where it is, what stands there, what should, and what to do.
            Ends with 0 if there is none and 1 if there are some.

            Examples:
              anabasis check korea-1950
              anabasis check ~/my-scenario
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @Flag(help: "Write the faults as JSON.") var json = false

    func run() throws {
        let report = try CheckReport(scenario, in: try Workspace.ofTheProcess())
        try Output.deliver(report, asJSON: json)
        if !report.faults.isEmpty { throw ExitStatus.no }
    }
}
