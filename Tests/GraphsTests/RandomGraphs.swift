import Graphs

extension SparseGraph {
    /// A random graph, loops and parallel arcs included.
    static func random(nodes: Int, arcs: Int, using random: inout SplitMix64) -> SparseGraph {
        SparseGraph(nodeCount: nodes, arcs: (0..<arcs).map { _ in (random.below(nodes), random.below(nodes)) })
    }
}
