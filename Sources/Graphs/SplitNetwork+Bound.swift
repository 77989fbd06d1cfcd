extension SplitNetwork {
    /// A finite upper bound of the flow; infinity if a path without limit joins source and sink.
    ///
    /// The nodes within k finite arcs of the source form a cut for every k; the least of these cuts bounds the flow, usually within a few
    /// orders of magnitude, so that the supply of the source may be finite. O(nodes + arcs).
    func cutBound() -> Double {
        let graph = SparseGraph(nodeCount: nodeCount, tails: tails, heads: heads)
        let steps = ShortestPathTree(from: [source], in: graph, costs: capacities.map { $0 == .infinity ? 0 : 1 })
        guard let last = steps.distance(of: sink) else { return 0 }
        guard last > 0 else { return .infinity }
        var sums = [Double](repeating: 0, count: last)
        for arc in tails.indices {
            let (from, to) = (steps.distances[Int(tails[arc])], steps.distances[Int(heads[arc])])
            guard Int(from) < last, to > from else { continue }
            sums[Int(from)] += capacities[arc]
        }
        return sums.min() ?? 0
    }
}
