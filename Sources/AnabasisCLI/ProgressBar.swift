import Application
import Foundation
import Synchronization

/// Tells the person or the program that waits how far the work is: a bar on a terminal, a plain line a stage elsewhere, or JSON.
final class ProgressBar: Sendable {
    private struct State {
        var stage: String?
        var start = ContinuousClock.now
        var lastDrawn = ContinuousClock.now
        var done = 0
        /// What nobody had to do of the stage.
        var kept = 0
    }

    private let state = Mutex(State())
    private let isInteractive: Bool
    private let form: ProgressForm

    /// A bar for standard error.
    init(form: ProgressForm, isInteractive: Bool = Terminal.isInteractive) {
        self.form = form
        self.isInteractive = isInteractive && form == .words
    }

    /// A line of JSON.
    private struct Line: Encodable {
        let stage: String
        let done: Int
        let of: Int
    }

    /// Hears what a session tells.
    func hear(_ event: SessionEvent) {
        switch event {
        case .progress(let stage, let done, let total): hear(stage, done: done, of: total)
        case .notice(let sentence):
            clear()
            Output.tell(sentence)
        case .provisional(let answer):
            clear()
            Output.tell(answer.text(Terminal.style) + "\n")
        case .keeping(let path):
            Interrupt.keeps("Finished campaigns are kept in \(path); the same command goes on from there.")
            if form == .json { Output.line(["store": path]) }
        }
    }

    private func hear(_ stage: String, done: Int, of total: Int) {
        if form == .json { return tell(stage, done: done, of: total) }
        let text = state.withLock { state -> String? in
            let now = ContinuousClock.now
            if state.stage != stage {
                state = State(stage: stage, start: now, lastDrawn: state.lastDrawn, kept: done)
                if !isInteractive { return "\(stage)...\n" }
            }
            state.done = max(state.done, done)
            guard isInteractive, state.done > 0, now - state.lastDrawn > .milliseconds(100) || done == total else { return nil }
            state.lastDrawn = now
            let line = Self.line(
                stage, done: state.done, kept: state.kept, total: total, seconds: (now - state.start) / .seconds(1))
            return "\r\u{1B}[K" + line.prefix(Terminal.progressWidth - 1)
        }
        if let text { Output.draw(text) }
    }

    /// Tells the first of a stage, its last, and ten in a second between them.
    private func tell(_ stage: String, done: Int, of total: Int) {
        let line = state.withLock { state -> Line? in
            let now = ContinuousClock.now
            let isFirst = state.stage != stage
            if isFirst { state = State(stage: stage, start: now, lastDrawn: now, kept: done) }
            state.done = max(state.done, done)
            guard isFirst || done == total || now - state.lastDrawn > .milliseconds(100) else { return nil }
            state.lastDrawn = now
            return Line(stage: stage, done: state.done, of: total)
        }
        if let line { Output.line(line) }
    }

    /// Clears the line.
    func clear() { if isInteractive { Output.draw("\r\u{1B}[K") } }

    /// `comparing directives  [########------]  2400 of 5000   312 a second   8 s left`
    private static func line(_ stage: String, done: Int, kept: Int, total: Int, seconds: Double) -> String {
        // Who asks for more as he goes may be past what he foresaw.
        let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
        let filled = Int(share * 24)
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 24 - filled)
        let rate = seconds > 0.2 ? Double(done - kept) / seconds : 0
        let left =
            rate > 0 ? "   \(Int(rate)) a second   \(Int((Double(max(0, total - done)) / rate).rounded(.up))) s left" : ""
        return "\(stage)  [\(bar)]  \(done) of \(total)\(left)"
    }
}
