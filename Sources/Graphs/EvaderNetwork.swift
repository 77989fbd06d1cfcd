/// The evader's network with split nodes and convex costs: flow through node k costs its catch beyond a rate, max(0, p_k y_k - rate).
///
/// Arcs: those of the graph, then one through each node, one to each source, one from each sink.
struct EvaderNetwork {
    /// The least-cost flow at a rate and the inspection probabilities that its potentials stand for.
    struct Flow {
        let cost: Double
        let evader: [PathFlow]
        let inspections: [Double]
    }

    private let game: InspectionGame
    private let split: SplitNetwork
    private let graph: SparseGraph
    /// Basis of the last solution, from which the next one starts.
    private var simplex: NetworkSimplex?

    init(_ game: InspectionGame) {
        self.game = game
        split = SplitNetwork(game.network(rate: 1))
        graph = SparseGraph(nodeCount: split.nodeCount, tails: split.tails, heads: split.heads)
    }

    /// Solves for a rate above 0; nil if not all of the amount can reach the sinks.
    mutating func solve(rate: Double) -> Flow? {
        let costs = graph.heads.indices.map { arc in cost(of: arc, rate: rate) }
        let solution = MinimumCostFlow.solve(
            graph, costs: costs, from: split.source, to: split.sink, amount: 1, keeping: &simplex)
        guard let flow = solution else { return nil }
        let inspections = game.catchProbabilities.indices.map { node in
            let rise = flow.potentials[node + split.exit] - flow.potentials[node]
            let chance = game.catchProbabilities[node]
            return chance > 0 ? min(1, max(0, rise / chance)) : 0
        }
        return Flow(cost: flow.cost, evader: evader(flow), inspections: inspections)
    }

    private func cost(of arc: Int, rate: Double) -> ConvexCost {
        if arc >= split.nodeArcs, arc < split.sourceArcs {
            let chance = game.catchProbabilities[arc - split.nodeArcs]
            guard chance > 0 else { return .linear(0) }
            return ConvexCost(pieces: [.init(width: rate / chance, slope: 0), .init(width: .infinity, slope: chance)])
        }
        return .linear(0, capacity: split.capacities[arc])
    }

    private func evader(_ flow: MinimumCostFlow) -> [PathFlow] {
        PathFlow.decompose(
            arcFlows: Array(flow.arcFlows[0..<split.nodeArcs]),
            sourceFlows: Array(flow.arcFlows[split.sourceArcs..<split.sinkArcs]),
            sinkFlows: Array(flow.arcFlows[split.sinkArcs...]), of: game.network(rate: 1), negligible: 1e-12)
    }
}
