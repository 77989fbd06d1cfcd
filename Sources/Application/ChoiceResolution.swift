import Archives
import Arithmetic
import Campaigns
import Foundation
import Notation
import RuleSets
import Scenarios
import Studies

/// Settles who goes where directives leave it open: in the same way for every command, once, and kept in a small file.
///
/// `out/SCENARIO/MARK.settled.json`, or `MARK.worlds.settled.json` where it is settled over worlds, stands where a study would keep its campaigns, and what a study has already played for the
/// purpose is not played again. The file is a memory that may be lost: without it the same is settled anew.
struct ChoiceResolution: Sendable {
    private let preparation: CampaignModel
    private let play: PlayOptions
    private let manifest: FileManifest
    private let replies: String
    /// Worlds over which it is settled, as a study settles it; nil for the standard world alone.
    private let design: WorldDesign?
    /// False where sources are read otherwise than the files do: what is kept is of the case's own reading.
    private let keeps: Bool

    /// ChoiceResolution on a preparation; `manifest` names the scenario's files. Settings of `play` are not read: the
    /// preparation has its rules.
    init(
        _ preparation: CampaignModel, _ play: PlayOptions, manifest: FileManifest, worlds design: WorldDesign? = nil,
        keeps: Bool = true, in workspace: Workspace
    ) {
        self.keeps = keeps
        self.design = design
        self.preparation = preparation
        self.play = play
        self.manifest = manifest
        replies = workspace.replies
    }

    /// The directive with its choice made; throws if it was stopped before that.
    func assignment(
        of directive: Directive, progress: @escaping SessionListener, shouldStop: @escaping @Sendable () -> Bool
    ) async throws(Refusal) -> Assignment {
        try await choice(of: directive, progress: progress, shouldStop: shouldStop)
            .assignment(of: directive, in: preparation.scenario)
    }

    /// Who goes, for every number that may; throws if it was stopped before it was settled.
    func choice(
        of directive: Directive, progress: @escaping SessionListener, shouldStop: @escaping @Sendable () -> Bool
    ) async throws(Refusal) -> ResolvedChoice {
        let scenario = preparation.scenario
        guard let open = AddresseeResolver.openChoice(of: directive, in: scenario) else {
            return ResolvedChoice(directive: directive.id, going: nil)
        }
        let identity = StudyIdentity(
            preparation: preparation, manifest: manifest, version: Program.version, seed: play.seed)
        let folder = ReplyFolder.keeping(
            scenario, rules: preparation.rules, seed: play.seed, epochHours: preparation.epochHours, in: replies)
        let file = SettledFile("\(folder)/\(identity.mark).\(design == nil ? "" : "worlds.")settled.json")
        if keeps, let kept = file.choice(of: directive, among: open.from, in: scenario) { return kept }
        let runner = StudyRunner(
            preparation: preparation, seed: play.seed, workers: play.workers, worlds: design,
            keeper: keeps ? Self.keeper("\(folder)/\(identity.mark).study", identity) : nil)
        let settled = await DirectiveResolver(runner: runner).settle(
            directive,
            judging: { progress(.progress(stage: StudyConductor.Stage.judging.rawValue, done: $0, of: $1)) },
            progress: { progress(.progress(stage: StudyConductor.Stage.choosing.rawValue, done: $0, of: $1)) },
            shouldStop: shouldStop)
        guard !shouldStop() else {
            throw Refusal(.stopped, "It was stopped before it was settled who goes; there is nothing to show.")
        }
        let choice = ResolvedChoice(settled, in: scenario)
        if keeps { file.keep(choice, in: scenario) }
        return choice
    }

    /// What a study has kept, if it can be read now; what it lacks is played.
    private static func keeper(_ path: String, _ identity: StudyIdentity) -> BlockKeeper? {
        guard FileManager.default.fileExists(atPath: path), let reading = try? StoreReading(path), reading.identity == identity
        else { return nil }
        let kept = reading.keeper()
        return BlockKeeper(runs: kept.runs, values: kept.values, keep: { _, _ in })
    }
}

/// The file in which settled choices are kept, by directive.
private struct SettledFile {
    private struct Page: Codable {
        /// For each directive: names of those who go, by how many go.
        var choices: [String: [[String]]]
    }

    private let path: String

    init(_ path: String) { self.path = path }

    /// The choice that is kept of a directive, if it is one among those formations; nil for a file that is none or damaged.
    func choice(of directive: Directive, among group: [Int], in scenario: Scenario) -> ResolvedChoice? {
        guard let names = page()?.choices[directive.id], names.count == group.count + 1 else { return nil }
        let going = names.map { $0.compactMap { name in group.first { scenario.formations[$0].id == name } } }
        guard going.indices.allSatisfy({ Set(going[$0]).count == $0 }) else { return nil }
        return ResolvedChoice(directive: directive.id, going: going)
    }

    /// Keeps a choice beside the others; where that cannot be, nothing is kept and nothing is lost.
    func keep(_ choice: ResolvedChoice, in scenario: Scenario) {
        guard let going = choice.going else { return }
        var page = page() ?? Page(choices: [:])
        page.choices[choice.directive] = going.map { $0.map { scenario.formations[$0].id } }
        guard let text = try? JSONFile.text(of: page) else { return }
        try? OutputFile(path).write(text)
    }

    private func page() -> Page? {
        FileManager.default.contents(atPath: path).flatMap { try? JSONDecoder().decode(Page.self, from: $0) }
    }
}
