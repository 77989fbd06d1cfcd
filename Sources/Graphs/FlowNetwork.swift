/// A graph with capacities of arcs and nodes, and the sources and sinks of a flow.
///
/// ```swift
/// let graph = SparseGraph(nodeCount: 3, arcs: [(0, 1), (1, 2)])
/// var network = FlowNetwork(graph, from: [Terminal(node: 0)], to: [Terminal(node: 2)])
/// network.nodeCapacities = [.infinity, 5, .infinity]
/// MaximumFlow.solve(network).value   // 5
/// ```
/// Capacities are 0 or more; `.infinity` means no limit. A node's capacity bounds all flow through it, including flow that enters or
/// leaves the network there.
public struct FlowNetwork: Sendable {
    /// The graph.
    public let graph: SparseGraph
    /// Nodes where flow enters.
    public var sources: [Terminal]
    /// Nodes where flow leaves.
    public var sinks: [Terminal]
    /// Capacity by arc; nil if arcs have no limits.
    public var arcCapacities: [Double]?
    /// Capacity by node; nil if nodes have no limits.
    public var nodeCapacities: [Double]?

    /// A network; without capacities arcs and nodes have no limits.
    public init(
        _ graph: SparseGraph, from sources: [Terminal], to sinks: [Terminal], arcCapacities: [Double]? = nil,
        nodeCapacities: [Double]? = nil
    ) {
        self.graph = graph
        self.sources = sources
        self.sinks = sinks
        self.arcCapacities = arcCapacities
        self.nodeCapacities = nodeCapacities
    }

    /// Stops the program if an array has the wrong length, a capacity is negative, or a terminal is outside the graph.
    func check() {
        precondition(arcCapacities.map { $0.count == graph.arcCount } ?? true, "one capacity an arc")
        precondition(nodeCapacities.map { $0.count == graph.nodeCount } ?? true, "one capacity a node")
        precondition(arcCapacities?.allSatisfy { $0 >= 0 } ?? true, "an arc's capacity is not negative")
        precondition(nodeCapacities?.allSatisfy { $0 >= 0 } ?? true, "a node's capacity is not negative")
        precondition((sources + sinks).allSatisfy { $0.node >= 0 && $0.node < graph.nodeCount }, "a terminal outside the graph")
    }
}
