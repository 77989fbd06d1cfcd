import Arithmetic
import Campaigns
import RuleSets
import ScenarioFiles
import Scenarios
import Studies

/// A case whose record predictions are held against, with the directive that is played.
struct RecordCase: Sendable {
    let scenario: Scenario
    let directive: Directive
    /// Digest of the files of the scenario.
    let digest: String

    /// The case of a name or path; throws for one that cannot be read, or whose record no campaign can be asked for.
    init(_ name: String, history: String? = nil, directive: String? = nil, in workspace: Workspace) throws(Refusal) {
        var scenario = try workspace.scenario(name)
        if let history {
            scenario.history = try Refusal.catching { try ScenarioFolder.history(at: history) }
        }
        let chosen = try scenario.directive(named: directive ?? scenario.standing)
        guard AddresseeResolver.openChoice(of: chosen, in: scenario) == nil else {
            throw Refusal(
                .input, "--directive is \(chosen.id), which leaves a choice open; name one that names every formation.")
        }
        guard !RecordTrial.figures(of: scenario).isEmpty else {
            throw Refusal(
                .input,
                "\(scenario.id) has no figure to be scored, expected rows of history.csv with use score or fit and a key that is known."
            )
        }
        // Ways are laid for the destinations of all directives: the others would only take time.
        scenario.directives = scenario.directives.filter { $0.id == chosen.id || $0.id == scenario.standing }
        self.scenario = scenario
        self.directive = chosen
        digest = try workspace.manifest(of: name).digest
    }

    /// Plays it in so many worlds of a design; throws if it was stopped before all of them were finished.
    func play(
        _ design: WorldDesign, worlds: Int, workers: Int, number: Int, of count: Int, earlier: RecordTrial.Earlier? = nil,
        progress: @escaping SessionListener, shouldStop: @escaping @Sendable () -> Bool
    ) async throws(Refusal) -> RecordTrial {
        let stage = "playing \(scenario.id) (\(number + 1) of \(count)), campaigns"
        let trial = await RecordTrial.play(
            scenario, under: directive, in: design, worlds: worlds, workers: workers, earlier: earlier,
            progress: { progress(.progress(stage: stage, done: $0, of: $1)) }, shouldStop: shouldStop)
        guard trial.worlds == worlds else {
            throw Refusal(.stopped, "It was stopped before all worlds were played; there is nothing to show.")
        }
        return trial
    }

    /// The case as it was played: the trial, and what its campaigns took.
    struct Played {
        let trial: RecordTrial
        let effort: Effort
    }

    /// Campaigns and their time: all, and those that an earlier run played and a table kept.
    struct Effort {
        var campaigns = 0
        var seconds = 0.0
        var keptCampaigns = 0
        var keptSeconds = 0.0

        /// The effort of two cases.
        static func + (one: Effort, other: Effort) -> Effort {
            Effort(
                campaigns: one.campaigns + other.campaigns, seconds: one.seconds + other.seconds,
                keptCampaigns: one.keptCampaigns + other.keptCampaigns, keptSeconds: one.keptSeconds + other.keptSeconds)
        }
    }

    /// Plays it as `play` does and keeps its worlds in a table in a folder, from which a later run goes on.
    func play(
        _ design: WorldDesign, worlds: Int, workers: Int, number: Int, of count: Int, keepingIn folder: String,
        manifest: FileManifest,
        progress: @escaping SessionListener, shouldStop: @escaping @Sendable () -> Bool
    ) async throws(Refusal) -> Played {
        let table = TrialTable(
            in: folder, scenario: scenario.id, mark: mark(design, manifest),
            keys: RecordTrial.figures(of: scenario).map(\.figure.key), perWorld: design.perWorld)
        var rows = table.read()
        if rows.count > 0 {
            let first = await RecordTrial.play(scenario, under: directive, in: design, worlds: 1, workers: 1)
            if first.figures.map(\.values) != rows.values.map({ Array($0.prefix(design.perWorld)) }) {
                progress(
                    .notice("\(folder): \(scenario.id) was played there by a program that plays otherwise; it is played again.")
                )
                rows = TrialTable.Rows(values: rows.values.map { _ in [] })
            }
        }
        let all = worlds * design.perWorld
        let kept = min(rows.count, all)
        let keeping: TrialKeeping
        do { keeping = try TrialKeeping(table, keeping: rows) } catch {
            throw Refusal(error, writing: folder, option: "--store")
        }
        let trial = try await play(
            design, worlds: worlds, workers: workers, number: number, of: count, earlier: keeping.earlier, progress: progress,
            shouldStop: shouldStop)
        if let fault = keeping.fault { progress(.notice("\(fault). It goes on; what could not be written is not kept.")) }
        return Played(
            trial: trial,
            effort: Effort(
                campaigns: all, seconds: keeping.seconds(of: all), keptCampaigns: kept, keptSeconds: keeping.seconds(of: kept)))
    }

    /// Eight hexadecimal digits that tell states of all that the campaigns of the case depend on apart, but for the program itself.
    private func mark(_ design: WorldDesign, _ manifest: FileManifest) -> String {
        var digest = Digest()
        Self.addRules(to: &digest)
        let files = manifest.files.filter { !["README.md", "history.csv"].contains($0.path) }
        for text in [FileManifest(files).digest, directive.id, Program.version] { digest.add(text) }
        for figure in RecordTrial.figures(of: scenario) { digest.add(figure.figure.key) }
        digest.add(design.seed)
        digest.add(design.perWorld)
        return String(digest.description.prefix(8))
    }

    private static func addRules(to digest: inout Digest) {
        for entry in RuleBook.entries {
            digest.add(entry.name)
            for value in [entry.range.lowerBound, entry.standard, entry.range.upperBound] { digest.add(value) }
        }
    }

    /// A fingerprint of the files of some cases and of all rules.
    static func fingerprint(of names: [String], in workspace: Workspace) throws(Refusal) -> String {
        var digest = Digest()
        addRules(to: &digest)
        for name in names {
            let files = try workspace.manifest(of: name).files.filter { $0.path != "README.md" }
            digest.add(FileManifest(files).digest)
        }
        return digest.description
    }
}
