import Campaigns
import Figures
import Notation
import Pages
import RuleSets
import Scenarios
import Studies

/// Question to a study of unknowns.
public struct UnknownsQuery: Codable, Hashable, Sendable {
    /// A scenario's name, or the path of its folder.
    public let scenario: String
    /// The directive that is judged; nil for the one that the scenario asks about.
    public let directive: String?
    /// Worlds, 20 to 100,000.
    public let worlds: Int
    /// Replications in each world, 2 to 1,000.
    public let perWorld: Int
    /// Seed, workers and rules; rules that are set are not drawn.
    public let play: PlayOptions
    /// The folder for the table and the numbers.
    public let out: String?
    /// A file of rules after a calibration, from which worlds are drawn; nil for the laws of their ranges.
    public let rulesFile: String?
    /// The command as it can be typed again, for the record; empty where none was typed.
    public let command: String

    /// A question, checked when it is run.
    public init(
        scenario: String, directive: String? = nil, worlds: Int = standardWorlds, perWorld: Int = standardPerWorld,
        play: PlayOptions, out: String? = nil, rulesFile: String? = nil, command: String = ""
    ) {
        self.rulesFile = rulesFile
        self.scenario = scenario
        self.directive = directive
        self.worlds = worlds
        self.perWorld = perWorld
        self.play = play
        self.out = out
        self.command = command
    }

    /// Worlds unless said.
    public static let standardWorlds = UnknownsStudy.standardWorlds
    /// Replications in each world unless said.
    public static let standardPerWorld = UnknownsStudy.standardPerWorld

    func check() throws(Refusal) {
        try Bounds.check("--worlds", worlds, StudyUnknowns.leastWorlds...100_000)
        try Bounds.check("--per-world", perWorld, 2...1000)
        try play.check()
    }

    /// The directive that is judged and the standing course that it is compared with.
    func compared(in scenario: Scenario) throws(Refusal) -> (question: Directive, standing: Directive) {
        let question = try scenario.directive(named: directive)
        guard question.id != scenario.standing else {
            throw Refusal(
                .input,
                "--directive is \(question.id), the standing course, with which others are compared; choose another with --directive."
            )
        }
        return (question, try scenario.directive(named: scenario.standing))
    }
}

/// Lists what is not known, and says which of it the verdict depends on.
public struct UnknownsSession: Sendable {
    private let query: UnknownsQuery
    private let workspace: Workspace

    /// A session of a question.
    public init(_ query: UnknownsQuery, in workspace: Workspace) {
        self.query = query
        self.workspace = workspace
    }

    /// Every unknown that worlds are drawn from; nothing is played. Throws for a question that cannot be put.
    public func list() throws(Refusal) -> UnknownsList {
        try query.play.check()
        let scenario = try workspace.scenario(query.scenario)
        let rules = try RuleSettings.rules(query.play.settings, for: scenario)
        return UnknownsList(
            Unknown.all(of: scenario, rules: rules, fixed: WorldDesign.held(by: query.play.settings)), of: scenario.id)
    }

    /// Plays the worlds and weighs the unknowns; worlds that are finished are kept when it is stopped. Throws for a question that cannot
    /// be put, and if it was stopped before 20 worlds were finished.
    public func run(
        progress: @escaping SessionListener = { _ in }, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async throws(Refusal) -> FindingsPackage<UnknownsStudy> {
        try query.check()
        let scenario = try workspace.scenario(query.scenario)
        let compared = try query.compared(in: scenario)
        let rules = try RuleSettings.rules(query.play.settings, for: scenario)
        let manifest = try workspace.manifest(of: query.scenario)
        try Deliveries.prove(query.out)
        let vectors: RuleVectors? = if let file = query.rulesFile { try RuleVectorsFile.read(file) } else { nil }
        let preparation = CampaignModel(scenario: scenario, rules: rules)
        let design = WorldDesign(
            scenario: scenario, rules: rules, seed: query.play.seed, perWorld: query.perWorld,
            fixed: WorldDesign.held(by: query.play.settings), vectors: vectors)
        // Settled as a study settles it: over worlds of the usual number of campaigns.
        let usual = CampaignSampling.drawn(WorldSampling()).design(scenario, rules: rules, play: query.play)
        let settling = ChoiceResolution(preparation, query.play, manifest: manifest, worlds: usual, in: workspace)
        let question = try await settling.assignment(of: compared.question, progress: progress, shouldStop: shouldStop)
        let standing = try await settling.assignment(of: compared.standing, progress: progress, shouldStop: shouldStop)
        let sampling = WorldSampling(most: query.worlds, perWorld: query.perWorld, isFixed: true)
        let study = await UnknownsStudy.play(
            question, against: standing, in: design, sampling: sampling, workers: query.play.workers,
            progress: { progress(.progress(stage: "playing worlds, campaigns", done: $0, of: $1)) }, shouldStop: shouldStop)
        guard let study else {
            let least = ProseNumber.whole(StudyUnknowns.leastWorlds)
            throw Refusal(.stopped, "It was stopped before \(least) worlds were finished; there is nothing to show.")
        }
        progress(.progress(stage: "weighing the unknowns", done: 0, of: 1))
        let page = UnknownsText(study, worth: study.worth(), calibration: vectors.map(ReplyCalibration.init))
        progress(.progress(stage: "weighing the unknowns", done: 1, of: 1))
        return FindingsPackage(
            study, page: page,
            of: ResultManifest.Subject(
                of: scenario, manifest, title: "what the verdict depends on", command: query.command),
            out: query.out, workspace: workspace)
    }
}
