import Application
import ArgumentParser

/// `anabasis list`
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the scenarios, or what one of them holds.",
        discussion: """
            Scenarios stand in the folder Scenarios here or above, or in that of ANABASIS_HOME.

            Examples:
              anabasis list
              anabasis list korea-1950               its directives, formations and groups
              ANABASIS_HOME=~/anabasis anabasis list --json
            """)

    @Argument(help: "A scenario's name, or the path of its folder; all of them unless said.") var scenario: String?
    @Flag(help: "Write the list as JSON.") var json = false

    func run() throws {
        let workspace = try Workspace.ofTheProcess()
        guard let scenario else { return try Output.deliver(ScenarioList(in: workspace), asJSON: json) }
        try Output.deliver(ScenarioContents(of: scenario, in: workspace), asJSON: json)
    }
}
