import Dispatch
import Synchronization

/// The values of a function at 0..<count, reckoned side by side on the machine's cores. The function must depend on nothing else.
public func sideBySide<Value: Sendable>(_ count: Int, _ value: @Sendable (Int) -> Value) -> [Value] {
    let values = Mutex([Value?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
        let found = value(index)
        values.withLock { $0[index] = found }
    }
    return values.withLock { $0.map { $0! } }
}
