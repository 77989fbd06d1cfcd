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
/// way alone (Wardrop 1952). Frank and Wolfe's search for best ways (1956), with the routes found kept and flow swapped
/// between them by Newton steps (Jayakrishnan, Tsai, Prashker and Rajadhyaksha 1994): plain Frank and Wolfe needs thousands
/// of rounds where this needs some dozens. A round is one Dijkstra search and work in proportion to the routes in use.
public struct CrowdedFlow: Sendable {
    /// What the multitude strives for.
    public enum Aim: Sendable { case systemOptimum, userEquilibrium }

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
        var search = RouteSwapping(graph, costs: costs, sources: sources, sinks: sinks, aim: aim)
        var round = 0
        while search.gap > relativeGap, round < rounds {
            search.step()
            round += 1
        }
        let total = zip(costs, search.flows).reduce(0) { $0 + $1.1 * $1.0.cost(at: $1.1) }
        return CrowdedFlow(arcFlows: search.flows, totalCost: total, relativeGap: search.gap, rounds: round)
    }
}
