import Graphs
import Testing

@Suite struct WidestPathTests {
    @Test func detourIsWider() {
        let graph = SparseGraph(nodeCount: 3, arcs: [(0, 1), (1, 2), (0, 2)])
        let path = WidestPath.find(in: graph, from: [0], to: [2], arcWidths: [4, 3, 1])
        #expect(path?.width == 3 && path?.nodes == [0, 1, 2])
        #expect(WidestPath.find(in: graph, from: [2], to: [0], arcWidths: [4, 3, 1]) == nil)
    }

    /// The widest path is as wide as the greatest threshold above which source and target still hang together.
    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func agreesWithThresholds(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let grid = HexGridGraph(columns: 2 + random.below(6), rows: 2 + random.below(6))
        let widths = (0..<grid.nodeCount).map { _ in Double(random.below(20)) }
        let graph = grid.sparse().graph
        let target = grid.nodeCount - 1
        let expected = widths.filter { threshold in
            let costs = graph.heads.indices.map { arc in
                widths[Int(graph.heads[arc])] >= threshold && widths[Int(graph.tails[arc])] >= threshold ? Int32(1) : -1
            }
            return ShortestPathTree(from: [0], in: graph, costs: costs).distance(of: target) != nil
        }.max()
        let path = WidestPath.find(in: graph, from: [0], to: [target], nodeWidths: widths)
        #expect(path?.width == expected, "seed \(seed)")
        #expect(path?.nodes.map { widths[$0] }.min() == expected, "seed \(seed)")
    }
}
