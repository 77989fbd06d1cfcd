import Campaigns
import Foundation
import GRDB
import Studies

/// A store that is only read: for a reply that is written again, and for a merge.
public struct StoreReading: Sendable {
    /// Path of the file.
    public let path: String
    /// What all campaigns in it have in common.
    public let identity: StudyIdentity
    /// What was asked when it was last opened for a study.
    public let request: StoredRequest
    /// What was said of the run that finished it, as text; nil if none did.
    public let provenance: String?
    /// Campaigns in it, of the answer and of trials.
    public let campaigns: Int
    let database: DatabaseQueue
    let contents: StoreContents

    /// Opens a store; throws if there is none, or it is another's, of another format, in use or not sound.
    public init(_ path: String) throws(ArchiveFault) {
        guard FileManager.default.fileExists(atPath: path) else {
            throw ArchiveFault(
                path, "there is no such file", remedy: "name the store of a study, such as those that --store makes")
        }
        self.path = path
        (database, identity, request, provenance, campaigns) = try StoreFile.faults(path) {
            let database = try StoreFile.connect(path, locks: false)
            let identity = try StoreFile.identity(path, database.read(StoreSchema.Header.init), database)
            return try database.read { connection in
                guard let request = try StoreSchema.fact("request", path, in: connection) else {
                    throw ArchiveFault(path, "it does not say what was asked", remedy: "study with --store \(path) again")
                }
                return (
                    database, identity, try StoredRequest(json: request, path: path),
                    try StoreSchema.fact("provenance", path, in: connection), try StoreContents.count(in: connection)
                )
            }
        }
        contents = StoreContents(path: path, dimensions: identity.dimensions)
    }

    /// Finds what is there and plays nothing. `miss` hears how many replications are wanted that are not there; rows that are not
    /// sound are not there, and `damage` hears of each.
    public func keeper(
        miss: @escaping @Sendable (Int) -> Void = { _ in }, damage: @escaping @Sendable (ArchiveFault) -> Void = { _ in }
    ) -> BlockKeeper {
        BlockKeeper(
            shard: nil,
            runs: { key in read(damage) { try contents.runs(of: StoredPoint(key), in: $0) { fault, _ in damage(fault) } } },
            values: { key, responses in
                read(damage) { try contents.values(of: StoredPoint(key), responses, in: $0, damage: damage) }
            }, keep: { _, _ in }, miss: miss)
    }

    private func read<Value>(_ damage: (ArchiveFault) -> Void, _ body: (Database) throws -> [Int: Value]) -> [Int: Value] {
        do { return try database.read(body) } catch {
            damage(StoreFile.fault(path, error))
            return [:]
        }
    }

    /// The question that the store holds, in a line.
    public var summary: String {
        let settings = request.settings.isEmpty ? "" : ", " + request.settings.joined(separator: ", ")
        return ArchiveFault.printable(
            "\(identity.scenario), seed \(identity.seed), \(request.replications) replications of "
                + "\(request.directives.joined(separator: ", "))\(settings); version \(identity.version)")
    }

    /// The store that was written last of some, at least one, and the others; throws if none can be used. Others that cannot be used
    /// are left out; `leave` hears why.
    public static func newest(
        of paths: [String], leave: (ArchiveFault) -> Void = { _ in }
    ) throws(ArchiveFault) -> (chosen: StoreReading, others: [StoreReading]) {
        precondition(!paths.isEmpty)
        var read: [StoreReading] = []
        var faults: [ArchiveFault] = []
        for path in paths {
            do { read.append(try StoreReading(path)) } catch { faults.append(error) }
        }
        guard let newest = read.indices.max(by: { read[$0].written < read[$1].written }) else { throw faults[0] }
        faults.forEach(leave)
        let chosen = read.remove(at: newest)
        return (chosen, read)
    }

    /// When the file was last written, seconds; the first of the paths where two are the same.
    private var written: Double {
        let date = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
        return date?.timeIntervalSinceReferenceDate ?? -.infinity
    }
}
