/// A cache of the traversals of an epoch (`EpochTraversal`). It may forget any of them, and changes no result.
///
/// A stage that is missing, or has been replaced by another, is computed again. Small enough for the second cache of a core.
struct TraversalCache {
    /// A power of 2.
    private static let slotCount = 2048

    private var slots = [EpochTraversal](repeating: .none, count: slotCount)
    /// Stretches of the stages, one stage after another.
    private(set) var stretches: [Stretch] = []
    private var first = 0

    /// Makes room for the stages of a new epoch. Epochs must not come back: their keys would.
    mutating func beginEpoch() { stretches.removeAll(keepingCapacity: true) }

    /// The stage with this key, if it is remembered.
    @inline(__always)
    func find(_ key: EpochTraversal.Key) -> EpochTraversal? {
        let stage = slots.span[unchecked: Self.slot(of: key)]
        return stage.key == key ? stage : nil
    }

    /// Begins the stretches of a new stage.
    mutating func beginStage() { first = stretches.count }

    /// Adds a stretch to the stage that was begun, unless there is nothing on it.
    @inline(__always)
    mutating func add(_ stretch: Stretch) {
        if stretch.contacts > 0 || stretch.contactsOfBlock > 0 { stretches.append(stretch) }
    }

    /// Remembers the stage that was begun; the stage as it is remembered.
    mutating func keep(_ stage: EpochTraversal) -> EpochTraversal {
        var stage = stage
        stage.stretches = first..<stretches.count
        slots[Self.slot(of: stage.key)] = stage
        return stage
    }

    @inline(__always)
    private static func slot(of key: EpochTraversal.Key) -> Int {
        let mixed = (key.place ^ (key.profile &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
        return Int(truncatingIfNeeded: mixed >> 32) & (slotCount - 1)
    }
}
