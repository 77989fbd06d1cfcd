/// A flow from which ways are taken one after another.
struct FlowDecomposition {
    private let network: FlowNetwork
    private let least: Double
    private var arcFlows: [Double]
    private var sourceFlows: [Double]
    private var sinkFlows: [Double]
    /// The sinks at each node that has any.
    private let sinksAt: [[Int]]
    /// The place in the way at which a node was reached; -1 off the way.
    private var placeInWay: [Int]

    init(_ network: FlowNetwork, arcFlows: [Double], sourceFlows: [Double], sinkFlows: [Double], least: Double) {
        self.network = network
        self.least = least
        self.arcFlows = arcFlows
        self.sourceFlows = sourceFlows
        self.sinkFlows = sinkFlows
        var sinksAt = [[Int]](repeating: [], count: network.graph.nodeCount)
        for (index, sink) in network.sinks.enumerated() { sinksAt[sink.node].append(index) }
        self.sinksAt = sinksAt
        placeInWay = [Int](repeating: -1, count: network.graph.nodeCount)
    }

    /// Takes one way out of what a source still sends; nil when nothing worth a way is left.
    mutating func takeWay(from source: Int) -> FlowWay? {
        while sourceFlows[source] > least {
            if let way = walk(from: source) { return way }
        }
        return nil
    }

    /// Walks along the greatest flows to a sink, cancelling circles met; nil if rounding leaves no way on.
    private mutating func walk(from source: Int) -> FlowWay? {
        var nodes = [network.sources[source].node]
        var arcs: [Int] = []
        placeInWay[nodes[0]] = 0
        defer { for node in nodes { placeInWay[node] = -1 } }
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
            if placeInWay[head] >= 0 {
                cancelCircle(&nodes, &arcs, backTo: placeInWay[head])
            } else {
                placeInWay[head] = nodes.count
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

    private mutating func finish(_ nodes: [Int], _ arcs: [Int], source: Int, sink: Int) -> FlowWay {
        let amount = arcs.reduce(min(sourceFlows[source], sinkFlows[sink])) { min($0, arcFlows[$1]) }
        for arc in arcs { arcFlows[arc] -= amount }
        sourceFlows[source] -= amount
        sinkFlows[sink] -= amount
        return FlowWay(nodes: nodes, arcs: arcs, amount: amount, source: source, sink: sink)
    }

    /// Takes out the amount that runs in the circle closed by the last arc, and steps back to where it began.
    private mutating func cancelCircle(_ nodes: inout [Int], _ arcs: inout [Int], backTo place: Int) {
        let circle = arcs[place...]
        let amount = circle.reduce(Double.infinity) { min($0, arcFlows[$1]) }
        for arc in circle { arcFlows[arc] -= amount }
        for node in nodes[(place + 1)...] { placeInWay[node] = -1 }
        nodes.removeSubrange((place + 1)...)
        arcs.removeSubrange(place...)
    }

    /// Less than a negligible amount goes on from here: it is taken off the way that led here.
    private mutating func dropDeadEnd(_ arcs: [Int], source: Int) {
        let amount = arcs.reduce(sourceFlows[source]) { min($0, arcFlows[$1]) }
        for arc in arcs { arcFlows[arc] -= amount }
        sourceFlows[source] -= amount
    }
}
