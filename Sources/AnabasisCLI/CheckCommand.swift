import ArgumentParser
import ScenarioFiles

/// `anabasis check SCENARIO`
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Report every fault of a scenario's files, and what has no effect in them.",
        discussion: """
            Each fault is a sentence: where it is, what stands there, what should, and what to do.
            A warning tells what is accepted and changes nothing, such as an order issued after the end.
            Ends with 0 if there is no fault and 1 if there are some.

            Examples:
              anabasis check korea-1950
              anabasis check ~/my-scenario
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String

    func run() throws {
        do {
            let checked = try Library.open().check(scenario, vocabulary: Library.vocabulary)
            for warning in checked.warnings { print(warning) }
            let read = checked.scenario
            let warnings = checked.warnings.count
            let counted = warnings == 0 ? "" : ", \(warnings) \(warnings == 1 ? "warning" : "warnings")"
            print(
                "\(read.id): no faults\(counted); \(read.formations.count) formations, \(read.enemy.count) enemy forces, "
                    + "\(read.directives.count) directives, \(read.sources.count) sources.")
        } catch let report as FaultReport {
            for fault in report.faults { print(fault) }
            print("\(report.faults.count) \(report.faults.count == 1 ? "fault" : "faults").")
            throw Failure.no
        }
    }
}
