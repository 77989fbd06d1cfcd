import Application
import ArgumentParser

/// `anabasis situation SCENARIO`
struct SituationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "situation", abstract: "Say who is cut off and how tightly, and where the gaps are.",
        discussion: """
            The enemy stands where the record has him on that day; the own formations stand where they stood at the start.

            Examples:
              anabasis situation korea-1950
              anabasis situation korea-1950 --at 1950-10-03
              anabasis situation korea-1950 --json
              anabasis situation korea-1950 --layers out/situation.gpkg --map out/situation.svg
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @Option(help: "A date (1950-10-03) or a minute (1950-10-03T18:00); the scenario's start unless said.") var at: String?
    @Option(name: .customLong("set"), help: "Give a rule another value, as name=value; may be repeated.") var settings:
        [String] = []
    @Flag(help: "Write the situation as JSON.") var json = false
    @Option(help: "Write the map layers into this GeoPackage (.gpkg), or as GeoJSON into this folder.") var layers: String?
    @Option(help: "Draw the map into this SVG file.") var map: String?
    @Option(help: "Write page, numbers, tables, layers and map into this folder.") var out: String?

    func run() throws {
        let query = SituationQuery(
            scenario: scenario, at: at, settings: settings, layers: layers, map: map, out: out, command: CommandWords.again)
        try Output.deliver(try SituationSession(query, in: try Workspace.ofTheProcess()).run(), asJSON: json)
    }
}
