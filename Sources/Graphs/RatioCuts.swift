/// The cuts that a single blocker inspects best against one spread of an evader after another, on the same graph.
///
/// The value of an `InspectionGame` with one blocker is the greatest ratio, over all cuts, of the amount that must pass the cut to the
/// sum of 1 / p over its nodes (Washburn and Wood 1995). It is found by Newton steps over maximum flows (Dinkelbach 1967), which begin
/// here at the best of the cuts that were found before: neighbouring spreads often have the same one, and then a single flow proves it.
///
/// ```swift
/// var cuts = RatioCuts(graph, catchProbabilities: chances, to: sinks)
/// for amounts in spreads { print(cuts.best(against: amounts) ?? []) }
/// ```
public struct RatioCuts {
    /// A cut: its nodes, ascending, the sum of 1 / p over them, and the nodes from which it must be passed.
    private struct Cut {
        let nodes: [Int]
        let open: Double
        let isBeyond: [Bool]

        /// The amount that must pass the cut, over the sum of 1 / p.
        func ratio(_ amounts: [Double]) -> Double {
            zip(amounts, isBeyond).reduce(0) { $1.1 ? $0 + $1.0 : $0 } / open
        }
    }

    private let chances: [Double]
    private let sink: Int
    /// The graph with each node as an arc from its entrance k to its exit k + n; nothing flows yet.
    private let empty: PushRelabel<Double>
    private var found: [Cut] = []

    /// Cuts of a graph; `chances` has a catch probability a node, 0 where inspection is impossible.
    public init(_ graph: SparseGraph, catchProbabilities chances: [Double], to sinks: [Int]) {
        precondition(chances.count == graph.nodeCount, "one probability a node")
        let count = graph.nodeCount
        let sink = 2 * count
        let nodes = (0..<count).map(Int32.init)
        let exits = { (node: Int32) in node + Int32(count) }
        let tails = nodes + graph.tails.map(exits) + sinks.map { exits(Int32($0)) }
        let heads = nodes.map(exits) + graph.heads + sinks.map { _ in Int32(sink) }
        empty = PushRelabel(
            nodeCount: 2 * count + 1, tails: tails, heads: heads,
            capacities: [Double](repeating: .infinity, count: tails.count))
        self.chances = chances
        self.sink = sink
    }

    /// The nodes of the best cut against amounts that start at the nodes and sum to 1, ascending; nil if not all of the amount can reach
    /// the sinks. Empty if nothing can be caught.
    public mutating func best(against amounts: [Double]) -> [Int]? {
        precondition(amounts.count == chances.count, "one amount a node")
        var rate = 0.0
        var nodes: [Int] = []
        for cut in found where cut.ratio(amounts) > rate { (rate, nodes) = (cut.ratio(amounts), cut.nodes) }
        for _ in 0..<100 {
            let flow = flow(of: amounts, rate: rate)
            if flow.sent > 1 - 1e-10 { return nodes }
            guard let cut = cut(by: flow) else { return nil }
            guard cut.ratio(amounts) > rate * (1 + 1e-15) else { return nodes }
            (rate, nodes) = (cut.ratio(amounts), cut.nodes)
            found.append(cut)
        }
        preconditionFailure("the search over cuts ends after a few")
    }

    /// As much as reaches the sinks where no inspection of a single node catches more than `rate`.
    private func flow(of amounts: [Double], rate: Double) -> PushRelabel<Double> {
        var flow = empty
        for (node, chance) in chances.enumerated() where chance > 0 {
            flow.setResidual(rate / chance, of: Int(flow.halves.forward[node]))
        }
        for (node, amount) in amounts.enumerated() where amount > 0 { flow.supply(amount, at: node) }
        flow.drain(to: sink)
        return flow
    }

    /// The cut nearest to the sinks that a flow fills; nil if nothing that can be inspected is on it.
    private func cut(by flow: PushRelabel<Double>) -> Cut? {
        let isBehind = flow.labels.map { $0 == Int32(flow.halves.nodeCount) }
        let count = chances.count
        let nodes = (0..<count).filter { isBehind[$0] && !isBehind[$0 + count] }
        guard !nodes.isEmpty else { return nil }
        return Cut(nodes: nodes, open: nodes.reduce(0) { $0 + 1 / chances[$1] }, isBeyond: Array(isBehind[..<count]))
    }
}
