import Application
import ArgumentParser

/// `anabasis calibrate CASE...`
struct CalibrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate", abstract: "Say which rules the record of cases moves, and write them.",
        discussion: """
            Plays each case under the course as recorded in the same worlds of rules, and weighs the worlds by the figures of
            history.csv whose use is fit (history matching, Craig et al. 1997; approximate Bayesian computation). A rule moves
            only if it moves by more than leaving one case out does, and nothing moves below 50 worlds of equal weight. Each
            case is predicted from the others and scored. With --store every world that is finished is kept, so that the same command
            goes on after an interruption, and with more worlds plays those alone that are new. The result is a file of joint vectors of rules with weights, for
            `study --rules`, `score --rules` and `unknowns --rules`. A case with application: true is refused.

            Examples:
              anabasis calibrate cpva180_1951 nfa_1941 chindits_1943 xiang_1934 --out out/rules.json
              anabasis calibrate cpva180_1951 nfa_1941 --worlds 400 --discrepancy 2 --json
            """)

    @Argument(help: "Names of scenarios, or paths of their folders; two or more.") var scenarios: [String]
    @Option(help: "Worlds that are drawn; \(CalibrationQuery.standardWorlds) unless said.")
    var worlds = CalibrationQuery.standardWorlds
    @Option(help: "Campaigns of each case in each world; \(CalibrationQuery.standardPerWorld) unless said.")
    var perWorld = CalibrationQuery.standardPerWorld
    @Option(help: "Factor on what the model is taken to leave out; 1 unless said.") var discrepancy = 1.0
    @OptionGroup var play: PlayArguments
    @OptionGroup var watch: WatchArguments
    @Option(help: "Write the vectors of rules to this file (.json), or with the numbers and tables into this folder.")
    var out: String?
    @Option(help: "Write the page of the documentation to this file.") var page: String?
    @Option(help: "Keep what is played in this folder, a table a case, and go on from there.") var store: String?
    @Flag(help: "Print every number as JSON.") var json = false

    func run() async throws {
        let query = CalibrationQuery(
            scenarios: scenarios, worlds: worlds, perWorld: perWorld, discrepancy: discrepancy, play: play.options, out: out,
            page: page, store: store, command: CommandWords.again)
        let session = CalibrationSession(query, in: try Workspace.ofTheProcess())
        let progress = watch.begin()
        let found = try await Interrupt.stoppable {
            defer { progress.clear() }
            return try await session.run(progress: progress.hear, shouldStop: { Interrupt.isRaised })
        }
        try Output.deliver(found, asJSON: json)
    }
}
