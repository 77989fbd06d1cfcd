/// A minimum-cost flow of an amount from a source to a sink under convex arc costs, with potentials that prove it optimal.
///
/// ```swift
/// let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1), (0, 1)])
/// let steep = ConvexCost(pieces: [.init(width: 1, slope: 1), .init(width: .infinity, slope: 5)])
/// let flow = MinimumCostFlow.solve(graph, costs: [steep, .linear(2)], from: 0, to: 1, amount: 3)
/// flow?.arcFlows   // [1, 2]
/// flow?.cost       // 5
/// ```
/// Network simplex (Dantzig 1951) on whole numbers: flow in units of 2^-40 of the amount, slopes in units of 2^-40 of the steepest, so
/// `cost` and `lowerBound` differ by rounding only. Exponential in the worst case; in practice the number of pivots is a small
/// multiple of the number of arcs, and a pivot costs O(nodes) at most.
public struct MinimumCostFlow: Sendable {
    /// The cost of the flow.
    public let cost: Double
    /// Lower bound of the cost of every flow of this amount, computed from the potentials alone (weak duality).
    public let lowerBound: Double
    /// Flow by arc.
    public let arcFlows: [Double]
    /// Potential by node, 0 at the source: a dual solution; differences are marginal costs.
    public let potentials: [Double]

    /// Whole units of flow in the amount, and of cost in the steepest slope.
    static let units = 0x1p40

    /// Solves for an amount; nil if it exceeds the maximum flow.
    ///
    /// `costs` has one element per arc; the amount is positive and finite; source and sink differ. Other input stops the program.
    public static func solve(
        _ graph: SparseGraph, costs: [ConvexCost], from source: Int, to sink: Int, amount: Double
    ) -> MinimumCostFlow? {
        precondition(costs.count == graph.arcCount, "one cost an arc")
        precondition(amount > 0 && amount < .infinity, "the amount is positive and finite")
        precondition(source != sink, "source and sink differ")
        var simplex: NetworkSimplex?
        return solve(graph, costs: costs, from: source, to: sink, amount: amount, keeping: &simplex)
    }

    /// Solves from the basis of the last solution. Between calls the widths of pieces may change and nothing else.
    static func solve(
        _ graph: SparseGraph, costs: [ConvexCost], from source: Int, to sink: Int, amount: Double,
        keeping kept: inout NetworkSimplex?
    ) -> MinimumCostFlow? {
        let pieces = ParallelArcs(graph, costs: costs, amount: amount, units: units)
        var simplex = kept ?? pieces.simplex(from: source, to: sink, amount: Int64(units))
        kept = nil
        simplex.solve(capacities: pieces.capacities)
        kept = simplex
        return simplex.isFeasible ? MinimumCostFlow(graph, costs, source, sink, amount, pieces, simplex) : nil
    }

    private init(
        _ graph: SparseGraph, _ costs: [ConvexCost], _ source: Int, _ sink: Int, _ amount: Double, _ pieces: ParallelArcs,
        _ simplex: NetworkSimplex
    ) {
        var arcFlows = [Double](repeating: 0, count: graph.arcCount)
        for (piece, arc) in pieces.arcs.enumerated() {
            arcFlows[Int(arc)] += Double(simplex.flows[piece]) * amount / Self.units
        }
        let base = simplex.tree.potentials[source]
        let potentials = simplex.tree.potentials.dropLast().map { Double($0 - base) * pieces.greatestSlope / Self.units }
        var bound = amount * potentials[sink]
        for arc in 0..<graph.arcCount {
            let rise = potentials[Int(graph.heads[arc])] - potentials[Int(graph.tails[arc])]
            for piece in costs[arc].pieces where rise > piece.slope {
                bound -= min(piece.width, amount) * (rise - piece.slope)
            }
        }
        cost = zip(costs, arcFlows).reduce(0) { $0 + $1.0.cost(of: $1.1) }
        lowerBound = bound
        self.arcFlows = arcFlows
        self.potentials = potentials
    }
}
