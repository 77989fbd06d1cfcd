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
        _ design: WorldDesign, worlds: Int, workers: Int, number: Int, of count: Int, progress: @escaping SessionListener,
        shouldStop: @escaping @Sendable () -> Bool
    ) async throws(Refusal) -> RecordTrial {
        let stage = "playing \(scenario.id) (\(number + 1) of \(count)), campaigns"
        let trial = await RecordTrial.play(
            scenario, under: directive, in: design, worlds: worlds, workers: workers,
            progress: { progress(.progress(stage: stage, done: $0, of: $1)) }, shouldStop: shouldStop)
        guard trial.worlds == worlds else {
            throw Refusal(.stopped, "It was stopped before all worlds were played; there is nothing to show.")
        }
        return trial
    }

    /// A fingerprint of the files of some cases and of all rules.
    static func fingerprint(of names: [String], in workspace: Workspace) throws(Refusal) -> String {
        var digest = Digest()
        for entry in RuleBook.entries {
            digest.add(entry.name)
            for value in [entry.range.lowerBound, entry.standard, entry.range.upperBound] { digest.add(value) }
        }
        for name in names {
            let files = try workspace.manifest(of: name).files.filter { $0.path != "README.md" }
            digest.add(FileManifest(files).digest)
        }
        return digest.description
    }
}
