import Dispatch
import Foundation
import Synchronization

/// Ctrl-C: where the work can be stopped cleanly, the first asks for that and the second ends the program; else the first ends it.
/// Whoever is left says what was kept.
enum Interrupt {
    private struct State {
        var isRaised = false
        var canStop = false
        var kept = "Nothing was kept."
    }

    private static let state = Mutex(State())
    /// Held as long as the process lives; written once, by `listen`, before there is another thread.
    private nonisolated(unsafe) static var source: (any DispatchSourceSignal)?

    /// True after Ctrl-C.
    static var isRaised: Bool { state.withLock(\.isRaised) }

    /// Listens from now on.
    static func listen() {
        signal(SIGINT, SIG_IGN)
        // A queue of its own has a thread of its own: the shared ones may all be busy with campaigns.
        let queue = DispatchQueue(label: "interrupt", qos: .userInteractive)
        let heard = DispatchSource.makeSignalSource(signal: SIGINT, queue: queue)
        heard.setEventHandler { hear() }
        heard.resume()
        source = heard
    }

    /// Takes the end of standard input for Ctrl-C: a program that is killed leaves nothing behind that works on or holds a file.
    static func listenForEndOfInput() {
        let thread = Thread {
            var byte: UInt8 = 0
            while true {
                let count = read(STDIN_FILENO, &byte, 1)
                if count == 0 || (count < 0 && errno != EINTR) { return hear() }
            }
        }
        thread.start()
    }

    /// What is said when the program ends at once.
    static func keeps(_ sentence: String) { state.withLock { $0.kept = sentence } }

    /// Does work that asks `isRaised` now and then, and stops cleanly when it is.
    static func stoppable<Value>(_ work: () async throws -> Value) async rethrows -> Value {
        state.withLock { $0.canStop = true }
        defer { state.withLock { $0.canStop = false } }
        return try await work()
    }

    private static func hear() {
        let (isFirst, canStop, kept) = state.withLock { state in
            defer { state.isRaised = true }
            return (!state.isRaised, state.canStop, state.kept)
        }
        guard isFirst, canStop else {
            Output.tell("\nEnded by Ctrl-C. \(kept)")
            _exit(ExitStatus.interrupted.rawValue)
        }
        Output.tell("\nStopping: finishing what is under way. Press Ctrl-C again to end at once.")
    }
}
