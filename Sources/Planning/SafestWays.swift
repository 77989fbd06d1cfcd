import Graphs

/// Ways of a game's best play, led round the enemy as he stands without giving the blockers anything.
///
/// Best play fixes what may pass where the blockers wait, and leaves it open how the men get there. Each way keeps the hex of
/// the cordon that it passes; before it and behind it, it takes the safest ground that still has room. No node is filled beyond
/// what leaves the blockers' m best catches as they were, so that the certificate holds; every change makes the whole safer.
struct SafestWays {
    private let game: InspectionGame
    private let inspections: [Double]
    /// By arc of the game: what a passer pays, contacts and hours together.
    private let prices: [Float]
    /// The most that may pass each node.
    private let room: [Double]
    private var flow: [Double]
    private(set) var ways: [FlowWay]

    /// Whole numbers a contact, for the searches.
    private static let scale: Float = 1e4
    private static let greatestPrice: Float = 60_000
    /// Rounds over all ways; later ones find little.
    private static let rounds = 2
    private static let full = 1e-12

    /// The ways of a plan at the prices of the game's arcs, made as safe as local changes make them.
    init(_ game: InspectionGame, plan: InspectionPlan, prices: [Float]) {
        self.game = game
        self.prices = prices
        inspections = plan.inspections
        ways = plan.ways
        flow = plan.nodeFlows
        let catches = zip(game.catchProbabilities, plan.nodeFlows).map { $0 * $1 }
        let least = catches.sorted(by: >)[min(game.blockers, catches.count) - 1]
        room = zip(game.catchProbabilities, plan.nodeFlows).map { chance, passing in
            chance > 0 ? max(passing, least / chance) : .infinity
        }
        for _ in 0..<Self.rounds { improve() }
    }

    private func isFull(_ node: Int32) -> Bool { room[Int(node)] - flow[Int(node)] < Self.full }

    /// Every way once: from its start to its hex of the cordon, and on to the objective.
    private mutating func improve() {
        let graph = game.graph
        let costs = prices.map { Int32(min(Self.greatestPrice, max(1, $0 * Self.scale))) }
        // Full hexes can be reached, not passed; and they can be left, not entered.
        let outward = graph.tails.indices.map { isFull(graph.tails[$0]) ? -1 : costs[$0] }
        let onward = graph.heads.indices.map { isFull(graph.heads[$0]) ? -1 : costs[$0] }
        let home = ShortestPathTree(to: game.sinks, in: graph, costs: onward)
        for source in game.sources.indices {
            let start = game.sources[source].node
            var open = outward
            for arc in graph.arcs(leaving: start) { open[Int(arc)] = costs[Int(arc)] }
            let tree = ShortestPathTree(from: [start], in: graph, costs: open)
            for index in ways.indices where ways[index].source == source { reroute(index, out: tree, home: home) }
        }
    }

    private mutating func reroute(_ index: Int, out: ShortestPathTree, home: ShortestPathTree) {
        let way = ways[index]
        let pin = pin(of: way)
        let front = pin.map { out.pathArcs(of: $0) } ?? []
        guard let front, let back = home.pathArcs(of: pin ?? way.nodes[0]) else { return }
        let arcs = withoutCircles(front + back, from: way.nodes[0])
        guard let last = arcs.last, cost(of: arcs) < cost(of: way.arcs) - 1e-6,
            let sink = game.sinks.firstIndex(of: Int(game.graph.heads[last]))
        else { return }
        let nodes = [way.nodes[0]] + arcs.map { Int(game.graph.heads[$0]) }
        for node in way.nodes { flow[node] -= way.amount }
        let fits = nodes.allSatisfy { flow[$0] + way.amount <= room[$0] * (1 + 1e-12) }
        for node in fits ? nodes : way.nodes { flow[node] += way.amount }
        if fits { ways[index] = FlowWay(nodes: nodes, arcs: arcs, amount: way.amount, source: way.source, sink: sink) }
    }

    /// The hex on a way that the blockers inspect most; nil where they inspect none.
    private func pin(of way: FlowWay) -> Int? {
        let most = way.nodes.max { inspections[$0] < inspections[$1] }
        return most.flatMap { inspections[$0] > 1e-9 ? $0 : nil }
    }

    private func cost(of arcs: [Int]) -> Float { arcs.reduce(0) { $0 + prices[$1] } }

    /// The same way with every circle left out.
    private func withoutCircles(_ arcs: [Int], from start: Int) -> [Int] {
        var place = [start: 0]
        var kept: [Int] = []
        for arc in arcs {
            let head = Int(game.graph.heads[arc])
            kept.append(arc)
            if let before = place[head] {
                for dropped in kept[before...] where Int(game.graph.heads[dropped]) != head {
                    place[Int(game.graph.heads[dropped])] = nil
                }
                kept.removeSubrange(before...)
            } else {
                place[head] = kept.count
            }
        }
        return kept
    }
}
