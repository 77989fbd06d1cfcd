/// One run of Dijkstra's algorithm with a circular bucket queue (Dial 1969): tentative distances, parent arcs, and the queue.
///
/// A bucket is a stack of nodes; an outdated entry of a node is skipped when it comes up. Invariant: keys in the queue lie in
/// `current...(current + width)`, so `key & mask` is a distinct bucket for each. Raw buffers, because bounds checks cost a fifth
/// of the time; nodes come from the graph and are in range.
struct ShortestPathSearch: ~Copyable {
    /// A stack of nodes that grows by doubling.
    private struct Bucket {
        var nodes: UnsafeMutablePointer<Int32>?
        var count: Int32 = 0
        var capacity: Int32 = 0

        @inline(__always)
        mutating func push(_ node: Int) {
            if count == capacity { grow() }
            nodes.unsafelyUnwrapped[Int(count)] = Int32(truncatingIfNeeded: node)
            count &+= 1
        }

        @inline(never)
        private mutating func grow() {
            let larger = UnsafeMutablePointer<Int32>.allocate(capacity: max(8, 2 * Int(capacity)))
            if let nodes {
                larger.update(from: nodes, count: Int(count))
                nodes.deallocate()
            }
            nodes = larger
            capacity = max(8, 2 * capacity)
        }
    }

    private let distances: UnsafeMutablePointer<Int32>
    private let arcs: UnsafeMutablePointer<Int32>
    private let buckets: UnsafeMutablePointer<Bucket>
    private let mask: Int
    private var current = 0
    private var greatest = 0

    /// Expects a number beyond the limit in all `distances` and -1 in all `arcs`; `width` is the greatest arc cost.
    init(distances: UnsafeMutablePointer<Int32>, arcs: UnsafeMutablePointer<Int32>, width: Int32) {
        var count = 64
        while count <= width { count *= 2 }
        mask = count - 1
        self.distances = distances
        self.arcs = arcs
        buckets = .allocate(capacity: count)
        buckets.initialize(repeating: Bucket(), count: count)
    }

    deinit {
        for bucket in 0...mask { buckets[bucket].nodes?.deallocate() }
        buckets.deallocate()
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
        current = 0
        greatest = 0
    }

    /// Begins another search in the same room, with nodes of the last that were not settled.
    mutating func clear() {
        if current <= greatest {
            for key in current...min(greatest, current + mask) { buckets[key & mask].count = 0 }
        }
        restart()
    }

    /// Makes a node whose distance of 0 is set the root of paths.
    mutating func begin(at node: Int) { buckets[0].push(node) }

    /// Removes the next node to settle, with its final distance; nil when all are settled.
    @inline(__always)
    mutating func settleNext() -> (node: Int, distance: Int)? {
        while true {
            let bucket = buckets + (current & mask)
            while bucket.pointee.count > 0 {
                bucket.pointee.count &-= 1
                let node = Int(bucket.pointee.nodes.unsafelyUnwrapped[Int(bucket.pointee.count)])
                if Int(distances[node]) == current { return (node, current) }
            }
            if current >= greatest { return nil }
            current &+= 1
        }
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
        buckets[sum & mask].push(node)
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
