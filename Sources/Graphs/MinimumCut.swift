/// A division of a network's nodes that parts sources from sinks; its capacity bounds every flow.
public struct MinimumCut: Sendable, Equatable {
    /// The sum of what is cut; `.infinity` where no finite cut exists.
    public let capacity: Double
    /// Whether flow that comes in at a node is still on the sources' side.
    public let isSourceSide: [Bool]
    /// The arcs cut.
    public let arcs: [Int]
    /// The nodes cut: flow that enters them is on the sources' side, flow that leaves on the sinks'.
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

    /// What stands for a cut where there is none.
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
