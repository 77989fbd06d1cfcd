import Graphs
import Testing

@Suite struct CrowdedFlowTests {
    private let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1), (0, 1)])
    private let costs = [CrowdingCost(base: 0.2, slope: 2e-4), CrowdingCost(base: 0.5, slope: 5e-5)]

    @Test func coordinationSpreads() {
        let flow = CrowdedFlow.solve(
            graph, costs: costs, from: [Terminal(node: 0, limit: 4000)], to: [1], aim: .systemOptimum)
        #expect(abs(flow.arcFlows[0] - 1400) < 1 && abs(flow.arcFlows[1] - 2600) < 1)
        #expect(abs(flow.totalCost / 4000 - 0.5775) < 1e-5 && flow.relativeGap < 1e-4)
    }

    @Test func flightCrowds() {
        let flow = CrowdedFlow.solve(
            graph, costs: costs, from: [Terminal(node: 0, limit: 4000)], to: [1], aim: .userEquilibrium)
        #expect(abs(flow.arcFlows[0] - 2000) < 1 && abs(flow.arcFlows[1] - 2000) < 1)
        #expect(abs(flow.totalCost / 4000 - 0.6) < 1e-5 && flow.relativeGap < 1e-4)
    }

    /// Braess's paradox (1968) in Murchland's numbers: six travellers; all three routes are used, two on each, at cost 92.
    @Test func braessNetwork() {
        let net = SparseGraph(nodeCount: 4, arcs: [(0, 1), (0, 2), (1, 3), (2, 3), (1, 2)])
        let costs = [
            CrowdingCost(base: 0, slope: 10), CrowdingCost(base: 50, slope: 1), CrowdingCost(base: 50, slope: 1),
            CrowdingCost(base: 0, slope: 10), CrowdingCost(base: 10, slope: 1),
        ]
        let flow = CrowdedFlow.solve(net, costs: costs, from: [Terminal(node: 0, limit: 6)], to: [3], aim: .userEquilibrium)
        #expect(zip(flow.arcFlows, [4.0, 2, 2, 4, 2]).allSatisfy { abs($0 - $1) < 0.02 })
        #expect(abs(flow.totalCost / 6 - 92) < 0.1)
        let best = CrowdedFlow.solve(net, costs: costs, from: [Terminal(node: 0, limit: 6)], to: [3], aim: .systemOptimum)
        #expect(abs(best.totalCost / 6 - 83) < 0.1)
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func gapIsClosedOnMaps(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let grid = HexGridGraph(columns: 12, rows: 15)
        let graph = grid.sparse().graph
        let costs = (0..<graph.arcCount).map { _ in
            CrowdingCost(base: 0.1 + random.unit(), slope: random.unit() * 1e-3, power: 1 + random.below(2))
        }
        let sources = (0..<3).map { _ in Terminal(node: 14 * 12 + random.below(12), limit: 500) }
        for aim in [CrowdedFlow.Aim.systemOptimum, .userEquilibrium] {
            let flow = CrowdedFlow.solve(graph, costs: costs, from: sources, to: Array(0..<12), aim: aim, relativeGap: 1e-4)
            #expect(flow.relativeGap < 1e-4, "seed \(seed), \(flow.rounds) rounds")
        }
    }
}
