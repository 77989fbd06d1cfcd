import Application
import ArgumentParser

/// `anabasis new NAME --theatre T`
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Write the folder of a new scenario that can be checked and played.",
        discussion: """
            The folder holds one formation, one enemy force, two directives and every zone of the theatre, with a comment at each
            figure that has to be filled in. It passes check as it is.

            Examples:
              anabasis new my-case --theatre korea
              anabasis new ./cases/imphal-1944 --theatre burma
            """)

    @Argument(help: "The scenario's name, or the path of its folder.") var name: String
    @Option(help: "The theatre: the name of a GeoPackage in Theatres, without its ending.") var theatre: String
    @Flag(help: "Print what was written as JSON.") var json = false

    func run() throws {
        try Output.deliver(try NewScenario(name, theatre: theatre, in: try Workspace.ofTheProcess()), asJSON: json)
    }
}
