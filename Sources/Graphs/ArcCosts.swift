/// Least sums of real arc costs to a set of targets: Dijkstra's method with a binary heap.
struct ArcCosts {
    /// By node: the least sum to a target; `.infinity` without path.
    private(set) var distances: [Double]
    /// By node: the first arc of a best path; -1 at targets and without path.
    private(set) var nextArcs: [Int32]
    /// All nodes with a path, nearest first; a node stands behind the one its best path leads to.
    private(set) var order: [Int32] = []

    /// `reversed` is the graph turned round.
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
