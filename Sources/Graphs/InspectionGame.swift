/// The zero-sum game between an evader who crosses a graph and a blocker who inspects a few of its nodes.
///
/// An amount of 1 goes from the sources to the sinks. A unit that passes node k while it is inspected is caught with probability p_k.
/// The blocker inspects `blockers` nodes, each at most once, by a mixed strategy; the evader divides the amount over paths. The value
/// is the expected catch, a share of the whole amount, at optimal play of both (Washburn and Wood 1995, "Two-person zero-sum games
/// for network interdiction"). Catches of several inspections on one path are added.
///
/// ```swift
/// let game = InspectionGame(graph, catchProbabilities: [0, 0.5, 0.25, 0], from: [Terminal(node: 0)], to: [3])
/// if let plan = game.solve() { print(plan.upperBound, plan.inspections) }
/// ```
/// A source's limit is the greatest share that may start there: limits that sum to 1 fix the shares, `.infinity` leaves the choice to
/// the evader.
public struct InspectionGame: Sendable {
    /// The graph that is crossed.
    public let graph: SparseGraph
    /// Catch probability by node, 0...1: that a unit that passes is caught if the node is inspected; 0 where inspection is impossible.
    public let catchProbabilities: [Double]
    /// Nodes where the evader starts; limits are shares of the whole.
    public let sources: [Terminal]
    /// Nodes where the evader is safe.
    public let sinks: [Int]
    /// Number of nodes that are inspected at a time, 1 or more.
    public let blockers: Int

    /// A game; `catchProbabilities` has one element per node, and the sources' limits sum to 1 at least. Other input stops the program.
    public init(
        _ graph: SparseGraph, catchProbabilities: [Double], from sources: [Terminal], to sinks: [Int], blockers: Int = 1
    ) {
        precondition(catchProbabilities.count == graph.nodeCount, "one probability a node")
        precondition(catchProbabilities.allSatisfy { $0 >= 0 && $0 <= 1 }, "probabilities lie in 0...1")
        precondition(blockers >= 1, "at least one blocker")
        precondition(sources.reduce(0) { $0 + $1.limit } > 1 - 1e-9, "the sources' shares add up to 1 at least")
        self.graph = graph
        self.catchProbabilities = catchProbabilities
        self.sources = sources
        self.sinks = sinks
        self.blockers = blockers
    }

    /// Optimal play of both sides; nil if not all of the amount can reach the sinks.
    ///
    /// One blocker: discrete Newton steps over maximum flows (Dinkelbach 1967), seldom more than five of them. Several: if m times the
    /// strategy of one blocker inspects no node more than once, it is optimal; otherwise a parametric minimum-cost flow, with a
    /// few maximum flows for each node that is inspected for certain. `tolerance` is the relative gap at which the search ends where
    /// limits leave the evader some choice of shares; the other methods are exact to rounding.
    public func solve(tolerance: Double = 1e-7) -> InspectionSolution? {
        let reduced = ReducedGame(self)
        guard let play = reduced.game.play(tolerance: tolerance) else { return nil }
        return reduced.plan(evader: play.evader, inspections: play.inspections, of: self)
    }

    private func play(tolerance: Double) -> (evader: [PathFlow], inspections: [Double])? {
        guard let single = SingleInspection.solve(self) else { return nil }
        let scale = Double(blockers) * (single.inspections.max() ?? 0)
        if blockers == 1 || scale <= 1 || single.rate == 0 {
            return (single.evader, single.inspections.map { $0 * Double(blockers) })
        }
        if var parametric = ParametricMinimumCostFlow(self, freeRate: single.rate) { return parametric.solve() }
        return MultipleInspections(self, single).solve(tolerance: tolerance).map { ($0.paths, $0.inspections) }
    }

    /// The evader's network, with node capacities at which no single inspection catches more than `rate`.
    func network(rate: Double) -> FlowNetwork {
        let capacities = catchProbabilities.map { $0 > 0 ? rate / $0 : .infinity }
        let limited = sources.map { Terminal(node: $0.node, limit: min(1, $0.limit)) }
        return FlowNetwork(graph, from: limited, to: sinks.map { Terminal(node: $0) }, nodeCapacities: capacities)
    }
}
