/// Shortest distances by real arc costs to a set of targets: Dijkstra's algorithm with a binary heap, O(arcs log nodes).
struct ArcDistances {
    /// Distance to the nearest target by node; `.infinity` without a path.
    private(set) var distances: [Double]
    /// First arc of a shortest path by node; -1 at targets and without a path.
    private(set) var nextArcs: [Int32]
    /// Nodes with a path, nearest first; a node comes after the next node of its shortest path.
    private(set) var order: [Int32] = []

    /// `reversed` is the graph with arcs reversed; costs are by arc, 0 or more.
    init(to targets: [Int], reversed: SparseGraph, costs: [Double]) {
        distances = [Double](repeating: .infinity, count: reversed.nodeCount)
        nextArcs = [Int32](repeating: -1, count: reversed.nodeCount)
        var isSettled = [Bool](repeating: false, count: reversed.nodeCount)
        var heap = PriorityHeap()
        for target in targets {
            distances[target] = 0
            heap.push(Int32(target), key: 0)
        }
        while let (node, key) = heap.popLeast() {
            guard !isSettled[Int(node)] else { continue }
            isSettled[Int(node)] = true
            order.append(node)
            for arc in reversed.arcs(leaving: Int(node)) {
                let tail = Int(reversed.heads[Int(arc)])
                let sum = key + costs[Int(arc)]
                guard sum < distances[tail] else { continue }
                distances[tail] = sum
                nextArcs[tail] = arc
                heap.push(Int32(tail), key: sum)
            }
        }
    }
}
