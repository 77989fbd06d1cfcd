/// Shortest distances by real node costs: Dijkstra's algorithm with a binary heap, O(arcs log nodes).
enum NodeDistances {
    /// Least sum of the costs of the nodes of a path to a target, by node, both ends included; `.infinity` without a path.
    static func find(to targets: [Int], in graph: SparseGraph, costs: [Double]) -> [Double] {
        let reversed = graph.reversed
        var distances = [Double](repeating: .infinity, count: graph.nodeCount)
        var heap = PriorityHeap()
        for target in targets where distances[target] > costs[target] {
            distances[target] = costs[target]
            heap.push(Int32(target), key: costs[target])
        }
        while let (node, key) = heap.popLeast() {
            guard key == distances[Int(node)] else { continue }
            for arc in reversed.arcs(leaving: Int(node)) {
                let neighbour = Int(reversed.heads[Int(arc)])
                let sum = key + costs[neighbour]
                guard sum < distances[neighbour] else { continue }
                distances[neighbour] = sum
                heap.push(Int32(neighbour), key: sum)
            }
        }
        return distances
    }
}
