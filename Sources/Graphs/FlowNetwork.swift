/// A graph with capacities of arcs and nodes, and the terminals between which something flows.
///
/// ```swift
/// let graph = SparseGraph(nodeCount: 3, arcs: [(0, 1), (1, 2)])
/// var network = FlowNetwork(graph, from: [Terminal(node: 0)], to: [Terminal(node: 2)])
/// network.nodeCapacities = [.infinity, 5, .infinity]
/// MaximumFlow.solve(network).value   // 5
/// ```
/// Capacities are not negative; `.infinity` means no limit. A node's capacity bounds all that passes through it, what
/// enters or leaves the network there included.
public struct FlowNetwork: Sendable {
    /// The graph.
    public let graph: SparseGraph
    /// Where flow enters.
    public var sources: [Terminal]
    /// Where flow leaves.
    public var sinks: [Terminal]
    /// A capacity for each arc; nil: no arc is limited.
    public var arcCapacities: [Double]?
    /// A capacity for each node; nil: no node is limited.
    public var nodeCapacities: [Double]?

    /// A network whose arcs and nodes are limited only if capacities are given.
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

    func check() {
        precondition(arcCapacities.map { $0.count == graph.arcCount } ?? true, "one capacity an arc")
        precondition(nodeCapacities.map { $0.count == graph.nodeCount } ?? true, "one capacity a node")
        precondition(arcCapacities?.allSatisfy { $0 >= 0 } ?? true, "an arc's capacity is not negative")
        precondition(nodeCapacities?.allSatisfy { $0 >= 0 } ?? true, "a node's capacity is not negative")
        precondition((sources + sinks).allSatisfy { $0.node >= 0 && $0.node < graph.nodeCount }, "a terminal off the graph")
    }
}
