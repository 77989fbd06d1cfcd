/// A path from a source to a sink with its flow: an element of a path decomposition.
///
/// ```swift
/// let flow = MaximumFlow.solve(network)
/// for path in PathFlow.decompose(flow, of: network) { print(path.amount, path.nodes) }
/// ```
public struct PathFlow: Sendable, Equatable {
    /// The nodes in order of travel, both ends included.
    public let nodes: [Int]
    /// The arcs between them, in order of travel.
    public let arcs: [Int]
    /// Flow along the path, above 0.
    public let amount: Double
    /// The source, as an index into the network's sources.
    public let source: Int
    /// The sink, as an index into the network's sinks.
    public let sink: Int

    /// A path flow by its parts.
    public init(nodes: [Int], arcs: [Int], amount: Double, source: Int, sink: Int) {
        self.nodes = nodes
        self.arcs = arcs
        self.amount = amount
        self.source = source
        self.sink = sink
    }

    /// Decomposes a flow into paths; flow around cycles is dropped (Ford and Fulkerson 1962, chapter I).
    ///
    /// At each node the path follows the arc with most remaining flow. Each path empties an arc or a terminal, so there are at most as many
    /// paths as arcs and terminals. Amounts up to `negligible` times the value are dropped. O(paths * arcs of a path and its nodes).
    public static func decompose(_ flow: MaximumFlow, of network: FlowNetwork, negligible: Double = 1e-9) -> [PathFlow] {
        decompose(
            arcFlows: flow.arcFlows, sourceFlows: flow.sourceFlows, sinkFlows: flow.sinkFlows, of: network,
            negligible: negligible)
    }

    /// Decomposes a flow given by arc, by source and by sink; see `decompose(_:of:negligible:)`.
    public static func decompose(
        arcFlows: [Double], sourceFlows: [Double], sinkFlows: [Double], of network: FlowNetwork, negligible: Double = 1e-9
    ) -> [PathFlow] {
        let least = negligible * sinkFlows.reduce(0, +)
        var decomposition = FlowDecomposition(
            network, arcFlows: arcFlows, sourceFlows: sourceFlows, sinkFlows: sinkFlows, least: least)
        var paths: [PathFlow] = []
        for source in network.sources.indices {
            while let path = decomposition.takePath(from: source) { paths.append(path) }
        }
        return paths
    }
}
