/// Convex piecewise-linear costs as parallel arcs with constant costs, one per piece, in whole units.
///
/// Convexity makes a minimum-cost flow fill cheap pieces first, so the flow of an arc is the sum over its pieces.
struct ParallelArcs {
    private(set) var tails: [Int32] = []
    private(set) var heads: [Int32] = []
    private(set) var capacities: [Int64] = []
    private(set) var costs: [Int64] = []
    /// Arc of the graph to which each piece belongs.
    private(set) var arcs: [Int32] = []
    let greatestSlope: Double
    private let nodeCount: Int

    /// Widths are rounded up to whole units, so that a feasible amount stays feasible.
    init(_ graph: SparseGraph, costs arcCosts: [ConvexCost], amount: Double, units: Double) {
        var greatest = 0.0
        for cost in arcCosts { greatest = max(greatest, cost.pieces.last?.slope ?? 0) }
        greatestSlope = greatest > 0 ? greatest : 1
        nodeCount = graph.nodeCount
        for (arc, cost) in arcCosts.enumerated() {
            for piece in cost.pieces where piece.width > 0 {
                tails.append(graph.tails[arc])
                heads.append(graph.heads[arc])
                capacities.append(piece.width >= amount ? .max : Self.ceiling(piece.width / amount * units))
                costs.append(Int64(piece.slope / greatestSlope * units + 0.5))
                arcs.append(Int32(arc))
            }
        }
    }

    /// The least whole number that is not smaller, without the C library.
    private static func ceiling(_ value: Double) -> Int64 {
        let whole = Int64(value)
        return Double(whole) < value ? whole + 1 : whole
    }

    /// A network simplex that sends an amount from a source to a sink. Its initial tree is the shortest-path tree to the sink over arcs wide
    /// enough for the whole amount.
    func simplex(from source: Int, to sink: Int, amount: Int64) -> NetworkSimplex {
        var supplies = [Int64](repeating: 0, count: nodeCount)
        supplies[source] = amount
        supplies[sink] = -amount
        var simplex = NetworkSimplex(nodeCount: nodeCount, tails: tails, heads: heads, costs: costs, supplies: supplies)
        let reversed = SparseGraph(nodeCount: nodeCount, tails: heads, heads: tails)
        let wideCosts = costs.indices.map { capacities[$0] == .max ? Double(costs[$0]) : .infinity }
        simplex.install(ArcDistances(to: [sink], reversed: reversed, costs: wideCosts).nextArcs)
        return simplex
    }
}
