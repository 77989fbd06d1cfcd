import ArgumentParser
import Foundation
import Fuzzing

/// `anabasis-fuzz worker`: reads inputs in a process that may crash; a session starts as many as it needs.
struct WorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker", abstract: "Read inputs in this process, for a session.", shouldDisplay: false)

    /// The code with which a worker ends after an input that took too much memory.
    static let tooLarge: Int32 = 9

    @Argument(help: "The seed.") var seed: UInt64
    @Argument(help: "The number of the first input.") var first: Int
    @Argument(help: "How many inputs.") var count: Int
    @Option(help: "The folder of the sound files.") var corpus: String
    @Option(help: "A folder of the worker's own.") var folder: String
    @Option(help: "Apply these mutations only, such as 1,3.") var steps: String?
    @Option(name: .customLong("kind"), help: "Leave inputs of other kinds out.") var kinds: [String] = []

    func run() async throws {
        let slot = Slot(folder)
        let board = try Board(slot.board)
        let corpus = try Bench.read(corpus)
        try slot.makeHome(of: corpus)
        guard chdir(slot.home) == 0 else { throw Child.Failure(description: "\(slot.home): there is no such folder.") }
        var reader = Reader(corpus: corpus, home: slot.home)
        var stage = (Board.Stage.mutating, since: Moment.now)
        func enter(_ next: Board.Stage, _ index: Int) {
            let now = Moment.now
            board.add(now - stage.since, to: stage.0)
            stage = (next, now)
            board.current = (index, next)
        }
        for index in first..<first + count {
            let input = StepList.input(seed: seed, index: index, isRun: false, steps: steps)
            guard kinds.isEmpty || kinds.contains(input.kind.rawValue) else { continue }
            enter(.mutating, index)
            board[input.kind].inputs += 1
            let specimen = input.specimen(from: corpus, scratch: slot.scratch).specimen
            let verdict = await reader.read(specimen, of: input) { enter($0, index) }
            if verdict.isAccepted { board[input.kind].accepted += 1 } else { board[input.kind].refused += 1 }
            if verdict.wasPlayed { board[input.kind].played += 1 }
            for cause in verdict.causes { try slot.tell(cause, of: index) }
            if Self.peakBytes > Limits.bytes { throw ExitCode(Self.tooLarge) }
        }
    }

    /// The most memory that the process has held, bytes.
    private static var peakBytes: Int {
        var usage = rusage()
        #if os(Linux)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return usage.ru_maxrss * 1024
        #else
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss
        #endif
    }
}

/// The folder of one process at work.
package struct Slot {
    /// The folder itself.
    package let folder: String

    /// A slot in a folder.
    package init(_ folder: String) { self.folder = folder }

    /// Where the files of a specimen lie; deep enough that `../..` leads to no one else's.
    package var home: String { "\(folder)/a/b/home" }
    var board: String { "\(folder)/board" }
    var scratch: String { "\(folder)/scratch" }
    var output: String { "\(folder)/output" }
    package var error: String { "\(folder)/error" }
    private var told: String { "\(folder)/told" }

    /// Puts the sound files into the home folder.
    package func makeHome(of corpus: Corpus) throws {
        for (path, bytes) in corpus.files {
            let url = URL(fileURLWithPath: "\(home)/\(path)")
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url)
        }
    }

    /// Writes down what is wrong with an input that was refused.
    package func tell(_ cause: Cause, of index: Int) throws {
        let words = [String(index), cause.kind.rawValue, cause.detail, cause.mark].map { text in
            String(String.UnicodeScalarView(text.unicodeScalars.map { "\n\r\t".unicodeScalars.contains($0) ? " " : $0 }))
        }
        let file = open(told, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        defer { close(file) }
        let line = Array((words.joined(separator: "\t") + "\n").utf8)
        _ = line.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    }

    /// What was written down, and forgets it.
    package func heard() -> [(index: Int, cause: Cause)] {
        defer { unlink(told) }
        let text = String(decoding: FileManager.default.contents(atPath: told) ?? Data(), as: UTF8.self)
        return text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard words.count == 4, let index = Int(words[0]), let kind = Cause.Kind(rawValue: words[1]) else { return nil }
            return (index, Cause(kind: kind, detail: words[2], mark: words[3]))
        }
    }

    /// The end of what a process told on standard error.
    package func said() -> String {
        let data = FileManager.default.contents(atPath: error) ?? Data()
        return String(decoding: data.suffix(100_000), as: UTF8.self)
    }
}
