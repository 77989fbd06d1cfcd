import Application
import ArgumentParser

/// `anabasis run SCENARIO`
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Play one campaign, told day by day; record it; branch another future from it.",
        discussion: """
            Replication K of a seed is the same campaign as the one that a study plays. A recording finds any epoch
            through its index. A branch plays the recorded campaign up to an epoch and sends another directive from
            there: nothing before changes, and what follows meets the same luck.

            Examples:
              anabasis run korea-1950
              anabasis run lesson --directive one-column --replication 17 --record out/lesson.journal
              anabasis run --from out/lesson.journal --at 1900-10-03        that day, and nothing else of the file
              anabasis run --from out/lesson.journal --at 1900-10-03 --directive go-small --record out/branch.journal
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String?
    @Option(help: "The directive; the scenario's question unless said. With --from: send this one from --at on.")
    var directive: String?
    @Option(help: "The seed of all luck; 1950 unless said.") var seed: UInt64?
    @Option(help: "Which campaign of that seed; 0 unless said.") var replication: Int?
    @Option(name: .customLong("set"), help: "Give a rule another value, as name=value; may be repeated.")
    var settings: [String] = []
    @Option(help: "Workers for settling who goes; as many as there are cores unless said.") var workers = coreCount
    @OptionGroup var watch: WatchArguments
    @Flag(help: "Write the campaign's events as JSON.") var json = false
    @Option(help: "Record the campaign in this file.") var record: String?
    @Option(help: "Write page, events and recording into this folder.") var out: String?
    @Option(help: "Take the campaign from this recording.") var from: String?
    @Option(help: "With --from: an epoch by its number, a date (1950-10-03), or a minute (1950-10-03T18:00).") var at: String?

    func validate() throws {
        guard (scenario == nil) != (from == nil) else {
            throw ValidationError("Name a scenario, or a recording with --from; one of them.")
        }
        if from == nil, at != nil { throw ValidationError("--at names a moment of a recording; name one with --from.") }
        guard from != nil else { return }
        if !settings.isEmpty { throw ValidationError("--set would change what came before; a recording keeps its rules.") }
        if seed != nil || replication != nil {
            throw ValidationError("--seed and --replication choose a campaign; a recording is one already, with its own luck.")
        }
    }

    func run() async throws {
        let workspace = try Workspace.ofTheProcess()
        let progress = watch.begin()
        let campaign = try await Interrupt.stoppable {
            defer { progress.clear() }
            if let from {
                let query = RecordingQuery(
                    recording: from, at: at, directive: directive, workers: workers, record: record, out: out,
                    command: CommandWords.again)
                return try await RecordingSession(query, in: workspace)
                    .run(progress: progress.hear, shouldStop: { Interrupt.isRaised })
            }
            let query = CampaignQuery(
                scenario: scenario ?? "", directive: directive, seed: seed ?? PlayOptions.standardSeed,
                replication: replication ?? 0, settings: settings, workers: workers, record: record, out: out,
                command: CommandWords.again)
            return try await CampaignSession(query, in: workspace)
                .run(progress: progress.hear, shouldStop: { Interrupt.isRaised })
        }
        try Output.deliver(campaign, asJSON: json)
    }
}
