extension ShortestPathTree {
    /// Least costs from any of the sources to every node of a sparse graph, within a radius.
    public init(from sources: [Int], in graph: SparseGraph, costs: [Int32], within radius: Int32 = greatestDistance) {
        let (distances, arcs) = Self.search(graph, roots: sources, costs: costs, limit: radius)
        let parents = arcs.map { $0 < 0 ? -1 : graph.tails[Int($0)] }
        self.init(orientation: .fromSources, distances: distances, parentArcs: arcs, parents: parents)
    }

    /// Least costs from every node of a sparse graph to any of the targets, within a radius.
    ///
    /// Turns the graph round first; keep `graph.reversed` and ask for a tree from sources if many are needed.
    public init(to targets: [Int], in graph: SparseGraph, costs: [Int32], within radius: Int32 = greatestDistance) {
        let (distances, arcs) = Self.search(graph.reversed, roots: targets, costs: costs, limit: radius)
        let parents = arcs.map { $0 < 0 ? -1 : graph.heads[Int($0)] }
        self.init(orientation: .toTargets, distances: distances, parentArcs: arcs, parents: parents)
    }

    private static func search(_ graph: SparseGraph, roots: [Int], costs: [Int32], limit: Int32) -> ([Int32], [Int32]) {
        precondition(costs.count == graph.arcCount, "one cost an arc")
        let width = ShortestPathSearch.width(of: costs)
        var search = ShortestPathSearch(nodeCount: graph.nodeCount, roots: roots, width: width, limit: limit)
        while let (node, distance) = search.settleNext() {
            for place in Int(graph.starts[Int(node)])..<Int(graph.starts[Int(node) + 1]) {
                let arc = graph.order[place]
                search.offer(graph.heads[Int(arc)], at: distance, plus: costs[Int(arc)], by: arc)
            }
        }
        return search.result()
    }
}
