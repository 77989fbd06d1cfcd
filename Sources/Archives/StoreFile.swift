import Foundation
import GRDB

/// Opens the file of a store and says in a sentence what is wrong with it.
enum StoreFile {
    /// A connection; with `locks` the file is this process's alone until it is closed.
    static func connect(_ path: String, locks: Bool) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "study"
        configuration.prepareDatabase { database in
            if locks { try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;") }
        }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Makes the folder that a file is to lie in.
    static func makeFolder(of path: String, remedy: String) throws(ArchiveFault) {
        do {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw ArchiveFault(path, "its folder cannot be made", remedy: remedy)
        }
    }

    /// The identity of a store whose header was read.
    static func identity(
        _ path: String, _ header: (applicationID: Int32, version: Int32, isEmpty: Bool), _ database: DatabaseQueue
    ) throws -> StudyIdentity {
        guard header.applicationID == StoreSchema.applicationID else {
            throw ArchiveFault(
                path, "it is a database, but no store of a study",
                remedy: "give --store another file; this one is left as it is")
        }
        guard header.version <= StoreSchema.version else {
            throw ArchiveFault(
                path,
                "it was written by a newer version of anabasis (form \(header.version); this one knows \(StoreSchema.version))",
                remedy: "use that version, or give --store another file")
        }
        guard let identity = try database.read(StoreSchema.identity) else {
            throw ArchiveFault(
                path, "it does not say what it holds", remedy: "keep a copy if you need it, and remove it to study anew")
        }
        return identity
    }

    /// Does something with a file; whatever goes wrong becomes a sentence about it.
    static func faults<Result>(_ path: String, _ body: () throws -> Result) throws(ArchiveFault) -> Result {
        do { return try body() } catch { throw fault(path, error) }
    }

    static func fault(_ path: String, _ error: any Error) -> ArchiveFault {
        if let fault = error as? ArchiveFault { return fault }
        return ArchiveFault(path, reading: error)
    }
}
