import Graphs
import Testing

/// Two algorithms for one number: results of one type of the module against those of another.
@Suite struct RelationTests {
    /// A hex map with chances between 0.05 and 0.95 off both rims, crossed from the south row to the north row.
    private func map(_ seed: UInt64) -> (graph: SparseGraph, chances: [Double], south: [Int], north: [Int]) {
        var random = SplitMix64(seed: seed)
        let grid = HexGridGraph(columns: 4 + random.below(6), rows: 4 + random.below(6))
        let last = grid.nodeCount - grid.columns
        let chances = (0..<grid.nodeCount).map { $0 < grid.columns || $0 >= last ? 0 : 0.05 + 0.9 * random.unit() }
        return (grid.sparse().graph, chances, Array(last..<grid.nodeCount), Array(0..<grid.columns))
    }

    /// Washburn and Wood 1995: with free sources one blocker catches 1 / F, F the maximum flow under node capacities 1 / p.
    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func oneBlockerCatchesTheInverseOfAMaximumFlow(seed: UInt64) throws {
        let (graph, chances, south, north) = map(seed)
        let network = FlowNetwork(
            graph, from: south.map { Terminal(node: $0) }, to: north.map { Terminal(node: $0) },
            nodeCapacities: chances.map { $0 > 0 ? 1 / $0 : .infinity })
        let flow = MaximumFlow.solve(network)
        let game = InspectionGame(graph, catchProbabilities: chances, from: south.map { Terminal(node: $0) }, to: north)
        let plan = try #require(game.solve())
        #expect(abs(plan.upperBound * flow.value - 1) < 1e-8, "seed \(seed)")
        #expect(
            plan.inspections.indices.allSatisfy { plan.inspections[$0] == 0 || flow.cut.nodes.contains($0) }, "seed \(seed)")
    }

    /// Reversing the graph and exchanging free sources and sinks changes nothing for either side.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func theGameIsTheSameBackwards(seed: UInt64) throws {
        let (graph, chances, south, north) = map(seed)
        let there = InspectionGame(
            graph, catchProbabilities: chances, from: south.map { Terminal(node: $0) }, to: north, blockers: 3)
        let back = InspectionGame(
            graph.reversed, catchProbabilities: chances, from: north.map { Terminal(node: $0) }, to: south, blockers: 3)
        let (one, other) = (try #require(there.solve()), try #require(back.solve()))
        #expect(abs(one.upperBound - other.upperBound) < 1e-7, "seed \(seed)")
        // A strategy of the blocker is worth as much in the reversed game.
        #expect(abs(back.leastCatch(inspections: one.inspections) - one.lowerBound) < 1e-9, "seed \(seed)")
    }

    /// Two cordons in series: one blocker inspects the better one, so the value is the greater of the two.
    @Test(arguments: [([0.5, 0.25], [0.4, 0.4, 0.4]), ([0.9], [0.1, 0.2]), ([0.3, 0.3, 0.3], [0.2, 0.2])])
    func cordonsInSeries(first: [Double], second: [Double]) throws {
        let (a, b) = (first.count, second.count)
        let (middle, sink) = (1 + a, 2 + a + b)
        var arcs = (1...a).flatMap { [(0, $0), ($0, middle)] }
        arcs += (1...b).flatMap { [(middle, middle + $0), (middle + $0, sink)] }
        let game = InspectionGame(
            SparseGraph(nodeCount: sink + 1, arcs: arcs), catchProbabilities: [0] + first + [0] + second + [0],
            from: [Terminal(node: 0)], to: [sink])
        let values = [first, second].map { 1 / $0.reduce(0) { $0 + 1 / $1 } }
        #expect(abs(try #require(game.solve()).upperBound - values.max()!) < 1e-9)
    }

    /// Numbers of nodes carry no meaning.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func renumberingChangesNoValue(seed: UInt64) throws {
        var random = SplitMix64(seed: seed + 500)
        let (graph, chances, south, north) = map(seed)
        var numbers = Array(0..<graph.nodeCount)
        for place in stride(from: numbers.count - 1, to: 0, by: -1) { numbers.swapAt(place, random.below(place + 1)) }
        var renumbered = [Double](repeating: 0, count: chances.count)
        for (node, chance) in chances.enumerated() { renumbered[numbers[node]] = chance }
        let other = SparseGraph(
            nodeCount: graph.nodeCount, tails: graph.tails.map { Int32(numbers[Int($0)]) },
            heads: graph.heads.map { Int32(numbers[Int($0)]) })
        let share = 1 / Double(south.count)
        func value(_ graph: SparseGraph, _ chances: [Double], _ south: [Int], _ north: [Int]) throws -> Double {
            let sources = south.map { Terminal(node: $0, limit: share) }
            let game = InspectionGame(graph, catchProbabilities: chances, from: sources, to: north, blockers: 2)
            return try #require(game.solve()).upperBound
        }
        let values = (
            try value(graph, chances, south, north),
            try value(other, renumbered, south.map { numbers[$0] }, north.map { numbers[$0] })
        )
        #expect(abs(values.0 - values.1) < 1e-8, "seed \(seed)")
    }

    /// All successive shortest paths together are a maximum flow of least total time.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func aLongQuickestFlowIsAMinimumCostMaximumFlow(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.randomAcyclic(nodes: 8, extra: 12, using: &random)
        let capacities = (0..<graph.arcCount).map { _ in Double(1 + random.below(6)) }
        let times = (0..<graph.arcCount).map { _ in Double(random.below(9)) }
        let most = MaximumFlow.solve(graph, source: 0, sink: 7, capacities: capacities).value
        // So much that every path pays.
        let network = FlowNetwork(
            graph, from: [Terminal(node: 0, limit: 1e6)], to: [Terminal(node: 7)], arcCapacities: capacities)
        let quickest = try #require(QuickestFlow.solve(network, transitTimes: times))
        #expect(abs(quickest.paths.reduce(0) { $0 + $1.rate } - most) < 1e-9, "seed \(seed)")
        let spent = quickest.paths.reduce(0) { $0 + $1.rate * $1.time }
        let cheapest = try #require(
            MinimumCostFlow.solve(
                graph, costs: zip(times, capacities).map { .linear($0, capacity: $1) }, from: 0, to: 7, amount: most))
        #expect(abs(spent - cheapest.cost) < 1e-7 * max(1, spent), "seed \(seed)")
        #expect(abs(quickest.time - (1e6 + spent) / most) < 1e-9 * quickest.time, "seed \(seed)")
    }

    /// The system optimum of linear costs is a convex flow: with 400 pieces an arc the costs agree to the error of the pieces,
    /// at most slope * width^2 / 4 on each arc.
    @Test(arguments: 1...15 as ClosedRange<UInt64>)
    func theSystemOptimumIsAMinimumCostFlow(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.randomAcyclic(nodes: 6, extra: 6, using: &random)
        let costs = (0..<graph.arcCount).map { _ in CongestionCost(base: random.unit(), slope: 0.1 + random.unit()) }
        let (demand, pieces) = (4.0, 400)
        let width = demand / Double(pieces)
        let convex = costs.map { cost in
            ConvexCost(
                pieces: (0..<pieces).map { piece in
                    let (from, to) = (Double(piece) * width, Double(piece + 1) * width)
                    return .init(width: width, slope: (to * cost.cost(at: to) - from * cost.cost(at: from)) / width)
                })
        }
        let optimum = TrafficAssignment.solve(
            graph, costs: costs, from: [Terminal(node: 0, limit: demand)], to: [5], aim: .systemOptimum, relativeGap: 1e-9)
        let flow = try #require(MinimumCostFlow.solve(graph, costs: convex, from: 0, to: 5, amount: demand))
        let error = costs.reduce(0) { $0 + $1.slope * width * width / 4 }
        #expect(flow.cost >= optimum.totalCost - 1e-7, "seed \(seed): chords lie above the curve")
        #expect(flow.cost - optimum.totalCost <= error + 1e-7, "seed \(seed)")
    }

    /// Without congestion an assignment on a map costs demand times distance.
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func withoutCongestionAssignmentsAreShortestPaths(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let grid = HexGridGraph(columns: 8, rows: 9)
        let (graph, gridArcs) = grid.sparse()
        let costs = (0..<grid.arcCount).map { _ in Int32(1 + random.below(40)) }
        let tree = ShortestPathTree(to: Array(0..<8), in: grid, costs: costs)
        let sources = (0..<4).map { _ in Terminal(node: random.below(grid.nodeCount), limit: Double(1 + random.below(9))) }
        let flow = TrafficAssignment.solve(
            graph, costs: gridArcs.map { CongestionCost(base: Double(costs[Int($0)]), slope: 0) }, from: sources,
            to: Array(0..<8), aim: .userEquilibrium)
        let expected = sources.reduce(0) { $0 + $1.limit * Double(tree.distance(of: $1.node)!) }
        #expect(abs(flow.totalCost - expected) < 1e-9 * max(1, expected), "seed \(seed)")
    }

    /// A path decomposition of a minimum-cost flow carries the same amount at the same cost.
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func decompositionsCostWhatTheirFlowsCost(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.randomAcyclic(nodes: 9, extra: 14, using: &random)
        let costs = (0..<graph.arcCount).map { _ in ConvexCost.linear(Double(random.below(9)), capacity: 0.2 + random.unit()) }
        guard let flow = MinimumCostFlow.solve(graph, costs: costs, from: 0, to: 8, amount: 0.5) else { return }
        let network = FlowNetwork(graph, from: [Terminal(node: 0)], to: [Terminal(node: 8)])
        let paths = PathFlow.decompose(arcFlows: flow.arcFlows, sourceFlows: [0.5], sinkFlows: [0.5], of: network)
        let sum = paths.reduce(0) { sum, path in
            sum + path.amount * path.arcs.reduce(0) { $0 + costs[$1].pieces[0].slope }
        }
        // Flow around cycles of no cost may be dropped.
        #expect(abs(sum - flow.cost) < 1e-7, "seed \(seed)")
        #expect(abs(paths.reduce(0) { $0 + $1.amount } - 0.5) < 1e-8, "seed \(seed)")
    }
}
