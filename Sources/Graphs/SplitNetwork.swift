/// A flow network with capacities of arcs only: nodes with capacities are split in two, and all terminals join one source and one sink.
///
/// Flow enters node v at v and, if nodes have capacities, leaves it at v + n, over an arc of the node's capacity. The source and the sink
/// come last. Arcs: those of the graph, then of nodes, sources and sinks.
struct SplitNetwork {
    let nodeCount: Int
    let source: Int
    let sink: Int
    var tails: [Int32]
    var heads: [Int32]
    var capacities: [Double]
    /// First arc of the nodes.
    let nodeArcs: Int
    /// First arc of the sources.
    let sourceArcs: Int
    /// First arc of the sinks.
    let sinkArcs: Int
    /// Difference between the two halves of a node: n if nodes are split, otherwise 0.
    let exit: Int

    init(_ network: FlowNetwork) {
        network.check()
        let graph = network.graph
        let isSplit = network.nodeCapacities != nil
        exit = isSplit ? graph.nodeCount : 0
        nodeCount = graph.nodeCount + exit + 2
        source = nodeCount - 2
        sink = nodeCount - 1
        nodeArcs = graph.arcCount
        sourceArcs = nodeArcs + exit
        sinkArcs = sourceArcs + network.sources.count
        let exit = Int32(self.exit)
        tails = graph.tails.map { $0 + exit }
        heads = graph.heads
        if isSplit {
            tails += (0..<exit).map { $0 }
            heads += (0..<exit).map { $0 + exit }
        }
        tails += network.sources.map { [source] _ in Int32(source) } + network.sinks.map { Int32($0.node) + exit }
        heads += network.sources.map { Int32($0.node) } + network.sinks.map { [sink] _ in Int32(sink) }
        capacities = network.arcCapacities ?? [Double](repeating: .infinity, count: graph.arcCount)
        capacities += network.nodeCapacities ?? []
        capacities += network.sources.map(\.limit) + network.sinks.map(\.limit)
    }
}
