import ArgumentParser
import Foundation
import Fuzzing

/// The command `anabasis-fuzz`.
@main
struct FuzzProgram: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "anabasis-fuzz",
        abstract: "Break scenarios, theatres, stores, recordings and command lines, and see what becomes of them.",
        discussion: """
            Every input follows from a seed and its number. Documentation/Fuzzing.md tells what is changed and what is asked of the program.

            Examples:
              anabasis-fuzz                               10,000 inputs in process, 200 runs of the command
              anabasis-fuzz --seed 7 --count 5000000 --runs 0
              anabasis-fuzz replay 7 123456               one input again, with what it says
              anabasis-fuzz replay 7 12 --run             one run of the command again
            """,
        subcommands: [SessionCommand.self, ReplayCommand.self, WorkerCommand.self], defaultSubcommand: SessionCommand.self)
}

/// `anabasis-fuzz`: many inputs, a table of what became of them, and every finding once.
struct SessionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "session", abstract: "Try many inputs.")

    @Option(help: "The seed of all inputs.") var seed: UInt64 = 1
    @Option(help: "Inputs that are read in process.") var count = 10_000
    @Option(help: "Runs of the command.") var runs = 200
    @Option(help: "The number of the first input, and of the first run.") var from = 0
    @Option(help: "Processes at a time.") var workers = ProcessInfo.processInfo.activeProcessorCount
    @Option(help: "Seconds after which no more is read, and as many for the runs; no bound unless said.") var seconds: Double?
    @Option(name: .customLong("kind"), help: "Read this kind only: folder, map, theatre, store, recording; may be repeated.")
    var kinds: [String] = []
    @Option(help: "Where what was found is kept.") var out = "out/fuzz"

    func validate() throws {
        guard count >= 0, runs >= 0, from >= 0, (1...256).contains(workers) else {
            throw ValidationError("--count, --runs and --from are at least 0, --workers is 1 to 256.")
        }
        for kind in kinds where InputKind(rawValue: kind) == nil {
            throw ValidationError(
                "--kind is \"\(kind)\", expected one of \(InputKind.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
    }

    func run() async throws {
        let bench = try Bench()
        defer { bench.remove() }
        var session = Session(bench: bench, seed: seed, workers: workers, seconds: seconds, kinds: kinds)
        try session.read(from..<from + count)
        try session.run(from..<from + runs)
        let findings = try session.triage(keepingIn: out)
        print(session.table())
        for finding in findings { print("\n" + finding.text) }
        if !findings.isEmpty { throw ExitCode(1) }
    }
}

/// `anabasis-fuzz replay SEED INDEX`
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Try one input again, and say what it does.")

    @Argument(help: "The seed.") var seed: UInt64
    @Argument(help: "The number of the input.") var index: Int
    @Flag(help: "It is a run of the command, not an input in process.") var run = false
    @Option(help: "Apply these mutations only, such as 1,3.") var steps: String?
    @Option(help: "Keep the files in this folder.") var keep: String?

    func validate() throws {
        guard index >= 0 else { throw ValidationError("INDEX is \(index), expected a number from 0.") }
    }

    func run() async throws {
        let bench = try Bench()
        defer { bench.remove() }
        let input = StepList.input(seed: seed, index: index, isRun: run, steps: steps)
        let (specimen, log) = input.specimen(from: bench.corpus, scratch: bench.path("scratch"))
        print("\(input.kind.rawValue) \(index) of seed \(seed)")
        for (step, line) in zip(input.steps, log) { print("  \(step). \(line)") }
        if input.kind == .command { print("  anabasis \(specimen.arguments.map { "'\($0)'" }.joined(separator: " "))") }
        if let keep { try bench.write(specimen, to: keep) }
        let trial = try Trial(bench: bench).attempt(input)
        print(trial.output, terminator: "")
        print(trial.cause.map { "\($0.title): \($0.detail)" } ?? "nothing to find fault with")
        if trial.cause != nil { throw ExitCode(1) }
    }
}

/// The mutations of an input as a command line names them.
package enum StepList {
    package static func text(_ steps: [Int]) -> String { steps.map(String.init).joined(separator: ",") }

    /// An input with those of its mutations that a text names; all of them where there is no text.
    package static func input(seed: UInt64, index: Int, isRun: Bool, steps: String?) -> FuzzInput {
        let whole = FuzzInput(seed: seed, index: index, isRun: isRun)
        guard let steps else { return whole }
        let wanted = Set(steps.split(separator: ",").compactMap { Int($0) })
        return whole.keeping(whole.steps.filter(wanted.contains))
    }
}

/// Seconds that go on while the machine's clock is set.
package enum Moment {
    package static var now: Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
}
