import Campaigns
import Figures
import Notation
import Pages
import RuleSets
import ScenarioFiles
import Scenarios
import Studies

/// Question how well the model predicts the record of some cases.
public struct ScoreQuery: Codable, Hashable, Sendable {
    /// Names of scenarios, or paths of their folders; at least one.
    public let scenarios: [String]
    /// The directive that is played; nil for the standing one of each case: the course as recorded.
    public let directive: String?
    /// Worlds, 20 to 100,000.
    public let worlds: Int
    /// Replications in each world, 2 to 1,000.
    public let perWorld: Int
    /// Seed, workers and rules; rules that are set are not drawn.
    public let play: PlayOptions
    /// A file of rules after a calibration, from which worlds are drawn.
    public let rulesFile: String?
    /// A file that stands for history.csv of the case, which may have none.
    public let history: String?
    /// The folder for the table and the numbers.
    public let out: String?
    /// The file for the page of the documentation.
    public let page: String?
    /// The command as it can be typed again, for the record; empty where none was typed.
    public let command: String

    /// A question, checked when it is run.
    public init(
        scenarios: [String], directive: String? = nil, worlds: Int = standardWorlds, perWorld: Int = standardPerWorld,
        play: PlayOptions, rulesFile: String? = nil, history: String? = nil, out: String? = nil, page: String? = nil,
        command: String = ""
    ) {
        self.scenarios = scenarios
        self.directive = directive
        self.worlds = worlds
        self.perWorld = perWorld
        self.play = play
        self.rulesFile = rulesFile
        self.history = history
        self.out = out
        self.page = page
        self.command = command
    }

    /// Worlds unless said.
    public static let standardWorlds = 256
    /// Replications in each world unless said.
    public static let standardPerWorld = 4

    func check() throws(Refusal) {
        guard !scenarios.isEmpty else { throw Refusal(.request, "No case is named, expected one or more.") }
        if let twice = scenarios.first(where: { name in scenarios.count { $0 == name } > 1 }) {
            throw Refusal(.request, "\(twice) is named twice; name each case once.")
        }
        if history != nil, scenarios.count > 1 {
            throw Refusal(.request, "--history stands for the record of one case, and \(scenarios.count) are named.")
        }
        try Bounds.check("--worlds", worlds, 20...100_000)
        try Bounds.check("--per-world", perWorld, 2...1000)
        try play.check()
    }
}

/// Plays cases under the course as recorded and scores the model's predictions by their records.
public struct ScoreSession: Sendable {
    private let query: ScoreQuery
    private let workspace: Workspace

    /// A session of a question.
    public init(_ query: ScoreQuery, in workspace: Workspace) {
        self.query = query
        self.workspace = workspace
    }

    /// The scores; throws for a question that cannot be put, and if it was stopped.
    public func run(
        progress: @escaping SessionListener = { _ in }, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async throws(Refusal) -> FindingsPackage<RecordScore> {
        try query.check()
        try Deliveries.prove(query.out)
        let vectors: RuleVectors? = if let file = query.rulesFile { try RuleVectorsFile.read(file) } else { nil }
        var cases: [RecordCase] = []
        for name in query.scenarios {
            cases.append(try RecordCase(name, history: query.history, directive: query.directive, in: workspace))
        }
        var trials: [RecordTrial] = []
        for (number, record) in cases.enumerated() {
            let rules = try RuleSettings.rules(query.play.settings, for: record.scenario)
            let design = WorldDesign(
                scenario: record.scenario, rules: rules, seed: query.play.seed, perWorld: query.perWorld,
                fixed: WorldDesign.held(by: query.play.settings), vectors: vectors)
            trials.append(
                try await record.play(
                    design, worlds: query.worlds, workers: query.play.workers, number: number, of: cases.count,
                    progress: progress, shouldStop: shouldStop))
        }
        let score = RecordScore(trials)
        let page = ScoreText(
            score, cases: cases.map { .init($0.scenario, directive: $0.directive) }, worlds: query.worlds,
            perWorld: query.perWorld, seed: query.play.seed, calibration: vectors.map(ReplyCalibration.init),
            fingerprint: try Self.fingerprint(of: query.scenarios, in: workspace))
        let document = query.page.map { (path: $0, text: page.markdown()) }
        let subject = ResultManifest.Subject(
            of: cases, title: "The model beside the record", command: query.command)
        return FindingsPackage(score, page: page, of: subject, out: query.out, workspace: workspace, document: document)
    }

    /// A fingerprint of the files of some cases and of all rules: a page that has it is fresh.
    public static func fingerprint(of names: [String], in workspace: Workspace) throws(Refusal) -> String {
        try RecordCase.fingerprint(of: names, in: workspace)
    }
}
