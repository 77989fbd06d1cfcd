import Graphs
import Testing

@Suite struct MaximumFlowTests {
    /// Edmonds and Karp's method on a matrix: slow and obvious. Nodes are split if limited.
    static func reference(_ network: FlowNetwork) -> Double {
        let graph = network.graph
        let n = graph.nodeCount
        let (source, sink) = (2 * n, 2 * n + 1)
        var room = [[Double]](repeating: [Double](repeating: 0, count: 2 * n + 2), count: 2 * n + 2)
        for arc in 0..<graph.arcCount {
            room[n + Int(graph.tails[arc])][Int(graph.heads[arc])] += network.arcCapacities?[arc] ?? 1e9
        }
        for node in 0..<n { room[node][n + node] = min(1e9, network.nodeCapacities?[node] ?? 1e9) }
        for terminal in network.sources { room[source][terminal.node] += min(1e9, terminal.limit) }
        for terminal in network.sinks { room[n + terminal.node][sink] += min(1e9, terminal.limit) }
        var total = 0.0
        while let path = shortestPath(room, source, sink) {
            let amount = zip(path, path.dropFirst()).map { room[$0][$1] }.min()!
            for (a, b) in zip(path, path.dropFirst()) {
                room[a][b] -= amount
                room[b][a] += amount
            }
            total += amount
        }
        return total
    }

    private static func shortestPath(_ room: [[Double]], _ source: Int, _ sink: Int) -> [Int]? {
        var before = [Int](repeating: -1, count: room.count)
        before[source] = source
        var queue = [source]
        var first = 0
        while first < queue.count, before[sink] < 0 {
            let node = queue[first]
            first += 1
            for other in room.indices where before[other] < 0 && room[node][other] > 1e-9 {
                before[other] = node
                queue.append(other)
            }
        }
        guard before[sink] >= 0 else { return nil }
        var path = [sink]
        while path.last! != source { path.append(before[path.last!]) }
        return path.reversed()
    }

    static func randomNetwork(using random: inout SplitMix64) -> FlowNetwork {
        let graph = SparseGraph.random(nodes: 2 + random.below(14), arcs: random.below(60), using: &random)
        func capacity() -> Double {
            switch random.below(8) {
            case 0: 0
            case 1: .infinity
            case 2: random.unit() * 1e6
            case 3: Double(random.below(4))
            default: random.unit() * 10
            }
        }
        let half = graph.nodeCount / 2
        var network = FlowNetwork(
            graph, from: (0..<1 + random.below(3)).map { _ in Terminal(node: random.below(half), limit: capacity()) },
            to: (0..<1 + random.below(3)).map { _ in Terminal(node: half + random.below(graph.nodeCount - half)) })
        if random.below(3) > 0 { network.arcCapacities = (0..<graph.arcCount).map { _ in capacity() } }
        if random.below(3) > 0 { network.nodeCapacities = (0..<graph.nodeCount).map { _ in capacity() } }
        return network
    }

    /// Conservation, limits, and the cut: a flow and a cut of equal size prove each other.
    static func expectValid(_ flow: MaximumFlow, _ network: FlowNetwork, _ comment: Comment) {
        let graph = network.graph
        let slack = 1e-9 * max(1, flow.value)
        var balance = [Double](repeating: 0, count: graph.nodeCount)
        for arc in 0..<graph.arcCount {
            balance[Int(graph.heads[arc])] += flow.arcFlows[arc]
            balance[Int(graph.tails[arc])] -= flow.arcFlows[arc]
            let capacity = network.arcCapacities?[arc] ?? .infinity
            #expect(flow.arcFlows[arc] >= 0 && flow.arcFlows[arc] <= capacity + slack, comment)
        }
        for (index, terminal) in network.sources.enumerated() {
            balance[terminal.node] += flow.sourceFlows[index]
            #expect(flow.sourceFlows[index] <= terminal.limit + slack, comment)
        }
        for (index, terminal) in network.sinks.enumerated() { balance[terminal.node] -= flow.sinkFlows[index] }
        for node in 0..<graph.nodeCount {
            #expect(abs(balance[node]) <= slack, comment)
            #expect(flow.nodeFlows[node] <= (network.nodeCapacities?[node] ?? .infinity) + slack, comment)
        }
        #expect(abs(flow.cut.capacity - flow.value) <= slack, comment)
    }

    @Test func diamond() {
        let graph = SparseGraph(nodeCount: 4, arcs: [(0, 1), (0, 2), (1, 3), (2, 3)])
        let flow = MaximumFlow.solve(graph, source: 0, sink: 3, capacities: [3, 2, 1, 4])
        #expect(flow.value == 3)
        #expect(flow.cut.arcs == [1, 2])
        #expect(flow.cut.isSourceSide == [true, true, false, false])
        #expect(flow.arcFlows == [1, 2, 1, 2])
    }

    @Test func nodeCapacityBinds() {
        let graph = SparseGraph(nodeCount: 3, arcs: [(0, 1), (1, 2)])
        let network = FlowNetwork(
            graph, from: [Terminal(node: 0)], to: [Terminal(node: 2)], nodeCapacities: [.infinity, 5, .infinity])
        let flow = MaximumFlow.solve(network)
        #expect(flow.value == 5 && flow.nodeFlows == [5, 5, 5])
        #expect(flow.cut.nodes == [1] && flow.cut.arcs.isEmpty)
    }

    @Test func nothingJoinsOrNothingLimits() {
        let graph = SparseGraph(nodeCount: 3, arcs: [(0, 1)])
        let apart = MaximumFlow.solve(FlowNetwork(graph, from: [Terminal(node: 0)], to: [Terminal(node: 2)]))
        #expect(apart.value == 0 && apart.cut.capacity == 0)
        let free = MaximumFlow.solve(FlowNetwork(graph, from: [Terminal(node: 0)], to: [Terminal(node: 1)]))
        #expect(free.value == .infinity)
        let limited = FlowNetwork(graph, from: [Terminal(node: 0, limit: 8)], to: [Terminal(node: 1)])
        #expect(MaximumFlow.solve(limited).value == 8)
        #expect(MaximumFlow.solve(limited).cut.sources == [0])
    }

    @Test(arguments: 1...400 as ClosedRange<UInt64>)
    func agreesWithEdmondsKarp(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let network = Self.randomNetwork(using: &random)
        let expected = Self.reference(network)
        let flow = MaximumFlow.solve(network)
        guard expected < 1e8 else {
            #expect(flow.value == .infinity, "seed \(seed)")
            return
        }
        #expect(abs(flow.value - expected) <= 1e-7 * max(1, expected), "seed \(seed)")
        Self.expectValid(flow, network, "seed \(seed)")
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func mapWithCapacitiesOverSixOrdersOfMagnitude(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let grid = HexGridGraph(columns: 60, rows: 40)
        let capacities = (0..<grid.nodeCount).map { _ in 1 / max(1e-6, random.unit() * random.unit() * random.unit()) }
        let network = FlowNetwork(
            grid.sparse().graph, from: [Terminal(node: 39 * 60 + 30), Terminal(node: 20 * 60 + 10, limit: 5)],
            to: (0..<60).map { Terminal(node: $0) }, nodeCapacities: capacities)
        Self.expectValid(MaximumFlow.solve(network), network, "seed \(seed)")
    }
}
