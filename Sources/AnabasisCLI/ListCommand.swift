import Application
import ArgumentParser

/// `anabasis list`
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the scenarios.",
        discussion: """
            Scenarios stand in the folder Scenarios here or above, or in that of ANABASIS_HOME.

            Examples:
              anabasis list
              ANABASIS_HOME=~/anabasis anabasis list --json
            """)

    @Flag(help: "Write the list as JSON.") var json = false

    func run() throws { try Output.deliver(ScenarioList(in: try Workspace.ofTheProcess()), asJSON: json) }
}
