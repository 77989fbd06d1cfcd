import Foundation
import Fuzzing

/// Something that an input does and should not, with as few of its mutations as that needs.
struct Finding {
    let number: Int
    let input: FuzzInput
    let cause: Cause
    /// How many inputs did the same.
    let times: Int
    private let log: [String]
    private let arguments: [String]
    /// What the program told.
    private let output: String

    /// The most times that an input which hangs is tried again: each takes its whole time.
    private static let triesOfHang = 6

    /// Looks into an input; it is tried again with fewer and fewer mutations.
    init(number: Int, _ input: FuzzInput, _ cause: Cause, times: Int, bench: Bench) throws {
        let trial = Trial(bench: bench)
        var tries = cause.kind == .hung ? Self.triesOfHang : Int.max
        var output = ""
        let steps = try DeltaDebugging.minimise(input.steps) { steps in
            guard tries > 0 else { return false }
            tries -= 1
            let result = try trial.attempt(input.keeping(steps))
            guard result.cause?.key == cause.key else { return false }
            output = result.output
            return true
        }
        if output.isEmpty { output = try trial.attempt(input.keeping(steps)).output }
        self.number = number
        self.input = input.keeping(steps)
        self.cause = cause
        self.times = times
        self.output = output
        let (specimen, log) = self.input.specimen(from: bench.corpus, scratch: bench.path("scratch"))
        self.log = zip(steps, log).map { "\($0). \($1)" }
        arguments = specimen.arguments
    }

    /// The finding for a person, with the line that replays it.
    var text: String {
        let run = input.kind == .command ? " --run" : ""
        let line = arguments.isEmpty ? [] : ["  anabasis " + arguments.map { "'\($0)'" }.joined(separator: " ")]
        let head =
            "\(number). \(cause.title), \(input.kind.rawValue), \(times) \(times == 1 ? "time" : "times"): \(cause.detail)"
        let replay = "  anabasis-fuzz replay \(input.seed) \(input.index)\(run) --steps \(StepList.text(input.steps))"
        return ([head] + log.map { "  \($0)" } + line + [replay]).joined(separator: "\n")
    }

    /// Writes the files of the input and what was told into a folder of their own.
    func keep(in folder: String, bench: Bench) throws {
        let place = "\(folder)/\(number)-\(cause.kind.rawValue)"
        let specimen = input.specimen(from: bench.corpus, scratch: bench.path("scratch")).specimen
        try bench.write(specimen, to: place)
        try (text + "\n\n" + output).write(toFile: "\(place)/finding.txt", atomically: true, encoding: .utf8)
    }
}
