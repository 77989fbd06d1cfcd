/// Input of a program: files by their paths below a home folder, and the words of a command line.
public struct Specimen: Equatable, Sendable {
    /// Bytes by path, such as `Scenarios/lesson/forces.csv`.
    public var files: [String: [UInt8]]
    /// The words after `anabasis`; empty for what is read in process.
    public var arguments: [String]

    /// A specimen.
    public init(files: [String: [UInt8]], arguments: [String] = []) {
        self.files = files
        self.arguments = arguments
    }
}

/// The kinds of input, each with a reader of its own.
public enum InputKind: String, CaseIterable, Sendable {
    /// The text files of a scenario.
    case folder
    /// A map drawn as text, within a scenario.
    case map
    /// The GeoPackage of a scenario's theatre.
    case theatre
    /// The store of a study.
    case store
    /// The recording of a campaign.
    case recording
    /// A command line, and the files that it names.
    case command

    /// The kinds that are read in process, each as often as its share of the inputs.
    public static let cycle: [InputKind] = [
        .folder, .map, .folder, .theatre, .folder, .map, .folder, .store, .folder, .map, .folder, .recording, .folder, .theatre,
        .folder, .folder,
    ]
}

/// The sound files from which every input is made.
public struct Corpus: Sendable {
    /// Every file by its path below a home folder.
    public let files: [String: [UInt8]]

    /// The paths of a corpus: the builder writes there, and command lines name them.
    public enum Path {
        /// A scenario on a map drawn as text.
        public static let lesson = "Scenarios/lesson/"
        /// The same scenario on a GeoPackage.
        public static let placed = "Scenarios/placed/"
        /// The GeoPackage.
        public static let theatre = "Theatres/small.gpkg"
        /// Stores of the parts of a study of the lesson, and of the whole.
        public static let parts = ["first.study", "second.study"]
        /// The store of a whole study of the lesson.
        public static let store = "whole.study"
        /// The recording of a campaign of the lesson.
        public static let recording = "lesson.journal"
        /// A design of one's own for the lesson.
        public static let points = "points.csv"
    }

    /// A corpus of some files.
    public init(files: [String: [UInt8]]) { self.files = files }

    /// The files that an input of a kind may change, in order of their paths.
    public func targets(of kind: InputKind) -> [String] {
        switch kind {
        case .folder: files.keys.filter { $0.hasPrefix("Scenarios/") && !$0.hasSuffix("README.md") }.sorted()
        case .map: [Path.lesson + "map.txt"]
        case .theatre: [Path.theatre]
        case .store: [Path.store]
        case .recording: [Path.recording]
        case .command: files.keys.filter { !$0.hasSuffix("README.md") }.sorted()
        }
    }
}
