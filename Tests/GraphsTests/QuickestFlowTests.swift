import Graphs
import Testing

@Suite struct QuickestFlowTests {
    @Test func threeRoutes() throws {
        let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1), (0, 1), (0, 1)])
        let network = FlowNetwork(
            graph, from: [Terminal(node: 0, limit: 40_000)], to: [Terminal(node: 1)], arcCapacities: [1000, 500, 250])
        let flow = try #require(QuickestFlow.solve(network, transitTimes: [3, 4, 8]))
        #expect(abs(flow.time - 47_000 / 1750) < 1e-9)
        #expect(flow.arcRates == [1000, 500, 250] && flow.paths.map(\.time) == [3, 4, 8])
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

    /// Whatever the binding sources hold must pass the bottlenecks while they are open: so it cannot be quicker.
    private func expectBottlenecksProve(_ flow: QuickestFlow, _ network: FlowNetwork, _ comment: Comment) {
        let whole = flow.bindingSources.reduce(0) { $0 + network.sources[$1].limit }
        let sum = flow.bottlenecks.reduce(0) { $0 + $1.amount }
        #expect(abs(sum - whole) <= 1e-9 * max(1, whole), comment)
        for bottleneck in flow.bottlenecks {
            guard case .arc(let arc) = bottleneck.place else { continue }
            #expect(abs(flow.arcRates[arc] - network.arcCapacities![arc]) < 1e-9, comment)
        }
    }

    @Test func theNarrowPassIsTheBottleneck() throws {
        // Two roads meet before a pass that lets 100 an hour through: 400 men, 2 hours' march, the last pass after 6.
        let graph = SparseGraph(nodeCount: 4, arcs: [(0, 2), (1, 2), (2, 3)])
        let network = FlowNetwork(
            graph, from: [Terminal(node: 0, limit: 200), Terminal(node: 1, limit: 200)], to: [Terminal(node: 3)],
            arcCapacities: [500, 500, 100])
        let flow = try #require(QuickestFlow.solve(network, transitTimes: [1, 1, 1]))
        #expect(abs(flow.time - 6) < 1e-12 && flow.bindingSources == [0, 1])
        #expect(flow.bottlenecks.map(\.place) == [.arc(2)] && flow.bottlenecks.map(\.duration) == [4])
        #expect(flow.bottlenecks.map(\.amount) == [400])
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func manySourcesNeedAsLongAsTheSlowestSet(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let grid = HexGridGraph(columns: 6, rows: 6)
        let graph = grid.sparse().graph
        let capacities = (0..<graph.arcCount).map { _ in Double(1 + random.below(3)) }
        let times = (0..<graph.arcCount).map { _ in 0.5 + random.unit() }
        let sources = (0..<5).map { Terminal(node: 6 + random.below(30), limit: Double(10 + random.below(40) + $0)) }
        func time(_ set: [Int]) throws -> Double {
            // One source to which the set's members are joined by roads without limit or length.
            let joined = SparseGraph(
                nodeCount: graph.nodeCount + 1, tails: graph.tails + set.map { _ in Int32(graph.nodeCount) },
                heads: graph.heads + set.map { Int32(sources[$0].node) })
            let all = Terminal(node: graph.nodeCount, limit: set.reduce(0) { $0 + sources[$1].limit })
            let network = FlowNetwork(
                joined, from: [all], to: (0..<6).map { Terminal(node: $0) },
                arcCapacities: capacities + set.map { _ in .infinity })
            return try #require(QuickestFlow.solve(network, transitTimes: times + set.map { _ in 0 })).time
        }
        let sets = (1..<32).map { set in (0..<5).filter { set >> $0 & 1 == 1 } }
        let slowest = try sets.map(time).max() ?? 0
        let network = FlowNetwork(graph, from: sources, to: (0..<6).map { Terminal(node: $0) }, arcCapacities: capacities)
        let flow = try #require(QuickestFlow.solve(network, transitTimes: times))
        #expect(abs(flow.time - slowest) < 1e-9 * slowest, "seed \(seed)")
        expectBottlenecksProve(flow, network, "seed \(seed)")
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
        expectBottlenecksProve(flow, network, "seed \(seed)")
    }
}
