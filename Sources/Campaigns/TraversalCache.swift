/// A cache of the traversals of an epoch (`EpochTraversal`). It may forget any of them, and changes no result.
///
/// A traversal that is missing, or has been replaced by another, is computed again. Small enough for the second cache of a core.
struct TraversalCache {
    /// A power of 2.
    private static let slotCount = 2048

    private var slots = [EpochTraversal](repeating: .none, count: slotCount)
    /// Contacts by sector, one traversal after another.
    private(set) var sectorContacts: [SectorContacts] = []
    private var first = 0

    /// Makes room for the traversals of a new epoch. Epochs must not come back: their keys would.
    mutating func beginEpoch() { sectorContacts.removeAll(keepingCapacity: true) }

    /// The traversal with this key, if it is remembered.
    @inline(__always)
    func find(_ key: EpochTraversal.Key) -> EpochTraversal? {
        let traversal = slots.span[unchecked: Self.slot(of: key)]
        return traversal.key == key ? traversal : nil
    }

    /// Begins a new traversal.
    mutating func beginTraversal() { first = sectorContacts.count }

    /// Adds the contacts in a sector to the traversal that was begun, unless there are none.
    @inline(__always)
    mutating func add(_ inSector: SectorContacts) {
        if inSector.contacts > 0 || inSector.contactsOfBlock > 0 || inSector.contactsOfPatrols > 0 {
            sectorContacts.append(inSector)
        }
    }

    /// Remembers the traversal that was begun; the traversal as it is remembered.
    mutating func keep(_ traversal: EpochTraversal) -> EpochTraversal {
        var traversal = traversal
        traversal.sectorContacts = first..<sectorContacts.count
        slots[Self.slot(of: traversal.key)] = traversal
        return traversal
    }

    @inline(__always)
    private static func slot(of key: EpochTraversal.Key) -> Int {
        let mixed = (key.place ^ (key.profile &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
        return Int(truncatingIfNeeded: mixed >> 32) & (slotCount - 1)
    }
}
