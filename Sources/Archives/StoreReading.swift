import Campaigns
import Foundation
import GRDB
import Studies

/// A store that is only read: for a reply that is written again, and for a merge.
public struct StoreReading: Sendable {
    public let path: String
    public let identity: StudyIdentity
    public let request: StoredRequest
    /// What the door knew of the run; nil if it was not finished.
    public let provenance: String?
    /// Replications in it, of all campaigns.
    public let replications: Int
    let database: DatabaseQueue

    /// Opens a store; throws if there is none, or it is another's, newer or in use.
    public init(_ path: String) throws(ArchiveFault) {
        guard FileManager.default.fileExists(atPath: path) else {
            throw ArchiveFault(
                path, "there is no such file", remedy: "name the store of a study, such as those that --store makes")
        }
        self.path = path
        (database, identity, request, provenance, replications) = try StoreFile.faults(path) {
            let database = try StoreFile.connect(path, locks: false)
            let identity = try StoreFile.identity(path, database.read(StoreSchema.header), database)
            return try database.read { connection in
                let request = try StoreSchema.text("request", in: connection).map { try StoredRequest(json: $0) }
                guard let request else {
                    throw ArchiveFault(path, "it does not say what was asked", remedy: "study with --store \(path) again")
                }
                return (
                    database, identity, request, try StoreSchema.text("provenance", in: connection),
                    try Int.fetchOne(connection, sql: "SELECT total(count) FROM block") ?? 0
                )
            }
        }
    }

    /// Finds what is there and plays nothing; `miss` hears how many replications are wanted that are not there. Damaged blocks
    /// are not there.
    public func keeper(miss: @escaping @Sendable (Int) -> Void = { _ in }) -> BlockKeeper {
        BlockKeeper(
            shard: nil,
            find: { key in (try? database.read { try StoreSchema.blocks(of: key.digest, in: $0) }) ?? [] },
            keep: { _, _ in }, miss: miss)
    }
}
