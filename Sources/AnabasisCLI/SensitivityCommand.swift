import Application
import ArgumentParser

/// `anabasis sensitivity SCENARIO`
struct SensitivityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sensitivity", abstract: "Say which rules the answer depends on when all are free at once.",
        discussion: """
            --morris screens every rule, or those of --rule, by elementary effects (Morris 1991). --sobol shares the variance
            out over those of --rule, or over the --few that a screening finds (Sobol' 1993). The answer is the mean over
            the campaigns of a point, under the question's directive and as its lead over the baseline. --out writes tables,
            charts and every point, so that other tools can analyse them. Ctrl-C stops cleanly: trajectories and rows that
            are finished are kept.

            Examples:
              anabasis sensitivity korea-1950 --morris
              anabasis sensitivity korea-1950 --sobol --few 5 --out out/sensitivity
              anabasis sensitivity korea-1950 --sobol --rule contact.sightNight --rule march.path --rows 256
            """)

    @Argument(help: "A scenario's name, or the path of its folder.") var scenario: String
    @Flag(help: "Screen the rules by elementary effects.") var morris = false
    @Flag(help: "Share the variance out over the most important rules.") var sobol = false
    @Option(name: .customLong("rule"), help: "A rule, or a topic such as contact; may be repeated.") var names: [String] = []
    @Option(help: "Rules of which --sobol speaks after a screening.") var few = 6
    @Option(help: "Trajectories of the screening.") var trajectories = 10
    @Option(help: "Random trajectories from which those are chosen that lie far apart; 0 takes them as they come.")
    var candidates = 40
    @Option(help: "Rows of the Sobol' design, a power of two; each has as many points as there are rules, and two more.")
    var rows = 128
    @OptionGroup var sample: WorldArguments
    @Option(help: "Campaigns of each directive at a point, in the standard world; 20 unless said.") var replications: Int?
    @Option(help: "What is measured: \(MeasureQuery.standard) (brought out), lost, guerrillas, tiedDown and others.")
    var measure = MeasureQuery.standard
    @Option(help: "The directive; the scenario's question unless said.") var directive: String?
    @Option(help: "The directive that it is compared with; the standing course unless said.") var baseline: String?
    @OptionGroup var play: PlayArguments
    @OptionGroup var watch: WatchArguments
    @Option(help: "Write tables, points and charts into this folder.") var out: String?
    @Flag(help: "Print every number as JSON.") var json = false

    func validate() throws {
        try sample.check(replications)
        guard !(json && morris && sobol) else {
            throw ValidationError("--json prints one thing; ask for --morris or --sobol, or let --out write both.")
        }
    }

    /// The standard world unless worlds are asked for: points of an index design set the rules themselves.
    private var sampling: CampaignSampling {
        sample.worlds == nil && sample.perWorld == nil
            ? .standard(replications: replications) : sample.sampling(replications, most: 8)
    }

    func run() async throws {
        let query = SensitivityQuery(
            scenario: scenario, rules: names, morris: morris, sobol: sobol, few: few, trajectories: trajectories,
            candidates: candidates, rows: rows, sampling: sampling, measured: MeasureQuery(measure: measure),
            directive: directive, baseline: baseline, play: play.options, out: out,
            command: CommandWords.again)
        let workspace = try Workspace.ofTheProcess()
        let progress = watch.begin()
        let (session, screening) = try await Interrupt.stoppable {
            defer { progress.clear() }
            let session = try await SensitivitySession(
                query, in: workspace, progress: progress.hear, shouldStop: { Interrupt.isRaised })
            return (session, try await session.screen())
        }
        if let screening {
            if morris { try Output.deliver(screening, asJSON: json) }
            if screening.findings.wasStopped { throw ExitStatus.interrupted }
        }
        guard sobol else { return }
        let shares = try await Interrupt.stoppable {
            defer { progress.clear() }
            return try await session.decompose(after: screening)
        }
        try Output.deliver(shares, asJSON: json)
        if shares.findings.wasStopped { throw ExitStatus.interrupted }
    }
}
