import ArgumentParser
import Campaigns
import ScenarioFiles

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

    func run() throws {
        do {
            let read = try Library.open().read(scenario, ruleNames: RuleBook.entries.map(\.name))
            print(
                "\(read.id): no faults; \(read.formations.count) formations, \(read.enemy.count) enemy forces, "
                    + "\(read.directives.count) directives, \(read.sources.count) sources.")
        } catch let report as FaultReport {
            for fault in report.faults { print(fault) }
            print("\(report.faults.count) \(report.faults.count == 1 ? "fault" : "faults").")
            throw Failure.no
        }
    }
}
