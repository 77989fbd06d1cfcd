import GRDB

/// Why a file cannot be used, in one sentence: the file, what was found there, what was expected, and what to do.
public struct ArchiveFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The sentence.
    public let description: String
    /// True where another process holds the file, so that the same command may succeed later.
    public let isBusy: Bool

    /// A fault of a file: its path, what was found, what was expected where that needs saying, what to do.
    init(_ path: String, _ found: String, expected: String? = nil, remedy: String, isBusy: Bool = false) {
        description = Self.printable("\(path): \(found)\(expected.map { ", expected \($0)" } ?? ""); \(remedy).")
        self.isBusy = isBusy
    }

    /// A text without the characters that would move a terminal's cursor or turn its lines round.
    static func printable(_ text: String) -> String {
        let unseen: Set<Unicode.GeneralCategory> = [.control, .format, .lineSeparator, .paragraphSeparator]
        return text.unicodeScalars.map { unseen.contains($0.properties.generalCategory) ? "?" : String($0) }.joined()
    }

    /// What SQLite says of a file, in words that help.
    package init(_ path: String, reading error: any Error) {
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
                isBusy: true)
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
