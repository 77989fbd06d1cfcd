/// The evader's best paths if every node is inspected for certain, which holds when blockers are as many as nodes.
enum LeastRiskPaths {
    /// One path of least risk per used source, the safest sources first; amounts sum to 1.
    static func find(_ game: InspectionGame) -> [PathFlow] {
        let costs = game.graph.tails.map { game.catchProbabilities[Int($0)] }
        let tree = ArcDistances(to: game.sinks, reversed: game.graph.reversed, costs: costs)
        var left = 1.0
        var paths: [PathFlow] = []
        for source in game.sources.indices.sorted(by: { distance($0, tree, game) < distance($1, tree, game) }) {
            let amount = min(left, game.sources[source].limit)
            if amount > 0 { paths.append(path(from: source, amount: amount, tree, game)) }
            left -= amount
        }
        return paths
    }

    private static func distance(_ source: Int, _ tree: ArcDistances, _ game: InspectionGame) -> Double {
        tree.distances[game.sources[source].node]
    }

    private static func path(from source: Int, amount: Double, _ tree: ArcDistances, _ game: InspectionGame) -> PathFlow {
        var nodes = [game.sources[source].node]
        var arcs: [Int] = []
        while tree.nextArcs[nodes[nodes.count - 1]] >= 0 {
            arcs.append(Int(tree.nextArcs[nodes[nodes.count - 1]]))
            nodes.append(Int(game.graph.heads[arcs[arcs.count - 1]]))
        }
        let sink = game.sinks.firstIndex(of: nodes[nodes.count - 1]) ?? 0
        return PathFlow(nodes: nodes, arcs: arcs, amount: amount, source: source, sink: sink)
    }
}
