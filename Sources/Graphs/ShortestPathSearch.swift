/// One run of Dijkstra's method over buckets: tentative distances, the arc that gave them, and the queue.
struct ShortestPathSearch: ~Copyable {
    private(set) var distances: [Int32]
    private(set) var parentArcs: [Int32]
    private var queue: BucketQueue
    private let limit: Int32

    /// Starts at the roots with distance 0; `width` is the greatest cost of an open arc.
    init(nodeCount: Int, roots: [Int], width: Int32, limit: Int32) {
        precondition(width <= ShortestPathTree.greatestCost, "an arc costs at most 2^24: choose a coarser unit")
        distances = [Int32](repeating: ShortestPathTree.unreached, count: nodeCount)
        parentArcs = [Int32](repeating: -1, count: nodeCount)
        queue = BucketQueue(nodeCount: nodeCount, width: width)
        self.limit = min(limit, ShortestPathTree.greatestDistance)
        for root in roots where distances[root] != 0 {
            distances[root] = 0
            queue.insert(Int32(root), key: 0)
        }
    }

    /// The next node to settle and its final distance.
    @inline(__always)
    mutating func settleNext() -> (node: Int32, distance: Int32)? {
        guard let node = queue.popFirst() else { return nil }
        return (node, distances[Int(node)])
    }

    /// Offers a node a path through a settled neighbour; closed arcs are refused.
    @inline(__always)
    mutating func offer(_ node: Int32, at distance: Int32, plus cost: Int32, by arc: Int32) {
        guard cost >= 0, cost != Int32.max else { return }
        let sum = distance &+ cost
        let known = distances[Int(node)]
        guard sum < known, sum <= limit else { return }
        if known != ShortestPathTree.unreached { queue.remove(node) }
        distances[Int(node)] = sum
        parentArcs[Int(node)] = arc
        queue.insert(node, key: sum)
    }

    /// The greatest cost of an open arc.
    static func width(of costs: [Int32]) -> Int32 {
        var width: Int32 = 0
        for cost in costs where cost > width && cost != Int32.max { width = cost }
        return width
    }
}
