import Dispatch
import Synchronization

/// The values of a pure function at 0..<count, in order, computed in parallel on all cores.
///
/// The result does not depend on the number of cores. `value` must have no side effects.
public func parallelMap<Value: Sendable>(_ count: Int, _ value: @Sendable (Int) -> Value) -> [Value] {
    let values = Mutex([Value?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
        let computed = value(index)
        values.withLock { $0[index] = computed }
    }
    return values.withLock { $0.map { $0! } }
}
