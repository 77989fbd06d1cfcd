/// Best play of both sides of an `InspectionGame`, with the proof that neither can do better.
public struct InspectionPlan: Sendable {
    /// Expected catch if the evader plays `ways` and the blocker answers as well as can be: the evader need fear no more.
    public let upperBound: Double
    /// Expected catch if the blocker plays `inspections` and the evader answers as well as can be: the blocker gets no less.
    public let lowerBound: Double
    /// The evader's ways; amounts add up to 1.
    public let ways: [FlowWay]
    /// What passes along each arc.
    public let arcFlows: [Double]
    /// What passes through each node.
    public let nodeFlows: [Double]
    /// By node: the probability that it is inspected; they add up to at most the number of blockers.
    public let inspections: [Double]

    /// How far the two bounds are apart, relative to the upper one; 0 if nobody is ever caught.
    public var gap: Double { upperBound > 0 ? (upperBound - lowerBound) / upperBound : 0 }

    /// Judges a pair of strategies: each bound is computed from one side's strategy alone.
    init(_ game: InspectionGame, evader: [FlowWay], inspections: [Double]) {
        var arcFlows = [Double](repeating: 0, count: game.graph.arcCount)
        var nodeFlows = [Double](repeating: 0, count: game.graph.nodeCount)
        for way in evader {
            for arc in way.arcs { arcFlows[arc] += way.amount }
            for node in way.nodes { nodeFlows[node] += way.amount }
        }
        ways = evader
        self.arcFlows = arcFlows
        self.nodeFlows = nodeFlows
        self.inspections = inspections
        upperBound = game.greatestCatch(nodeFlows: nodeFlows)
        lowerBound = game.leastCatch(inspections: inspections)
    }
}

extension InspectionGame {
    /// What the blocker expects to catch of a given flow by inspecting the best nodes: the sum of the greatest p_k y_k.
    public func greatestCatch(nodeFlows: [Double]) -> Double {
        let catches = zip(catchProbabilities, nodeFlows).map { $0 * $1 }
        return catches.sorted(by: >).prefix(blockers).reduce(0, +)
    }

    /// What is caught of an evader who knows the inspection probabilities and takes the safest ways from the safest
    /// sources; `.infinity` if not everyone gets through.
    public func leastCatch(inspections: [Double]) -> Double {
        let risks = zip(catchProbabilities, inspections).map { $0 * $1 }
        let distances = NodeCosts.distances(to: sinks, in: graph, costs: risks)
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
