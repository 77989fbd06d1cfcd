/// Optimal play of an inspection game with one blocker, by discrete Newton steps over maximum flows (Dinkelbach 1967).
struct SingleInspection {
    /// The value: the greatest expected catch of a single inspection, a share of 1.
    let rate: Double
    /// The evader's paths; amounts sum to 1.
    let evader: [PathFlow]
    /// Inspection probability by node; they sum to 1, or to 0 if nothing can be caught.
    let inspections: [Double]

    /// Finds the least rate u at which an amount of 1 fits through nodes of capacity u / p_k; nil if the sinks cannot be reached by all.
    ///
    /// A cut smaller than 1 at u gives a lower bound of u, from which the next step starts. Rates rise, so no cut comes twice; five
    /// maximum flows are typical.
    static func solve(_ game: InspectionGame) -> SingleInspection? {
        let network = game.network(rate: 1)
        let split = SplitNetwork(network)
        let empty = PushRelabel(
            nodeCount: split.nodeCount, tails: split.tails, heads: split.heads, capacities: split.capacities)
        var rate = 0.0
        var inspections = [Double](repeating: 0, count: game.graph.nodeCount)
        for _ in 0..<100 {
            var flow = empty
            for (node, chance) in game.catchProbabilities.enumerated() where chance > 0 {
                flow.setResidual(rate / chance, of: Int(empty.halves.forward[split.nodeArcs + node]))
            }
            flow.supply(1, at: split.source)
            flow.drain(to: split.sink)
            let cut = MinimumCut(network, split, isSourceSide: flow.labels.map { $0 == Int32(split.nodeCount) })
            let open = cut.nodes.reduce(0) { $0 + 1 / game.catchProbabilities[$1] }
            let demand = 1 - cut.sources.reduce(0) { $0 + network.sources[$1].limit }
            let isThrough = flow.sent > 1 - 1e-10
            guard isThrough || open > 0 else { return nil }
            guard !isThrough, demand / open > rate * (1 + 1e-15) else {
                flow.drain(to: split.source)
                return SingleInspection(
                    rate: rate, evader: paths(flow, split, network).normalised(), inspections: inspections)
            }
            rate = demand / open
            for node in inspections.indices { inspections[node] = 0 }
            for node in cut.nodes { inspections[node] = 1 / game.catchProbabilities[node] / open }
        }
        preconditionFailure("the search over cuts ends after a few")
    }

    private static func paths(
        _ flow: PushRelabel<Double>, _ split: SplitNetwork, _ network: FlowNetwork
    ) -> [PathFlow] {
        let flows = split.tails.indices.map(flow.flow)
        return PathFlow.decompose(
            arcFlows: Array(flows[..<split.nodeArcs]), sourceFlows: Array(flows[split.sourceArcs..<split.sinkArcs]),
            sinkFlows: Array(flows[split.sinkArcs...]), of: network, negligible: 1e-12)
    }
}

extension [PathFlow] {
    /// The same paths with amounts scaled to a sum of 1.
    func normalised() -> [PathFlow] {
        let total = reduce(0) { $0 + $1.amount }
        return map {
            PathFlow(nodes: $0.nodes, arcs: $0.arcs, amount: $0.amount / total, source: $0.source, sink: $0.sink)
        }
    }
}
