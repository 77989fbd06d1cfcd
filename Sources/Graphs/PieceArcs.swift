/// Convex costs as parallel arcs, one a piece, in whole units.
struct PieceArcs {
    private(set) var tails: [Int32] = []
    private(set) var heads: [Int32] = []
    private(set) var capacities: [Int64] = []
    private(set) var costs: [Int64] = []
    /// The arc each piece belongs to.
    private(set) var arcs: [Int32] = []
    let greatestSlope: Double
    private let nodeCount: Int

    /// Widths are rounded up, so that what fits keeps fitting.
    init(_ graph: SparseGraph, costs arcCosts: [ConvexCost], amount: Double, units: Double) {
        var greatest = 0.0
        for cost in arcCosts { greatest = max(greatest, cost.pieces.last?.slope ?? 0) }
        greatestSlope = greatest > 0 ? greatest : 1
        nodeCount = graph.nodeCount
        for (arc, cost) in arcCosts.enumerated() {
            for piece in cost.pieces where piece.width > 0 {
                tails.append(graph.tails[arc])
                heads.append(graph.heads[arc])
                capacities.append(Self.ceiling(min(1, piece.width / amount) * units))
                costs.append(Int64(piece.slope / greatestSlope * units + 0.5))
                arcs.append(Int32(arc))
            }
        }
    }

    /// The next whole number up, without the mathematics library.
    private static func ceiling(_ value: Double) -> Int64 {
        let whole = Int64(value)
        return Double(whole) < value ? whole + 1 : whole
    }

    /// Some flow of the amount, by piece; nil if it does not fit.
    func feasibleFlow(from source: Int, to sink: Int, amount: Int64) -> [Int64]? {
        let gate = Int32(nodeCount)
        var method = PushRelabel<Int64>(
            nodeCount: nodeCount + 1, tails: tails + [gate], heads: heads + [Int32(source)], capacities: capacities + [amount])
        method.supply(amount, at: nodeCount)
        method.drain(to: sink)
        method.drain(to: nodeCount)
        guard method.flow(of: tails.count) == amount else { return nil }
        return tails.indices.map(method.flow)
    }
}
