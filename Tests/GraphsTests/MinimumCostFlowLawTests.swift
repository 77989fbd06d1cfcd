import Graphs
import Testing

/// Minimum-cost flows against enumeration, and duality: potentials prove the cost.
@Suite struct MinimumCostFlowLawTests {
    /// Workers and tasks: unit arcs from a source to each worker, to each task, to a sink.
    private func assignment(_ costs: [[Double]]) -> (graph: SparseGraph, costs: [ConvexCost], sink: Int) {
        let n = costs.count
        var arcs = (0..<n).map { (0, 1 + $0) }
        for worker in 0..<n { arcs += (0..<n).map { (1 + worker, 1 + n + $0) } }
        arcs += (0..<n).map { (1 + n + $0, 1 + 2 * n) }
        let middle = costs.joined().map { ConvexCost.linear($0, capacity: 1) }
        let ends = [ConvexCost](repeating: .linear(0, capacity: 1), count: n)
        return (SparseGraph(nodeCount: 2 + 2 * n, arcs: arcs), ends + middle + ends, 1 + 2 * n)
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func assignmentAgreesWithAllPermutations(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let n = 1 + random.below(5)
        let costs = (0..<n).map { _ in (0..<n).map { _ in Double(random.below(10)) } }
        let expected = permutations(n).map { order in order.enumerated().reduce(0) { $0 + costs[$1.offset][$1.element] } }
            .min()!
        let (graph, arcCosts, sink) = assignment(costs)
        let flow = try #require(MinimumCostFlow.solve(graph, costs: arcCosts, from: 0, to: sink, amount: Double(n)))
        #expect(abs(flow.cost - expected) < 1e-8, "seed \(seed)")
        #expect(flow.arcFlows.allSatisfy { abs($0 - $0.rounded()) < 1e-9 }, "seed \(seed): whole data, whole flows")
    }

    /// Complementary slackness: an arc whose marginal cost is below the rise of potentials is full there, above it empty.
    @Test(arguments: 1...80 as ClosedRange<UInt64>)
    func potentialsProveTheFlow(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.randomAcyclic(nodes: 8, extra: 14, using: &random)
        let costs = (0..<graph.arcCount).map { _ in
            let first = random.unit()
            let pieces: [ConvexCost.Piece] = [
                .init(width: random.unit(), slope: first), .init(width: 1 + random.unit(), slope: first + random.unit()),
            ]
            return ConvexCost(pieces: pieces)
        }
        guard let flow = MinimumCostFlow.solve(graph, costs: costs, from: 0, to: 7, amount: 1) else { return }
        for arc in costs.indices {
            let rise = flow.potentials[Int(graph.heads[arc])] - flow.potentials[Int(graph.tails[arc])]
            var begin = 0.0
            for piece in costs[arc].pieces {
                let filled = min(max(0, flow.arcFlows[arc] - begin), piece.width)
                if piece.slope > rise + 1e-9 { #expect(filled < 1e-9, "seed \(seed), arc \(arc)") }
                if piece.slope < rise - 1e-9 { #expect(filled > piece.width - 1e-9, "seed \(seed), arc \(arc)") }
                begin += piece.width
            }
        }
        #expect(abs(flow.cost - flow.lowerBound) < 1e-9, "seed \(seed)")
        #expect(abs(flow.potentials[0]) < 1e-12, "seed \(seed): the source's potential is 0")
    }

    /// Without capacities everything takes a shortest path.
    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func withoutLimitsItIsAShortestPath(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.randomAcyclic(nodes: 12, extra: 25, using: &random)
        let costs = (0..<graph.arcCount).map { _ in Int32(random.below(50)) }
        let amount = 0.5 + random.unit()
        let tree = ShortestPathTree(from: [0], in: graph, costs: costs)
        let flow = try #require(
            MinimumCostFlow.solve(graph, costs: costs.map { .linear(Double($0)) }, from: 0, to: 11, amount: amount))
        let distance = Double(try #require(tree.distance(of: 11)))
        #expect(abs(flow.cost - amount * distance) < 1e-9 * max(1, distance), "seed \(seed)")
        #expect(abs(flow.potentials[11] - distance) < 1e-9 * max(1, distance), "seed \(seed)")
    }

    /// The cost is a convex function of the amount, and infinite beyond the maximum flow.
    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func costIsConvexInTheAmount(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.randomAcyclic(nodes: 7, extra: 9, using: &random)
        let capacities = (0..<graph.arcCount).map { _ in Double(random.below(4)) }
        let costs = capacities.map { ConvexCost.linear(Double(random.below(6)), capacity: $0) }
        let most = MaximumFlow.solve(graph, source: 0, sink: 6, capacities: capacities).value
        let values = stride(from: 0.5, through: most, by: 0.5).map {
            MinimumCostFlow.solve(graph, costs: costs, from: 0, to: 6, amount: $0)?.cost
        }
        #expect(values.allSatisfy { $0 != nil }, "seed \(seed)")
        let known = [0] + values.compactMap { $0 }
        for index in known.indices.dropFirst().dropLast() {
            #expect(known[index + 1] - known[index] >= known[index] - known[index - 1] - 1e-9, "seed \(seed)")
        }
        #expect(MinimumCostFlow.solve(graph, costs: costs, from: 0, to: 6, amount: most + 0.25) == nil, "seed \(seed)")
    }

    @Test func equalCostsAndFreeArcs() throws {
        let graph = SparseGraph(nodeCount: 3, arcs: [(0, 1), (1, 2), (0, 2), (0, 2)])
        let costs: [ConvexCost] = [.linear(1, capacity: 1), .linear(1, capacity: 1), .linear(2, capacity: 1), .linear(2)]
        let flow = try #require(MinimumCostFlow.solve(graph, costs: costs, from: 0, to: 2, amount: 2.5))
        #expect(abs(flow.cost - 5) < 1e-9 && abs(flow.lowerBound - 5) < 1e-9)
        let free = try #require(
            MinimumCostFlow.solve(graph, costs: [ConvexCost](repeating: .linear(0), count: 4), from: 0, to: 2, amount: 3))
        #expect(free.cost == 0 && free.lowerBound == 0 && abs(netOutflows(free.arcFlows, in: graph)[0] - 3) < 1e-9)
    }

    @Test func capacitiesOfExactlyTheAmountSuffice() {
        let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1)])
        for amount in [1e-6, 1 / 3.0, 7, 1e9] {
            let flow = MinimumCostFlow.solve(graph, costs: [.linear(2, capacity: amount)], from: 0, to: 1, amount: amount)
            #expect(flow.map { abs($0.cost - 2 * amount) <= 1e-9 * amount } == true, "amount \(amount)")
        }
    }

    @Test func withoutAPathThereIsNoFlow() {
        let apart = SparseGraph(nodeCount: 3, arcs: [(1, 0), (2, 1)])
        #expect(MinimumCostFlow.solve(apart, costs: [.linear(1), .linear(1)], from: 0, to: 2, amount: 1) == nil)
        let closed = SparseGraph(nodeCount: 2, arcs: [(0, 1)])
        #expect(MinimumCostFlow.solve(closed, costs: [ConvexCost(pieces: [])], from: 0, to: 1, amount: 1) == nil)
    }

    @Test func loopsAndBackwardArcsStayEmpty() throws {
        let graph = SparseGraph(nodeCount: 3, arcs: [(0, 0), (0, 1), (1, 0), (1, 2), (2, 2)])
        let flow = try #require(
            MinimumCostFlow.solve(graph, costs: [ConvexCost](repeating: .linear(1), count: 5), from: 0, to: 2, amount: 4))
        #expect(zip(flow.arcFlows, [0, 4, 0, 4, 0]).allSatisfy { abs($0 - $1) < 1e-9 } && abs(flow.cost - 8) < 1e-9)
    }
}

@Suite struct ConvexCostTests {
    private let cost = ConvexCost(
        pieces: [.init(width: 3, slope: 0), .init(width: 2, slope: 1.5), .init(width: .infinity, slope: 4)])

    @Test(arguments: [(0, 0), (2, 0), (3, 0), (4, 1.5), (5, 3), (7, 11)])
    func costIsTheSumOverPieces(flow: Double, expected: Double) {
        #expect(abs(cost.cost(of: flow) - expected) < 1e-12)
    }

    @Test func linearIsOnePiece() {
        #expect(ConvexCost.linear(2, capacity: 5) == ConvexCost(pieces: [.init(width: 5, slope: 2)]))
        #expect(ConvexCost.linear(2).pieces[0].width == .infinity)
        #expect(ConvexCost.linear(3).cost(of: 4) == 12)
        #expect(ConvexCost(pieces: []).cost(of: 0) == 0)
    }

    @Test func itIsConvex() {
        let values = stride(from: 0.0, through: 9, by: 0.25).map(cost.cost)
        for index in values.indices.dropFirst().dropLast() {
            #expect(values[index + 1] - values[index] >= values[index] - values[index - 1])
        }
    }
}
