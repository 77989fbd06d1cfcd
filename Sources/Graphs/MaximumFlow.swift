/// A maximum flow through a network and a minimum cut, which proves it maximal.
///
/// ```swift
/// let graph = SparseGraph(nodeCount: 4, arcs: [(0, 1), (0, 2), (1, 3), (2, 3)])
/// let flow = MaximumFlow.solve(graph, source: 0, sink: 3, capacities: [3, 2, 1, 4])
/// flow.value      // 3
/// flow.cut.arcs   // [1, 2]
/// ```
/// Push-relabel with highest labels: O(nodes^2 * sqrt(arcs)) in the worst case (Goldberg and Tarjan 1988; Cheriyan and Maheshwari 1989),
/// nearly linear on maps. Real capacities need no tolerance.
public struct MaximumFlow: Sendable {
    /// Total flow; `.infinity` if a path without limit joins a source to a sink, in which case all flows are 0.
    public let value: Double
    /// Flow by arc.
    public let arcFlows: [Double]
    /// Flow through each node, flow that enters or leaves there included.
    public let nodeFlows: [Double]
    /// Flow that enters at each source, in the order of the network's sources.
    public let sourceFlows: [Double]
    /// Flow that leaves at each sink, in the order of the network's sinks.
    public let sinkFlows: [Double]
    /// The minimum cut nearest to the sinks.
    public let cut: MinimumCut

    /// Solves a network with one source, one sink and a capacity per arc.
    public static func solve(_ graph: SparseGraph, source: Int, sink: Int, capacities: [Double]) -> MaximumFlow {
        solve(FlowNetwork(graph, from: [Terminal(node: source)], to: [Terminal(node: sink)], arcCapacities: capacities))
    }

    /// Solves a network; bad input (see `FlowNetwork`) stops the program.
    public static func solve(_ network: FlowNetwork) -> MaximumFlow {
        let split = SplitNetwork(network)
        let bound = split.cutBound()
        guard bound < .infinity else { return unlimited(network) }
        var (method, cut) = run(split, supply: bound, network)
        if cut.capacity > 0, bound > 1000 * cut.capacity {
            (method, cut) = run(split, supply: cut.capacity, network)
        }
        return MaximumFlow(network, split, method, cut)
    }

    /// Drains a supply to the sink, reads the cut, and drains the rest back to the source.
    private static func run(
        _ split: SplitNetwork, supply: Double, _ network: FlowNetwork
    ) -> (method: PushRelabel<Double>, cut: MinimumCut) {
        var method = PushRelabel(
            nodeCount: split.nodeCount, tails: split.tails, heads: split.heads, capacities: split.capacities)
        method.supply(supply * (1 + 1e-9), at: split.source)
        method.drain(to: split.sink)
        let cut = MinimumCut(network, split, isSourceSide: method.labels.map { $0 == Int32(split.nodeCount) })
        method.drain(to: split.source)
        return (method, cut)
    }

    private init(_ network: FlowNetwork, _ split: SplitNetwork, _ method: PushRelabel<Double>, _ cut: MinimumCut) {
        arcFlows = (0..<split.nodeArcs).map(method.flow)
        sourceFlows = (split.sourceArcs..<split.sinkArcs).map(method.flow)
        sinkFlows = (split.sinkArcs..<split.tails.count).map(method.flow)
        value = sinkFlows.reduce(0, +)
        var through = [Double](repeating: 0, count: network.graph.nodeCount)
        for (arc, head) in network.graph.heads.enumerated() { through[Int(head)] += arcFlows[arc] }
        for (index, source) in network.sources.enumerated() { through[source.node] += sourceFlows[index] }
        nodeFlows = through
        self.cut = cut
    }

    private static func unlimited(_ network: FlowNetwork) -> MaximumFlow {
        MaximumFlow(
            value: .infinity, arcFlows: [Double](repeating: 0, count: network.graph.arcCount),
            nodeFlows: [Double](repeating: 0, count: network.graph.nodeCount),
            sourceFlows: network.sources.map { _ in 0 }, sinkFlows: network.sinks.map { _ in 0 }, cut: .none(network))
    }

    private init(
        value: Double, arcFlows: [Double], nodeFlows: [Double], sourceFlows: [Double], sinkFlows: [Double], cut: MinimumCut
    ) {
        self.value = value
        self.arcFlows = arcFlows
        self.nodeFlows = nodeFlows
        self.sourceFlows = sourceFlows
        self.sinkFlows = sinkFlows
        self.cut = cut
    }
}
