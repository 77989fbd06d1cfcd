/// The cheapest way to bring an amount from a source to a sink when costs grow with flow, with prices that prove it.
///
/// ```swift
/// let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1), (0, 1)])
/// let steep = ConvexCost(pieces: [.init(width: 1, slope: 1), .init(width: .infinity, slope: 5)])
/// let flow = MinimumCostFlow.solve(graph, costs: [steep, .linear(2)], from: 0, to: 1, amount: 3)
/// flow?.arcFlows   // [1, 2]
/// flow?.cost       // 5
/// ```
/// Network simplex (Dantzig 1951) on whole numbers: an amount is counted in 2^-40 of the whole amount and a slope in 2^-40 of
/// the steepest, so `cost` and `lowerBound` differ by rounding only. Worst cases are exponential; in practice the number of
/// pivots is a small multiple of the number of arcs, and a pivot costs O(nodes) at most.
public struct MinimumCostFlow: Sendable {
    /// The cost of the flow.
    public let cost: Double
    /// A bound that no flow of this amount can undercut, from the prices.
    public let lowerBound: Double
    /// Flow by arc.
    public let arcFlows: [Double]
    /// Price by node: what a unit is worth there; differences are least marginal costs.
    public let prices: [Double]

    static let units = 0x1p40

    /// Solves for an amount; nil if it does not fit through the capacities.
    public static func solve(
        _ graph: SparseGraph, costs: [ConvexCost], from source: Int, to sink: Int, amount: Double
    ) -> MinimumCostFlow? {
        precondition(costs.count == graph.arcCount, "one cost an arc")
        precondition(amount > 0 && amount < .infinity, "the amount is positive and finite")
        precondition(source != sink, "source and sink differ")
        var simplex: NetworkSimplex?
        return solve(graph, costs: costs, from: source, to: sink, amount: amount, keeping: &simplex)
    }

    /// The same, starting from where the last solution ended. Between calls widths may change and nothing else.
    static func solve(
        _ graph: SparseGraph, costs: [ConvexCost], from source: Int, to sink: Int, amount: Double,
        keeping kept: inout NetworkSimplex?
    ) -> MinimumCostFlow? {
        let pieces = PieceArcs(graph, costs: costs, amount: amount, units: units)
        var simplex = kept ?? pieces.simplex(from: source, to: sink, amount: Int64(units))
        kept = nil
        simplex.solve(capacities: pieces.capacities)
        kept = simplex
        return simplex.isFeasible ? MinimumCostFlow(graph, costs, source, sink, amount, pieces, simplex) : nil
    }

    private init(
        _ graph: SparseGraph, _ costs: [ConvexCost], _ source: Int, _ sink: Int, _ amount: Double, _ pieces: PieceArcs,
        _ simplex: NetworkSimplex
    ) {
        var arcFlows = [Double](repeating: 0, count: graph.arcCount)
        for (piece, arc) in pieces.arcs.enumerated() {
            arcFlows[Int(arc)] += Double(simplex.flows[piece]) * amount / Self.units
        }
        let base = simplex.tree.prices[source]
        let prices = simplex.tree.prices.dropLast().map { Double($0 - base) * pieces.greatestSlope / Self.units }
        var bound = amount * prices[sink]
        for arc in 0..<graph.arcCount {
            let rise = prices[Int(graph.heads[arc])] - prices[Int(graph.tails[arc])]
            for piece in costs[arc].pieces where rise > piece.slope {
                bound -= min(piece.width, amount) * (rise - piece.slope)
            }
        }
        cost = zip(costs, arcFlows).reduce(0) { $0 + $1.0.cost(of: $1.1) }
        lowerBound = bound
        self.arcFlows = arcFlows
        self.prices = prices
    }
}
