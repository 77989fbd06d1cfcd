import ArgumentParser
import Campaigns
import Directives
import Foundation
import Pages
import Scenarios
import Studies

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
              anabasis sensitivity korea-1950 --sobol --rule contact.sightNight --rule march.countryNight --rows 256
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
    @Option(help: "Campaigns of each directive at a point.") var replications = 20
    @Option(help: "What is measured: menOut (brought out), lost, guerrillas, tiedDown and others.")
    var measure = Measure.menOut.rawValue
    @Option(help: "The directive; the scenario's question unless said.") var directive: String?
    @Option(help: "The directive that it is compared with; the standing course unless said.") var baseline: String?
    @OptionGroup var luck: LuckOptions
    @Option(help: "Write tables, points and charts into this folder.") var out: String?
    @Flag(help: "Print every number as JSON.") var json = false

    /// The most campaigns of one command.
    private static let mostCampaigns = 20_000_000

    func validate() throws {
        guard morris || sobol else { throw ValidationError("nothing is asked; add --morris, --sobol or both.") }
        guard !(json && morris && sobol) else {
            throw ValidationError("--json prints one thing; ask for --morris or --sobol, or let --out write both.")
        }
        guard (2...1000).contains(trajectories), (0...200).contains(candidates) else {
            throw ValidationError(
                "--trajectories is \(trajectories) and --candidates \(candidates), expected 2 to 1000 and 0 to 200.")
        }
        guard (8...65_536).contains(rows), rows.nonzeroBitCount == 1 else {
            throw ValidationError("--rows is \(rows), expected a power of two from 8 to 65536.")
        }
        guard (1...10_000).contains(replications) else {
            throw ValidationError("--replications is \(replications), expected 1 to 10000.")
        }
        guard (1...RuleSensitivity.mostShared).contains(few) else {
            throw ValidationError("--few is \(few), expected 1 to \(RuleSensitivity.mostShared).")
        }
    }

    func run() async throws {
        let scenario = try Library.read(scenario)
        let rules = try chosen()
        let measure = try MeasureOptions.quantity(measure)
        let (question, baseline) = try compared(in: scenario)
        if sobol {
            let isScreened = morris || names.isEmpty
            try limit(rows * ((isScreened ? min(few, rules.count) : rules.count) + 2), "fewer --rows")
        }
        try Output.prove(out)
        let listening = Interrupt.listen()
        defer { listening.cancel() }
        let preparation = Preparation(scenario: scenario, rules: try luck.rules(for: scenario))
        let runner = StudyRunner(preparation: preparation, seed: luck.seed, workers: luck.workers)
        let settle = { (directive: Directive) in
            await DirectiveTuner(directive, on: runner).assignment()
        }
        let sensitivity = RuleSensitivity(
            preparation: preparation, question: await settle(question), baseline: await settle(baseline), measure: measure,
            seed: luck.seed, workers: luck.workers, replications: replications)
        let words = SensitivityWords(
            measure: measure, question: question.title, baseline: baseline.title, seed: luck.seed)
        var few = rules
        if morris || names.isEmpty {
            let screening = try await screen(sensitivity, rules)
            let text = ScreeningText(screening, words: words)
            if morris { try show(json ? text.json() : text.text(width: Terminal.width), text.contents()) }
            few = screening.ranking.prefix(self.few).map { rules[$0] }
            if screening.wasStopped { throw ExitCode(130) }
        }
        guard sobol else { return }
        let decomposition = try await decompose(sensitivity, few)
        let text = DecompositionText(decomposition, words: words)
        try show(json ? text.json() : text.text(width: Terminal.width), text.contents())
        if decomposition.wasStopped { throw ExitCode(130) }
    }

    /// The rules asked for, each once, in the order of the book.
    private func chosen() throws -> [RuleBook.Entry] {
        if names.isEmpty { return RuleBook.entries }
        for name in names where !RuleBook.entries.contains(where: { $0.name == name || $0.topic == name }) {
            throw Failure.badInput("--rule is \"\(name)\", which is no rule and no topic; `anabasis rules` lists them.")
        }
        let rules = RuleBook.entries.filter { names.contains($0.name) || names.contains($0.topic) }
        if sobol, rules.count > RuleSensitivity.mostShared {
            throw Failure.badInput(
                "--rule names \(rules.count) rules, expected at most \(RuleSensitivity.mostShared) for --sobol; screen them first."
            )
        }
        return rules
    }

    private func compared(in scenario: Scenario) throws -> (question: Directive, baseline: Directive) {
        let question = try Library.directive(directive, in: scenario)
        if let baseline { return (question, try Library.directive(baseline, in: scenario)) }
        return (question, try Library.directive(scenario.standing, in: scenario))
    }

    private func screen(_ sensitivity: RuleSensitivity, _ rules: [RuleBook.Entry]) async throws -> Screening {
        try limit(trajectories * (rules.count + 1), "fewer --trajectories")
        let progress = ProgressBar()
        let screening = await sensitivity.screen(
            rules, trajectories: trajectories, candidates: candidates,
            progress: { progress.hear("screening \(rules.count) rules, campaigns", done: $0, of: $1) },
            shouldStop: { Interrupt.isRaised })
        _ = progress.finish()
        if let screening { return screening }
        Terminal.tell("It was stopped before two trajectories were finished; there is nothing to show.")
        throw ExitCode(130)
    }

    private func decompose(_ sensitivity: RuleSensitivity, _ rules: [RuleBook.Entry]) async throws -> Decomposition {
        try limit(rows * (rules.count + 2), "fewer --rows")
        let progress = ProgressBar()
        let decomposition = await sensitivity.decompose(
            rules, rows: rows, progress: { progress.hear("sharing the variance out, campaigns", done: $0, of: $1) },
            shouldStop: { Interrupt.isRaised })
        _ = progress.finish()
        if let decomposition { return decomposition }
        Terminal.tell("It was stopped before two rows were finished; there is nothing to show.")
        throw ExitCode(130)
    }

    private func limit(_ points: Int, _ remedy: String) throws {
        let campaigns = 2 * points * replications
        guard campaigns <= Self.mostCampaigns else {
            throw Failure.badInput(
                "That is \(points) points and \(campaigns) campaigns, expected at most \(Self.mostCampaigns); "
                    + "ask for \(remedy) or --replications.")
        }
    }

    private func show(_ page: String, _ contents: FindingsFolder.Contents) throws {
        print(page)
        guard let out else { return }
        do { for line in try Library.findings(out).write(contents) { Terminal.tell(line) } } catch {
            throw Library.failure(error)
        }
    }
}
