import Application
import ArgumentParser

/// `anabasis select SCENARIO`
struct SelectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "select", abstract: "Select the best directive with a stated confidence.",
        discussion: """
            Plays all directives on the same luck, drops one after another as soon as it is surely not the best, and selects
            the last (Kim and Nelson 2001). Differences below --indifference are of no concern; the smaller it is, the
            more campaigns it takes. Ctrl-C stops cleanly and says who leads.

            Examples:
              anabasis select korea-1950 --indifference 100
              anabasis select korea-1950 --indifference 50 --confidence 0.99
              anabasis select korea-1950 --measure tiedDown --indifference 200 --directive all-stay --directive as-it-happened
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @Option(help: "Differences below this are of no concern; in the unit of the measure, such as men.")
    var indifference: Double
    @Option(help: "How surely the best is to be selected.") var confidence = 0.95
    @OptionGroup var asked: MeasureArguments
    @Option(name: .customLong("directive"), help: "A directive to choose among; repeat it. All of them unless said.")
    var directives: [String] = []
    @Option(help: "Worlds of every directive before the first is dropped; with --standard, campaigns.") var first = 20
    @Option(help: "The most worlds of one directive; with --standard, campaigns.") var atMost = 20_000
    @Option(help: "Campaigns in each world; 10 unless said.") var perWorld: Int?
    @Flag(help: "Play the standard world alone, of best figures: what varies is luck.") var standard = false
    @OptionGroup var play: PlayArguments
    @OptionGroup var watch: WatchArguments
    @Option(help: "Write the table and the numbers into this folder.") var out: String?
    @Flag(help: "Print every number as JSON.") var json = false

    func run() async throws {
        let query = SelectionQuery(
            scenario: scenario, directives: directives, measured: asked.query, indifference: indifference,
            confidence: confidence, first: first, atMost: atMost,
            perWorld: standard ? nil : perWorld ?? WorldCount.standardPerWorld, play: play.options, out: out,
            command: CommandWords.again)
        let session = SelectionSession(query, in: try Workspace.ofTheProcess())
        let progress = watch.begin()
        let selection = try await Interrupt.stoppable {
            defer { progress.clear() }
            return try await session.run(progress: progress.hear, shouldStop: { Interrupt.isRaised })
        }
        try Output.deliver(selection, asJSON: json)
        if selection.wasStopped { throw ExitStatus.interrupted }
        if selection.selection.selected == nil { throw ExitStatus.no }
    }
}
