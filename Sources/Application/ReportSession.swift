import Appraisal
import Archives
import Campaigns
import Figures
import Foundation
import Notation
import Planning
import RuleSets
import Scenarios
import Studies
import Synchronization

/// Makes the reply of a study again from its store, without playing.
public struct ReportSession: Sendable {
    private let stores: [String]
    private let out: String?
    private let workspace: Workspace

    /// A session on a store, of several on the one that was written last; `out` is the folder of the reply, nil for the one that the
    /// question names.
    public init(_ stores: [String], out: String?, in workspace: Workspace) {
        self.stores = stores
        self.out = out
        self.workspace = workspace
    }

    /// The reply of what is in the store, and how many campaigns it lacks; throws if the store cannot be used or nothing is in it.
    public func run() async throws(Refusal) -> (package: ReplyPackage, missing: Int) {
        let notices = Mutex<[String]>([])
        let reading = try newest { sentence in notices.withLock { $0.append(sentence) } }
        let path = reading.path
        let asked = reading.request
        if asked.design != nil {
            throw Refusal(
                .input, "\(path): it holds points that `anabasis play` played, and they have no reply; read its tables.")
        }
        let scenario = try workspace.scenario(asked.scenario)
        let manifest = try workspace.manifest(of: asked.scenario)
        let rules = reading.identity.ruleBook
        let preparation = CampaignModel(scenario: scenario, rules: rules, epochHours: reading.identity.epochHours)
        let identity = StudyIdentity(
            preparation: preparation, manifest: manifest, version: Program.version, seed: reading.identity.seed)
        if let difference = reading.identity.difference(from: identity) {
            throw Refusal(.input, "\(path): it holds \(difference); bring that back, or study again.")
        }
        let request = StudyRequest(
            scenario: scenario, rules: rules, settings: asked.settings,
            directives: try scenario.directives(named: asked.directives),
            replications: asked.replications, seed: identity.seed, workers: 1, epochHours: identity.epochHours,
            sensitivityReplications: asked.sensitivityReplications, precision: asked.precision.map(Precision.init(halfWidth:)),
            worlds: asked.worlds)
        let folder = out ?? ReplyFolder.path(of: request, in: workspace.replies)
        try Deliveries.prove(folder)
        let missing = Atomic(0)
        let keeper = reading.keeper(
            miss: { _ = missing.add($0, ordering: .relaxed) },
            damage: { fault in notices.withLock { $0.append(fault.description) } })
        let found = await StudyConductor(request, preparation: preparation, keeper: keeper).conduct()
        guard found.replications > 0 else {
            let none =
                "\(path): no campaign of every directive is finished; `\(asked.command) --store \(path)` plays what is missing."
            throw Refusal(.input, notices.withLock { $0 } + [none])
        }
        let lacking = missing.load(ordering: .relaxed)
        let campaigns = ProseWords.figured(lacking, "campaign is", "campaigns are")
        let package = try ReplyPackage(
            study: found, named: asked.scenario, situation: Situation.read(scenario, rules: rules, at: scenario.start),
            provenance: Self.provenance(of: reading)
                ?? ReplyProvenance(
                    version: Program.version, scenarioDigest: manifest.digest, files: manifest.files, command: asked.command),
            folder: folder,
            notices: notices.withLock { $0 }
                + (lacking > 0 ? ["\(campaigns) missing; `\(asked.command) --store \(path)` plays them."] : []),
            wasStopped: false, in: workspace)
        return (package, lacking)
    }

    /// The store that was written last; `tell` hears which it is, what the others hold, and which cannot be read.
    private func newest(_ tell: (String) -> Void) throws(Refusal) -> StoreReading {
        guard !stores.isEmpty else {
            throw Refusal(.request, "No store is named, expected one, such as out/lesson/3fa29c1b.study.")
        }
        let found = try Refusal.catching { try StoreReading.newest(of: stores) { tell($0.description) } }
        if stores.count > 1 { tell("\(found.chosen.path) was written last: \(found.chosen.summary).") }
        for other in found.others { tell("\(other.path) is left: \(other.summary).") }
        return found.chosen
    }

    /// What the study said of its run; nil where that cannot be read, since then it was not written by a study that ended.
    private static func provenance(of reading: StoreReading) -> ReplyProvenance? {
        reading.provenance.flatMap { try? JSONDecoder().decode(ReplyProvenance.self, from: Data($0.utf8)) }
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

    /// Joins the parts; throws if the parts are not of one study, or it cannot be written.
    public func run() throws(Refusal) -> MergeReport {
        guard !whole.isEmpty else { throw Refusal(.request, "--out is empty, expected a path.") }
        let found = try Refusal.catching { try StoreMerge(parts).write(to: whole) }
        return MergeReport(
            path: whole, parts: parts.count, campaigns: found.campaigns, shared: found.shared,
            damaged: found.damaged.map(\.description))
    }
}

/// Summary of a merge.
public struct MergeReport: AnswerPackage, Encodable {
    /// Path of the store.
    public let path: String
    /// Stores that were joined.
    public let parts: Int
    /// Campaigns in it.
    public let campaigns: Int
    /// Campaigns that several parts had, and that were equal.
    public let shared: Int
    /// A sentence for each campaign of a part that was not sound.
    public let damaged: [String]

    /// The page for a person.
    public func text(_ style: PageStyle) -> String {
        let twice = shared > 0 ? "; \(ProseNumber.whole(shared)) came more than once and were equal" : ""
        let sentence = "\(path): \(ProseWords.figured(campaigns, "campaign")) of \(ProseWords.figured(parts, "part"))\(twice)."
        return (damaged + [sentence]).joined(separator: "\n")
    }

    /// Every number of it as JSON.
    public func json() throws(Refusal) -> String { try Refusal.catching { try JSONFile.text(of: self) } }

    /// Nothing is left to write.
    public func write() throws(Refusal) -> [String] { [] }
}
