/// The state of a spread over routes: for each source the routes in use, and what flows on each.
///
/// A round finds the best routes at present prices (Frank and Wolfe's step), adds them, and moves flow from each dearer
/// route to the best one by a Newton step on the arcs in which they differ (Jayakrishnan and others 1994).
struct RouteSwapping {
    private struct Route {
        let arcs: [Int]
        var flow: Double
    }

    private let graph: SparseGraph
    private let reversed: SparseGraph
    private let costs: [CrowdingCost]
    private let sources: [Terminal]
    private let sinks: [Int]
    private let isOptimum: Bool
    private var routes: [[Route]]
    /// Scratch: 0 everywhere between uses.
    private var marks: [Int8]

    private(set) var flows: [Double]
    private(set) var gap = Double.infinity

    /// Starts with everyone on the best way through the empty graph.
    init(_ graph: SparseGraph, costs: [CrowdingCost], sources: [Terminal], sinks: [Int], aim: CrowdedFlow.Aim) {
        self.graph = graph
        self.costs = costs
        self.sources = sources.filter { $0.limit > 0 }
        self.sinks = sinks
        reversed = graph.reversed
        isOptimum = aim == .systemOptimum
        flows = [Double](repeating: 0, count: graph.arcCount)
        marks = [Int8](repeating: 0, count: graph.arcCount)
        routes = []
        let best = bestRoutes()
        routes = zip(best, self.sources).map { [Route(arcs: $0, flow: $1.limit)] }
        for index in routes.indices { add(routes[index][0].flow, to: routes[index][0].arcs) }
        measure(bestRoutes())
    }

    /// One search for new routes and a few passes of swapping between those known.
    mutating func step() {
        let best = bestRoutes()
        for (index, arcs) in best.enumerated() where !routes[index].contains(where: { $0.arcs == arcs }) {
            routes[index].append(Route(arcs: arcs, flow: 0))
        }
        for _ in 0..<8 {
            for index in routes.indices { swap(index) }
        }
        for index in routes.indices { routes[index].removeAll { $0.flow == 0 } }
        measure(bestRoutes())
    }

    private func price(_ arc: Int) -> Double {
        isOptimum ? costs[arc].marginalCost(at: flows[arc]) : costs[arc].cost(at: flows[arc])
    }

    private func price(of arcs: [Int]) -> Double { arcs.reduce(0) { $0 + price($1) } }

    private func curvature(_ arc: Int) -> Double {
        costs[arc].derivative(at: flows[arc]) * (isOptimum ? Double(costs[arc].power + 1) : 1)
    }

    /// A cheapest way for each source at present prices.
    private func bestRoutes() -> [[Int]] {
        let tree = ArcCosts(to: sinks, reversed: reversed, costs: flows.indices.map(price))
        return sources.map { source in
            precondition(tree.distances[source.node] < .infinity, "a source has no way to a sink")
            var arcs: [Int] = []
            var node = source.node
            while tree.nextArcs[node] >= 0 {
                arcs.append(Int(tree.nextArcs[node]))
                node = Int(graph.heads[arcs[arcs.count - 1]])
            }
            return arcs
        }
    }

    /// How much would be gained on the best routes, relative to the cost of all.
    private mutating func measure(_ best: [[Int]]) {
        let cost = flows.indices.reduce(0) { $0 + price($1) * flows[$1] }
        let least = zip(best, sources).reduce(0) { $0 + price(of: $1.0) * $1.1.limit }
        gap = cost > 0 ? max(0, (cost - least) / cost) : 0
    }

    private mutating func add(_ amount: Double, to arcs: [Int]) {
        for arc in arcs { flows[arc] = max(0, flows[arc] + amount) }
    }

    /// Moves flow of one source from each dearer route to its cheapest.
    private mutating func swap(_ index: Int) {
        let prices = routes[index].map { price(of: $0.arcs) }
        guard let best = prices.indices.min(by: { prices[$0] < prices[$1] }) else { return }
        for other in prices.indices where other != best && routes[index][other].flow > 0 {
            let amount = shift(from: routes[index][other], to: routes[index][best])
            routes[index][other].flow -= amount
            routes[index][best].flow += amount
        }
    }

    /// Newton's step on the difference in price, no more than the route has; the flows of arcs follow.
    private mutating func shift(from dear: Route, to cheap: Route) -> Double {
        for arc in dear.arcs { marks[arc] += 1 }
        for arc in cheap.arcs { marks[arc] -= 1 }
        var (excess, bend) = (0.0, 0.0)
        for arc in dear.arcs + cheap.arcs where marks[arc] != 0 {
            excess += Double(marks[arc]) * price(arc)
            bend += curvature(arc)
        }
        for arc in dear.arcs + cheap.arcs { marks[arc] = 0 }
        guard excess > 0 else { return 0 }
        let amount = bend > 0 ? min(dear.flow, excess / bend) : dear.flow
        add(-amount, to: dear.arcs)
        add(amount, to: cheap.arcs)
        return amount
    }
}
