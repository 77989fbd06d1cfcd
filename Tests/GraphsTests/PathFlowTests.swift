import Graphs
import Testing

@Suite struct PathFlowTests {
    @Test func twoWaysThroughADiamond() {
        let graph = SparseGraph(nodeCount: 4, arcs: [(0, 1), (0, 2), (1, 3), (2, 3)])
        let network = FlowNetwork(
            graph, from: [Terminal(node: 0)], to: [Terminal(node: 3)], arcCapacities: [3, 2, 1, 4])
        let ways = PathFlow.decompose(MaximumFlow.solve(network), of: network)
        #expect(ways.map(\.nodes) == [[0, 2, 3], [0, 1, 3]])
        #expect(ways.map(\.amount) == [2, 1])
    }

    @Test func circlesAreDropped() {
        let graph = SparseGraph(nodeCount: 4, arcs: [(0, 1), (1, 2), (2, 1), (2, 3)])
        let network = FlowNetwork(graph, from: [Terminal(node: 0)], to: [Terminal(node: 3)])
        let ways = PathFlow.decompose(arcFlows: [1, 6, 5, 1], sourceFlows: [1], sinkFlows: [1], of: network)
        #expect(ways == [PathFlow(nodes: [0, 1, 2, 3], arcs: [0, 1, 3], amount: 1, source: 0, sink: 0)])
    }

    @Test(arguments: 1...300 as ClosedRange<UInt64>)
    func waysAddUpToTheFlow(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let network = MaximumFlowTests.randomNetwork(using: &random)
        let flow = MaximumFlow.solve(network)
        guard flow.value < .infinity else { return }
        let ways = PathFlow.decompose(flow, of: network)
        let slack = 1e-6 * max(1, flow.value)
        #expect(abs(ways.reduce(0) { $0 + $1.amount } - flow.value) <= slack, "seed \(seed)")
        #expect(ways.count <= network.graph.arcCount + network.sources.count + network.sinks.count, "seed \(seed)")
        var arcFlows = [Double](repeating: 0, count: network.graph.arcCount)
        for way in ways {
            #expect(Set(way.nodes).count == way.nodes.count, "seed \(seed)")
            #expect(way.nodes.first == network.sources[way.source].node, "seed \(seed)")
            #expect(way.nodes.last == network.sinks[way.sink].node, "seed \(seed)")
            #expect(way.arcs.map { Int(network.graph.tails[$0]) } == Array(way.nodes.dropLast()), "seed \(seed)")
            for arc in way.arcs { arcFlows[arc] += way.amount }
        }
        for arc in arcFlows.indices { #expect(arcFlows[arc] <= flow.arcFlows[arc] + slack, "seed \(seed)") }
    }
}
