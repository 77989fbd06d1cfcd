import Application
import ArgumentParser

/// `anabasis sweep SCENARIO`
struct SweepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep", abstract: "Turn one dial or two through all their values, on the same luck.",
        discussion: """
            Dials: split (how many of the group that a directive divides stay; who they are is chosen by what each gains by
            going), detachment-size (men), ways, route (gaps, roads), march (night, day, both), delay (days later than sent),
            date (when the order leaves; a date alone keeps the hour) and any rule of `anabasis rules`. GROUP.DIAL turns a
            dial of the conduct for one group of the scenario. Differences are against the first value or pair of values,
            with 95 % intervals. --out writes sweep.csv, sweep.json and a chart: a line for one dial, cells for two.
            Ctrl-C stops cleanly: values that are finished are kept.

            Examples:
              anabasis sweep korea-1950 --vary split=0...8
              anabasis sweep korea-1950 --vary detachment-size=10,30,100 --vary delay=0,2,4 --out out/sweep
              anabasis sweep korea-1950 --vary date=1950-09-20,1950-09-25,1950-10-01 --vary others.route=gaps,roads
              anabasis sweep korea-1950 --vary contact.sightNight=0.2,0.4 --measure lost --json
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @Option(help: "A dial and its values, such as split=0...8 or delay=0,2,4; once or twice.") var vary: [String]
    @Option(help: "The directive; the scenario's question unless said.") var directive: String?
    @OptionGroup var asked: MeasureArguments
    @OptionGroup var sample: WorldArguments
    @Option(help: "Campaigns of the standard world for each value or pair of values, which it asks for; 300 unless said.")
    var replications: Int?
    @OptionGroup var play: PlayArguments
    @OptionGroup var watch: WatchArguments
    @Option(help: "Write tables and the chart into this folder.") var out: String?
    @Flag(help: "Print every number as JSON.") var json = false

    func validate() throws { try sample.check(replications) }

    func run() async throws {
        let query = SweepQuery(
            scenario: scenario, vary: vary, directive: directive, measured: asked.query,
            sampling: sample.sampling(replications, most: 32),
            play: play.options, out: out, command: CommandWords.again)
        let session = SweepSession(query, in: try Workspace.ofTheProcess())
        let progress = watch.begin()
        let sweep = try await Interrupt.stoppable {
            defer { progress.clear() }
            return try await session.run(progress: progress.hear, shouldStop: { Interrupt.isRaised })
        }
        try Output.deliver(sweep, asJSON: json)
        if sweep.findings.wasStopped { throw ExitStatus.interrupted }
    }
}
