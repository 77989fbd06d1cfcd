/// One run of Dijkstra's method over Dial's circular buckets: tentative distances, the arcs that gave them, and the queue.
///
/// A bucket is a ring of nodes through links kept with the nodes, closed by a sentinel behind the last node; a node that
/// is in no bucket is a ring of its own. So putting in and taking out need no branches, and no memory is taken while
/// running. Invariant: keys in the queue lie in `current...(current + width)`, so `key & mask` names one bucket a key.
/// Raw buffers, because bounds checks cost a fifth of the time here; nodes come from the graph and are in range.
struct ShortestPathSearch: ~Copyable {
    private struct Cell {
        var distance: Int32
        var arc: Int32
        var next: Int32
        var previous: Int32
    }

    private let cells: UnsafeMutablePointer<Cell>
    private let nodeCount: Int
    private let mask: Int32
    private let limit: Int32
    private var current: Int32 = 0
    private var greatest: Int32 = 0

    /// Starts at the roots with distance 0; `width` is the greatest cost of an open arc.
    init(nodeCount: Int, roots: [Int], width: Int32, limit: Int32) {
        precondition(width <= ShortestPathTree.greatestCost, "an arc costs at most 2^20: choose a coarser unit")
        precondition(roots.allSatisfy { $0 >= 0 && $0 < nodeCount }, "a root lies outside the graph")
        var buckets: Int32 = 64
        while buckets <= width { buckets *= 2 }
        mask = buckets - 1
        self.nodeCount = nodeCount
        self.limit = min(limit, ShortestPathTree.greatestDistance)
        cells = .allocate(capacity: nodeCount + Int(buckets))
        for index in 0..<Int32(nodeCount + Int(buckets)) {
            (cells + Int(index)).initialize(to: Cell(distance: self.limit + 1, arc: -1, next: index, previous: index))
        }
        for root in roots { move(Int32(root), to: 0, by: -1) }
    }

    deinit { cells.deallocate() }

    /// Takes out the next node to settle, with its final distance; nil when all are settled.
    @inline(__always)
    mutating func settleNext() -> (node: Int32, distance: Int32)? {
        while true {
            let bucket = Int(current & mask) &+ nodeCount
            let node = cells[bucket].next
            if Int(node) != bucket {
                let after = cells[Int(node)].next
                cells[bucket].next = after
                cells[Int(after)].previous = Int32(truncatingIfNeeded: bucket)
                return (node, current)
            }
            if current >= greatest { return nil }
            current &+= 1
        }
    }

    /// Offers a node a path through a settled neighbour; closed arcs (negative, `Int32.max`) are too dear for any limit.
    @inline(__always)
    mutating func offer(_ node: Int32, at distance: Int32, plus cost: Int32, by arc: Int32) {
        let sum = Int(distance) &+ Int(UInt32(bitPattern: cost))
        if sum < Int(cells[Int(node)].distance) { move(node, to: Int32(truncatingIfNeeded: sum), by: arc) }
    }

    @inline(__always)
    private mutating func move(_ node: Int32, to distance: Int32, by arc: Int32) {
        let old = cells[Int(node)]
        cells[Int(old.previous)].next = old.next
        cells[Int(old.next)].previous = old.previous
        let bucket = Int(distance & mask) &+ nodeCount
        let first = cells[bucket].next
        cells[Int(node)] = Cell(distance: distance, arc: arc, next: first, previous: Int32(truncatingIfNeeded: bucket))
        cells[Int(first)].previous = node
        cells[bucket].next = node
        greatest = max(greatest, distance)
    }

    /// Distances and parent arcs by node.
    consuming func result() -> (distances: [Int32], parentArcs: [Int32]) {
        let distances = [Int32](unsafeUninitializedCapacity: nodeCount) { buffer, count in
            for node in 0..<nodeCount {
                let distance = cells[node].distance
                buffer[node] = distance > limit ? ShortestPathTree.unreached : distance
            }
            count = nodeCount
        }
        let arcs = [Int32](unsafeUninitializedCapacity: nodeCount) { buffer, count in
            for node in 0..<nodeCount { buffer[node] = cells[node].arc }
            count = nodeCount
        }
        return (distances, arcs)
    }

    /// The greatest cost of an open arc.
    static func width(of costs: [Int32]) -> Int32 {
        var width: Int32 = 0
        for cost in costs { width = max(width, cost == Int32.max ? 0 : cost) }
        return width
    }
}
