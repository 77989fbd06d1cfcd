import Appraisal
import Archives
import Arithmetic
import Campaigns
import Figures
import Foundation
import Notation
import Planning
import RuleSets
import Scenarios
import Studies

/// Plays directives through many campaigns, and makes the reply or a part of its store.
///
///     let session = StudySession(query, in: workspace)
///     let package = try await session.run(progress: { print($0) }, shouldStop: { false })
///     print(package.text(PageStyle(width: 80)))
///     for sentence in try package.write() { print(sentence) }
public struct StudySession: Sendable {
    private let query: StudyQuery
    private let workspace: Workspace

    /// A session of a question.
    public init(_ query: StudyQuery, in workspace: Workspace) {
        self.query = query
        self.workspace = workspace
    }

    /// What is known before the first campaign.
    private struct Prepared {
        let manifest: FileManifest
        let request: StudyRequest
        let folder: String
    }

    /// Plays the study and makes its reply. When `shouldStop` turns true, the reply is of what is finished.
    ///
    /// Throws for a question that cannot be put, a place that cannot be written, and if not one campaign was finished.
    public func run(
        progress: @escaping SessionListener = { _ in }, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async throws(Refusal) -> ReplyPackage {
        let prepared = try prepare()
        try Deliveries.prove(prepared.folder)
        let request = prepared.request
        let clock = StageClock(progress)
        clock.hear(.preparing, done: 0, of: 1)
        async let situation = Situation.read(request.scenario, rules: request.rules, at: request.scenario.start)
        let store = try open(prepared, progress)
        let conductor = try conductor(request, store, clock, progress, shouldStop)
        let study = await conductor.conduct()
        let provenance = ReplyProvenance(
            version: Program.version, scenarioDigest: prepared.manifest.digest, files: prepared.manifest.files,
            command: query.command, replicationsPerSecond: clock.rate(), peakMemoryBytes: PeakMemory.bytes,
            seconds: clock.seconds)
        let wasStopped = study.wasStopped || shouldStop()
        let fault = close(store, provenance: wasStopped ? nil : provenance, request)
        if wasStopped, study.replications == 0 {
            throw Refusal(.stopped, "No campaign of every directive was finished. \(kept(in: store, after: fault))")
        }
        return try ReplyPackage(
            study: study, named: query.scenario, situation: await situation, provenance: provenance, folder: prepared.folder,
            notices: [fault?.description, study.precisionFound, wasStopped ? kept(in: store, after: fault) : nil]
                .compactMap(\.self), wasStopped: wasStopped, in: workspace)
    }

    /// Plays the part that the question names, into its store; throws as `run` does. The sentences say where it is.
    public func runPart(
        progress: @escaping SessionListener = { _ in }, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async throws(Refusal) -> (sentences: [String], wasStopped: Bool) {
        let prepared = try prepare()
        let request = prepared.request
        let clock = StageClock(progress)
        clock.hear(.preparing, done: 0, of: 1)
        let store = try open(prepared, progress)
        let conductor = try conductor(request, store, clock, progress, shouldStop)
        if query.part?.isSettling == true { await conductor.settle() } else { _ = await conductor.conduct() }
        if let fault = close(store, provenance: nil, request) { throw Refusal(fault) }
        let (part, path) = (query.part.map { $0.isSettling ? "Who goes" : "Part \($0)" } ?? "The whole", store?.path ?? "")
        let joined = query.settled.map { "the parts and \($0)" } ?? "the parts"
        // A part has fewer campaigns than the whole, so that only the person can tell whether it was stopped.
        return shouldStop()
            ? (["\(part) was stopped; what is finished is in \(path), and the same command goes on from there."], true)
            : (["\(part) is in \(path); `anabasis merge` joins \(joined)."], false)
    }

    private func prepare() throws(Refusal) -> Prepared {
        try query.check()
        let scenario = try workspace.scenario(query.scenario)
        let request = try query.request(in: scenario)
        return Prepared(
            manifest: try workspace.manifest(of: query.scenario), request: request,
            folder: query.out ?? ReplyFolder.path(of: request, in: workspace.replies))
    }

    private func conductor(
        _ request: StudyRequest, _ store: StudyStore?, _ clock: StageClock,
        _ progress: @escaping SessionListener, _ shouldStop: @escaping @Sendable () -> Bool
    ) throws(Refusal) -> StudyConductor {
        var keeper = store?.keeper(shard: query.part?.shard ?? .whole)
        if let settled = query.settled, let store {
            let reading = try SettledStore(settled, for: store.identity).reading
            keeper = keeper?.falling(backOn: reading.keeper(damage: { progress(.notice($0.description)) }))
        }
        return StudyConductor(
            request, keeper: keeper, progress: { clock.hear($0, done: $1, of: $2) },
            looked: { progress(.provisional(ProvisionalAnswer($0, in: request.scenario))) }, shouldStop: shouldStop)
    }

    // MARK: the store

    private func open(
        _ prepared: Prepared, _ progress: @escaping SessionListener
    ) throws(Refusal) -> StudyStore? {
        guard query.keeping != .nowhere else { return nil }
        let request = prepared.request
        // Made for the identity alone, and gone before worlds are played: they take its room.
        let identity = StudyIdentity(
            preparation: CampaignModel(scenario: request.scenario, rules: request.rules, epochHours: request.epochHours),
            manifest: prepared.manifest, version: Program.version, seed: request.seed)
        let stored = StoredRequest(
            scenario: query.scenario, directives: request.directives.map(\.id), replications: request.replications,
            precision: request.precision?.halfWidth, worlds: request.worlds,
            sensitivityReplications: request.sensitivityReplications,
            settings: request.settings, command: query.command)
        let path = storePath(of: identity, request)
        let store = try Refusal.catching {
            try StudyStore.open(
                path, identity: identity, request: stored,
                onFault: { progress(.notice("\($0) The study goes on; what is finished meanwhile is kept in memory.")) },
                onDamage: { progress(.notice("\($0) Its campaign is played again.")) })
        }
        progress(.keeping(path))
        if store.keptAtOpening > 0 {
            let campaigns = ProseWords.figured(store.keptAtOpening, "campaign is", "campaigns are")
            progress(.notice("Going on from \(path): \(campaigns) there already."))
        }
        return store
    }

    private func storePath(of identity: StudyIdentity, _ request: StudyRequest) -> String {
        if case .file(let path) = query.keeping { return path }
        let part = query.part.map { $0.isSettling ? "-settled" : "-\($0.number)-of-\($0.count)" } ?? ""
        return "\(query.out ?? ReplyFolder.keeping(request, in: workspace.replies))/\(identity.mark)\(part).study"
    }

    /// What is left of a study that was stopped.
    private func kept(in store: StudyStore?, after fault: ArchiveFault?) -> String {
        guard let store, fault == nil else { return "It was stopped; nothing is kept for the next time." }
        return "It was stopped; what is finished is kept in \(store.path), and the same command goes on from there."
    }

    private func close(_ store: StudyStore?, provenance: ReplyProvenance?, _ request: StudyRequest) -> ArchiveFault? {
        let text = provenance.flatMap { try? JSONEncoder().encode($0) }.map { String(decoding: $0, as: UTF8.self) }
        return store?.close(provenance: text, worlds: request.design)
    }
}

extension Study {
    /// How sharply the answer is known, where that was asked.
    var precisionFound: String? {
        guard let halfWidth, let asked = request.precision?.halfWidth else { return nil }
        let campaigns = ProseWords.figured(replications, "campaign")
        guard halfWidth > 0 else {
            // Hanley and Lippman-Hand 1983: what was not seen in n trials has a chance of at most 3/n, at 95 %.
            let share = ProseNumber.percent(min(1, 3 / Double(max(1, replications))))
            return
                "All \(campaigns) of each directive gave one and the same number of men, which is no proof that others would: an "
                + "outcome that was not seen may still come in up to \(share) of campaigns (the rule of three, 95 %)."
        }
        let found = "The answer is known to within \(ProseNumber.plain(halfWidth)) men after \(campaigns) for each directive"
        return halfWidth <= asked
            ? "\(found)." : "\(found), not to within \(ProseNumber.plain(asked)); raise --replications."
    }
}
