import Foundation
import Fuzzing

/// Many inputs, shared out over processes, and what was found.
struct Session {
    private let bench: Bench
    private let seed: UInt64
    private let workers: Int
    /// Seconds after which no more is read, or no more is run.
    private let allowed: Double
    /// Kinds that are read; all if it is empty.
    private let kinds: [String]
    /// Seconds of all workers by stage.
    private var stages: [Board.Stage: Double] = [:]
    private var tallies: [InputKind: Tally] = [:]
    /// Findings by kind of input and number.
    private var incidents: [(input: FuzzInput, cause: Cause)] = []
    private var spent: (reading: Double, running: Double) = (0, 0)

    /// Inputs that a worker is given at a time.
    private static let atOnce = 250
    /// Findings that are looked into; a program with more has enough to do.
    private static let most = 60

    /// A session on a bench.
    init(bench: Bench, seed: UInt64, workers: Int, seconds: Double?, kinds: [String]) {
        self.bench = bench
        self.seed = seed
        self.workers = workers
        allowed = seconds ?? .infinity
        self.kinds = kinds
    }

    /// Reads inputs in worker processes; a worker that stops is replaced, and goes on behind the input that stopped it.
    mutating func read(_ range: Range<Int>) throws {
        var next = range.lowerBound
        let slots = (0..<workers).map { Slot(bench.path("reading-\($0)")) }
        var jobs = [ReadingJob?](repeating: nil, count: workers)
        let progress = Progress("read", of: range.count)
        var isOver: Bool { progress.seconds > allowed }
        while next < range.upperBound && !isOver || jobs.contains(where: { $0 != nil }) {
            for number in slots.indices {
                if jobs[number] == nil, next < range.upperBound, !isOver {
                    let chunk = next..<min(range.upperBound, next + Self.atOnce)
                    jobs[number] = try ReadingJob(bench, slots[number], seed: seed, chunk, kinds: kinds)
                    next = chunk.upperBound
                }
                guard let end = jobs[number]?.poll() else { continue }
                let whole = jobs[number]?.range ?? 0..<0
                jobs[number] = nil
                guard case .stopped(let index, let cause) = end else { continue }
                incidents.append((FuzzInput(seed: seed, index: index), cause))
                if index + 1 < whole.upperBound, !isOver {
                    jobs[number] = try ReadingJob(bench, slots[number], seed: seed, index + 1..<whole.upperBound, kinds: kinds)
                }
            }
            progress.show(done: next - range.lowerBound, found: incidents.count)
            usleep(2000)
        }
        spent.reading = progress.seconds
        for slot in slots where FileManager.default.fileExists(atPath: slot.board) {
            let board = try Board(slot.board)
            for kind in InputKind.allCases { tallies[kind, default: Tally()] += board[kind] }
            for stage in Board.Stage.allCases { stages[stage, default: 0] += board.seconds(in: stage) }
            incidents += slot.heard().map { (FuzzInput(seed: seed, index: $0.index), $0.cause) }
        }
    }

    /// Runs the command, a process an input.
    mutating func run(_ range: Range<Int>) throws {
        var next = range.lowerBound
        let slots = (0..<workers).map { Slot(bench.path("running-\($0)")) }
        var jobs = [RunJob?](repeating: nil, count: workers)
        let progress = Progress("run", of: range.count)
        var isOver: Bool { progress.seconds > allowed }
        var tally = Tally()
        while next < range.upperBound && !isOver || jobs.contains(where: { $0 != nil }) {
            for number in slots.indices {
                if jobs[number] == nil, next < range.upperBound, !isOver {
                    jobs[number] = try RunJob(bench, slots[number], FuzzInput(seed: seed, index: next, isRun: true))
                    next += 1
                    tally.inputs += 1
                }
                guard let end = jobs[number]?.poll(), let input = jobs[number]?.input else { continue }
                jobs[number] = nil
                if end.isAccepted { tally.accepted += 1 } else if end.cause == nil { tally.refused += 1 }
                if let cause = end.cause { incidents.append((input, cause)) }
            }
            progress.show(done: next - range.lowerBound, found: incidents.count)
            usleep(1000)
        }
        spent.running = progress.seconds
        tallies[.command] = tally
    }

    // MARK: findings

    /// Every finding once, with as few mutations as it needs; its files are kept in a folder.
    func triage(keepingIn folder: String) throws -> [Finding] {
        var groups: [String: [(input: FuzzInput, cause: Cause)]] = [:]
        for incident in incidents { groups[incident.cause.key, default: []].append(incident) }
        let sorted = groups.values.map { $0.sorted { $0.input.index < $1.input.index } }
            .sorted {
                ($0[0].cause.kind.rawValue, $1.count, $0[0].cause.mark) < (
                    $1[0].cause.kind.rawValue, $0.count, $1[0].cause.mark
                )
            }
        if sorted.count > Self.most { tell("\(sorted.count) findings; the first \(Self.most) are looked into.") }
        return try sorted.prefix(Self.most).enumerated().map { number, group in
            tell("looking into finding \(number + 1) of \(sorted.count): \(group[0].cause.title), \(group[0].cause.mark)")
            let finding = try Finding(number: number + 1, group[0].input, group[0].cause, times: group.count, bench: bench)
            try finding.keep(in: folder, bench: bench)
            return finding
        }
    }

    /// What became of the inputs, by kind.
    func table() -> String {
        let kinds = Cause.Kind.allCases
        let rows = InputKind.allCases.map { kind -> [String] in
            let tally = tallies[kind] ?? Tally()
            let causes = incidents.filter { $0.input.kind == kind }
            return [kind.rawValue] + [tally.inputs, tally.accepted, tally.refused, tally.played].map(String.init)
                + kinds.map { cause in String(Set(causes.filter { $0.cause.kind == cause }.map(\.input.index)).count) }
        }
        let sums = (1...4 + kinds.count).map { column in String(rows.reduce(0) { $0 + (Int($1[column]) ?? 0) }) }
        let head = ["kind", "inputs", "accepted", "refused", "played"] + kinds.map(\.title)
        let all = [head] + rows + [["all"] + sums]
        let widths = head.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        let lines = all.map { row in
            row.enumerated().map { column, cell in
                let blanks = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + blanks : blanks + cell
            }.joined(separator: "  ")
        }
        let times = String(format: "seed %llu; %.1f s reading, %.1f s running", seed, spent.reading, spent.running)
        return (lines + [times, rates()]).joined(separator: "\n")
    }

    /// How long an input takes, on average, without those that stopped a worker.
    private func rates() -> String {
        let inputs = tallies.filter { $0.key != .command }.values.reduce(Tally()) { sum, more in
            var sum = sum
            sum += more
            return sum
        }
        func milliseconds(_ stage: Board.Stage, _ count: Int) -> Double { 1000 * (stages[stage] ?? 0) / Double(max(1, count)) }
        return String(
            format: "%.2f ms to make an input, %.2f to read it, %.1f to play it",
            milliseconds(.mutating, inputs.inputs), milliseconds(.reading, inputs.inputs), milliseconds(.playing, inputs.played)
        )
    }
}

/// Tells a person how far a session has come, every few seconds.
final class Progress {
    private let verb: String
    private let total: Int
    private let started = Moment.now
    private var shown = Moment.now

    /// Progress at some work: "read 1000 of 10000".
    init(_ verb: String, of total: Int) {
        self.verb = verb
        self.total = total
    }

    /// Seconds since it began.
    var seconds: Double { Moment.now - started }

    /// Tells how far it is, if it is time to.
    func show(done: Int, found: Int) {
        guard Moment.now - shown > 5 else { return }
        shown = Moment.now
        tell("\(verb) \(done) of \(total), \(Int(Double(done) / seconds)) a second, \(found) findings")
    }
}

/// Tells a person something, not the pipe.
func tell(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
