/// The game between an evader who must cross a graph and a blocker who inspects a few of its nodes.
///
/// An amount of 1 (all men) goes from the sources to the sinks. Whoever passes node k while it is inspected is caught with
/// probability p_k. The blocker inspects `blockers` nodes, each at most once, and may mix; the evader spreads. The value is
/// the expected catch, in shares of the whole amount, when both do their best (Washburn and Wood 1995, "Two-person zero-sum
/// games for network interdiction").
///
/// ```swift
/// let game = InspectionGame(graph, catchProbabilities: [0, 0.5, 0.25, 0], from: [Terminal(node: 0)], to: [3])
/// if let plan = game.solve() { print(plan.upperBound, plan.inspections) }
/// ```
/// A source's limit is the greatest share that may start there: limits that add up to 1 fix the shares, `.infinity`
/// leaves the choice to the evader.
public struct InspectionGame: Sendable {
    /// The graph that is crossed.
    public let graph: SparseGraph
    /// By node: the probability that a passer is caught if the node is inspected, 0...1; 0 where it cannot be.
    public let catchProbabilities: [Double]
    /// Where the evader starts; limits are shares of the whole.
    public let sources: [Terminal]
    /// Where the evader is safe.
    public let sinks: [Int]
    /// How many nodes are inspected at a time.
    public let blockers: Int

    /// A game; one blocker unless told otherwise.
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

    /// Best play of both sides, or nil if there is no way through for everyone.
    ///
    /// One blocker: discrete Newton over maximum flows (Dinkelbach 1967), seldom more than five of them. Several: if no node
    /// would be inspected more than once, that is already the answer; otherwise the evader's demand rises at least cost until
    /// the blockers are worth it, a few maximum flows for each node that is inspected for certain.
    public func solve(tolerance: Double = 1e-7) -> InspectionPlan? {
        let core = GameCore(self)
        guard let play = core.game.play(tolerance: tolerance) else { return nil }
        return core.plan(evader: play.evader, inspections: play.inspections, of: self)
    }

    private func play(tolerance: Double) -> (evader: [FlowWay], inspections: [Double])? {
        guard let single = SingleInspection.solve(self) else { return nil }
        let scale = Double(blockers) * (single.inspections.max() ?? 0)
        if blockers == 1 || scale <= 1 || single.rate == 0 {
            return (single.evader, single.inspections.map { $0 * Double(blockers) })
        }
        if var rising = RisingDemand(self, freeRate: single.rate) { return rising.solve() }
        return ManyInspections(self, single).solve(tolerance: tolerance).map { ($0.ways, $0.inspections) }
    }

    /// The network of the evader, with nodes limited so that no single inspection catches more than `rate`.
    func network(rate: Double) -> FlowNetwork {
        let capacities = catchProbabilities.map { $0 > 0 ? rate / $0 : .infinity }
        let limited = sources.map { Terminal(node: $0.node, limit: min(1, $0.limit)) }
        return FlowNetwork(graph, from: limited, to: sinks.map { Terminal(node: $0) }, nodeCapacities: capacities)
    }
}
