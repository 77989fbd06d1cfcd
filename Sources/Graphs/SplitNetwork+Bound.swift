extension SplitNetwork {
    /// A finite upper bound of the flow, or infinity if a way without any limit joins source and sink.
    ///
    /// Every set of nodes within a number of limited arcs of the source (arcs without limit cost no step) is a cut; the
    /// least of them bounds the flow, usually within a few orders of magnitude. The source's supply may then be finite.
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
