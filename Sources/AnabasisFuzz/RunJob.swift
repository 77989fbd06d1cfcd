import Foundation
import Fuzzing

/// A run of the command on a specimen, watched from outside.
struct RunJob {
    /// Where its streams go, and when Ctrl-C is pressed.
    private struct Conditions {
        let output: Child.Sink
        let error: Child.Sink
        let interruptAfter: Double?

        init(_ input: FuzzInput, _ slot: Slot) {
            // An address behind those of the mutations and of the choices before them.
            var chooser = Chooser(seed: input.seed, index: input.index, step: FuzzInput.mostSteps + 2)
            switch chooser.below(16) {
            case 0: (output, error) = (.full, .file(slot.error))
            case 1: (output, error) = (.closed, .file(slot.error))
            case 2: (output, error) = (.file(slot.output), .full)
            case 3: (output, error) = (.file(slot.output), .closed)
            default: (output, error) = (.file(slot.output), .file(slot.error))
            }
            interruptAfter = chooser.isOne(in: 16) ? Double(chooser.below(400)) / 1000 : nil
        }

        /// As they are said in a sentence.
        var words: String {
            switch (output, error) {
            case (.full, _): "with a full standard output"
            case (.closed, _): "with a closed standard output"
            case (_, .full): "with a full standard error"
            case (_, .closed): "with a closed standard error"
            default: "with both streams"
            }
        }
    }

    /// How it ended, and under which conditions.
    struct End {
        /// True if it ended with 0.
        let isAccepted: Bool
        let cause: Cause?
    }

    let input: FuzzInput
    private let slot: Slot
    private let arguments: [String]
    private let conditions: Conditions
    private let child: Child
    private var interrupted: Double?

    /// The codes with which a command may end: done, no, not understood, bad input, the system's fault, interrupted.
    private static let codes: Set<Int32> = [0, 1, 2, 3, 75, 130]

    /// Starts the command in a slot.
    init(_ bench: Bench, _ slot: Slot, _ input: FuzzInput) throws {
        self.input = input
        self.slot = slot
        try FileManager.default.createDirectory(atPath: slot.folder, withIntermediateDirectories: true)
        for path in [slot.output, slot.error] { unlink(path) }
        let specimen = input.specimen(from: bench.corpus, scratch: slot.scratch).specimen
        try bench.write(specimen, to: slot.home)
        arguments = specimen.arguments.map { word in String(word.prefix { $0 != "\0" }) }
        conditions = Conditions(input, slot)
        child = try Child(bench.command, arguments, in: slot.home, output: conditions.output, error: conditions.error)
    }

    /// How it ended; nil while it runs. One that takes long is asked to stop, and ended if it does not.
    mutating func poll() -> End? {
        if let ending = child.ending() { return End(isAccepted: ending.code == 0, cause: cause(ending)) }
        let now = Moment.now
        if let interrupted {
            guard now - interrupted > Limits.seconds else { return nil }
            child.kill()
            return End(isAccepted: false, cause: .hung("in \(arguments.first ?? "") after Ctrl-C"))
        }
        if now - child.started > conditions.interruptAfter ?? Limits.seconds {
            child.interrupt()
            interrupted = now
        }
        return nil
    }

    /// True if the command prints its answer; a merge and a part of a study write files only.
    private var answers: Bool { arguments.first != "merge" && !arguments.contains { $0.hasPrefix("--shard") } }

    private func cause(_ ending: Child.Ending) -> Cause? {
        let said = slot.said()
        if ending.peakBytes > Limits.bytes { return .memory(ending.peakBytes, "in \(arguments.first ?? "")") }
        guard let code = ending.code else {
            // Before a command listens for Ctrl-C, the signal ends it as it ends any program.
            return ending.signal == SIGINT && interrupted != nil
                ? nil
                : .crash(signal: ending.signal, told: said, otherwise: "\(arguments.first ?? "") \(conditions.words)")
        }
        guard Self.codes.contains(code) else { return .code(code, told: said) }
        let output = String(decoding: FileManager.default.contents(atPath: slot.output) ?? Data(), as: UTF8.self)
        if code == 0, conditions.output == .full, answers {
            return .code(code, told: "that all is well, though its answer met a full disk")
        }
        if code != 0, said.isEmpty, output.isEmpty, case .file = conditions.error, case .file = conditions.output {
            return .malformed("it says nothing: it ends with \(code)", in: arguments.joined(separator: " "))
        }
        for (name, text) in [("standard error", said), ("standard output", output)] {
            guard let scalar = SentenceRule.firstHostile(in: text, allowingLines: true) else { continue }
            let line =
                text.split(separator: "\n").first { SentenceRule.firstHostile(in: String($0), allowingLines: true) != nil }
                ?? ""
            return .malformed(
                "\(name) has a control character in it: U+\(String(scalar.value, radix: 16, uppercase: true))", in: String(line)
            )
        }
        return nil
    }
}

/// One input by itself.
struct Trial {
    /// What came of it.
    struct Result {
        let cause: Cause?
        /// What the process told.
        let output: String
    }

    let bench: Bench

    /// Reads or runs an input, and waits for the end.
    func attempt(_ input: FuzzInput) throws -> Result {
        let slot = Slot(bench.path("trial"))
        try? FileManager.default.removeItem(atPath: slot.folder)
        if input.kind == .command {
            var job = try RunJob(bench, slot, input)
            while true {
                if let end = job.poll() { return Result(cause: end.cause, output: slot.said()) }
                usleep(1000)
            }
        }
        var job = try ReadingJob(bench, slot, seed: input.seed, input.index..<input.index + 1, steps: input.steps)
        while true {
            switch job.poll() {
            case nil: usleep(1000)
            case .finished?: return Result(cause: slot.heard().first?.cause, output: slot.said())
            case .stopped(_, let cause)?: return Result(cause: cause, output: slot.said())
            }
        }
    }
}
