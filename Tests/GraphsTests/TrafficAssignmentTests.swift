import Graphs
import Testing

/// Traffic assignments in closed form, Wardrop's conditions on enumerated paths, and bounds that hold for every network.
@Suite struct TrafficAssignmentTests {
    private let parallel = SparseGraph(nodeCount: 2, arcs: [(0, 1), (0, 1)])

    private func solve(
        _ graph: SparseGraph, _ costs: [CongestionCost], _ demand: Double, to sink: Int, _ aim: TrafficAssignment.Aim
    ) -> TrafficAssignment {
        TrafficAssignment.solve(
            graph, costs: costs, from: [Terminal(node: 0, limit: demand)], to: [sink], aim: aim, relativeGap: 1e-9)
    }

    /// Pigou's example (1920) with power k: one arc of cost 1, one of cost x^k. All take the second at equilibrium; the optimum sends
    /// (k + 1)^(-1/k) there.
    @Test(arguments: 1...5)
    func pigousExample(power: Int) {
        let costs = [CongestionCost(base: 1, slope: 0), CongestionCost(base: 0, slope: 1, power: power)]
        let equilibrium = solve(parallel, costs, 1, to: 1, .userEquilibrium)
        #expect(abs(equilibrium.arcFlows[1] - 1) < 1e-5 && abs(equilibrium.totalCost - 1) < 1e-8)
        let optimum = solve(parallel, costs, 1, to: 1, .systemOptimum)
        // Bisection of (k + 1) x^k = 1.
        var (low, high) = (0.0, 1.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            let cost = (0..<power).reduce(Double(power + 1)) { product, _ in product * middle }
            if cost < 1 { low = middle } else { high = middle }
        }
        #expect(abs(optimum.arcFlows[1] - low) < 1e-6)
        let total = 1 - low + (0...power).reduce(1.0) { product, _ in product * low }
        #expect(abs(optimum.totalCost - total) < 1e-9)
    }

    /// n equal arcs of cost b + s x carry equal flows under both objectives.
    @Test(arguments: [1, 2, 3, 8])
    func equalArcsShareEqually(count: Int) {
        let graph = SparseGraph(nodeCount: 2, arcs: (0..<count).map { _ in (0, 1) })
        let costs = [CongestionCost](repeating: CongestionCost(base: 0.3, slope: 0.2, power: 2), count: count)
        for aim in [TrafficAssignment.Aim.systemOptimum, .userEquilibrium] {
            let flow = solve(graph, costs, 6, to: 1, aim)
            #expect(flow.arcFlows.allSatisfy { abs($0 - 6 / Double(count)) < 1e-4 })
        }
    }

    /// Two arcs a + b x with both used: x = (a2 - a1 + b2 D) / (b1 + b2) at equilibrium; half the difference of bases at optimum.
    @Test(arguments: [(1.0, 2.0, 1.0, 1.0, 5.0), (0.5, 3.0, 2.0, 0.5, 4.0), (4.0, 4.0, 1.0, 3.0, 2.0)])
    func twoLinearArcs(a1: Double, a2: Double, b1: Double, b2: Double, demand: Double) {
        let costs = [CongestionCost(base: a1, slope: b1), CongestionCost(base: a2, slope: b2)]
        let equilibrium = solve(parallel, costs, demand, to: 1, .userEquilibrium)
        #expect(abs(equilibrium.arcFlows[0] - (a2 - a1 + b2 * demand) / (b1 + b2)) < 1e-5)
        let optimum = solve(parallel, costs, demand, to: 1, .systemOptimum)
        #expect(abs(optimum.arcFlows[0] - ((a2 - a1) / 2 + b2 * demand) / (b1 + b2)) < 1e-5)
    }

    /// Wardrop's first principle on all paths: used ones cost the same, unused ones no less. For the optimum the same with marginal costs.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func wardropsPrinciplesHoldOnAllPaths(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.randomAcyclic(nodes: 7, extra: 8, using: &random)
        let costs = (0..<graph.arcCount).map { _ in
            CongestionCost(base: random.unit(), slope: 0.05 + random.unit(), power: 1 + random.below(3))
        }
        let paths = graph.simplePaths(from: [0], to: [6]).map(\.arcs)
        for aim in [TrafficAssignment.Aim.systemOptimum, .userEquilibrium] {
            let flow = solve(graph, costs, 3, to: 6, aim)
            let unit = costs.indices.map { arc in
                let x = flow.arcFlows[arc]
                return aim == .systemOptimum ? costs[arc].marginalCost(at: x) : costs[arc].cost(at: x)
            }
            let pathCosts = paths.map { $0.reduce(0) { $0 + unit[$1] } }
            let cheapest = pathCosts.min()!
            for (path, cost) in zip(paths, pathCosts) where path.allSatisfy({ flow.arcFlows[$0] > 1e-3 }) {
                #expect(abs(cost - cheapest) < 1e-3 * cheapest, "seed \(seed), path \(path)")
            }
            let net = netOutflows(flow.arcFlows, in: graph)
            #expect(abs(net[0] - 3) < 1e-9 && abs(net[6] + 3) < 1e-9, "seed \(seed)")
            #expect(net[1..<6].allSatisfy { abs($0) < 1e-9 }, "seed \(seed)")
        }
    }

    /// Linear costs: the equilibrium costs at most 4/3 of the optimum (Roughgarden and Tardos 2002), and never less than it.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func priceOfAnarchyOfLinearCosts(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.randomAcyclic(nodes: 9, extra: 14, using: &random)
        let costs = (0..<graph.arcCount).map { _ in CongestionCost(base: Double(random.below(4)), slope: random.unit()) }
        let demand = 0.5 + 5 * random.unit()
        let optimum = solve(graph, costs, demand, to: 8, .systemOptimum).totalCost
        let equilibrium = solve(graph, costs, demand, to: 8, .userEquilibrium).totalCost
        #expect(equilibrium >= optimum * (1 - 1e-7), "seed \(seed)")
        #expect(equilibrium <= optimum * 4 / 3 * (1 + 1e-7), "seed \(seed)")
    }

    @Test func withoutCongestionItIsAShortestPath() {
        let graph = SparseGraph(nodeCount: 4, arcs: [(0, 1), (1, 3), (0, 2), (2, 3)])
        let costs = [1, 1, 1, 2].map { CongestionCost(base: $0, slope: 0) }
        let flow = solve(graph, costs, 10, to: 3, .userEquilibrium)
        #expect(flow.arcFlows == [10, 10, 0, 0] && flow.totalCost == 20 && flow.relativeGap == 0 && flow.rounds == 0)
    }

    @Test func noDemandAndDemandAtASinkCostNothing() {
        let costs = [CongestionCost(base: 1, slope: 1), CongestionCost(base: 1, slope: 1)]
        let none = solve(parallel, costs, 0, to: 1, .systemOptimum)
        #expect(none.arcFlows == [0, 0] && none.totalCost == 0 && none.relativeGap == 0)
        let there = TrafficAssignment.solve(
            parallel, costs: costs, from: [Terminal(node: 1, limit: 5)], to: [1], aim: .userEquilibrium)
        #expect(there.arcFlows == [0, 0] && there.totalCost == 0)
    }

    @Test func severalSinksServeTheNearestSources() {
        // A line 0 - 1 - 2 - 3 with sinks at both ends: each inner node goes to its end.
        let graph = SparseGraph(nodeCount: 4, arcs: [(1, 0), (1, 2), (2, 1), (2, 3)])
        let costs = [CongestionCost](repeating: CongestionCost(base: 1, slope: 0.01), count: 4)
        let flow = TrafficAssignment.solve(
            graph, costs: costs, from: [Terminal(node: 1, limit: 3), Terminal(node: 2, limit: 4)], to: [0, 3],
            aim: .userEquilibrium)
        #expect(flow.arcFlows == [3, 0, 0, 4])
    }

    /// Costs in another unit change no flow; a source that is split in two changes nothing either.
    @Test(arguments: 1...15 as ClosedRange<UInt64>)
    func unitsOfCostAndSplitSourcesDoNotMatter(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.randomAcyclic(nodes: 7, extra: 8, using: &random)
        let costs = (0..<graph.arcCount).map { _ in CongestionCost(base: random.unit(), slope: 0.1 + random.unit()) }
        let scaled = costs.map { CongestionCost(base: 8 * $0.base, slope: 8 * $0.slope) }
        for aim in [TrafficAssignment.Aim.systemOptimum, .userEquilibrium] {
            let (one, other) = (solve(graph, costs, 4, to: 6, aim), solve(graph, scaled, 4, to: 6, aim))
            #expect(abs(other.totalCost - 8 * one.totalCost) < 1e-6 * other.totalCost, "seed \(seed)")
            let halves = [Terminal(node: 0, limit: 1), Terminal(node: 0, limit: 3), Terminal(node: 3, limit: 0)]
            let split = TrafficAssignment.solve(graph, costs: costs, from: halves, to: [6], aim: aim, relativeGap: 1e-9)
            #expect(abs(split.totalCost - one.totalCost) < 1e-6 * one.totalCost, "seed \(seed)")
        }
    }

    /// Costs b x without a base are homogeneous: twice the demand has twice the flows and four times the total cost.
    @Test func homogeneousCostsScaleWithTheDemand() {
        var random = SplitMix64(seed: 77)
        let graph = SparseGraph.randomAcyclic(nodes: 7, extra: 8, using: &random)
        let costs = (0..<graph.arcCount).map { _ in CongestionCost(base: 0, slope: 0.1 + random.unit()) }
        let (one, two) = (solve(graph, costs, 3, to: 6, .userEquilibrium), solve(graph, costs, 6, to: 6, .userEquilibrium))
        #expect(zip(one.arcFlows, two.arcFlows).allSatisfy { abs(2 * $0 - $1) < 1e-3 })
        #expect(abs(two.totalCost - 4 * one.totalCost) < 1e-6 * two.totalCost)
    }

    @Test func roundsAreLimited() {
        let costs = [CongestionCost(base: 0.2, slope: 2e-4), CongestionCost(base: 0.5, slope: 5e-5)]
        let flow = TrafficAssignment.solve(
            parallel, costs: costs, from: [Terminal(node: 0, limit: 4000)], to: [1], aim: .systemOptimum, rounds: 0)
        #expect(flow.rounds == 0 && flow.relativeGap > 0.1 && flow.arcFlows == [4000, 0])
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func assignmentsAreTheSameEveryTime(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let graph = HexGridGraph(columns: 7, rows: 7).sparse().graph
        let costs = (0..<graph.arcCount).map { _ in CongestionCost(base: 0.1 + random.unit(), slope: random.unit()) }
        let flows = (0..<2).map { _ in solve(graph, costs, 9, to: 48, .userEquilibrium).arcFlows }
        #expect(flows[0] == flows[1], "seed \(seed)")
    }
}

@Suite struct CongestionCostTests {
    @Test(arguments: [(1, 0.0, 2.0, 2.0), (1, 4.0, 4.0, 6.0), (2, 4.0, 10.0, 26.0), (3, 2.0, 6.0, 18.0)])
    func costAndMarginalCost(power: Int, flow: Double, cost: Double, marginal: Double) {
        let crowding = CongestionCost(base: 2, slope: 0.5, power: power)
        #expect(crowding.cost(at: flow) == cost && crowding.marginalCost(at: flow) == marginal)
    }

    /// The marginal cost is the derivative of flow * cost, by central differences.
    @Test(arguments: 1...4)
    func marginalCostIsTheDerivativeOfTheTotal(power: Int) {
        let cost = CongestionCost(base: 0.7, slope: 0.3, power: power)
        for flow in stride(from: 0.5, through: 3, by: 0.25) {
            let h = 1e-5
            let total = { (x: Double) in x * cost.cost(at: x) }
            let slope = (total(flow + h) - total(flow - h)) / (2 * h)
            #expect(abs(slope - cost.marginalCost(at: flow)) < 1e-6 * slope)
        }
    }
}
