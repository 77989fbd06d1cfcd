import Foundation
import GRDB

/// Opens the file of a store and says in a sentence what is wrong with it.
enum StoreFile {
    /// A connection; with `locks` the file is this process's alone until it is closed.
    static func connect(_ path: String, locks: Bool) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "study"
        configuration.prepareDatabase { database in
            // Functions that a hostile schema calls are not run.
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
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

    /// The identity of a store whose header was read; throws if it is another program's, of another format, or not sound.
    static func identity(_ path: String, _ header: StoreSchema.Header, _ database: DatabaseQueue) throws -> StudyIdentity {
        guard header.applicationID == StoreSchema.applicationID else {
            throw ArchiveFault(
                path, "it is a database, but no store of a study",
                remedy: "give --store another file; this one is left as it is")
        }
        guard header.version <= StoreSchema.version else {
            throw ArchiveFault(
                path,
                "it was written by a newer version of anabasis (format \(header.version); this one knows \(StoreSchema.version))",
                remedy: "use that version, or give --store another file")
        }
        guard header.version == StoreSchema.version else {
            throw ArchiveFault(
                path, "it is of format \(header.version)", expected: "format \(StoreSchema.version)",
                remedy: "study again with another --store, or read it with the version that wrote it")
        }
        return try database.read { connection in
            try StoreSchema.check(path, connection)
            return try StoreSchema.identity(path, in: connection)
        }
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
