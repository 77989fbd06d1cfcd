import Application
import ArgumentParser

/// `anabasis score CASE...`
struct ScoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "Hold the model's predictions against the record of cases.",
        discussion: """
            Plays each case under its standing directive, the course as recorded, in worlds drawn from all that is not known,
            and sets each figure of history.csv that has a use and a key beside the model: its intervals, the continuous
            ranked probability score (CRPS, less is better), where the record lies (PIT), and the error of a constant fitted
            to the like figures of the other cases. Failures come first. --rules draws the rules that moved from a file that
            calibrate wrote; --history takes the record of a single case from outside, so that it can be kept apart.

            Examples:
              anabasis score cpva180_1951 nfa_1941 chindits_1943 xiang_1934
              anabasis score cpva180_1951 nfa_1941 --rules out/rules.json --json
              anabasis score ~/my-case --history ~/kept-apart/history.csv
            """)

    @Argument(help: "Names of scenarios, or paths of their folders.") var scenarios: [String]
    @Option(help: "Worlds that are drawn; \(ScoreQuery.standardWorlds) unless said.") var worlds = ScoreQuery.standardWorlds
    @Option(help: "Campaigns in each world; \(ScoreQuery.standardPerWorld) unless said.")
    var perWorld = ScoreQuery.standardPerWorld
    @Option(help: "The directive that is played; the standing one of each case unless said.") var directive: String?
    @Option(help: "Draw the rules that moved from this file, which `anabasis calibrate` wrote.") var rules: String?
    @Option(help: "Take the record of the case from this file in place of its history.csv.") var history: String?
    @OptionGroup var play: PlayArguments
    @OptionGroup var watch: WatchArguments
    @Option(help: "Write the table and the numbers into this folder.") var out: String?
    @Option(help: "Write the page of the documentation to this file.") var page: String?
    @Flag(help: "Print every number as JSON.") var json = false

    func run() async throws {
        let query = ScoreQuery(
            scenarios: scenarios, directive: directive, worlds: worlds, perWorld: perWorld, play: play.options,
            rulesFile: rules,
            history: history, out: out, page: page, command: CommandWords.again)
        let session = ScoreSession(query, in: try Workspace.ofTheProcess())
        let progress = watch.begin()
        let found = try await Interrupt.stoppable {
            defer { progress.clear() }
            return try await session.run(progress: progress.hear, shouldStop: { Interrupt.isRaised })
        }
        try Output.deliver(found, asJSON: json)
    }
}
