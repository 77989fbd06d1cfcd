import Campaigns
import Foundation
import Notation
import Pages
import RuleSets
import Scenarios
import Studies

/// Question which rules of the model the record of some cases moves.
public struct CalibrationQuery: Codable, Hashable, Sendable {
    /// Names of scenarios, or paths of their folders; at least two.
    public let scenarios: [String]
    /// Worlds, 50 to 100,000.
    public let worlds: Int
    /// Replications in each world, 2 to 1,000.
    public let perWorld: Int
    /// Factor on what the model leaves out, 0.1 to 10.
    public let discrepancy: Double
    /// Seed and workers; rules cannot be set.
    public let play: PlayOptions
    /// The file of rules (.json), or the folder for it, the numbers and the tables; nil for none.
    public let out: String?
    /// The file for the page of the documentation.
    public let page: String?
    /// The folder that keeps what was played; nil for nowhere.
    public let store: String?
    /// The command as it can be typed again, for the record; empty where none was typed.
    public let command: String

    /// A question, checked when it is run.
    public init(
        scenarios: [String], worlds: Int = standardWorlds, perWorld: Int = standardPerWorld, discrepancy: Double = 1,
        play: PlayOptions, out: String? = nil, page: String? = nil, store: String? = nil, command: String = ""
    ) {
        self.store = store
        self.scenarios = scenarios
        self.worlds = worlds
        self.perWorld = perWorld
        self.discrepancy = discrepancy
        self.play = play
        self.out = out
        self.page = page
        self.command = command
    }

    /// Worlds unless said.
    public static let standardWorlds = 2000
    /// Replications in each world unless said.
    public static let standardPerWorld = 2

    func check() throws(Refusal) {
        try ScoreQuery(scenarios: scenarios, worlds: max(20, min(100_000, worlds)), perWorld: perWorld, play: play).check()
        guard scenarios.count >= 2 else {
            throw Refusal(.request, "One case is named, expected two or more: each is predicted from the others.")
        }
        try Bounds.check("--worlds", worlds, 50...100_000)
        try Bounds.check("--discrepancy", discrepancy, 0.1...10)
        if !play.settings.isEmpty {
            throw Refusal(.request, "--set gives a rule a value, and a calibration draws all rules; leave it out.")
        }
        if store?.isEmpty == true { throw Refusal(.request, "--store is empty, expected a path.") }
    }
}

/// Plays cases in the same worlds of rules, weighs the worlds by the record, and says which rules moved.
public struct CalibrationSession: Sendable {
    private let query: CalibrationQuery
    private let workspace: Workspace

    /// A session of a question.
    public init(_ query: CalibrationQuery, in workspace: Workspace) {
        self.query = query
        self.workspace = workspace
    }

    /// The calibration; throws for a question that cannot be put, for a case to which the model is applied, and if it was stopped.
    public func run(
        progress: @escaping SessionListener = { _ in }, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async throws(Refusal) -> CalibrationPackage {
        try query.check()
        if let out = query.out, !out.hasSuffix(".json") { try Deliveries.prove(out) }
        var cases: [RecordCase] = []
        for name in query.scenarios {
            let record = try RecordCase(name, in: workspace)
            try Self.checkThatItMayTeach(record.scenario)
            cases.append(record)
        }
        var effort = RecordCase.Effort()
        var trials: [RecordTrial] = []
        var designs: [WorldDesign] = []
        for (number, record) in cases.enumerated() {
            let rules = try RuleSettings.rules([], for: record.scenario)
            let design = WorldDesign(
                scenario: record.scenario, rules: rules, seed: query.play.seed, perWorld: query.perWorld)
            designs.append(design)
            let played = try await play(record, number, of: cases.count, design, progress, shouldStop)
            effort = effort + played.effort
            trials.append(played.trial)
        }
        let calibration = Calibration(trials, design: designs[0], discrepancy: query.discrepancy)
        let page = CalibrationText(
            calibration, cases: cases.map { .init($0.scenario, directive: $0.directive) }, worlds: query.worlds,
            perWorld: query.perWorld, seed: query.play.seed,
            effort: .init(
                campaigns: effort.campaigns, minutes: effort.seconds / 60, kept: effort.keptCampaigns,
                keptMinutes: effort.keptSeconds / 60, workers: query.play.workers, megabytes: PeakMemory.bytes / 1_000_000),
            fingerprint: try RecordCase.fingerprint(of: query.scenarios, in: workspace))
        return CalibrationPackage(
            calibration: calibration, page: page,
            vectors: calibration.vectors(program: Program.version, digests: cases.map(\.digest)),
            subject: ResultManifest.Subject(of: cases, title: "What the records teach the rules", command: query.command),
            out: query.out, document: query.page)
    }

    /// Plays a case, in a table that is kept if there is a folder for it.
    private func play(
        _ record: RecordCase, _ number: Int, of count: Int, _ design: WorldDesign, _ progress: @escaping SessionListener,
        _ shouldStop: @escaping @Sendable () -> Bool
    ) async throws(Refusal) -> RecordCase.Played {
        guard let store = query.store else {
            let begun = ContinuousClock.now
            let trial = try await record.play(
                design, worlds: query.worlds, workers: query.play.workers, number: number, of: count, progress: progress,
                shouldStop: shouldStop)
            let seconds = (ContinuousClock.now - begun) / .seconds(1)
            return RecordCase.Played(
                trial: trial, effort: .init(campaigns: query.worlds * query.perWorld, seconds: seconds))
        }
        return try await record.play(
            design, worlds: query.worlds, workers: query.play.workers, number: number, of: count, keepingIn: store,
            manifest: try workspace.manifest(of: query.scenarios[number]), progress: progress, shouldStop: shouldStop)
    }

    /// A case to which the model is applied teaches it nothing, and neither does one that changes rules.
    private static func checkThatItMayTeach(_ scenario: Scenario) throws(Refusal) {
        if scenario.isApplication {
            throw Refusal(
                .input,
                "\(scenario.id) is the application of the model (application: true in scenario.yaml): its record may fit no rule; leave it out."
            )
        }
        if !scenario.rules.isEmpty {
            throw Refusal(
                .input,
                "\(scenario.id) changes \(scenario.rules[0].rule) in rules.yaml, and all cases of a calibration have the same rules; leave it out."
            )
        }
    }
}

/// A calibration as a page, as numbers and as a file of rules.
public struct CalibrationPackage: AnswerPackage {
    /// The calibration.
    public let calibration: Calibration
    private let page: CalibrationText
    private let vectors: RuleVectors
    private let subject: ResultManifest.Subject
    private let out: String?
    private let document: String?

    init(
        calibration: Calibration, page: CalibrationText, vectors: RuleVectors, subject: ResultManifest.Subject, out: String?,
        document: String?
    ) {
        self.subject = subject
        self.calibration = calibration
        self.page = page
        self.vectors = vectors
        self.out = out
        self.document = document
    }

    /// The page for a person.
    public func text(_ style: PageStyle) -> String { page.text(width: style.width) }

    /// Every number of it as JSON.
    public func json() throws(Refusal) -> String { try Refusal.catching { try page.json() } }

    /// Writes the files that were asked for; returns a sentence for each thing to be told.
    public func write() throws(Refusal) -> [String] {
        var told: [String] = []
        if let out {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let text = try Refusal.catching { String(decoding: try encoder.encode(vectors), as: UTF8.self) + "\n" }
            if out.hasSuffix(".json") {
                try Deliveries.deliver(out, option: "--out") { try OutputFile(out).write(text) }
                told.append("The rules are written to \(out).")
            } else {
                let texts = ["rules.json": text, "calibration.json": try json(), "calibration.md": page.markdown()]
                told.append(
                    try ResultFolder(path: out).write(.init(tables: page.tables, texts: texts), of: subject))
            }
        }
        if let document { told.append(try Deliveries.document(page.markdown(), to: document)) }
        return told
    }
}
