import Campaigns
import Notation
import Pages
import RuleSets
import Scenarios
import Studies

/// What is asked of a sweep.
public struct SweepQuery: Codable, Hashable, Sendable {
    /// A scenario's name, or the path of its folder.
    public let scenario: String
    /// One dial or two with their values, such as `split=0...8`.
    public let vary: [String]
    /// The directive; nil for the one that the scenario asks about.
    public let directive: String?
    /// What is measured.
    public let measured: MeasureQuery
    /// Worlds and campaigns for each value or pair of values; in the standard world 300 campaigns unless said, at most 100,000.
    public let sampling: CampaignSampling
    /// ReplicationStreams, workers and rules.
    public let play: PlayOptions
    /// The folder for tables and the chart.
    public let out: String?
    /// The command as it can be typed again, for the record; empty where none was typed.
    public let command: String

    /// A question, checked when it is run.
    public init(
        scenario: String, vary: [String], directive: String? = nil, measured: MeasureQuery,
        sampling: CampaignSampling = Self.standardSampling, play: PlayOptions, out: String? = nil, command: String = ""
    ) {
        self.scenario = scenario
        self.vary = vary
        self.directive = directive
        self.measured = measured
        self.sampling = sampling
        self.play = play
        self.out = out
        self.command = command
    }

    /// Worlds of a sweep unless said.
    public static let standardSampling = CampaignSampling.drawn(WorldSampling(most: 32, isFixed: true))

    /// Campaigns for each value.
    var replications: Int { sampling.worlds.map { $0.most * $0.perWorld } ?? sampling.replications ?? 300 }

    func check() throws(Refusal) {
        guard (1...2).contains(vary.count) else {
            throw Refusal(.request, "--vary is given \(ProseWords.figured(vary.count, "time")), expected once or twice.")
        }
        try sampling.check(replications: 1...100_000)
        try play.check()
        _ = try measured.quantity()
    }
}

/// Turns one dial or two through all their values, on the same luck.
public struct SweepSession: Sendable {
    private let query: SweepQuery
    private let workspace: Workspace

    /// A session of a question.
    public init(_ query: SweepQuery, in workspace: Workspace) {
        self.query = query
        self.workspace = workspace
    }

    /// The sweep; values that are finished are kept when it is stopped. Throws for a question that cannot be put, and if not
    /// even the first value was finished.
    public func run(
        progress: @escaping SessionListener = { _ in }, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async throws(Refusal) -> FindingsPackage<ResponseSurface> {
        try query.check()
        let scenario = try workspace.scenario(query.scenario)
        let directive = try scenario.directive(named: query.directive)
        let axes = try axes(of: directive, in: scenario)
        let rules = try RuleSettings.rules(query.play.settings, for: scenario)
        let formations = try query.measured.formations(in: scenario)
        let manifest = try workspace.manifest(of: query.scenario)
        try Deliveries.prove(query.out)
        let preparation = CampaignModel(scenario: scenario, rules: rules)
        let choice = try await ChoiceResolution(
            preparation, query.play, manifest: manifest,
            worlds: query.sampling.design(scenario, rules: rules, play: query.play), in: workspace
        )
        .choice(of: directive, progress: progress, shouldStop: shouldStop)
        let sweep = FactorSweep(
            preparation: preparation, directive: directive, seed: query.play.seed, workers: query.play.workers,
            worlds: query.sampling.design(scenario, rules: rules, play: query.play))
        let surface = await sweep.run(
            axes, choice: choice, replications: query.replications, measure: try query.measured.quantity(), of: formations,
            progress: { progress(.progress(stage: "sweeping", done: $0, of: $1)) }, shouldStop: shouldStop)
        guard !surface.points.isEmpty else {
            throw Refusal(.stopped, "It was stopped before the first value was finished; there is nothing to show.")
        }
        return FindingsPackage(
            surface, page: ResponseSurfaceText(surface, scenario: scenario, seed: query.play.seed),
            of: ResultManifest.Subject(
                of: scenario, manifest, title: "\(ProseWords.list(axes.compactMap { $0.first?.dial.name })) turned",
                command: query.command), out: query.out, workspace: workspace)
    }

    private func axes(of directive: Directive, in scenario: Scenario) throws(Refusal) -> [[Level]] {
        var axes: [[Level]] = []
        for text in query.vary {
            axes.append(try Refusal.catching { try Level.axis(text, of: directive, in: scenario) })
        }
        let names = axes.compactMap { $0.first?.dial }
        guard Set(names).count == names.count else {
            throw Refusal(.input, "--vary names \(names[0].name) twice; give all its values at once.")
        }
        guard !(names.contains { $0.kind == .date } && names.contains { $0.kind == .delay }) else {
            throw Refusal(.input, "--vary names both date and delay, which turn the same thing; choose one.")
        }
        let points = axes.map(\.count).reduce(1, *)
        guard points <= FactorSweep.mostPoints else {
            throw Refusal(
                .input, "--vary asks for \(points) combinations, expected at most \(FactorSweep.mostPoints); name fewer values."
            )
        }
        return axes
    }
}
