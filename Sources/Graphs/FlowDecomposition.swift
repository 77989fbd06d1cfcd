/// A flow from which paths are removed one after another.
struct FlowDecomposition {
    private let network: FlowNetwork
    /// Amounts up to this count as zero.
    private let least: Double
    private var arcFlows: [Double]
    private var sourceFlows: [Double]
    private var sinkFlows: [Double]
    /// Sinks by node, as indices into the network's sinks.
    private let sinksAt: [[Int]]
    /// Position in the current path by node; -1 for nodes that are not on it.
    private var placeInPath: [Int]

    init(_ network: FlowNetwork, arcFlows: [Double], sourceFlows: [Double], sinkFlows: [Double], least: Double) {
        self.network = network
        self.least = least
        self.arcFlows = arcFlows
        self.sourceFlows = sourceFlows
        self.sinkFlows = sinkFlows
        var sinksAt = [[Int]](repeating: [], count: network.graph.nodeCount)
        for (index, sink) in network.sinks.enumerated() { sinksAt[sink.node].append(index) }
        self.sinksAt = sinksAt
        placeInPath = [Int](repeating: -1, count: network.graph.nodeCount)
    }

    /// Removes one path from the remaining flow of a source; nil if no more than a negligible amount is left.
    mutating func takePath(from source: Int) -> PathFlow? {
        while sourceFlows[source] > least {
            if let path = walk(from: source) { return path }
        }
        return nil
    }

    /// Walks along the greatest flows to a sink and cancels cycles on the way; nil if rounding leaves a dead end.
    private mutating func walk(from source: Int) -> PathFlow? {
        var nodes = [network.sources[source].node]
        var arcs: [Int] = []
        placeInPath[nodes[0]] = 0
        defer { for node in nodes { placeInPath[node] = -1 } }
        while true {
            let here = nodes[nodes.count - 1]
            let arc = greatestArc(leaving: here)
            if let sink = greatestSink(at: here), arc.map({ arcFlows[$0] <= sinkFlows[sink] }) ?? true {
                return finish(nodes, arcs, source: source, sink: sink)
            }
            guard let arc else {
                dropDeadEnd(arcs, source: source)
                return nil
            }
            arcs.append(arc)
            let head = Int(network.graph.heads[arc])
            if placeInPath[head] >= 0 {
                cancelCycle(&nodes, &arcs, backTo: placeInPath[head])
            } else {
                placeInPath[head] = nodes.count
                nodes.append(head)
            }
        }
    }

    private func greatestArc(leaving node: Int) -> Int? {
        var best: Int?
        var most = least
        for arc in network.graph.arcs(leaving: node) where arcFlows[Int(arc)] > most {
            most = arcFlows[Int(arc)]
            best = Int(arc)
        }
        return best
    }

    private func greatestSink(at node: Int) -> Int? {
        sinksAt[node].filter { sinkFlows[$0] > least }.max { sinkFlows[$0] < sinkFlows[$1] }
    }

    private mutating func finish(_ nodes: [Int], _ arcs: [Int], source: Int, sink: Int) -> PathFlow {
        let amount = arcs.reduce(min(sourceFlows[source], sinkFlows[sink])) { min($0, arcFlows[$1]) }
        for arc in arcs { arcFlows[arc] -= amount }
        sourceFlows[source] -= amount
        sinkFlows[sink] -= amount
        return PathFlow(nodes: nodes, arcs: arcs, amount: amount, source: source, sink: sink)
    }

    /// Cancels the flow around the cycle that the last arc closes, and cuts the path back to its beginning.
    private mutating func cancelCycle(_ nodes: inout [Int], _ arcs: inout [Int], backTo place: Int) {
        let cycle = arcs[place...]
        let amount = cycle.reduce(Double.infinity) { min($0, arcFlows[$1]) }
        for arc in cycle { arcFlows[arc] -= amount }
        for node in nodes[(place + 1)...] { placeInPath[node] = -1 }
        nodes.removeSubrange((place + 1)...)
        arcs.removeSubrange(place...)
    }

    /// Removes from the path the negligible amount that ends at a dead end.
    private mutating func dropDeadEnd(_ arcs: [Int], source: Int) {
        let amount = arcs.reduce(sourceFlows[source]) { min($0, arcFlows[$1]) }
        for arc in arcs { arcFlows[arc] -= amount }
        sourceFlows[source] -= amount
    }
}
