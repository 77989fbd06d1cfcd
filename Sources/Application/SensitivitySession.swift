import Campaigns
import Notation
import Pages
import RuleSets
import Studies

/// Says which rules the answer depends on when all are free at once: first a screening, then shares of the variance.
///
///     let session = try await SensitivitySession(query, in: workspace)
///     let screening = try await session.screen()
///     let shares = try await session.decompose(after: screening)
public struct SensitivitySession: Sendable {
    /// The question.
    public let query: SensitivityQuery
    private let workspace: Workspace
    private let rules: [RuleBook.Entry]
    private let sensitivity: RuleSensitivity
    private let words: SensitivityWords
    private let subject: ResultManifest.Subject
    private let progress: SessionListener
    private let shouldStop: @Sendable () -> Bool

    /// A session that is ready to play: the map is read, and it is settled who goes. Throws for a question that cannot be put.
    public init(
        _ query: SensitivityQuery, in workspace: Workspace, progress: @escaping SessionListener = { _ in },
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async throws(Refusal) {
        try query.check()
        let scenario = try workspace.scenario(query.scenario)
        rules = try query.chosen()
        let measure = try query.measured.quantity()
        let (question, baseline) = try query.compared(in: scenario)
        let values = try RuleSettings.rules(query.play.settings, for: scenario)
        let manifest = try workspace.manifest(of: query.scenario)
        try Deliveries.prove(query.out)
        let preparation = CampaignModel(scenario: scenario, rules: values)
        let settling = ChoiceResolution(
            preparation, query.play, manifest: manifest,
            worlds: query.sampling.design(scenario, rules: values, play: query.play), in: workspace)
        sensitivity = RuleSensitivity(
            preparation: preparation,
            question: try await settling.assignment(of: question, progress: progress, shouldStop: shouldStop),
            baseline: try await settling.assignment(of: baseline, progress: progress, shouldStop: shouldStop),
            measure: measure, seed: query.play.seed, workers: query.play.workers, replications: query.replications,
            worlds: query.sampling.design(scenario, rules: values, play: query.play))
        words = SensitivityWords(
            measure: measure, question: question.title, baseline: baseline.title, seed: query.play.seed)
        subject = ResultManifest.Subject(
            of: scenario, manifest, title: "rules that the answer depends on", command: query.command)
        self.query = query
        self.workspace = workspace
        self.progress = progress
        self.shouldStop = shouldStop
    }

    /// The rules by elementary effects; nil where the question names the rules to share out and asks for no screening. Throws
    /// if it was stopped before two trajectories were finished.
    public func screen() async throws(Refusal) -> FindingsPackage<Screening>? {
        guard query.isScreened else { return nil }
        let stage = "screening \(ProseWords.figured(rules.count, "rule")), campaigns"
        let screening = await sensitivity.screen(
            rules, trajectories: query.trajectories, candidates: query.candidates,
            progress: { [progress] in progress(.progress(stage: stage, done: $0, of: $1)) }, shouldStop: shouldStop)
        guard let screening else {
            throw Refusal(.stopped, "It was stopped before two trajectories were finished; there is nothing to show.")
        }
        return FindingsPackage(
            screening, page: ScreeningText(screening, words: words), of: subject, out: query.out, workspace: workspace)
    }

    /// The variance shared out over the rules that a screening found, or those of the question. Throws if it was stopped before
    /// two rows were finished.
    public func decompose(
        after screening: FindingsPackage<Screening>?
    ) async throws(Refusal) -> FindingsPackage<Decomposition> {
        let few = screening.map { $0.findings.ranking.prefix(query.few).map { rules[$0] } } ?? rules
        let decomposition = await sensitivity.decompose(
            few, rows: query.rows,
            progress: { [progress] in
                progress(.progress(stage: "sharing the variance out, campaigns", done: $0, of: $1))
            }, shouldStop: shouldStop)
        guard let decomposition else {
            throw Refusal(.stopped, "It was stopped before two rows were finished; there is nothing to show.")
        }
        return FindingsPackage(
            decomposition, page: DecompositionText(decomposition, words: words),
            after: query.morris ? screening.map(\.pages) ?? [] : [], of: subject, out: query.out, workspace: workspace)
    }
}
