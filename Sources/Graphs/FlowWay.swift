/// A way from a source to a sink and the amount that takes it.
///
/// ```swift
/// let flow = MaximumFlow.solve(network)
/// for way in FlowWay.decompose(flow, of: network) { print(way.amount, way.nodes) }
/// ```
public struct FlowWay: Sendable, Equatable {
    /// The nodes in order of travel, both ends included.
    public let nodes: [Int]
    /// The arcs between them.
    public let arcs: [Int]
    /// How much takes the way.
    public let amount: Double
    /// The source it starts from, as an index into the network's sources.
    public let source: Int
    /// The sink it ends at, as an index into the network's sinks.
    public let sink: Int

    /// A way by its parts.
    public init(nodes: [Int], arcs: [Int], amount: Double, source: Int, sink: Int) {
        self.nodes = nodes
        self.arcs = arcs
        self.amount = amount
        self.source = source
        self.sink = sink
    }

    /// Takes a flow apart into ways; amounts that run in circles are dropped (Ford and Fulkerson 1962, chapter I).
    ///
    /// At each node the way follows the arc that still carries most, so that few ways result: no more than there are arcs
    /// and terminals. Amounts below `negligible` times the value are left out. O(ways * length of a way).
    public static func decompose(_ flow: MaximumFlow, of network: FlowNetwork, negligible: Double = 1e-9) -> [FlowWay] {
        decompose(
            arcFlows: flow.arcFlows, sourceFlows: flow.sourceFlows, sinkFlows: flow.sinkFlows, of: network,
            negligible: negligible)
    }

    /// Takes apart a flow given by its parts.
    public static func decompose(
        arcFlows: [Double], sourceFlows: [Double], sinkFlows: [Double], of network: FlowNetwork, negligible: Double = 1e-9
    ) -> [FlowWay] {
        let least = negligible * sinkFlows.reduce(0, +)
        var decomposition = FlowDecomposition(
            network, arcFlows: arcFlows, sourceFlows: sourceFlows, sinkFlows: sinkFlows, least: least)
        var ways: [FlowWay] = []
        for source in network.sources.indices {
            while let way = decomposition.takeWay(from: source) { ways.append(way) }
        }
        return ways
    }
}
