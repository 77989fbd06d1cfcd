import Synchronization

/// A number that several threads set and add to.
final class Counter: Sendable {
    private let state = Atomic(0)
    var value: Int { state.load(ordering: .relaxed) }
    func set(_ number: Int) { state.store(number, ordering: .relaxed) }
    func add(_ number: Int) { state.add(number, ordering: .relaxed) }
}
