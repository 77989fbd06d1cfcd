/// The files that a scenario is read from, each with its SHA-256: what a result was computed from.
///
/// `text` is what `sha256sum` prints and `sha256sum -c` checks in the scenario's folder; `digest` is the SHA-256 of that text.
public struct FileManifest: Hashable, Sendable {
    /// A file and its SHA-256.
    public struct File: Codable, Hashable, Sendable {
        /// From the scenario's folder, with `/`: `forces.csv`, `../../Theatres/korea.gpkg`.
        public let path: String
        /// 64 lower-case hexadecimal digits.
        public let sha256: String

        /// A file whose SHA-256 is known.
        public init(path: String, sha256: String) {
            self.path = path
            self.sha256 = sha256
        }

        /// A file with these bytes.
        public init(path: String, bytes: some Sequence<UInt8>) {
            self.init(path: path, sha256: SHA256.hexadecimal(of: bytes))
        }
    }

    /// In order of path, by bytes.
    public let files: [File]

    /// A manifest; the order of `files` does not matter.
    public init(_ files: [File]) {
        self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// One line a file, as `sha256sum` prints it; a name with a backslash or a line end is escaped as there.
    public var text: String {
        files.map { file in
            let path = file.path.map { Self.escapes[$0] ?? String($0) }.joined()
            return (path == file.path ? "" : "\\") + "\(file.sha256)  \(path)\n"
        }.joined()
    }

    private static let escapes: [Character: String] = ["\\": "\\\\", "\n": "\\n", "\r": "\\r", "\r\n": "\\r\\n"]

    /// The SHA-256 of `text`, by which states of a scenario are told apart.
    public var digest: String { SHA256.hexadecimal(of: text.utf8) }

    /// Names that differ from those of another manifest, or whose bytes do, in order.
    public func differences(from other: FileManifest) -> [String] {
        let (mine, theirs) = (Set(files), Set(other.files))
        return Set(mine.symmetricDifference(theirs).map(\.path)).sorted()
    }
}
