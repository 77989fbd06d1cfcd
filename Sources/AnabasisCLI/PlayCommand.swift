import Application
import ArgumentParser

/// `anabasis play SCENARIO --points FILE --store FILE`
struct PlayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "play", abstract: "Play the points of a design of one's own, on the same luck.",
        discussion: """
            A row of the CSV file is a point; a column is a dial of `anabasis sweep`, a rule of `anabasis rules`, directive or
            seed, and an empty cell leaves it as it is. Every campaign is kept in the store, whose tables any SQLite reader has
            (Documentation/Studies.md); there is no reply. The same command goes on from there, also after a kill.

            Examples:
              anabasis play korea-1950 --points design.csv --store out/design.study
              anabasis play lesson --points design.csv --worlds 20 --shard 3/16 --store part-3.study
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @Option(help: "The CSV file with the points.") var points: String
    @Option(help: "Keep every campaign in this file, and go on from it.") var store: String
    @OptionGroup var sample: WorldArguments
    @Option(help: "Campaigns of each point in the standard world; 20 unless said.") var replications: Int?
    @OptionGroup var play: PlayArguments
    @OptionGroup var watch: WatchArguments
    @Option(
        name: .customLong("shard"),
        help: """
            Play this part only, such as 3/16; `anabasis merge` joins the parts. With settle, settle who goes and play nothing \
            else.
            """)
    var part: String?
    @Option(help: "Read in this store who goes, as --shard settle left it, instead of settling it again.") var settled: String?
    @Option(help: "Write the points with their keys into this folder, and describe a store that lies there.") var out: String?
    @Flag(help: "Write the key of each point in the store as JSON.") var json = false

    func validate() throws {
        try sample.check(replications)
        if let part, StudyQuery.Part(part) == nil {
            throw ValidationError("--shard is \"\(part)\", expected a part of so many like 3/16, or settle.")
        }
    }

    /// The standard world unless worlds are asked for: points of a design set the rules themselves.
    private var sampling: CampaignSampling {
        sample.worlds == nil && sample.perWorld == nil
            ? .standard(replications: replications) : sample.sampling(replications, most: 32)
    }

    func run() async throws {
        let query = PlayQuery(
            scenario: scenario, points: points, sampling: sampling, play: play.options, store: store,
            part: part.flatMap(StudyQuery.Part.init), settled: settled, out: out, command: CommandWords.again)
        let session = PlaySession(query, in: try Workspace.ofTheProcess())
        let progress = watch.begin()
        let report = try await Interrupt.stoppable {
            defer { progress.clear() }
            return try await session.run(progress: progress.hear, shouldStop: { Interrupt.isRaised })
        }
        try Output.deliver(report, asJSON: json)
        if report.wasStopped { throw ExitStatus.interrupted }
    }
}
