import Graphs
import Testing

@Suite struct SparseGraphTests {
    @Test func arcsKeepTheirNumbersAndOrder() {
        let graph = SparseGraph(nodeCount: 4, arcs: [(2, 0), (0, 1), (2, 3), (0, 1)])
        #expect(Array(graph.arcs(leaving: 0)) == [1, 3])
        #expect(Array(graph.arcs(leaving: 1)) == [])
        #expect(Array(graph.arcs(leaving: 2)) == [0, 2])
        #expect(graph.arcCount == 4)
    }

    @Test func reversedTurnsEveryArc() {
        let graph = SparseGraph(nodeCount: 3, arcs: [(0, 1), (1, 2), (0, 2)])
        let reversed = graph.reversed
        #expect(Array(reversed.arcs(leaving: 2)) == [1, 2])
        #expect(reversed.heads == graph.tails && reversed.tails == graph.heads)
        #expect(reversed.reversed == graph)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func groupsAgreeWithAFilter(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.random(nodes: 1 + random.below(12), arcs: random.below(40), using: &random)
        for node in 0..<graph.nodeCount {
            let expected = (0..<graph.arcCount).filter { graph.tails[$0] == node }.map(Int32.init)
            #expect(Array(graph.arcs(leaving: node)) == expected, "seed \(seed)")
        }
    }
}
