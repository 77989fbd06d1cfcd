import Foundation
import Fuzzing

/// A worker at a range of inputs, watched from outside.
struct ReadingJob {
    /// Why it is no longer at work.
    enum End {
        case finished
        case stopped(index: Int, cause: Cause)
    }

    let range: Range<Int>
    private let slot: Slot
    private let board: Board
    private let child: Child
    /// The input under way when it was last looked at, and since when.
    private var seen: (index: Int, since: Double)

    /// Starts a worker in a slot; `steps` bounds the mutations of a single input.
    init(_ bench: Bench, _ slot: Slot, seed: UInt64, _ range: Range<Int>, kinds: [String] = [], steps: [Int]? = nil) throws {
        self.range = range
        self.slot = slot
        try FileManager.default.createDirectory(atPath: slot.folder, withIntermediateDirectories: true)
        board = try Board(slot.board)
        board.current = (range.lowerBound, .mutating)
        let options =
            ["--corpus", bench.home, "--folder", slot.folder] + (steps.map { ["--steps", StepList.text($0)] } ?? [])
            + kinds.flatMap { ["--kind", $0] }
        child = try Child(
            bench.program, ["worker", "\(seed)", "\(range.lowerBound)", "\(range.count)"] + options, in: slot.folder,
            output: .file(slot.output), error: .file(slot.error))
        seen = (range.lowerBound, Moment.now)
    }

    /// How it ended; nil while it is at work. One that is at an input for too long is ended.
    mutating func poll() -> End? {
        let (index, stage) = board.current
        if let ending = child.ending() { return end(ending, index, stage) }
        if index != seen.index {
            seen = (index, Moment.now)
        } else if Moment.now - seen.since > Limits.seconds {
            child.kill()
            return .stopped(index: index, cause: .hung(stage.words))
        }
        return nil
    }

    private func end(_ ending: Child.Ending, _ index: Int, _ stage: Board.Stage) -> End {
        let told = slot.said()
        if ending.code == 0 { return .finished }
        if ending.code == WorkerCommand.tooLarge || ending.peakBytes > Limits.bytes {
            return .stopped(index: index, cause: .memory(ending.peakBytes, stage.words))
        }
        if let code = ending.code { return .stopped(index: index, cause: .code(code, told: told)) }
        return .stopped(index: index, cause: .crash(signal: ending.signal, told: told))
    }
}
