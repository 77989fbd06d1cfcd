import Graphs
import Testing

/// Maximum flows against the enumeration of all cuts, and the laws of flows.
@Suite struct MaximumFlowLawTests {
    /// The least capacity of a cut over all subsets of nodes, by Ford and Fulkerson's theorem equal to the maximum flow.
    private func leastCut(_ graph: SparseGraph, _ capacities: [Double], source: Int, sink: Int) -> Double {
        (0..<1 << graph.nodeCount).filter { $0 >> source & 1 == 1 && $0 >> sink & 1 == 0 }.map { side in
            capacities.indices.reduce(0.0) { sum, arc in
                side >> Int(graph.tails[arc]) & 1 == 1 && side >> Int(graph.heads[arc]) & 1 == 0 ? sum + capacities[arc] : sum
            }
        }.min()!
    }

    private func instance(_ seed: UInt64) -> (SparseGraph, [Double]) {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.random(nodes: 2 + random.below(8), arcs: random.below(30), using: &random)
        return (graph, (0..<graph.arcCount).map { _ in Double(random.below(12)) })
    }

    @Test(arguments: 1...150 as ClosedRange<UInt64>)
    func valueIsTheLeastOfAllCuts(seed: UInt64) {
        let (graph, capacities) = instance(seed)
        let flow = MaximumFlow.solve(graph, source: 0, sink: 1, capacities: capacities)
        #expect(flow.value == leastCut(graph, capacities, source: 0, sink: 1), "seed \(seed)")
        #expect(flow.cut.capacity == flow.value, "seed \(seed)")
        #expect(flow.cut.arcs.reduce(0) { $0 + capacities[$1] } == flow.value, "seed \(seed)")
        #expect(flow.cut.arcs.allSatisfy { flow.arcFlows[$0] == capacities[$0] }, "seed \(seed): arcs of the cut are full")
        let slack = 1e-6  // the supply exceeds the cut by 1e-9 of itself, which may circulate
        #expect(flow.arcFlows.allSatisfy { abs($0 - $0.rounded()) < slack }, "seed \(seed): whole capacities, whole flows")
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func reversalKeepsTheValueAndScalingScalesIt(seed: UInt64) {
        let (graph, capacities) = instance(seed)
        let value = MaximumFlow.solve(graph, source: 0, sink: 1, capacities: capacities).value
        #expect(MaximumFlow.solve(graph.reversed, source: 1, sink: 0, capacities: capacities).value == value, "seed \(seed)")
        let scaled = MaximumFlow.solve(graph, source: 0, sink: 1, capacities: capacities.map { 4 * $0 }).value
        #expect(scaled == 4 * value, "seed \(seed)")
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func moreCapacityNeverLowersTheFlow(seed: UInt64) {
        let (graph, capacities) = instance(seed)
        guard graph.arcCount > 0 else { return }
        var random = SplitMix64(seed: seed + 1000)
        let value = MaximumFlow.solve(graph, source: 0, sink: 1, capacities: capacities).value
        var wider = capacities
        let arc = random.below(graph.arcCount)
        wider[arc] += 5
        let more = MaximumFlow.solve(graph, source: 0, sink: 1, capacities: wider).value
        #expect(more >= value && more <= value + 5, "seed \(seed)")
        // An arc beside all cuts of least capacity may be removed up to its slack; removing it wholly loses at most its flow.
        var without = capacities
        without[arc] = 0
        let less = MaximumFlow.solve(graph, source: 0, sink: 1, capacities: without).value
        #expect(less <= value && less >= value - capacities[arc], "seed \(seed)")
    }

    /// Menger's theorem: with unit capacities of nodes the value is the greatest number of paths without a common inner node.
    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func unitNodesCountDisjointPaths(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.randomAcyclic(nodes: 7, extra: random.below(10), using: &random)
        let inner = (1..<6).map { node in (node: node, chosen: 1 << node) }
        // The least number of inner nodes whose removal separates the ends; infinite where an arc joins them.
        let paths = graph.simplePaths(from: [0], to: [6]).map { $0.nodes.dropFirst().dropLast().reduce(0) { $0 | 1 << $1 } }
        guard !paths.contains(0) else { return }
        let least = (0..<64).map { $0 << 1 }.filter { set in paths.allSatisfy { $0 & set != 0 } }.map(\.nonzeroBitCount).min()!
        let capacities = (0..<7).map { node in inner.contains { $0.node == node } ? 1.0 : .infinity }
        let network = FlowNetwork(
            graph, from: [Terminal(node: 0)], to: [Terminal(node: 6)], nodeCapacities: capacities)
        let flow = MaximumFlow.solve(network)
        #expect(flow.value == Double(least), "seed \(seed)")
        #expect(flow.cut.nodes.count == least && flow.cut.arcs.isEmpty, "seed \(seed)")
    }

    @Test func aNodeThatIsSourceAndSinkPassesItsCapacity() {
        let graph = SparseGraph(nodeCount: 1, arcs: [])
        let network = FlowNetwork(graph, from: [Terminal(node: 0, limit: 7)], to: [Terminal(node: 0)], nodeCapacities: [3])
        let flow = MaximumFlow.solve(network)
        #expect(flow.value == 3 && flow.nodeFlows == [3] && flow.sourceFlows == [3] && flow.sinkFlows == [3])
        #expect(flow.cut.nodes == [0])
        let open = FlowNetwork(graph, from: [Terminal(node: 0, limit: 7)], to: [Terminal(node: 0, limit: 5)])
        #expect(MaximumFlow.solve(open).value == 5 && MaximumFlow.solve(open).cut.sinks == [0])
    }

    @Test func zeroCapacityStopsAllAndLoopsCarryNothing() {
        let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1), (0, 0), (1, 1)])
        let flow = MaximumFlow.solve(graph, source: 0, sink: 1, capacities: [0, 9, 9])
        #expect(flow.value == 0 && flow.arcFlows[0] == 0 && flow.cut.capacity == 0)
        let open = MaximumFlow.solve(graph, source: 0, sink: 1, capacities: [2, 9, 9])
        #expect(open.value == 2 && open.arcFlows == [2, 0, 0])
    }

    @Test func networksWithoutTerminalsCarryNothing() {
        let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1)])
        #expect(MaximumFlow.solve(FlowNetwork(graph, from: [], to: [Terminal(node: 1)])).value == 0)
        #expect(MaximumFlow.solve(FlowNetwork(graph, from: [Terminal(node: 0)], to: [])).value == 0)
        #expect(MaximumFlow.solve(FlowNetwork(SparseGraph(nodeCount: 0, arcs: []), from: [], to: [])).value == 0)
    }

    @Test func parallelArcsAddUp() {
        let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1), (0, 1), (0, 1), (1, 0)])
        #expect(MaximumFlow.solve(graph, source: 0, sink: 1, capacities: [1, 2, 3, 50]).value == 6)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func solutionsAreTheSameEveryTime(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let network = MaximumFlowTests.randomNetwork(using: &random)
        let (first, second) = (MaximumFlow.solve(network), MaximumFlow.solve(network))
        #expect(first.arcFlows == second.arcFlows && first.cut == second.cut, "seed \(seed)")
    }

    /// Amounts a million times smaller than the capacities beside them keep their digits.
    @Test func smallFlowsBesideGreatCapacities() {
        let graph = SparseGraph(nodeCount: 4, arcs: [(0, 1), (1, 3), (0, 2), (2, 3)])
        let flow = MaximumFlow.solve(graph, source: 0, sink: 3, capacities: [1e12, 1e-3, 1e-3, 1e12])
        #expect(flow.value == 2e-3 && flow.arcFlows == [1e-3, 1e-3, 1e-3, 1e-3])
    }
}
