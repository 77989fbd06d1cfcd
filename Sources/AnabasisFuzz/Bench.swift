import Foundation
import Fuzzing
import ScenarioFiles

/// A folder of our own, in memory where the system has such a place, with the sound files from which inputs are made.
struct Bench {
    let root: String
    /// The sound files.
    let corpus: Corpus
    /// This program, which is its own worker.
    let program: String
    /// The command `anabasis`, built beside it.
    let command: String

    /// Makes the folder and the sound files; the command itself makes the stores and the recording.
    init() throws {
        guard let program = Bundle.main.executablePath else {
            throw Child.Failure(description: "The program does not know its own path.")
        }
        self.program = program
        command = (program as NSString).deletingLastPathComponent + "/anabasis"
        guard FileManager.default.isExecutableFile(atPath: command) else {
            throw Child.Failure(description: "\(command) is not there; build it first (swift build --product anabasis).")
        }
        Limits.set()
        let memory = "/dev/shm"
        let base = access(memory, W_OK) == 0 ? memory : NSTemporaryDirectory()
        root = "\(base)/anabasis-fuzz-\(getpid())"
        let library = ScenarioLibrary.find(environment: [:])
        guard let library else {
            throw Child.Failure(description: "There is no folder Scenarios here or above; go to the project's folder.")
        }
        let home = "\(root)/corpus"
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        try CorpusBuilder(lesson: library.folder(of: "lesson"), home: home, command: command).build()
        corpus = try Self.read(home)
    }

    /// The sound files below a folder.
    static func read(_ home: String) throws -> Corpus {
        var files: [String: [UInt8]] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: home) {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: "\(home)/\(path)", isDirectory: &isFolder)
            if !isFolder.boolValue { files[path] = [UInt8](FileManager.default.contents(atPath: "\(home)/\(path)") ?? Data()) }
        }
        return Corpus(files: files)
    }

    /// The folder of the sound files.
    var home: String { path("corpus") }

    /// A path in the folder.
    func path(_ name: String) -> String { "\(root)/\(name)" }

    /// Removes the folder.
    func remove() { try? FileManager.default.removeItem(atPath: root) }

    /// Writes a home folder: the sound files, with those of a specimen in their places.
    func write(_ specimen: Specimen, to home: String) throws {
        try? FileManager.default.removeItem(atPath: home)
        for (path, bytes) in corpus.files.merging(specimen.files, uniquingKeysWith: { $1 }) {
            let url = URL(fileURLWithPath: "\(home)/\(path)")
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url)
        }
    }
}

/// What a process may take.
package enum Limits {
    /// Longest time that an input may take, seconds.
    package static let seconds = 10.0
    /// Most memory that an input may take, bytes.
    package static let bytes = 1 << 30

    /// Bounds this process and its children well above `bytes`, so that one that grows without end stops before the machine
    /// does.
    static func set() {
        var data = rlimit(rlim_cur: rlim_t(2 * bytes), rlim_max: rlim_t(2 * bytes))
        var core = rlimit(rlim_cur: 0, rlim_max: 0)
        #if os(Linux)
            setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &data)
            setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &core)
        #else
            setrlimit(RLIMIT_DATA, &data)
            setrlimit(RLIMIT_CORE, &core)
        #endif
    }
}
