import Arithmetic
import Campaigns
import Dispatch
import Foundation
import GRDB
import Studies
import Synchronization

/// One file that holds a study: what it is of, what was asked, and every finished block of replications.
///
/// ```swift
/// let store = try StudyStore.open("out/lesson.study", identity: identity, request: request)
/// let study = await StudyConductor(request, keeper: store.keeper()).conduct()
/// if let fault = store.close() { print(fault) }
/// ```
/// A sound block, once written, is never changed. The file is locked for as long as the store is open, and a process that is
/// killed leaves it whole: SQLite rolls back what was half written. Blocks are gathered and written together, a few
/// times a second, by a thread of the store's own; a write that fails is tried again with the next, so that a study
/// goes on when the disk is full.
public final class StudyStore: Sendable {
    public let path: String
    public let identity: StudyIdentity
    /// Replications that were there when it was opened.
    public let keptAtOpening: Int

    private struct State {
        /// Blocks that are not written yet.
        var pending: [(key: CampaignKey, block: Block)] = []
        var isWriting = false
        var fault: ArchiveFault?
    }

    private let database: DatabaseQueue
    private let queue = DispatchQueue(label: "store", qos: .utility)
    private let state = Mutex(State())
    private let onFault: @Sendable (ArchiveFault) -> Void

    /// Seconds for which blocks are gathered before they are written.
    private static let gatherSeconds = 0.2
    private static let blocksAtOnce = 50

    private init(
        _ path: String, _ database: DatabaseQueue, _ identity: StudyIdentity,
        onFault: @escaping @Sendable (ArchiveFault) -> Void
    ) throws {
        self.path = path
        self.database = database
        self.identity = identity
        self.onFault = onFault
        keptAtOpening = try database.read { try Int.fetchOne($0, sql: "SELECT total(count) FROM block") ?? 0 }
    }

    /// Opens the store of a study, or makes it; throws if the file is another's, newer, in use or not to be written.
    ///
    /// `onFault` hears once of a failure to write while the study runs. `pages` bounds the size of the file, in pages of 4 KiB.
    public static func open(
        _ path: String, identity: StudyIdentity, request: StoredRequest, pages: Int? = nil,
        onFault: @escaping @Sendable (ArchiveFault) -> Void = { _ in }
    ) throws(ArchiveFault) -> StudyStore {
        let remedy = "give --store another file, or study with --no-store"
        try StoreFile.makeFolder(of: path, remedy: remedy)
        return try StoreFile.faults(path) {
            let database = try StoreFile.connect(path, locks: true)
            if let pages { try database.write { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") } }
            let header = try database.read(StoreSchema.header)
            if header.isEmpty, header.applicationID == 0 {
                try database.write { try StoreSchema.create(identity, request, in: $0) }
            } else {
                let found = try StoreFile.identity(path, header, database)
                if let difference = found.difference(from: identity) {
                    throw ArchiveFault(path, "it holds \(difference)", remedy: remedy)
                }
                let text = try request.json()
                // What was said of an earlier run does not hold for another request.
                try database.write {
                    if try StoreSchema.text("request", in: $0) != text { try StoreSchema.remove("provenance", in: $0) }
                    try StoreSchema.set("request", text, in: $0)
                }
            }
            return try StudyStore(path, database, identity, onFault: onFault)
        }
    }

    /// Keeps what a study finishes and finds what it finished before; `shard` as in `BlockKeeper`.
    public func keeper(shard: Shard? = .whole) -> BlockKeeper {
        BlockKeeper(shard: shard, find: { self.blocks(of: $0) }, keep: { self.keep($0, $1) })
    }

    /// Writes what is left, with what the door knows of the run (nil if it was not finished), and closes the file. The
    /// fault, if something could not be written.
    public func close(provenance: String? = nil) -> ArchiveFault? {
        queue.sync {
            write()
            if let provenance, state.withLock({ $0.fault == nil }) {
                do { try database.write { try StoreSchema.set("provenance", provenance, in: $0) } } catch { note(error) }
            }
            try? database.close()
        }
        return state.withLock(\.fault)
    }

    // MARK: blocks

    private func blocks(of key: CampaignKey) -> [Block] {
        // On the writer's queue: a block is either pending or written.
        queue.sync {
            let pending = state.withLock { $0.pending.filter { $0.key.digest == key.digest }.map(\.block) }
            do { return try pending + database.read { try StoreSchema.blocks(of: key.digest, in: $0) } } catch {
                note(error)
                return pending
            }
        }
    }

    private func keep(_ key: CampaignKey, _ block: Block) {
        let isFirst = state.withLock { state in
            state.pending.append((key, block))
            defer { state.isWriting = true }
            return !state.isWriting
        }
        if isFirst { queue.asyncAfter(deadline: .now() + Self.gatherSeconds) { self.write() } }
    }

    /// Writes what is pending, a few blocks in a transaction, so that a disk that fills up holds all that it has room for.
    private func write() {
        state.withLock { $0.isWriting = false }
        let rules = identity.ruleBook
        while true {
            let some = state.withLock { Array($0.pending.prefix(Self.blocksAtOnce)) }
            guard !some.isEmpty else { return }
            do {
                try database.write { database in
                    for (key, block) in some {
                        let campaign = try StoreSchema.campaign(key, rules: rules, in: database)
                        try StoreSchema.insert(block, of: campaign, in: database)
                    }
                }
            } catch { return note(error) }
            state.withLock { state in
                state.pending.removeFirst(some.count)
                state.fault = nil
            }
        }
    }

    private func note(_ error: any Error) {
        let fault = StoreFile.fault(path, error)
        let isNew = state.withLock { state in
            defer { state.fault = fault }
            return state.fault == nil
        }
        if isNew { onFault(fault) }
    }
}
