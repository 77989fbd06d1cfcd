import Dispatch
import Foundation
import Synchronization

/// Ctrl-C: the first asks the work to stop cleanly, the second ends the program.
enum Interrupt {
    private static let raised = Atomic(false)

    /// True after Ctrl-C.
    static var isRaised: Bool { raised.load(ordering: .relaxed) }

    /// Listens from now on; keep what it returns as long as it should.
    static func listen() -> any DispatchSourceSignal {
        signal(SIGINT, SIG_IGN)
        // A queue of its own has a thread of its own: the shared ones may all be busy with campaigns.
        let queue = DispatchQueue(label: "interrupt", qos: .userInteractive)
        let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: queue)
        source.setEventHandler {
            if raised.exchange(true, ordering: .relaxed) { exit(130) }
            Terminal.tell("\nStopping: finishing what is under way. Press Ctrl-C again to end at once.")
        }
        source.resume()
        return source
    }
}
