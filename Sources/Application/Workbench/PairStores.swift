import Archives
import Foundation
import ScenarioFiles
import Studies
import Synchronization

/// Stores in which the campaigns of pairs are kept: one for all questions of a case with the same seed and rules, so that an order that was
/// played once is played never again, whatever it is compared with.
///
/// `out/workbench/MARK.study`, in the format of every study's store. A store stays open, and its file this process's, while it is among the
/// last few that were used.
package final class PairStores: Sendable {
    private struct State {
        /// By what they are made of: a proof is a campaign of each directive.
        var identities: [String: StudyIdentity] = [:]
        /// Stores by their paths, the latest last.
        var stores: [StudyStore] = []
    }

    private let folder: String
    private let state = Mutex(State())

    /// Stores that are open at once, and identities that are remembered.
    private static let mostStores = 4
    private static let mostIdentities = 64

    /// The stores of a workspace.
    package init(_ workspace: Workspace) { folder = StudyRecords.folder(of: workspace) }

    /// The store of a question on its model; throws where its file is in use, or cannot be read or written.
    func store(of question: PairQuestion, on prepared: PreparedModel) throws(ArchiveFault) -> StudyStore {
        try state.withLock { state throws(ArchiveFault) in
            let identity = Self.identity(of: question, on: prepared, known: &state.identities)
            let path = "\(folder)/\(identity.mark).study"
            if let known = state.stores.firstIndex(where: { $0.path == path }) {
                let store = state.stores.remove(at: known)
                state.stores.append(store)
                return store
            }
            let store = try Self.open(path, identity, Self.request(question))
            state.stores.append(store)
            // One that a study still writes to is closed when the study lets it go.
            if state.stores.count > Self.mostStores { state.stores.removeFirst() }
            return store
        }
    }

    /// Opens a store; one that an ending server still holds is waited for.
    private static func open(
        _ path: String, _ identity: StudyIdentity, _ request: StoredRequest
    ) throws(ArchiveFault) -> StudyStore {
        for _ in 0..<tries {
            do { return try StudyStore.open(path, identity: identity, request: request) } catch {
                guard error.isBusy else { throw error }
                Thread.sleep(forTimeInterval: pauseSeconds)
            }
        }
        return try StudyStore.open(path, identity: identity, request: request)
    }

    private static let tries = 10
    private static let pauseSeconds = 0.05

    private static func identity(
        of question: PairQuestion, on prepared: PreparedModel, known: inout [String: StudyIdentity]
    ) -> StudyIdentity {
        let manifest = question.reading.manifest
        let parts = [manifest.digest, "\(question.seed)"] + question.settings + prepared.model.scenario.directives.map(\.id)
        let key = parts.joined(separator: " ")
        if let identity = known[key] { return identity }
        if known.count >= mostIdentities { known.removeAll() }
        let identity = StudyIdentity(
            preparation: prepared.model, manifest: manifest, version: Program.version, seed: question.seed)
        known[key] = identity
        return identity
    }

    private static func request(_ question: PairQuestion) -> StoredRequest {
        StoredRequest(
            scenario: question.reading.path, directives: [question.order.directive.id, question.against.directive.id],
            replications: question.replications, precision: nil,
            worlds: question.worlds.map { WorldSampling(most: $0, perWorld: question.perWorld, isFixed: true) },
            sensitivityReplications: 0, settings: question.settings, command: question.command)
    }
}

extension BlockKeeper {
    /// The same keeper, asked but once for the runs of a campaign: for those who play in batches and know what they have played.
    func remembering() -> BlockKeeper {
        let known = Mutex<[CampaignKey: [Int: Run]]>([:])
        return BlockKeeper(
            shard: shard,
            runs: { key in
                known.withLock { known in
                    if let runs = known[key] { return runs }
                    let runs = self.runs(key)
                    known[key] = runs
                    return runs
                }
            }, values: values, keep: keep, miss: miss)
    }
}
