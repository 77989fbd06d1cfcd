/// How a multitude spreads over a graph in which crowding makes arcs dearer.
///
/// ```swift
/// let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1), (0, 1)])
/// let costs = [CrowdingCost(base: 0.2, slope: 2e-4), CrowdingCost(base: 0.5, slope: 5e-5)]
/// let men = [Terminal(node: 0, limit: 4000)]
/// CrowdedFlow.solve(graph, costs: costs, from: men, to: [1], aim: .systemOptimum).arcFlows   // 1400, 2600
/// CrowdedFlow.solve(graph, costs: costs, from: men, to: [1], aim: .userEquilibrium).arcFlows // 2000, 2000
/// ```
/// System optimum: least cost of all together, what coordination achieves. User equilibrium: nobody gains by changing his
/// way alone (Wardrop 1952). Solved on a bush (Dial 2006; Gentile 2014), since all make for the same sinks: no route is kept,
/// and a round is one Dijkstra search (Frank and Wolfe's step, 1956, which also measures the relative gap) and a few passes
/// over the arcs. The more the crowd spreads, the more rounds: ten on quiet ground, a hundred where all of it is used.
///
/// The value of orders is the difference of two calls, one for each aim, at equal costs: total cost of the equilibrium less
/// that of the optimum. A node is a hex or, quicker, a crossing in a graph of ways; a source's limit is its men.
public struct CrowdedFlow: Sendable {
    /// What the multitude strives for.
    public enum Aim: Sendable { case systemOptimum, userEquilibrium }

    /// How often the flow is evened out before the bush is renewed.
    private static let passesARound = 4

    /// Flow by arc.
    public let arcFlows: [Double]
    /// The cost of all together.
    public let totalCost: Double
    /// How far from the aim at most: (cost - cost of best ways) / cost at the prices of the aim.
    public let relativeGap: Double
    /// Rounds made.
    public let rounds: Int

    /// Spreads what enters at the sources (all their limits) to any of the sinks; sources without a way are an error.
    public static func solve(
        _ graph: SparseGraph, costs: [CrowdingCost], from sources: [Terminal], to sinks: [Int], aim: Aim,
        relativeGap: Double = 1e-5, rounds: Int = 1000
    ) -> CrowdedFlow {
        precondition(costs.count == graph.arcCount, "one cost an arc")
        precondition(sources.allSatisfy { $0.limit < .infinity }, "every source says how much enters")
        var bush = CrowdedBush(graph, costs: costs, sources: sources, sinks: sinks, aim: aim)
        var gap = bush.renew()
        var round = 0
        while gap > relativeGap, round < rounds {
            for _ in 0..<passesARound {
                bush.sweep()
                bush.spread()
            }
            bush.sweep()
            gap = bush.renew()
            round += 1
        }
        let total = zip(costs, bush.flows).reduce(0) { $0 + $1.1 * $1.0.cost(at: $1.1) }
        return CrowdedFlow(arcFlows: bush.flows, totalCost: total, relativeGap: gap, rounds: round)
    }
}
