import Synchronization

/// Hands out numbers from 0 to the workers who ask, and counts what is done.
final class WorkQueue: Sendable {
    private let state = Mutex((next: 0, done: 0))

    func take() -> Int {
        state.withLock { state in
            defer { state.next += 1 }
            return state.next
        }
    }

    func finish(_ count: Int) -> Int {
        state.withLock { state in
            state.done += count
            return state.done
        }
    }
}
