import Foundation
import Studies
import Synchronization

/// What a session tells while it works.
public enum SessionEvent: Hashable, Sendable {
    /// Of a stage so much is done, of so much; told often, by several workers at once.
    case progress(stage: String, done: Int, of: Int)
    /// A sentence for the person who waits.
    case notice(String)
    /// The comparison so far, while the study plays on.
    case provisional(ProvisionalAnswer)
    /// Finished work is kept in this file from now on, whatever happens.
    case keeping(String)
}

/// Hears what a session tells; it is called from any thread.
public typealias SessionListener = @Sendable (SessionEvent) -> Void

/// Passes progress on, and takes the time of the comparison.
final class StageClock: Sendable {
    private struct State {
        var stage: String?
        var start = ContinuousClock.now
        /// Campaigns that nobody had to play.
        var kept = 0
        var done = 0
        /// Seconds and campaigns of each stage that is over.
        var times: [String: (seconds: Double, done: Int)] = [:]
    }

    private let state = Mutex(State())
    private let listener: SessionListener
    private let begun = ContinuousClock.now

    init(_ listener: @escaping SessionListener) { self.listener = listener }

    func hear(_ stage: StudyConductor.Stage, done: Int, of total: Int) { hear(stage.rawValue, done: done, of: total) }

    func hear(_ stage: String, done: Int, of total: Int) {
        state.withLock { state in
            if state.stage != stage {
                // The models of the stage before are gone.
                ProcessMemory.giveBack()
                Self.close(&state)
                (state.stage, state.start, state.kept, state.done) = (stage, .now, done, 0)
            }
            state.done = max(state.done, done)
        }
        listener(.progress(stage: stage, done: done, of: total))
    }

    /// Seconds since it was made.
    var seconds: Double { Self.seconds(ContinuousClock.now - begun) }

    /// Campaigns played in a second of the comparison, once it is over; nil if there were none.
    func rate() -> Double? {
        state.withLock { state in
            Self.close(&state)
            state.stage = nil
            return state.times[StudyConductor.Stage.comparing.rawValue].flatMap {
                $0.seconds > 0 && $0.done > 0 ? Double($0.done) / $0.seconds : nil
            }
        }
    }

    private static func close(_ state: inout State) {
        guard let stage = state.stage else { return }
        state.times[stage] = (seconds(ContinuousClock.now - state.start), state.done - state.kept)
    }

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }
}

/// The most memory the process has held, bytes.
enum PeakMemory {
    static var bytes: Int {
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
