/// A crowd's flow towards the sinks, on a bush: arcs that carry flow or lead nearer to a sink, and that never run in a circle.
///
/// One bush serves all sources, because all make for the same sinks. `sweep` evens out costs from node to node, `spread`
/// spreads the whole crowd anew; `renew` takes in better arcs and measures how far from the aim the flow is. Invariant: every
/// bush arc leads to a node of lower rank, so flow stays free of circles.
struct CrowdedBush {
    let graph: SparseGraph
    private let reversed: SparseGraph
    let costs: [CrowdingCost]
    let sources: [Terminal]
    private let sinks: [Int]
    let isSink: [Bool]
    private let isOptimum: Bool
    /// Flows below this count as none.
    let negligible: Double

    var flows: [Double]
    /// What a unit costs on an arc in the eyes of the aim, and how fast that rises with flow.
    private(set) var prices: [Double]
    private(set) var bends: [Double]
    private(set) var isInBush: [Bool]
    /// Nodes that flow may pass, sinks first; and the place of each.
    private(set) var order: [Int32] = []
    private(set) var ranks: [Int32]
    /// By node: cost of the cheapest way on and of the dearest in use, and their first arcs (-1: none).
    var least: [Double]
    var greatest: [Double]
    var leastArcs: [Int32]
    var greatestArcs: [Int32]

    /// Everyone on the best way through the empty graph.
    init(_ graph: SparseGraph, costs: [CrowdingCost], sources: [Terminal], sinks: [Int], aim: CrowdedFlow.Aim) {
        self.graph = graph
        self.costs = costs
        self.sources = sources.filter { $0.limit > 0 }
        self.sinks = sinks
        reversed = graph.reversed
        isOptimum = aim == .systemOptimum
        var isSink = [Bool](repeating: false, count: graph.nodeCount)
        for sink in sinks { isSink[sink] = true }
        self.isSink = isSink
        negligible = 1e-13 * self.sources.reduce(0) { $0 + $1.limit }
        flows = [Double](repeating: 0, count: graph.arcCount)
        prices = flows
        bends = flows
        isInBush = [Bool](repeating: false, count: graph.arcCount)
        ranks = [Int32](repeating: .max, count: graph.nodeCount)
        least = [Double](repeating: 0, count: graph.nodeCount)
        greatest = least
        leastArcs = [Int32](repeating: -1, count: graph.nodeCount)
        greatestArcs = leastArcs
        for arc in flows.indices { reprice(arc) }
        load(ArcCosts(to: sinks, reversed: reversed, costs: prices))
    }

    private mutating func load(_ tree: ArcCosts) {
        for (rank, node) in tree.order.enumerated() { ranks[Int(node)] = Int32(rank) }
        order = tree.order
        for source in sources {
            precondition(tree.distances[source.node] < .infinity, "a source has no way to a sink")
            var node = source.node
            while !isSink[node] {
                let arc = Int(tree.nextArcs[node])
                flows[arc] += source.limit
                node = Int(graph.heads[arc])
            }
        }
        for arc in flows.indices where flows[arc] > 0 { reprice(arc) }
    }

    /// What a unit costs on an arc at a flow, in the eyes of the aim.
    func price(_ arc: Int, at flow: Double) -> Double {
        isOptimum ? costs[arc].marginalCost(at: flow) : costs[arc].cost(at: flow)
    }

    /// Works out an arc's price after its flow has changed.
    mutating func reprice(_ arc: Int) {
        let cost = costs[arc]
        prices[arc] = price(arc, at: flows[arc])
        bends[arc] = cost.derivative(at: flows[arc]) * (isOptimum ? Double(cost.power + 1) : 1)
    }

    /// Renews the bush at present prices; returns how much would be gained on the best ways, relative to the cost of all.
    mutating func renew() -> Double {
        let tree = ArcCosts(to: sinks, reversed: reversed, costs: prices)
        var cost = 0.0
        for arc in flows.indices { cost += flows[arc] * prices[arc] }
        let best = sources.reduce(0) { $0 + $1.limit * tree.distances[$1.node] }
        grow(heights: heights(tree.distances))
        return cost > 0 ? max(0, (cost - best) / cost) : 0
    }

    /// By node: the cost of the dearest way in use, or of the cheapest way where none is in use.
    private func heights(_ distances: [Double]) -> [Double] {
        var heights = distances
        for node in order where !isSink[Int(node)] {
            var dearest = -1.0
            for arc in graph.arcs(leaving: Int(node)) where flows[Int(arc)] > negligible {
                dearest = max(dearest, prices[Int(arc)] + heights[Int(graph.heads[Int(arc)])])
            }
            if dearest >= 0 { heights[Int(node)] = dearest }
        }
        return heights
    }

    /// Takes in what leads down, no higher than the highest source. Arcs in use lead down or, at no cost, stay level; among
    /// equals the old ranks decide, so that they keep leading to lower ones.
    private mutating func grow(heights: [Double]) {
        let top = sources.reduce(0) { max($0, heights[$1.node]) }
        var nodes = (0..<Int32(graph.nodeCount)).filter { heights[Int($0)] <= top }
        nodes.sort { first, second in
            let (a, b) = (heights[Int(first)], heights[Int(second)])
            if a != b { return a < b }
            let (isFirstSink, isSecondSink) = (isSink[Int(first)], isSink[Int(second)])
            return isFirstSink != isSecondSink ? isFirstSink : ranks[Int(first)] < ranks[Int(second)]
        }
        for (rank, node) in nodes.enumerated() { ranks[Int(node)] = Int32(rank) }
        order = nodes
        for arc in isInBush.indices {
            let (from, to) = (heights[Int(graph.tails[arc])], heights[Int(graph.heads[arc])])
            isInBush[arc] = flows[arc] > negligible || (to < from && from <= top)
        }
    }
}
