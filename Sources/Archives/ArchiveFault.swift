import GRDB

/// Why a file cannot be used, in one sentence: what, found, and what to do.
public struct ArchiveFault: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
    /// True where another process uses the file, so that the same may succeed later.
    public let isTemporary: Bool

    /// A fault of a file: its path, what is wrong, what to do.
    init(_ path: String, _ found: String, remedy: String, isTemporary: Bool = false) {
        description = "\(path): \(found); \(remedy)."
        self.isTemporary = isTemporary
    }

    /// What SQLite says of a file, in words that help.
    init(_ path: String, reading error: any Error) {
        let remedy = "give --store another file, or study with --no-store"
        guard let error = error as? DatabaseError else {
            self.init(path, "it cannot be used (\(error))", remedy: remedy)
            return
        }
        switch error.resultCode {
        case .SQLITE_FULL:
            self.init(path, "the disk is full", remedy: "make room, and the same command goes on from here")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                path, "another process is using it", remedy: "wait until it has ended, or give --store another file",
                isTemporary: true)
        case .SQLITE_NOTADB:
            self.init(path, "it is no store of a study", remedy: "give --store another file; this one is left as it is")
        case .SQLITE_CANTOPEN: self.init(path, "it cannot be opened or made there", remedy: remedy)
        case .SQLITE_READONLY: self.init(path, "it, or its folder, may not be written", remedy: remedy)
        case .SQLITE_CORRUPT:
            self.init(path, "it is damaged", remedy: "keep a copy if you need it, and remove it to study anew")
        case .SQLITE_IOERR:
            self.init(
                path, "the system cannot read or write it (\(error.message ?? "input or output failed"))",
                remedy: "see to the disk, and the same command goes on from here")
        default: self.init(path, "it cannot be used (\(error.message ?? "\(error.resultCode)"))", remedy: remedy)
        }
    }
}
