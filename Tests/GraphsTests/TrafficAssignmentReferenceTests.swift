import Graphs
import Testing

@Suite struct TrafficAssignmentReferenceTests {
    private let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1), (0, 1)])
    private let costs = [CongestionCost(base: 0.2, slope: 2e-4), CongestionCost(base: 0.5, slope: 5e-5)]

    @Test func coordinationSpreads() {
        let flow = TrafficAssignment.solve(
            graph, costs: costs, from: [Terminal(node: 0, limit: 4000)], to: [1], aim: .systemOptimum)
        #expect(abs(flow.arcFlows[0] - 1400) < 1 && abs(flow.arcFlows[1] - 2600) < 1)
        #expect(abs(flow.totalCost / 4000 - 0.5775) < 1e-5 && flow.relativeGap < 1e-4)
    }

    @Test func flightCrowds() {
        let flow = TrafficAssignment.solve(
            graph, costs: costs, from: [Terminal(node: 0, limit: 4000)], to: [1], aim: .userEquilibrium)
        #expect(abs(flow.arcFlows[0] - 2000) < 1 && abs(flow.arcFlows[1] - 2000) < 1)
        #expect(abs(flow.totalCost / 4000 - 0.6) < 1e-5 && flow.relativeGap < 1e-4)
    }

    /// Braess's paradox (1968) in Murchland's numbers: six travellers; all three routes are used, two on each, at cost 92.
    @Test func braessNetwork() {
        let net = SparseGraph(nodeCount: 4, arcs: [(0, 1), (0, 2), (1, 3), (2, 3), (1, 2)])
        let costs = [
            CongestionCost(base: 0, slope: 10), CongestionCost(base: 50, slope: 1), CongestionCost(base: 50, slope: 1),
            CongestionCost(base: 0, slope: 10), CongestionCost(base: 10, slope: 1),
        ]
        let flow = TrafficAssignment.solve(
            net, costs: costs, from: [Terminal(node: 0, limit: 6)], to: [3], aim: .userEquilibrium)
        #expect(zip(flow.arcFlows, [4.0, 2, 2, 4, 2]).allSatisfy { abs($0 - $1) < 0.02 })
        #expect(abs(flow.totalCost / 6 - 92) < 0.1)
        let best = TrafficAssignment.solve(net, costs: costs, from: [Terminal(node: 0, limit: 6)], to: [3], aim: .systemOptimum)
        #expect(abs(best.totalCost / 6 - 83) < 0.1)
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func gapIsClosedOnMaps(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let grid = HexGridGraph(columns: 12, rows: 15)
        let graph = grid.sparse().graph
        let costs = (0..<graph.arcCount).map { _ in
            CongestionCost(base: 0.1 + random.unit(), slope: random.unit() * 1e-3, power: 1 + random.below(2))
        }
        let sources = (0..<3).map { _ in Terminal(node: 14 * 12 + random.below(12), limit: 500) }
        for aim in [TrafficAssignment.Aim.systemOptimum, .userEquilibrium] {
            let flow = TrafficAssignment.solve(
                graph, costs: costs, from: sources, to: Array(0..<12), aim: aim, relativeGap: 1e-4)
            #expect(flow.relativeGap < 1e-4, "seed \(seed), \(flow.rounds) rounds")
            expectConserved(flow.arcFlows, graph, sources, sinks: 0..<12, "seed \(seed)")
        }
    }

    private func expectConserved(
        _ flows: [Double], _ graph: SparseGraph, _ sources: [Terminal], sinks: Range<Int>, _ comment: Comment
    ) {
        var balance = [Double](repeating: 0, count: graph.nodeCount)
        for source in sources { balance[source.node] += source.limit }
        for arc in flows.indices {
            #expect(flows[arc] >= 0, comment)
            balance[Int(graph.tails[arc])] -= flows[arc]
            balance[Int(graph.heads[arc])] += flows[arc]
        }
        let whole = sources.reduce(0) { $0 + $1.limit }
        for node in balance.indices where !sinks.contains(node) {
            #expect(abs(balance[node]) < 1e-7 * whole, comment)
        }
        #expect(abs(sinks.reduce(0) { $0 + balance[$1] } - whole) < 1e-7 * whole, comment)
    }

    /// The method of successive averages on best ways by Bellman and Ford's method: slow and obvious. What it makes least is
    /// Beckmann's integral for the equilibrium and the cost of all for the optimum.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func agreesWithSuccessiveAverages(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let chain = (0..<6).map { ($0, $0 + 1) }
        let extra = (0..<14).map { _ in (random.below(7), random.below(7)) }
        let graph = SparseGraph(nodeCount: 7, arcs: chain + extra)
        let costs = (0..<graph.arcCount).map { _ in
            CongestionCost(base: random.unit(), slope: random.unit() * 1e-2, power: 1 + random.below(3))
        }
        let sources = [
            Terminal(node: 0, limit: 5 + 5 * random.unit()), Terminal(node: random.below(6), limit: 5 * random.unit()),
        ]
        for aim in [TrafficAssignment.Aim.systemOptimum, .userEquilibrium] {
            let slow = averages(graph, costs, sources, sink: 6, aim: aim)
            let flow = TrafficAssignment.solve(graph, costs: costs, from: sources, to: [6], aim: aim, relativeGap: 1e-7)
            let (found, expected) = (potential(costs, flow.arcFlows, aim), potential(costs, slow, aim))
            #expect(abs(found - expected) < 2e-3 * expected && found < expected * (1 + 1e-6), "seed \(seed)")
            expectConserved(flow.arcFlows, graph, sources, sinks: 6..<7, "seed \(seed)")
        }
    }

    private func potential(_ costs: [CongestionCost], _ flows: [Double], _ aim: TrafficAssignment.Aim) -> Double {
        zip(costs, flows).reduce(0) { sum, pair in
            let (cost, flow) = pair
            let rise = cost.cost(at: flow) - cost.base
            return sum + flow * (cost.base + (aim == .systemOptimum ? rise : rise / Double(cost.power + 1)))
        }
    }

    private func averages(
        _ graph: SparseGraph, _ costs: [CongestionCost], _ sources: [Terminal], sink: Int, aim: TrafficAssignment.Aim
    ) -> [Double] {
        var flows = [Double](repeating: 0, count: graph.arcCount)
        for round in 0..<4000 {
            let prices = zip(costs, flows).map { aim == .systemOptimum ? $0.marginalCost(at: $1) : $0.cost(at: $1) }
            var best = [Double](repeating: .infinity, count: graph.nodeCount)
            var next = [Int](repeating: -1, count: graph.nodeCount)
            best[sink] = 0
            for _ in 0..<graph.nodeCount {
                for arc in prices.indices where prices[arc] + best[Int(graph.heads[arc])] < best[Int(graph.tails[arc])] {
                    best[Int(graph.tails[arc])] = prices[arc] + best[Int(graph.heads[arc])]
                    next[Int(graph.tails[arc])] = arc
                }
            }
            var loaded = [Double](repeating: 0, count: graph.arcCount)
            for source in sources {
                var node = source.node
                while node != sink {
                    loaded[next[node]] += source.limit
                    node = Int(graph.heads[next[node]])
                }
            }
            let weight = 2 / Double(round + 2)
            for arc in flows.indices { flows[arc] += weight * (loaded[arc] - flows[arc]) }
        }
        return flows
    }
}
