import Synchronization

/// Trees of next steps, one after another in one room, each laid when somebody first marches by it.
///
/// Room for all is taken at once, and costs nothing before it is written to. What is laid does not change, so that it is read without a
/// lock; and nothing depends on when it is laid, or by whom.
public final class CourseTrees: Sendable {
    /// How many trees there are.
    public let count: Int
    private let cells: Int
    private nonisolated(unsafe) let steps: UnsafeMutablePointer<UInt8>
    private nonisolated(unsafe) let isLaid: UnsafeMutablePointer<Atomic<Bool>>
    private let layer: Mutex<CourseLayer>

    /// So many trees over so many cells.
    init(count: Int, cells: Int, layer: sending CourseLayer) {
        self.count = count
        self.cells = cells
        steps = .allocate(capacity: max(1, count * cells))
        isLaid = .allocate(capacity: max(1, count))
        for tree in 0..<count { (isLaid + tree).initialize(to: Atomic(false)) }
        self.layer = Mutex(layer)
    }

    deinit {
        steps.deallocate()
        isLaid.deinitialize(count: count)
        isLaid.deallocate()
    }

    /// Whether the tree is laid that begins at a place in the room.
    @inline(__always)
    package func isLaid(at place: Int) -> Bool { isLaid[place / cells].load(ordering: .acquiring) }

    /// Lays the tree that begins at a place in the room, unless it is laid.
    @inline(__always)
    package func lay(at place: Int) {
        if !isLaid(at: place) { lay(place / cells) }
    }

    @inline(never)
    private func lay(_ tree: Int) {
        layer.withLock { layer in
            guard !isLaid[tree].load(ordering: .acquiring) else { return }
            let next = layer.next(tree)
            precondition(next.count == cells)
            (steps + tree * cells).initialize(from: next, count: cells)
            isLaid[tree].store(true, ordering: .releasing)
        }
    }

    /// The room of all trees, of which those may be read that are laid.
    @inline(__always)
    package var next: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: steps, count: count * cells) }
}
