import Arithmetic
import Campaigns
import Dispatch
import Foundation
import GRDB
import RuleSets
import Studies
import Synchronization

/// One file that holds a study: what it is of, what was asked, and every finished campaign, in plain tables of SQLite.
///
/// ```swift
/// let store = try StudyStore.open("out/lesson.study", identity: identity, request: request)
/// let study = await StudyConductor(request, keeper: store.keeper()).conduct()
/// if let fault = store.close() { print(fault) }
/// ```
/// A sound row, once written, is never changed. The file is locked for as long as the store is open, and a process that is
/// killed leaves it whole: SQLite rolls back what was half written. Blocks are gathered and written together, a few
/// times a second, by a thread of the store's own; a write that fails is tried again with the next, so that a study
/// goes on when the disk is full.
public final class StudyStore: Sendable {
    /// Path of the file.
    public let path: String
    /// What all campaigns in it have in common.
    public let identity: StudyIdentity
    /// Campaigns that were there when it was opened.
    public let keptAtOpening: Int

    private struct State {
        /// Blocks that are not written yet.
        var pending: [(key: CampaignKey, block: Block)] = []
        /// Campaigns that were asked for: a directive that was played under another's name is named when the store is written.
        var asked: [CampaignKey] = []
        var isWriting = false
        var fault: ArchiveFault?
    }

    private let database: DatabaseQueue
    private let queue = DispatchQueue(label: "store", qos: .utility)
    private let state = Mutex(State())
    private let contents: StoreContents
    private let onFault: @Sendable (ArchiveFault) -> Void
    private let onDamage: @Sendable (ArchiveFault) -> Void

    /// Seconds for which blocks are gathered before they are written.
    private static let gatherSeconds = 0.2
    private static let blocksAtOnce = 50

    private init(
        _ path: String, _ database: DatabaseQueue, _ identity: StudyIdentity,
        onFault: @escaping @Sendable (ArchiveFault) -> Void, onDamage: @escaping @Sendable (ArchiveFault) -> Void
    ) throws {
        self.path = path
        self.database = database
        self.identity = identity
        self.onFault = onFault
        self.onDamage = onDamage
        contents = StoreContents(path: path, dimensions: identity.dimensions)
        keptAtOpening = try database.read(StoreContents.count)
    }

    /// Opens the store of a study, or makes it; throws if the file is another's, newer, in use or not to be written.
    ///
    /// `onFault` hears once of a failure to write while the study runs, `onDamage` of each row that is not sound, whose campaign is
    /// then played again. `pages` bounds the size of the file, in pages of 4 KiB.
    public static func open(
        _ path: String, identity: StudyIdentity, request: StoredRequest, pages: Int? = nil,
        onFault: @escaping @Sendable (ArchiveFault) -> Void = { _ in },
        onDamage: @escaping @Sendable (ArchiveFault) -> Void = { _ in }
    ) throws(ArchiveFault) -> StudyStore {
        let remedy = "give --store another file, or study with --no-store"
        try StoreFile.makeFolder(of: path, remedy: remedy)
        return try StoreFile.faults(path) {
            let database = try StoreFile.connect(path, locks: true)
            if let pages { try database.write { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") } }
            let header = try database.read(StoreSchema.Header.init)
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
                    if try StoreSchema.fact("request", path, in: $0) != text { try StoreSchema.remove("provenance", in: $0) }
                    try StoreSchema.set("request", text, in: $0)
                }
            }
            return try StudyStore(path, database, identity, onFault: onFault, onDamage: onDamage)
        }
    }

    /// Keeps what a study finishes and finds what it finished before; `shard` as in `BlockKeeper`.
    public func keeper(shard: Shard? = .whole) -> BlockKeeper {
        BlockKeeper(
            shard: shard, runs: { self.runs(of: $0) }, values: { self.values(of: $0, $1) }, keep: { self.keep($0, $1) })
    }

    /// Writes what was gathered so far; the fault, if something could not be written.
    public func flush() -> ArchiveFault? {
        queue.sync { write() }
        return state.withLock(\.fault)
    }

    /// Writes what is left, with what the door knows of the run (nil if it was not finished), what was asked where more is known of it
    /// by now, and what is assumed in the worlds of a design, and closes the file. The fault, if something could not be written.
    public func close(
        provenance: String? = nil, request: StoredRequest? = nil, worlds: WorldDesign? = nil
    ) -> ArchiveFault? {
        queue.sync {
            write()
            if state.withLock({ $0.fault == nil }) {
                do {
                    try database.write { database in
                        if let request { try StoreSchema.set("request", try request.json(), in: database) }
                        try end(database, provenance, worlds)
                    }
                } catch { note(error) }
            }
            try? database.close()
        }
        return state.withLock(\.fault)
    }

    private func end(_ database: Database, _ provenance: String?, _ design: WorldDesign?) throws {
        for key in state.withLock(\.asked) { try contents.name(key, in: database) }
        if let design { try contents.tell(design, in: database) }
        if let provenance { try StoreSchema.set("provenance", provenance, in: database) }
    }

    // MARK: blocks

    /// The runs of a campaign; those that are not sound are told of and removed, so that they are told of once.
    private func runs(of key: CampaignKey) -> [Int: Run] {
        state.withLock { $0.asked.append(key) }
        var damaged: [Int64] = []
        let found = find(
            key,
            in: { database in
                try contents.runs(of: StoredPoint(key), in: database) { fault, run in
                    onDamage(fault)
                    damaged.append(run)
                }
            }, pending: { block in if case .runs(let runs) = block.contents { runs } else { nil } })
        guard !damaged.isEmpty else { return found }
        queue.sync {
            do { try database.write { for run in damaged { try contents.remove(run: run, in: $0) } } } catch { note(error) }
        }
        return found
    }

    private func values(of key: CampaignKey, _ responses: [Response]) -> [Int: [Double]] {
        find(
            key, in: { try self.contents.values(of: StoredPoint(key), responses, in: $0, damage: self.onDamage) },
            pending: { block in if case .values(let values, responses) = block.contents { values } else { nil } })
    }

    /// What is written of a campaign and what is pending, by replication.
    private func find<Value>(
        _ key: CampaignKey, in written: (Database) throws -> [Int: Value], pending values: (Block) -> [Value]?
    ) -> [Int: Value] {
        // On the writer's queue: a block is either pending or written.
        queue.sync {
            var found: [Int: Value] = [:]
            do { found = try database.read(written) } catch { note(error) }
            let blocks = state.withLock { $0.pending.filter { $0.key.digest == key.digest }.map(\.block) }
            for block in blocks {
                for (offset, value) in (values(block) ?? []).enumerated() { found[block.first + offset] = value }
            }
            return found
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
        let contents = contents
        state.withLock { $0.isWriting = false }
        let rules = identity.ruleBook
        while true {
            let some = state.withLock { Array($0.pending.prefix(Self.blocksAtOnce)) }
            guard !some.isEmpty else { return }
            do {
                try database.write { database in
                    for (key, block) in some {
                        let point = try contents.point(of: key, rules: rules, in: database)
                        try contents.add(block, to: point, of: StoredPoint(key), in: database)
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
