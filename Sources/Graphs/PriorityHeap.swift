/// A binary heap of nodes with real keys, least key first; a node may be in it several times.
struct PriorityHeap {
    private var entries: [(key: Double, node: Int32)] = []

    /// Adds a node. O(log size).
    mutating func push(_ node: Int32, key: Double) {
        entries.append((key, node))
        var place = entries.count - 1
        while place > 0 {
            let above = (place - 1) / 2
            guard key < entries[above].key else { break }
            entries[place] = entries[above]
            place = above
        }
        entries[place] = (key, node)
    }

    /// Removes a node with the least key; nil if the heap is empty. O(log size).
    mutating func popLeast() -> (node: Int32, key: Double)? {
        guard let least = entries.first, let last = entries.popLast() else { return nil }
        if !entries.isEmpty { sink(last) }
        return (least.node, least.key)
    }

    /// Sinks an entry from the root to its place.
    private mutating func sink(_ entry: (key: Double, node: Int32)) {
        var place = 0
        while true {
            var below = 2 * place + 1
            guard below < entries.count else { break }
            if below + 1 < entries.count, entries[below + 1].key < entries[below].key { below += 1 }
            guard entries[below].key < entry.key else { break }
            entries[place] = entries[below]
            place = below
        }
        entries[place] = entry
    }
}
