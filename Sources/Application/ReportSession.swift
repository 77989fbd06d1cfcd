import Appraisal
import Archives
import Campaigns
import Foundation
import Reporting
import Scenarios
import Studies
import Synchronization

/// Makes the reply of a study again from its store, without playing.
public struct ReportSession: Sendable {
    private let stores: [String]
    private let out: String?
    private let workspace: Workspace

    /// A session on one store; `out` is the folder of the reply, nil for the one that the question names.
    public init(_ stores: [String], out: String?, in workspace: Workspace) {
        self.stores = stores
        self.out = out
        self.workspace = workspace
    }

    /// The reply of what is in the store, and how many campaigns it lacks; throws if the store cannot be used or nothing is in it.
    public func run() async throws(Refusal) -> (package: ReplyPackage, missing: Int) {
        let path = try onlyStore()
        let reading = try Refusal.catching { try StoreReading(path) }
        let asked = reading.request
        let scenario = try workspace.scenario(asked.scenario)
        let digest = try workspace.digest(of: asked.scenario)
        let rules = reading.identity.ruleBook
        let preparation = Preparation(scenario: scenario, rules: rules, epochHours: reading.identity.epochHours)
        let identity = StudyIdentity(
            preparation: preparation, scenarioDigest: digest, version: Program.version, seed: reading.identity.seed)
        if let difference = reading.identity.difference(from: identity) {
            throw Refusal(.input, "\(path): it holds \(difference); bring that back, or study again.")
        }
        let request = StudyRequest(
            scenario: scenario, rules: rules, settings: asked.settings,
            directives: try scenario.directives(named: asked.directives),
            replications: asked.replications, seed: identity.seed, workers: 1, epochHours: identity.epochHours,
            sensitivityReplications: asked.sensitivityReplications, precision: asked.precision.map(Precision.init(halfWidth:)))
        let folder = out ?? ReplyFolder.path(of: request, in: workspace.replies)
        try Deliveries.prove(folder)
        let missing = Atomic(0)
        let keeper = reading.keeper { _ = missing.add($0, ordering: .relaxed) }
        let found = await StudyConductor(request, preparation: preparation, keeper: keeper).conduct()
        guard found.replications > 0 else {
            throw Refusal(
                .input,
                "\(path): no campaign of every directive is finished; `\(asked.command) --store \(path)` plays what is missing."
            )
        }
        let lacking = missing.load(ordering: .relaxed)
        let campaigns = ProseWords.figured(lacking, "campaign is", "campaigns are")
        let package = try ReplyPackage(
            study: found, named: asked.scenario, situation: Situation.read(scenario, rules: rules, at: scenario.start),
            provenance: try provenance(of: reading)
                ?? ReplyProvenance(version: Program.version, scenarioDigest: digest, command: asked.command),
            folder: folder,
            notices: lacking > 0 ? ["\(campaigns) missing; `\(asked.command) --store \(path)` plays them."] : [],
            wasStopped: false, in: workspace)
        return (package, lacking)
    }

    /// The store to report of. Several, as a pattern of the shell may give, are named with what they hold.
    private func onlyStore() throws(Refusal) -> String {
        guard stores.count != 1 else { return stores[0] }
        guard !stores.isEmpty else {
            throw Refusal(.request, "No store is named, expected one, such as out/lesson/3fa29c1b.study.")
        }
        let lines = stores.map { path -> String in
            do { return "  \(path): \(try StoreReading(path).request.command)" } catch { return "  \(Refusal(error))" }
        }
        throw Refusal(.input, ["\(stores.count) stores are named, expected one; choose among:"] + lines)
    }

    private func provenance(of reading: StoreReading) throws(Refusal) -> ReplyProvenance? {
        guard let text = reading.provenance else { return nil }
        do { return try JSONDecoder().decode(ReplyProvenance.self, from: Data(text.utf8)) } catch {
            throw Refusal(
                .input, "\(reading.path): what it says of the run cannot be read; study with --store \(reading.path) again.")
        }
    }
}

/// Joins the stores of a study's parts into one.
public struct MergeSession: Sendable {
    private let parts: [String]
    private let whole: String

    /// A session that writes the parts into a store that must not exist yet.
    public init(_ parts: [String], into whole: String) {
        self.parts = parts
        self.whole = whole
    }

    /// A sentence that says what is in the whole; throws if the parts are not of one study, or it cannot be written.
    public func run() throws(Refusal) -> String {
        guard !whole.isEmpty else { throw Refusal(.request, "--out is empty, expected a path.") }
        let found = try Refusal.catching { try StoreMerge(parts).write(to: whole) }
        let shared = found.shared > 0 ? "; \(ProseNumber.whole(found.shared)) came more than once and were equal" : ""
        let campaigns = ProseWords.figured(found.replications, "campaign")
        return "\(whole): \(campaigns) of \(ProseWords.figured(parts.count, "part"))\(shared)."
    }
}
