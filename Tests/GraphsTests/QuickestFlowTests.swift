import Graphs
import Testing

@Suite struct QuickestFlowTests {
    @Test func threeRoutes() throws {
        let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1), (0, 1), (0, 1)])
        let network = FlowNetwork(
            graph, from: [Terminal(node: 0, limit: 40_000)], to: [Terminal(node: 1)], arcCapacities: [1000, 500, 250])
        let flow = try #require(QuickestFlow.solve(network, transitTimes: [3, 4, 8]))
        #expect(abs(flow.time - 47_000 / 1750) < 1e-9)
        #expect(flow.arcRates == [1000, 500, 250] && flow.stages.map(\.time) == [3, 4, 8])
    }

    @Test func slowRoutesAreLeftOut() throws {
        let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1), (0, 1)])
        let network = FlowNetwork(
            graph, from: [Terminal(node: 0, limit: 100)], to: [Terminal(node: 1)], arcCapacities: [100, 100])
        let flow = try #require(QuickestFlow.solve(network, transitTimes: [1, 30]))
        #expect(abs(flow.time - 2) < 1e-12)
    }

    @Test func theFarSourceBinds() throws {
        let graph = SparseGraph(nodeCount: 3, arcs: [(0, 2), (1, 2)])
        let network = FlowNetwork(
            graph, from: [Terminal(node: 0, limit: 10), Terminal(node: 1, limit: 10)], to: [Terminal(node: 2)],
            arcCapacities: [1, 10])
        let flow = try #require(QuickestFlow.solve(network, transitTimes: [5, 1]))
        #expect(abs(flow.time - 15) < 1e-12 && flow.bindingSources == [0])
        let apart = FlowNetwork(graph.reversed, from: network.sources, to: network.sinks)
        #expect(QuickestFlow.solve(apart, transitTimes: [5, 1]) == nil)
    }

    /// The same by a network with a copy of each node for each hour: whole times, bisection by hand over the horizon.
    static func reference(_ network: FlowNetwork, _ times: [Int]) -> Int? {
        let graph = network.graph
        for horizon in 0...60 {
            var arcs: [(Int, Int)] = []
            var capacities: [Double] = []
            for hour in 0..<horizon + 1 {
                for node in 0..<graph.nodeCount where hour < horizon {
                    arcs.append((hour * graph.nodeCount + node, (hour + 1) * graph.nodeCount + node))
                    capacities.append(.infinity)
                }
                // Whoever enters an arc in the hour that begins now is through by the end of hour + time.
                for arc in 0..<graph.arcCount where hour + times[arc] + 1 <= horizon {
                    let tail = hour * graph.nodeCount + Int(graph.tails[arc])
                    arcs.append((tail, (hour + times[arc]) * graph.nodeCount + Int(graph.heads[arc])))
                    capacities.append(network.arcCapacities![arc])
                }
            }
            let expanded = SparseGraph(nodeCount: (horizon + 1) * graph.nodeCount, arcs: arcs)
            let last = (0..<horizon + 1).map { Terminal(node: $0 * graph.nodeCount + network.sinks[0].node) }
            let flow = MaximumFlow.solve(FlowNetwork(expanded, from: network.sources, to: last, arcCapacities: capacities))
            let all = network.sources.reduce(0) { $0 + $1.limit }
            if flow.value > all - 1e-6 { return horizon }
        }
        return nil
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func agreesWithTheTimeExpandedNetwork(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.random(nodes: 6, arcs: 6 + random.below(10), using: &random)
        let times = (0..<graph.arcCount).map { _ in random.below(5) }
        let sources = (0..<1 + random.below(3)).map { Terminal(node: $0, limit: Double(1 + random.below(12))) }
        let capacities = (0..<graph.arcCount).map { _ in Double(1 + random.below(4)) }
        let network = FlowNetwork(graph, from: sources, to: [Terminal(node: 5)], arcCapacities: capacities)
        let flow = QuickestFlow.solve(network, transitTimes: times.map(Double.init))
        let expected = Self.reference(network, times)
        #expect((flow == nil) == (expected == nil), "seed \(seed)")
        guard let flow, let expected else { return }
        // Hours are whole there and real here: the time lies in the last hour.
        #expect(flow.time <= Double(expected) + 1e-9 && flow.time > Double(expected) - 1 - 1e-9, "seed \(seed)")
    }
}
