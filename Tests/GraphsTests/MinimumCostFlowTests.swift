import Graphs
import Testing

@Suite struct MinimumCostFlowTests {
    /// Successive cheapest paths by Bellman and Ford on whole numbers, a unit at a time: slow and obvious.
    static func reference(_ graph: SparseGraph, _ costs: [ConvexCost], _ source: Int, _ sink: Int, amount: Int) -> Double? {
        var flows = [Int](repeating: 0, count: graph.arcCount)
        func marginal(_ arc: Int, _ flow: Int) -> Double? {
            var upTo = 0.0
            for piece in costs[arc].pieces {
                upTo += piece.width
                if Double(flow) < upTo { return piece.slope }
            }
            return nil
        }
        for _ in 0..<amount {
            var best = [Double](repeating: .infinity, count: graph.nodeCount)
            var step = [(arc: Int, sign: Int)?](repeating: nil, count: graph.nodeCount)
            best[source] = 0
            for _ in 0..<graph.nodeCount {
                for arc in 0..<graph.arcCount {
                    let (tail, head) = (Int(graph.tails[arc]), Int(graph.heads[arc]))
                    if let cost = marginal(arc, flows[arc]), best[tail] + cost < best[head] - 1e-9 {
                        (best[head], step[head]) = (best[tail] + cost, (arc, 1))
                    }
                    if flows[arc] > 0, let cost = marginal(arc, flows[arc] - 1), best[head] - cost < best[tail] - 1e-9 {
                        (best[tail], step[tail]) = (best[head] - cost, (arc, -1))
                    }
                }
            }
            guard best[sink] < .infinity else { return nil }
            var node = sink
            while node != source {
                let (arc, sign) = step[node]!
                flows[arc] += sign
                node = Int(sign > 0 ? graph.tails[arc] : graph.heads[arc])
            }
        }
        return zip(costs, flows).reduce(0) { $0 + $1.0.cost(of: Double($1.1)) }
    }

    @Test func cheapestUnitsFirst() {
        let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1), (0, 1)])
        let steep = ConvexCost(pieces: [.init(width: 1, slope: 1), .init(width: .infinity, slope: 5)])
        let flow = MinimumCostFlow.solve(graph, costs: [steep, .linear(2)], from: 0, to: 1, amount: 3)!
        #expect(abs(flow.cost - 5) < 1e-10)
        #expect(abs(flow.arcFlows[0] - 1) < 1e-10 && abs(flow.arcFlows[1] - 2) < 1e-10)
        #expect(abs(flow.potentials[1] - 2) < 1e-10)
    }

    @Test func tooMuchIsNil() {
        let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1)])
        #expect(MinimumCostFlow.solve(graph, costs: [.linear(1, capacity: 2)], from: 0, to: 1, amount: 3) == nil)
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func agreesWithSuccessiveCheapestPaths(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.random(nodes: 2 + random.below(8), arcs: random.below(30), using: &random)
        let costs = (0..<graph.arcCount).map { _ in
            var slope = 0.0
            return ConvexCost(
                pieces: (0..<1 + random.below(3)).map { _ in
                    slope += Double(random.below(5))
                    return .init(width: random.below(9) == 0 ? .infinity : Double(random.below(4)), slope: slope)
                })
        }
        let amount = 1 + random.below(6)
        let expected = Self.reference(graph, costs, 0, 1, amount: amount)
        let flow = MinimumCostFlow.solve(graph, costs: costs, from: 0, to: 1, amount: Double(amount))
        #expect((flow == nil) == (expected == nil), "seed \(seed)")
        guard let flow, let expected else { return }
        #expect(abs(flow.cost - expected) < 1e-7 * max(1, expected), "seed \(seed)")
        #expect(abs(flow.cost - flow.lowerBound) < 1e-7 * max(1, expected), "seed \(seed)")
        var balance = [Double](repeating: 0, count: graph.nodeCount)
        for arc in 0..<graph.arcCount {
            balance[Int(graph.tails[arc])] += flow.arcFlows[arc]
            balance[Int(graph.heads[arc])] -= flow.arcFlows[arc]
        }
        for node in 0..<graph.nodeCount {
            let expected = node == 0 ? Double(amount) : node == 1 ? -Double(amount) : 0
            #expect(abs(balance[node] - expected) < 1e-9, "seed \(seed)")
        }
    }
}
