/// Strategies of both sides of an `InspectionGame`, with bounds that prove how good each is.
public struct InspectionSolution: Sendable {
    /// Expected catch at the blocker's best response to `paths`, a share of 1: an upper bound of the value.
    public let upperBound: Double
    /// Expected catch at the evader's best response to `inspections`, a share of 1: a lower bound of the value.
    public let lowerBound: Double
    /// The evader's strategy: paths whose amounts sum to 1.
    public let paths: [PathFlow]
    /// Flow by arc of the evader's strategy.
    public let arcFlows: [Double]
    /// Flow through each node of the evader's strategy, sources and sinks included.
    public let nodeFlows: [Double]
    /// The blocker's strategy: inspection probability by node, each at most 1, with a sum of at most the number of blockers.
    public let inspections: [Double]

    /// Relative gap of the two bounds, 0 or more up to rounding; 0 if nothing can be caught.
    public var gap: Double { upperBound > 0 ? (upperBound - lowerBound) / upperBound : 0 }

    /// Computes both bounds, each from the strategy of one side alone.
    init(_ game: InspectionGame, evader: [PathFlow], inspections: [Double]) {
        var arcFlows = [Double](repeating: 0, count: game.graph.arcCount)
        var nodeFlows = [Double](repeating: 0, count: game.graph.nodeCount)
        for path in evader {
            for arc in path.arcs { arcFlows[arc] += path.amount }
            for node in path.nodes { nodeFlows[node] += path.amount }
        }
        paths = evader
        self.arcFlows = arcFlows
        self.nodeFlows = nodeFlows
        self.inspections = inspections
        upperBound = game.greatestCatch(nodeFlows: nodeFlows)
        lowerBound = game.leastCatch(inspections: inspections)
    }
}

extension InspectionGame {
    /// Expected catch of the blocker's best response to a flow by node: the sum of the `blockers` greatest p_k y_k. O(nodes log nodes).
    public func greatestCatch(nodeFlows: [Double]) -> Double {
        let catches = zip(catchProbabilities, nodeFlows).map { $0 * $1 }
        return catches.sorted(by: >).prefix(blockers).reduce(0, +)
    }

    /// Expected catch of the evader's best response to inspection probabilities by node: shortest paths by risk, safest sources first;
    /// `.infinity` if not all of the amount can reach the sinks. O(arcs log nodes).
    public func leastCatch(inspections: [Double]) -> Double {
        let risks = zip(catchProbabilities, inspections).map { $0 * $1 }
        let distances = NodeDistances.find(to: sinks, in: graph, costs: risks)
        var left = 1.0
        var caught = 0.0
        for source in sources.sorted(by: { distances[$0.node] < distances[$1.node] }) {
            let amount = min(left, source.limit)
            if amount > 0 { caught += amount * distances[source.node] }
            left -= amount
        }
        return caught
    }
}
