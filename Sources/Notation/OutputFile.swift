import Foundation

/// A file that is written whole or not at all.
///
///     try OutputFile("out/map.svg").write(Data(svg.utf8))
///
/// The bytes go into a new file beside the old one, which is renamed when it is complete: a full disk or an interrupt leaves what was
/// there. A device, a pipe or another thing that is no regular file is written into, never replaced. Folders are made.
public struct OutputFile: Sendable, Hashable {
    /// As it was given.
    public let path: String

    /// A file at a path; nothing is touched yet.
    public init(_ path: String) { self.path = path }

    /// Why a file cannot be written.
    public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// The file or folder that was named.
        public let path: String
        /// In the words of the system: `No space left on device`.
        public let reason: String

        /// `PATH: it cannot be written (REASON)`, without a full stop: what to do about it is the caller's to say.
        public var description: String { "\(path): it cannot be written (\(reason))" }

        /// The failure behind an error of the system.
        public init(_ path: String, _ error: any Error) {
            if let known = error as? Failure {
                self = known
                return
            }
            let outer = error as NSError
            let cause = outer.userInfo[NSUnderlyingErrorKey] as? NSError ?? outer
            let isSystem = cause.domain == NSPOSIXErrorDomain
            self.init(path, isSystem ? String(cString: strerror(Int32(cause.code))) : outer.localizedDescription)
        }

        init(_ path: String, _ reason: String) {
            self.path = path
            self.reason = reason
        }

        /// The failure of the call that has just set `errno`.
        init(failing path: String) { self.init(path, String(cString: strerror(errno))) }
    }

    /// Writes the bytes.
    public func write(_ data: Data) throws(Failure) {
        switch try target() {
        case .special(let existing): try Self.pour(data, into: existing, flags: O_WRONLY, naming: path)
        case .regular(let final):
            try replace(final) { try Self.pour(data, into: $0, flags: O_WRONLY | O_CREAT | O_EXCL, naming: path) }
        }
    }

    /// Writes the text, as UTF-8.
    public func write(_ text: String) throws(Failure) { try write(Data(text.utf8)) }

    /// Writes what `make` makes at the path that it is given: for writers that need a name, such as those of SQLite.
    public func write(making make: (_ path: String) throws -> Void) throws(Failure) {
        switch try target() {
        case .special(let existing):
            let fresh = Self.beside(NSTemporaryDirectory() + Self.parts(of: path).name)
            defer { unlink(fresh) }
            do { try make(fresh) } catch { throw Failure(path, error) }
            guard let data = FileManager.default.contents(atPath: fresh) else { throw Failure(failing: path) }
            try Self.pour(data, into: existing, flags: O_WRONLY, naming: path)
        case .regular(let final): try replace(final, by: make)
        }
    }

    /// Makes the folder of a path, and proves that files can be made in it, before the work whose results are to lie there.
    public static func prove(folder: String) throws(Failure) {
        do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
            throw Failure(folder, error)
        }
        let probe = beside(folder + "/proof")
        let file = open(probe, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard file >= 0 else { throw Failure(failing: folder) }
        close(file)
        unlink(probe)
    }

    // MARK: how

    /// The folder and the name of a path. Foundation stops the program over a name of blanks alone, hence no NSString here.
    private static func parts(of path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
    }

    private enum Target {
        /// A regular file, or none yet: where it is after links have been followed.
        case regular(String)
        /// A device, a pipe, a socket.
        case special(String)
    }

    private func target() throws(Failure) -> Target {
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard errno == ENOENT else { throw Failure(failing: path) }
            do {
                try FileManager.default.createDirectory(
                    atPath: Self.parts(of: path).folder, withIntermediateDirectories: true)
            } catch { throw Failure(path, error) }
            return .regular(path)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .regular(URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
        case S_IFDIR: throw Failure(path, String(cString: strerror(EISDIR)))
        default: return .special(path)
        }
    }

    /// Makes a new file beside the final one, and renames it.
    private func replace(_ final: String, by make: (String) throws -> Void) throws(Failure) {
        let fresh = Self.beside(final)
        do { try make(fresh) } catch {
            unlink(fresh)
            throw Failure(path, error)
        }
        guard rename(fresh, final) == 0 else {
            let failure = Failure(failing: path)
            unlink(fresh)
            throw failure
        }
    }

    /// A hidden name in the same folder, with the same ending.
    private static func beside(_ path: String) -> String {
        let (folder, name) = parts(of: path)
        return "\(folder)/.new-\(UUID().uuidString)-\(name)"
    }

    private static func pour(_ data: Data, into path: String, flags: Int32, naming name: String) throws(Failure) {
        let file = open(path, flags, 0o666)
        guard file >= 0 else { throw Failure(failing: name) }
        var rest = data[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let failure = Failure(failing: name)
                close(file)
                throw failure
            }
            rest = rest.dropFirst(count)
        }
        guard close(file) == 0 else { throw Failure(failing: name) }
    }
}
