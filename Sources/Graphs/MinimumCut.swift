/// A cut: a division of a network's nodes that separates sources from sinks. Its capacity bounds every flow.
public struct MinimumCut: Sendable, Equatable {
    /// Sum of the capacities and limits that are cut; `.infinity` if no finite cut exists.
    public let capacity: Double
    /// Whether the entrance of a node is on the sources' side, by node.
    public let isSourceSide: [Bool]
    /// The arcs cut.
    public let arcs: [Int]
    /// The nodes cut: entrance on the sources' side, exit on the sinks' side.
    public let nodes: [Int]
    /// The sources whose limit is cut, as indices into the network's sources.
    public let sources: [Int]
    /// The sinks whose limit is cut, as indices into the network's sinks.
    public let sinks: [Int]

    init(_ network: FlowNetwork, _ split: SplitNetwork, isSourceSide side: [Bool]) {
        var capacity = 0.0
        var cut: [Int] = []
        for arc in split.tails.indices where side[Int(split.tails[arc])] && !side[Int(split.heads[arc])] {
            capacity += split.capacities[arc]
            cut.append(arc)
        }
        self.capacity = capacity
        isSourceSide = Array(side[0..<network.graph.nodeCount])
        arcs = cut.filter { $0 < split.nodeArcs }
        nodes = cut.filter { $0 >= split.nodeArcs && $0 < split.sourceArcs }.map { $0 - split.nodeArcs }
        sources = cut.filter { $0 >= split.sourceArcs && $0 < split.sinkArcs }.map { $0 - split.sourceArcs }
        sinks = cut.filter { $0 >= split.sinkArcs }.map { $0 - split.sinkArcs }
    }

    /// The infinite cut, for a network with a path without limit.
    static func none(_ network: FlowNetwork) -> MinimumCut {
        MinimumCut(everySide: network.graph.nodeCount)
    }

    private init(everySide nodeCount: Int) {
        capacity = .infinity
        isSourceSide = [Bool](repeating: true, count: nodeCount)
        arcs = []
        nodes = []
        sources = []
        sinks = []
    }
}
