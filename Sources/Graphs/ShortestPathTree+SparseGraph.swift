extension ShortestPathTree {
    /// Shortest paths from the nearest of the sources to every node of a sparse graph, up to a cost of `radius`.
    ///
    /// `costs` has one element per arc, as described at the type. O(arcs + greatest distance).
    public init(from sources: [Int], in graph: SparseGraph, costs: [Int32], within radius: Int32 = maximumDistance) {
        let (distances, arcs) = Self.search(graph, roots: sources, costs: costs, limit: radius)
        self.init(orientation: .fromSources, distances: distances, parentArcs: arcs) { Int(graph.tails[$0]) }
    }

    /// Shortest paths from every node of a sparse graph to the nearest of the targets, up to a cost of `radius`.
    ///
    /// Reverses the graph first, O(nodes + arcs); for many trees, keep `graph.reversed` and grow trees from sources on it.
    public init(to targets: [Int], in graph: SparseGraph, costs: [Int32], within radius: Int32 = maximumDistance) {
        let (distances, arcs) = Self.search(graph.reversed, roots: targets, costs: costs, limit: radius)
        self.init(orientation: .toTargets, distances: distances, parentArcs: arcs) { Int(graph.heads[$0]) }
    }

    private static func search(_ graph: SparseGraph, roots: [Int], costs: [Int32], limit: Int32) -> ([Int32], [Int32]) {
        precondition(costs.count == graph.arcCount, "one cost an arc")
        return ShortestPathSearch.run(nodeCount: graph.nodeCount, roots: roots, costs: costs, limit: limit) { search in
            while let (node, distance) = search.settleNext() {
                for place in Int(graph.starts[node])..<Int(graph.starts[node + 1]) {
                    let arc = Int(graph.order[place])
                    search.offer(Int(graph.heads[arc]), at: distance, plus: costs[arc], by: arc)
                }
            }
        }
    }
}
