import Campaigns
import Notation
import Pages
import RuleSets
import Scenarios
import Studies

/// What is asked of a selection.
public struct SelectionQuery: Codable, Hashable, Sendable {
    /// A scenario's name, or the path of its folder.
    public let scenario: String
    /// Names of directives; all of the scenario's where none is named.
    public let directives: [String]
    /// What is measured.
    public let measured: MeasureQuery
    /// Differences below this are of no concern, in the measure's unit: 0.000001 to 1,000,000,000.
    public let indifference: Double
    /// How surely the best is to be selected, 0.5 to 0.9999.
    public let confidence: Double
    /// Worlds, or campaigns of the standard world, of every directive before the first is dropped, 10 to 1,000.
    public let first: Int
    /// The most of them of one directive, `first` to 1,000,000.
    public let atMost: Int
    /// Replications in each world, 2 to 1,000; nil for the standard world alone.
    public let perWorld: Int?
    /// ReplicationStreams, workers and rules.
    public let play: PlayOptions
    /// The folder for the table and the numbers.
    public let out: String?
    /// The command as it can be typed again, for the record; empty where none was typed.
    public let command: String

    /// A question, checked when it is run.
    public init(
        scenario: String, directives: [String] = [], measured: MeasureQuery, indifference: Double, confidence: Double = 0.95,
        first: Int = 20, atMost: Int = 20_000, perWorld: Int? = WorldSampling.standardPerWorld, play: PlayOptions,
        out: String? = nil, command: String = ""
    ) {
        self.scenario = scenario
        self.directives = directives
        self.measured = measured
        self.indifference = indifference
        self.confidence = confidence
        self.first = first
        self.atMost = atMost
        self.perWorld = perWorld
        self.play = play
        self.out = out
        self.command = command
    }

    func check() throws(Refusal) {
        guard indifference >= 1e-6, indifference <= 1e9 else {
            throw Refusal(.request, "--indifference is \(indifference), expected a number from 0.000001 to 1000000000.")
        }
        try Bounds.check("--confidence", confidence, 0.5...0.9999)
        try Bounds.check("--first", first, 10...1000)
        guard (first...1_000_000).contains(atMost) else {
            throw Refusal(.request, "--at-most is \(atMost), expected \(first) (--first) to 1000000.")
        }
        if let perWorld { try Bounds.check("--per-world", perWorld, 2...1000) }
        try play.check()
        _ = try measured.quantity()
    }

    /// The worlds; nil for the standard world.
    var sampling: CampaignSampling {
        perWorld.map { .drawn(WorldSampling(most: atMost, perWorld: $0)) } ?? .standard(replications: nil)
    }
}

/// Selects the best of some directives with a stated confidence.
public struct SelectionSession: Sendable {
    private let query: SelectionQuery
    private let workspace: Workspace

    /// A session of a question.
    public init(_ query: SelectionQuery, in workspace: Workspace) {
        self.query = query
        self.workspace = workspace
    }

    /// The selection, which may have selected none; throws for a question that cannot be put.
    public func run(
        progress: @escaping SessionListener = { _ in }, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async throws(Refusal) -> SelectionPackage {
        try query.check()
        let scenario = try workspace.scenario(query.scenario)
        let directives = try scenario.directives(named: query.directives)
        guard directives.count >= 2 else {
            throw Refusal(
                .input, "--directive names \(ProseWords.figured(directives.count, "directive")), expected two or more.")
        }
        let rules = try RuleSettings.rules(query.play.settings, for: scenario)
        let criterion = DirectiveSelection.Criterion(
            measure: try query.measured.quantity(), formations: try query.measured.formations(in: scenario),
            confidence: query.confidence, indifference: query.indifference, firstStage: query.first, most: query.atMost)
        let manifest = try workspace.manifest(of: query.scenario)
        try Deliveries.prove(query.out)
        let preparation = CampaignModel(scenario: scenario, rules: rules)
        let settling = ChoiceResolution(
            preparation, query.play, manifest: manifest,
            worlds: query.sampling.design(scenario, rules: rules, play: query.play), in: workspace)
        var choices: [ResolvedChoice] = []
        for directive in directives {
            choices.append(try await settling.choice(of: directive, progress: progress, shouldStop: shouldStop))
        }
        let selection = await DirectiveSelection(
            preparation: preparation, criterion: criterion, seed: query.play.seed, workers: query.play.workers,
            worlds: query.sampling.design(scenario, rules: rules, play: query.play)
        ).run(
            directives, choices: choices,
            progress: { contenders, done, most in
                let stage = "selecting among \(ProseWords.figured(contenders, "directive")), campaigns at most"
                progress(.progress(stage: stage, done: done, of: most))
            }, shouldStop: shouldStop)
        return SelectionPackage(
            selection: selection, page: SelectionText(selection, seed: query.play.seed),
            subject: ResultManifest.Subject(
                of: scenario, manifest, title: "the best of \(ProseWords.figured(directives.count, "directive"))",
                command: query.command), out: query.out)
    }
}

/// A selection in a table and sentences.
public struct SelectionPackage: AnswerPackage {
    /// What came of it.
    public let selection: Selection
    private let page: SelectionText
    private let subject: ResultManifest.Subject
    private let out: String?

    init(selection: Selection, page: SelectionText, subject: ResultManifest.Subject, out: String?) {
        self.selection = selection
        self.page = page
        self.subject = subject
        self.out = out
    }

    /// True if it was stopped before its end.
    public var wasStopped: Bool { selection.wasStopped }

    /// The page for a person.
    public func text(_ style: PageStyle) -> String { page.text(width: style.width) }

    /// Every number of it as JSON.
    public func json() throws(Refusal) -> String { try Refusal.catching { try page.json() } }

    /// Writes the files that were asked for; returns a sentence for each thing to be told.
    public func write() throws(Refusal) -> [String] {
        guard let out else { return [] }
        return [
            try ResultFolder(path: out).write(
                .init(tables: [page.entries], texts: ["selection.json": try json()]), of: subject)
        ]
    }
}
