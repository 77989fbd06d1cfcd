/// The flow of a traffic assignment on a bush: an acyclic set of arcs that carry flow or lead nearer to a sink.
///
/// One bush serves all sources, because all travel to the same sinks (Factor 2006). `equilibrate` equalises path costs node by node,
/// `shiftFlows` shifts the flows of all nodes at once; `renew` adds better arcs and measures the relative gap. Invariant: every bush
/// arc leads to a node of lower rank, so the flow has no cycles. Unit costs are those of the objective: travel costs at user
/// equilibrium, marginal costs at system optimum.
struct AssignmentBush {
    let graph: SparseGraph
    private let reversed: SparseGraph
    let costs: [CongestionCost]
    /// Sources with flow; their limits are demands.
    let sources: [Terminal]
    private let sinks: [Int]
    let isSink: [Bool]
    private let isOptimum: Bool
    /// Flows below this count as zero: 1e-13 of the total demand.
    let negligible: Double

    /// Flow by arc.
    var flows: [Double]
    /// Unit cost by arc under the objective.
    private(set) var unitCosts: [Double]
    /// Derivative of the unit cost with respect to the flow, by arc.
    private(set) var derivatives: [Double]
    private(set) var isInBush: [Bool]
    /// Nodes that flow may pass, sinks first.
    private(set) var order: [Int32] = []
    /// Position in `order` by node; `Int32.max` for nodes outside.
    private(set) var ranks: [Int32]
    /// Cost of the cheapest path to a sink, by node.
    var least: [Double]
    /// Cost of the most expensive used path to a sink, by node.
    var greatest: [Double]
    /// First arc of the cheapest path, by node; -1 for none.
    var leastArcs: [Int32]
    /// First arc of the most expensive used path, by node; -1 for none.
    var greatestArcs: [Int32]

    /// All-or-nothing assignment to the best paths of the empty network.
    init(_ graph: SparseGraph, costs: [CongestionCost], sources: [Terminal], sinks: [Int], aim: TrafficAssignment.Aim) {
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
        unitCosts = flows
        derivatives = flows
        isInBush = [Bool](repeating: false, count: graph.arcCount)
        ranks = [Int32](repeating: .max, count: graph.nodeCount)
        least = [Double](repeating: 0, count: graph.nodeCount)
        greatest = least
        leastArcs = [Int32](repeating: -1, count: graph.nodeCount)
        greatestArcs = leastArcs
        for arc in flows.indices { updateCost(of: arc) }
        load(ArcDistances(to: sinks, reversed: reversed, costs: unitCosts))
    }

    /// Assigns all demand to the paths of a shortest-path tree.
    private mutating func load(_ tree: ArcDistances) {
        for (rank, node) in tree.order.enumerated() { ranks[Int(node)] = Int32(rank) }
        order = tree.order
        for source in sources {
            precondition(tree.distances[source.node] < .infinity, "a source has no path to a sink")
            var node = source.node
            while !isSink[node] {
                let arc = Int(tree.nextArcs[node])
                flows[arc] += source.limit
                node = Int(graph.heads[arc])
            }
        }
        for arc in flows.indices where flows[arc] > 0 { updateCost(of: arc) }
    }

    /// Unit cost of an arc at a flow, under the objective.
    func unitCost(_ arc: Int, at flow: Double) -> Double {
        isOptimum ? costs[arc].marginalCost(at: flow) : costs[arc].cost(at: flow)
    }

    /// Recomputes the unit cost and derivative of an arc after its flow has changed.
    mutating func updateCost(of arc: Int) {
        let cost = costs[arc]
        unitCosts[arc] = unitCost(arc, at: flows[arc])
        derivatives[arc] = cost.derivative(at: flows[arc]) * (isOptimum ? Double(cost.power + 1) : 1)
    }

    /// Rebuilds the bush at current unit costs and returns the relative gap: (total cost - cost on best paths) / total cost.
    mutating func renew() -> Double {
        let tree = ArcDistances(to: sinks, reversed: reversed, costs: unitCosts)
        var cost = 0.0
        for arc in flows.indices { cost += flows[arc] * unitCosts[arc] }
        let best = sources.reduce(0) { $0 + $1.limit * tree.distances[$1.node] }
        grow(heights: heights(tree.distances))
        return cost > 0 ? max(0, (cost - best) / cost) : 0
    }

    /// Cost of the most expensive used path by node, or of the cheapest path where none is used.
    private func heights(_ distances: [Double]) -> [Double] {
        var heights = distances
        for node in order where !isSink[Int(node)] {
            var highest = -1.0
            for arc in graph.arcs(leaving: Int(node)) where flows[Int(arc)] > negligible {
                highest = max(highest, unitCosts[Int(arc)] + heights[Int(graph.heads[Int(arc)])])
            }
            if highest >= 0 { heights[Int(node)] = highest }
        }
        return heights
    }

    /// Adds arcs that lead to lower heights, up to the highest source. Used arcs lead down or, at zero cost, stay level; among
    /// equal heights the old ranks decide, so that used arcs keep leading to lower ranks.
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
