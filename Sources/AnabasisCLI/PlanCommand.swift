import Application
import ArgumentParser

/// `anabasis plan SCENARIO`
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Spread those who go over the gaps, with a certificate no blocker can beat.",
        discussion: """
            The plan is laid on what is believed of the enemy at the time. It is the exact solution of a game between the
            men who cross and a blocker with so many battalions, each in one hex (Washburn and Wood 1995). With it come the
            times of departure, what the detachments may expect, what orders and better news are worth, and how soon it
            could be done if nobody interfered. The choice of who goes is not made here: where a directive leaves it
            open, all of that group cross. All go in detachments of one size, the smallest that the directive names.

            Examples:
              anabasis plan korea-1950
              anabasis plan korea-1950 --directive all-go --blockers 6
              anabasis plan korea-1950 --at 1950-10-03 --json
              anabasis plan korea-1950 --layers out/plan.gpkg --map out/plan.svg
              anabasis plan korea-1950 --problem out/problem.json     the game itself, to be checked by any LP solver
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @Option(help: "The directive; the scenario's question unless said.") var directive: String?
    @Option(help: "Battalions that the blocker has.") var blockers = 1
    @Option(help: "A date (1950-10-03) or a minute (1950-10-03T18:00); the scenario's start unless said.") var at: String?
    @Option(help: "Men in a detachment; as the directive says unless said.") var detachmentSize: Int?
    @Option(name: .customLong("set"), help: "Give a rule another value, as name=value; may be repeated.") var settings:
        [String] = []
    @Flag(help: "Write every number of the plan as JSON instead of the text.") var json = false
    @Option(help: "Write the plan's layers into this GeoPackage (.gpkg), or as GeoJSON into this folder.") var layers: String?
    @Option(help: "Draw the plan into this SVG file.") var map: String?
    @Option(help: "Write the game, both strategies and the value into this JSON file.") var problem: String?
    @Option(help: "Write page, numbers, tables, layers, map and game into this folder.") var out: String?

    func run() throws {
        let query = PlanQuery(
            scenario: scenario, directive: directive, blockers: blockers, at: at, detachmentSize: detachmentSize,
            settings: settings, layers: layers, map: map, problem: problem, out: out, command: CommandWords.again)
        try Output.deliver(try PlanSession(query, in: try Workspace.ofTheProcess()).run(), asJSON: json)
    }
}
