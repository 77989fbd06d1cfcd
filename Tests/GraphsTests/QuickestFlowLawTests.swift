import Graphs
import Testing

/// Quickest flows in closed form, and the laws of their time.
@Suite struct QuickestFlowLawTests {
    private func line(_ capacities: [Double], amount: Double) -> FlowNetwork {
        let n = capacities.count
        return FlowNetwork(
            SparseGraph(nodeCount: n + 1, arcs: (0..<n).map { ($0, $0 + 1) }), from: [Terminal(node: 0, limit: amount)],
            to: [Terminal(node: n)], arcCapacities: capacities)
    }

    /// On one path the last unit enters the narrowest arc after amount / capacity and travels the sum of the times.
    @Test(arguments: [
        ([4.0], [2.0], 10.0, 4.5), ([5, 2, 9], [1, 1, 1], 6, 6), ([1, 1], [0, 0], 3, 3), ([8, 8], [7, 5], 0.5, 12.0625),
    ])
    func onePath(capacities: [Double], times: [Double], amount: Double, expected: Double) throws {
        let flow = try #require(QuickestFlow.solve(line(capacities, amount: amount), transitTimes: times))
        #expect(abs(flow.time - expected) < 1e-9)
        #expect(flow.paths.count == 1 && flow.paths[0].rate == capacities.min()!)
        let narrow = capacities.firstIndex(of: capacities.min()!)!
        #expect(flow.bottlenecks.reduce(0) { $0 + $1.amount } > amount * (1 - 1e-9))
        if capacities.count(where: { $0 == capacities.min()! }) == 1 {
            #expect(flow.bottlenecks.map(\.place) == [.arc(narrow)])
        }
    }

    @Test func withoutLimitsItIsTheShortestTime() throws {
        let graph = SparseGraph(nodeCount: 3, arcs: [(0, 1), (1, 2), (0, 2)])
        let network = FlowNetwork(graph, from: [Terminal(node: 0, limit: 1e6)], to: [Terminal(node: 2)])
        let flow = try #require(QuickestFlow.solve(network, transitTimes: [2, 3, 9]))
        #expect(flow.time == 5 && flow.bottlenecks.isEmpty && flow.paths.map(\.rate) == [.infinity])
    }

    @Test func nothingNeedsNoTime() throws {
        let flow = try #require(QuickestFlow.solve(line([1], amount: 0), transitTimes: [4]))
        #expect(flow.time == 0 && flow.bindingSources.isEmpty && flow.arcRates == [0])
        // A source without an amount may even be cut off.
        let graph = SparseGraph(nodeCount: 3, arcs: [(0, 1)])
        let network = FlowNetwork(
            graph, from: [Terminal(node: 0, limit: 6), Terminal(node: 2, limit: 0)], to: [Terminal(node: 1)],
            arcCapacities: [3])
        #expect(QuickestFlow.solve(network, transitTimes: [1])?.time == 3)
    }

    @Test func nodesLimitTheFlowToo() throws {
        let graph = SparseGraph(nodeCount: 4, arcs: [(0, 1), (0, 2), (1, 3), (2, 3)])
        var network = FlowNetwork(graph, from: [Terminal(node: 0, limit: 60)], to: [Terminal(node: 3)])
        network.nodeCapacities = [.infinity, 10, 5, .infinity]
        let flow = try #require(QuickestFlow.solve(network, transitTimes: [1, 1, 1, 1]))
        // 15 a unit of time after 2: 60 / 15 + 2.
        #expect(abs(flow.time - 6) < 1e-9)
        #expect(Set(flow.bottlenecks.map(\.place)) == [.node(1), .node(2)])
        #expect(flow.bottlenecks.map(\.amount) == [40, 20])
    }

    private func instance(_ seed: UInt64) -> (network: FlowNetwork, times: [Double]) {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.randomAcyclic(nodes: 8, extra: 12, using: &random)
        let capacities = (0..<graph.arcCount).map { _ in Double(1 + random.below(5)) }
        let times = (0..<graph.arcCount).map { _ in random.unit() * 3 }
        let sources = (0..<3).map { Terminal(node: $0, limit: Double(5 + random.below(30))) }
        return (FlowNetwork(graph, from: sources, to: [Terminal(node: 7)], arcCapacities: capacities), times)
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func unitsDoNotMatter(seed: UInt64) throws {
        let (network, times) = instance(seed)
        let time = try #require(QuickestFlow.solve(network, transitTimes: times)).time
        var larger = network
        larger.sources = network.sources.map { Terminal(node: $0.node, limit: 8 * $0.limit) }
        larger.arcCapacities = network.arcCapacities!.map { 8 * $0 }
        let scaled = try #require(QuickestFlow.solve(larger, transitTimes: times)).time
        #expect(abs(scaled - time) < 1e-9 * time, "seed \(seed): amounts and capacities in another unit")
        // Another unit of time: capacities per unit shrink as times grow.
        var slower = network
        slower.arcCapacities = network.arcCapacities!.map { $0 / 4 }
        let stretched = try #require(QuickestFlow.solve(slower, transitTimes: times.map { 4 * $0 })).time
        #expect(abs(stretched - 4 * time) < 1e-9 * stretched, "seed \(seed)")
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func moreToSendTakesLongerAndMoreCapacityShorter(seed: UInt64) throws {
        let (network, times) = instance(seed)
        let time = try #require(QuickestFlow.solve(network, transitTimes: times)).time
        var more = network
        more.sources[1] = Terminal(node: 1, limit: network.sources[1].limit + 10)
        #expect(try #require(QuickestFlow.solve(more, transitTimes: times)).time >= time - 1e-9, "seed \(seed)")
        var wider = network
        wider.arcCapacities = network.arcCapacities!.map { $0 + 1 }
        #expect(try #require(QuickestFlow.solve(wider, transitTimes: times)).time <= time + 1e-9, "seed \(seed)")
        let quicker = times.map { $0 / 2 }
        #expect(try #require(QuickestFlow.solve(network, transitTimes: quicker)).time <= time + 1e-9, "seed \(seed)")
    }

    /// The steady flow obeys capacities, is conserved, and its paths bring the binding sources' amounts in exactly the time.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func theSteadyFlowBringsTheAmountInTheTime(seed: UInt64) throws {
        let (network, times) = instance(seed)
        let flow = try #require(QuickestFlow.solve(network, transitTimes: times))
        let amount = flow.bindingSources.reduce(0) { $0 + network.sources[$1].limit }
        let brought = flow.paths.reduce(0) { $0 + $1.rate * (flow.time - $1.time) }
        #expect(abs(brought - amount) < 1e-8 * amount, "seed \(seed)")
        #expect(zip(flow.paths, flow.paths.dropFirst()).allSatisfy { $0.time <= $1.time + 1e-12 }, "seed \(seed)")
        for (rate, capacity) in zip(flow.arcRates, network.arcCapacities!) {
            #expect(rate >= -1e-9 && rate <= capacity + 1e-9, "seed \(seed)")
        }
        let net = netOutflows(flow.arcRates, in: network.graph)
        let ends = Set(flow.bindingSources.map { network.sources[$0].node } + [7])
        #expect(net.indices.allSatisfy { ends.contains($0) || abs(net[$0]) < 1e-9 }, "seed \(seed)")
        #expect(abs(net[7] + flow.paths.reduce(0) { $0 + $1.rate }) < 1e-9, "seed \(seed)")
    }

    @Test func theMostSourcesAreTaken() throws {
        let count = QuickestFlow.maximumSourceCount
        let graph = SparseGraph(nodeCount: count + 1, arcs: (0..<count).map { ($0, count) })
        let network = FlowNetwork(
            graph, from: (0..<count).map { Terminal(node: $0, limit: Double($0 + 1)) }, to: [Terminal(node: count)],
            arcCapacities: [Double](repeating: 1, count: count))
        let flow = try #require(QuickestFlow.solve(network, transitTimes: [Double](repeating: 2, count: count)))
        #expect(abs(flow.time - Double(count + 2)) < 1e-9 && flow.bindingSources == [count - 1])
    }
}
