/// One run of Dijkstra's algorithm with a circular bucket queue (Dial 1969): tentative distances, parent arcs, and the queue.
///
/// A bucket is a stack of nodes, linked through one pool of entries; an outdated entry of a node is skipped when it comes up. Invariant:
/// keys in the queue lie in `current...(current + width)`, so `key & mask` is a distinct bucket for each. A bit says of each bucket
/// whether it may hold any, so that 64 empty ones are passed at once. Raw buffers, because bounds checks cost a fifth of the time; nodes
/// come from the graph and are in range.
struct ShortestPathSearch: ~Copyable {
    /// A node in a bucket, or an entry that is free.
    private struct Entry {
        var node: Int32
        /// The entry below it, or -1.
        var next: Int32
    }

    private let distances: UnsafeMutablePointer<Int32>
    private let arcs: UnsafeMutablePointer<Int32>
    /// The top entry of each bucket, or -1.
    private let tops: UnsafeMutablePointer<Int32>
    /// A bit for each bucket that may hold nodes.
    private let occupied: UnsafeMutablePointer<UInt64>
    private let mask: Int
    private var entries: UnsafeMutablePointer<Entry>
    private var capacity = 1024
    /// Entries that have been used, and the first of those that are free again, or -1.
    private var used = 0
    private var free: Int32 = -1
    private var current = 0
    private var greatest = 0

    /// Expects a number beyond the limit in all `distances` and -1 in all `arcs`; `width` is the greatest arc cost.
    init(distances: UnsafeMutablePointer<Int32>, arcs: UnsafeMutablePointer<Int32>, width: Int32) {
        var count = 64
        while count <= width { count *= 2 }
        mask = count - 1
        self.distances = distances
        self.arcs = arcs
        tops = .allocate(capacity: count)
        tops.initialize(repeating: -1, count: count)
        occupied = .allocate(capacity: count / 64)
        occupied.initialize(repeating: 0, count: count / 64)
        entries = .allocate(capacity: capacity)
    }

    deinit {
        tops.deallocate()
        occupied.deallocate()
        entries.deallocate()
    }

    /// Distances and parent arcs by node. `grow` settles nodes and offers paths to their neighbours, until all are settled.
    @inline(__always)
    static func run(
        nodeCount: Int, roots: [Int], costs: [Int32], limit: Int32, grow: (inout ShortestPathSearch) -> Void
    ) -> (distances: [Int32], parentArcs: [Int32]) {
        let width = Self.width(of: costs)
        precondition(width <= ShortestPathTree.maximumCost, "an arc costs at most 2^20: choose a coarser unit")
        precondition(roots.allSatisfy { $0 >= 0 && $0 < nodeCount }, "a root lies outside the graph")
        let beyond = min(limit, ShortestPathTree.maximumDistance) + 1
        var distances = [Int32](repeating: beyond, count: nodeCount)
        var arcs = [Int32](repeating: -1, count: nodeCount)
        distances.withUnsafeMutableBufferPointer { distances in
            arcs.withUnsafeMutableBufferPointer { arcs in
                guard let firstDistance = distances.baseAddress, let firstArc = arcs.baseAddress else { return }
                var search = ShortestPathSearch(distances: firstDistance, arcs: firstArc, width: width)
                for root in roots { search.offer(root, at: 0, plus: 0, by: -1) }
                grow(&search)
            }
            for node in distances.indices {
                let distance = distances[node]
                distances[node] = distance == beyond ? ShortestPathTree.unreached : distance
            }
        }
        return (distances, arcs)
    }

    /// Begins another search in the same room, once all nodes of the last are settled.
    mutating func restart() {
        (current, greatest) = (0, 0)
        (used, free) = (0, -1)
    }

    /// Begins another search in the same room, with nodes of the last that were not settled.
    mutating func clear() {
        for word in 0...mask >> 6 {
            var bits = occupied[word]
            while bits != 0 {
                tops[word << 6 | bits.trailingZeroBitCount] = -1
                bits &= bits - 1
            }
            occupied[word] = 0
        }
        restart()
    }

    /// Makes a node whose distance of 0 is set the root of paths.
    mutating func begin(at node: Int) { push(node, key: 0) }

    @inline(__always)
    private mutating func push(_ node: Int, key: Int) {
        let place = key & mask
        let top = tops[place]
        // Not |=, which Swift 6.3 cannot compile here under the thread sanitizer.
        if top < 0 { occupied[place >> 6] = occupied[place >> 6] | 1 << UInt64(place & 63) }
        let entry = newEntry()
        entries[Int(entry)] = Entry(node: Int32(truncatingIfNeeded: node), next: top)
        tops[place] = entry
    }

    @inline(__always)
    private mutating func newEntry() -> Int32 {
        if free >= 0 {
            let entry = free
            free = entries[Int(entry)].next
            return entry
        }
        if used == capacity { grow() }
        used &+= 1
        return Int32(truncatingIfNeeded: used &- 1)
    }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutablePointer<Entry>.allocate(capacity: 2 * capacity)
        larger.update(from: entries, count: used)
        entries.deallocate()
        entries = larger
        capacity *= 2
    }

    /// Removes the next node to settle, with its final distance; nil when all are settled.
    @inline(__always)
    mutating func settleNext() -> (node: Int, distance: Int)? {
        while true {
            let place = current & mask
            while tops[place] >= 0 {
                let top = tops[place]
                let entry = entries[Int(top)]
                tops[place] = entry.next
                entries[Int(top)].next = free
                free = top
                if Int(distances[Int(entry.node)]) == current { return (Int(entry.node), current) }
            }
            guard moveOn() else { return nil }
        }
    }

    /// Leaves the current key, whose bucket is empty, for the next that is in the queue; false if it was the last.
    @inline(__always)
    private mutating func moveOn() -> Bool {
        let place = current & mask
        var word = place >> 6
        occupied[word] = occupied[word] & ~(1 << UInt64(place & 63))
        if current >= greatest { return false }
        // The greatest key is in the queue, so that a bit is found.
        var first = current &- (place & 63)
        var bits = occupied[word] & (~0 << UInt64(place & 63))
        while bits == 0 {
            word = (word &+ 1) & (mask >> 6)
            first &+= 64
            bits = occupied[word]
        }
        current = first &+ bits.trailingZeroBitCount
        return true
    }

    /// Whether a path through a settled neighbour is shorter than the tentative one; closed arcs (negative or `Int32.max`) as unsigned
    /// numbers exceed every limit.
    @inline(__always)
    func improves(_ node: Int, at distance: Int, plus cost: Int32) -> Bool {
        distance &+ Int(UInt32(bitPattern: cost)) < Int(distances[node])
    }

    /// Relaxes an arc: takes the path through a settled neighbour if it is shorter.
    @inline(__always)
    mutating func offer(_ node: Int, at distance: Int, plus cost: Int32, by arc: Int) {
        guard improves(node, at: distance, plus: cost) else { return }
        let sum = distance &+ Int(cost)
        distances[node] = Int32(truncatingIfNeeded: sum)
        arcs[node] = Int32(truncatingIfNeeded: arc)
        push(node, key: sum)
        greatest = max(greatest, sum)
    }

    /// The greatest cost of an open arc; cost &+ 1 is positive if and only if the arc is open.
    static func width(of costs: [Int32]) -> Int32 {
        costs.withUnsafeBufferPointer { costs in
            var width: Int32 = 1
            for cost in costs { width = max(width, cost &+ 1) }
            return width - 1
        }
    }
}
