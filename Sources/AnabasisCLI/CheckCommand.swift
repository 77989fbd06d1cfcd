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
              anabasis check my-case --map my-case.svg     the situation at the start, drawn
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @Option(help: "Draw the situation at the start into this SVG file, where there is no fault.") var map: String?
    @Flag(help: "Write the faults as JSON.") var json = false

    func run() throws {
        let report = try CheckReport(scenario, map: map, in: try Workspace.ofTheProcess())
        try Output.deliver(report, asJSON: json)
        if !report.faults.isEmpty { throw ExitStatus.no }
    }
}
