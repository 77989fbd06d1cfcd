/// Best play against one blocker.
struct SingleInspection {
    /// The value: no inspection catches more than this share.
    let rate: Double
    let evader: [FlowWay]
    let inspections: [Double]

    /// The least rate u at which everyone fits through nodes of capacity u / p_k. A cut that is too small for u says how
    /// great u must be at least; with the cut of that u the search goes on, upwards, and ends after finitely many cuts.
    static func solve(_ game: InspectionGame) -> SingleInspection? {
        var rate = 0.0
        var inspections = [Double](repeating: 0, count: game.graph.nodeCount)
        var network = game.network(rate: 1e-6)
        if MaximumFlow.solve(network).value > 1 - 1e-10 { network = game.network(rate: 0) }
        for _ in 0..<100 {
            let flow = MaximumFlow.solve(network)
            if flow.value > 1 - 1e-10 {
                return SingleInspection(rate: rate, evader: evader(flow, network), inspections: inspections)
            }
            let open = flow.cut.nodes.reduce(0) { $0 + 1 / game.catchProbabilities[$1] }
            guard open > 0 else { return nil }
            let demand = 1 - flow.cut.sources.reduce(0) { $0 + network.sources[$1].limit }
            let next = demand / open
            guard next > rate * (1 + 1e-15) else {
                return SingleInspection(rate: rate, evader: evader(flow, network), inspections: inspections)
            }
            rate = next
            for node in inspections.indices { inspections[node] = 0 }
            for node in flow.cut.nodes { inspections[node] = 1 / game.catchProbabilities[node] / open }
            network = game.network(rate: rate)
        }
        preconditionFailure("the search over cuts ends after a few")
    }

    private static func evader(_ flow: MaximumFlow, _ network: FlowNetwork) -> [FlowWay] {
        let ways = FlowWay.decompose(flow, of: network, negligible: 1e-12)
        let total = ways.reduce(0) { $0 + $1.amount }
        return ways.map {
            FlowWay(nodes: $0.nodes, arcs: $0.arcs, amount: $0.amount / total, source: $0.source, sink: $0.sink)
        }
    }
}
