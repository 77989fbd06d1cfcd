/// The ways on which least would be caught if every node were inspected: what is left when there are blockers for all of them.
enum CheapestWays {
    /// One way for each source that is used; amounts add up to 1.
    static func find(_ game: InspectionGame) -> [FlowWay] {
        let costs = game.graph.tails.map { game.catchProbabilities[Int($0)] }
        let tree = ArcCosts(to: game.sinks, reversed: game.graph.reversed, costs: costs)
        var left = 1.0
        var ways: [FlowWay] = []
        for source in game.sources.indices.sorted(by: { distance($0, tree, game) < distance($1, tree, game) }) {
            let amount = min(left, game.sources[source].limit)
            if amount > 0 { ways.append(way(from: source, amount: amount, tree, game)) }
            left -= amount
        }
        return ways
    }

    private static func distance(_ source: Int, _ tree: ArcCosts, _ game: InspectionGame) -> Double {
        tree.distances[game.sources[source].node]
    }

    private static func way(from source: Int, amount: Double, _ tree: ArcCosts, _ game: InspectionGame) -> FlowWay {
        var nodes = [game.sources[source].node]
        var arcs: [Int] = []
        while tree.nextArcs[nodes[nodes.count - 1]] >= 0 {
            arcs.append(Int(tree.nextArcs[nodes[nodes.count - 1]]))
            nodes.append(Int(game.graph.heads[arcs[arcs.count - 1]]))
        }
        let sink = game.sinks.firstIndex(of: nodes[nodes.count - 1]) ?? 0
        return FlowWay(nodes: nodes, arcs: arcs, amount: amount, source: source, sink: sink)
    }
}
