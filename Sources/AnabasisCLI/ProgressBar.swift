import Foundation
import Studies
import Synchronization

/// Tells the person who waits how far the work is: a bar on a terminal, a plain line a stage elsewhere.
final class ProgressBar: Sendable {
    private struct State {
        var stage: String?
        var stageStart = ContinuousClock.now
        var lastDrawn = ContinuousClock.now
        var done = 0
        /// Campaigns of the stage that nobody had to play.
        var kept = 0
        /// Seconds and campaigns of each stage that is over.
        var times: [String: (seconds: Double, done: Int)] = [:]
    }

    private let state = Mutex(State())
    private let isInteractive: Bool

    /// A bar for standard error.
    init(isInteractive: Bool = Terminal.isInteractive) { self.isInteractive = isInteractive }

    /// Hears how far a stage of a study is.
    func hear(_ stage: StudyConductor.Stage, done: Int, of total: Int) { hear(stage.rawValue, done: done, of: total) }

    /// Hears how far a stage is.
    func hear(_ stage: String, done: Int, of total: Int) {
        let text = state.withLock { state -> String? in
            let now = ContinuousClock.now
            if state.stage != stage {
                Self.close(&state, at: now)
                state.stage = stage
                state.stageStart = now
                state.kept = done
                if !isInteractive { return "\(stage)...\n" }
            }
            state.done = max(state.done, done)
            guard isInteractive, state.done > 0, now - state.lastDrawn > .milliseconds(100) || done == total else { return nil }
            state.lastDrawn = now
            return Self.line(
                stage, done: state.done, kept: state.kept, total: total, elapsed: Self.seconds(now - state.stageStart))
        }
        if let text { FileHandle.standardError.write(Data(text.utf8)) }
    }

    /// Clears the line and returns campaigns a second of the comparison, if there was one.
    func finish() -> Double? {
        let rate = state.withLock { state -> Double? in
            Self.close(&state, at: ContinuousClock.now)
            state.stage = nil
            return state.times[StudyConductor.Stage.comparing.rawValue].flatMap {
                $0.seconds > 0 && $0.done > 0 ? Double($0.done) / $0.seconds : nil
            }
        }
        if isInteractive { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
        return rate
    }

    private static func close(_ state: inout State, at now: ContinuousClock.Instant) {
        if let stage = state.stage { state.times[stage] = (seconds(now - state.stageStart), state.done - state.kept) }
        state.done = 0
    }

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }

    /// `comparing directives  [########------]  2,400 of 5,000   312 a second   8 s left`
    private static func line(_ stage: String, done: Int, kept: Int, total: Int, elapsed: Double) -> String {
        // Who asks for more as he goes may be past what he foresaw.
        let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
        let filled = Int(share * 24)
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 24 - filled)
        let rate = elapsed > 0.2 ? Double(done - kept) / elapsed : 0
        let left = rate > 0 ? "   \(Int(rate)) a second   \(Int((Double(total - done) / rate).rounded(.up))) s left" : ""
        return "\r\u{1B}[K\(stage)  [\(bar)]  \(done) of \(total)\(left)"
    }
}
