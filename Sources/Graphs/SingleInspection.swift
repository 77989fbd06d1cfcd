/// Best play against one blocker.
struct SingleInspection {
    /// The value: no inspection catches more than this share.
    let rate: Double
    let evader: [FlowWay]
    let inspections: [Double]

    /// The least rate u at which everyone fits through nodes of capacity u / p_k. A cut that is too small for u says how
    /// great u must be at least; with the cut of that u the search goes on, upwards, and ends after finitely many cuts.
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
                flow.setRoom(rate / chance, over: Int(empty.halves.forward[split.nodeArcs + node]))
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
                    rate: rate, evader: ways(flow, split, network).sharedOutWhole(), inspections: inspections)
            }
            rate = demand / open
            for node in inspections.indices { inspections[node] = 0 }
            for node in cut.nodes { inspections[node] = 1 / game.catchProbabilities[node] / open }
        }
        preconditionFailure("the search over cuts ends after a few")
    }

    private static func ways(
        _ flow: PushRelabel<Double>, _ split: SplitNetwork, _ network: FlowNetwork
    ) -> [FlowWay] {
        let flows = split.tails.indices.map(flow.flow)
        return FlowWay.decompose(
            arcFlows: Array(flows[..<split.nodeArcs]), sourceFlows: Array(flows[split.sourceArcs..<split.sinkArcs]),
            sinkFlows: Array(flows[split.sinkArcs...]), of: network, negligible: 1e-12)
    }
}

extension [FlowWay] {
    /// The same ways with amounts that add up to 1.
    func sharedOutWhole() -> [FlowWay] {
        let total = reduce(0) { $0 + $1.amount }
        return map {
            FlowWay(nodes: $0.nodes, arcs: $0.arcs, amount: $0.amount / total, source: $0.source, sink: $0.sink)
        }
    }
}
