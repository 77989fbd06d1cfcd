/// Traffic assignment: the flow of many from sources to common sinks over a network whose arcs cost more the more flow they carry.
///
/// ```swift
/// let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1), (0, 1)])
/// let costs = [CongestionCost(base: 0.2, slope: 2e-4), CongestionCost(base: 0.5, slope: 5e-5)]
/// let men = [Terminal(node: 0, limit: 4000)]
/// TrafficAssignment.solve(graph, costs: costs, from: men, to: [1], aim: .systemOptimum).arcFlows   // 1400, 2600
/// TrafficAssignment.solve(graph, costs: costs, from: men, to: [1], aim: .userEquilibrium).arcFlows // 2000, 2000
/// ```
/// At system optimum the total cost is least: coordinated flow. At user equilibrium no one gains by changing his path alone:
/// uncoordinated flow (Wardrop 1952). The difference of the total costs of the two is the value of coordination.
///
/// Method: a single bush for all sources, equilibrated by Dial's algorithm B (2006) and by Gentile's local equilibria (2014); a round
/// adds arcs by one Dijkstra search, which also gives the relative gap of Frank and Wolfe (1956). A round costs O(arcs log nodes) and
/// some passes over the arcs in use. Ten rounds suffice at low congestion, about a hundred where the whole network is used.
public struct TrafficAssignment: Sendable {
    /// Wardrop's two principles.
    public enum Aim: Sendable {
        /// Least total cost: marginal costs of used paths are equal.
        case systemOptimum
        /// Equal cost of all used paths between the same ends.
        case userEquilibrium
    }

    /// Passes over the bush before it is rebuilt.
    private static let passesARound = 4

    /// Flow by arc, in the unit of the sources' limits.
    public let arcFlows: [Double]
    /// Total cost: the sum over arcs of flow times cost of a unit.
    public let totalCost: Double
    /// Relative gap, an upper bound of the relative distance from the objective: (cost - cost on best paths) / cost, by the unit
    /// costs of the objective; 0 or more.
    public let relativeGap: Double
    /// Rounds made.
    public let rounds: Int

    /// Assigns all sources' limits to paths to any of the sinks.
    ///
    /// `costs` has one element per arc; `sources` have finite limits, their demands. Stops when the gap is at most `relativeGap` or
    /// after `rounds` rounds. A source with demand and no path to a sink stops the program.
    public static func solve(
        _ graph: SparseGraph, costs: [CongestionCost], from sources: [Terminal], to sinks: [Int], aim: Aim,
        relativeGap: Double = 1e-5, rounds: Int = 1000
    ) -> TrafficAssignment {
        precondition(costs.count == graph.arcCount, "one cost an arc")
        precondition(sources.allSatisfy { $0.limit < .infinity }, "every source has a finite demand")
        var bush = AssignmentBush(graph, costs: costs, sources: sources, sinks: sinks, aim: aim)
        var gap = bush.renew()
        var round = 0
        while gap > relativeGap, round < rounds {
            for _ in 0..<passesARound {
                bush.equilibrate()
                bush.shiftFlows()
            }
            bush.equilibrate()
            gap = bush.renew()
            round += 1
        }
        let total = zip(costs, bush.flows).reduce(0) { $0 + $1.1 * $1.0.cost(at: $1.1) }
        return TrafficAssignment(arcFlows: bush.flows, totalCost: total, relativeGap: gap, rounds: round)
    }
}
