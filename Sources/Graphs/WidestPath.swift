/// The path whose narrowest place is as wide as can be.
///
/// ```swift
/// let graph = SparseGraph(nodeCount: 3, arcs: [(0, 1), (1, 2), (0, 2)])
/// WidestPath.find(in: graph, from: [0], to: [2], arcWidths: [4, 3, 1])?.width   // 3
/// ```
/// Dijkstra's method with widths instead of sums (Pollack 1960, "The maximum capacity through a network"): O(arcs * log nodes).
public struct WidestPath: Sendable, Equatable {
    /// The width of the narrowest arc or node on the path.
    public let width: Double
    /// The nodes in order of travel, both ends included.
    public let nodes: [Int]

    /// Finds a widest path from any source to any target, or nil if nothing joins them.
    ///
    /// Widths are given by arc, by node (both ends count), or both; what is not given is as wide as you like.
    public static func find(
        in graph: SparseGraph, from sources: [Int], to targets: [Int], arcWidths: [Double]? = nil, nodeWidths: [Double]? = nil
    ) -> WidestPath? {
        var widths = [Double](repeating: -.infinity, count: graph.nodeCount)
        var before = [Int](repeating: -1, count: graph.nodeCount)
        var heap = PriorityHeap()
        for source in sources {
            widths[source] = nodeWidths?[source] ?? .infinity
            heap.push(Int32(source), key: -widths[source])
        }
        while let (node, key) = heap.popLeast() {
            guard -key == widths[Int(node)] else { continue }
            for arc in graph.arcs(leaving: Int(node)) {
                let head = Int(graph.heads[Int(arc)])
                let width = min(-key, arcWidths?[Int(arc)] ?? .infinity, nodeWidths?[head] ?? .infinity)
                guard width > widths[head] else { continue }
                (widths[head], before[head]) = (width, Int(node))
                heap.push(Int32(head), key: -width)
            }
        }
        guard let best = targets.max(by: { widths[$0] < widths[$1] }), widths[best] > -.infinity else { return nil }
        return WidestPath(width: widths[best], nodes: climb(from: best, before))
    }

    private static func climb(from node: Int, _ before: [Int]) -> [Int] {
        var nodes = [node]
        while before[nodes[nodes.count - 1]] >= 0 { nodes.append(before[nodes[nodes.count - 1]]) }
        return nodes.reversed()
    }
}
