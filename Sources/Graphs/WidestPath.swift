/// The widest path: the one whose narrowest arc or node is as wide as possible (maximum-bottleneck path).
///
/// ```swift
/// let graph = SparseGraph(nodeCount: 3, arcs: [(0, 1), (1, 2), (0, 2)])
/// WidestPath.find(in: graph, from: [0], to: [2], arcWidths: [4, 3, 1])?.width   // 3
/// ```
/// Dijkstra's algorithm with minima instead of sums (Pollack 1960, "The maximum capacity through a network"): O(arcs log nodes).
public struct WidestPath: Sendable, Equatable {
    /// Width of the narrowest arc or node on the path; `.infinity` if none has a width.
    public let width: Double
    /// The nodes in order of travel, both ends included.
    public let nodes: [Int]

    /// Finds a widest path from any source to any target; nil if there is no path.
    ///
    /// Widths are given by arc, by node (both ends of a path count), or both; nil means no limit.
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
