import Graphs
import Testing

/// Path decompositions of hand-made flows, and widest paths by enumeration.
@Suite struct PathFlowLawTests {
    @Test func aFlowOfNothingHasNoPaths() {
        let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1)])
        let network = FlowNetwork(graph, from: [Terminal(node: 0)], to: [Terminal(node: 1)])
        #expect(PathFlow.decompose(arcFlows: [0], sourceFlows: [0], sinkFlows: [0], of: network).isEmpty)
    }

    @Test func aSourceAtASinkIsAPathWithoutArcs() {
        let network = FlowNetwork(SparseGraph(nodeCount: 1, arcs: []), from: [Terminal(node: 0)], to: [Terminal(node: 0)])
        let paths = PathFlow.decompose(arcFlows: [], sourceFlows: [2], sinkFlows: [2], of: network)
        #expect(paths == [PathFlow(nodes: [0], arcs: [], amount: 2, source: 0, sink: 0)])
    }

    @Test func greatestFlowsComeFirst() {
        let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1), (0, 1), (0, 1)])
        let network = FlowNetwork(graph, from: [Terminal(node: 0)], to: [Terminal(node: 1)])
        let paths = PathFlow.decompose(arcFlows: [1, 5, 3], sourceFlows: [9], sinkFlows: [9], of: network)
        #expect(paths.map(\.arcs) == [[1], [2], [0]] && paths.map(\.amount) == [5, 3, 1])
    }

    @Test func flowStopsAtSinksOnTheWay() {
        // 0 -> 1 -> 2 with sinks at 1 and 2: of five units three stay at 1.
        let graph = SparseGraph(nodeCount: 3, arcs: [(0, 1), (1, 2)])
        let network = FlowNetwork(graph, from: [Terminal(node: 0)], to: [Terminal(node: 1), Terminal(node: 2)])
        let paths = PathFlow.decompose(arcFlows: [5, 2], sourceFlows: [5], sinkFlows: [3, 2], of: network)
        #expect(paths.map(\.amount).sorted() == [2, 3])
        #expect(paths.first { $0.sink == 0 }?.nodes == [0, 1] && paths.first { $0.sink == 1 }?.nodes == [0, 1, 2])
    }

    @Test func smallAmountsAreDropped() {
        let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1), (0, 1)])
        let network = FlowNetwork(graph, from: [Terminal(node: 0)], to: [Terminal(node: 1)])
        let flows = (arcs: [1, 1e-4], whole: [1 + 1e-4])
        let all = PathFlow.decompose(arcFlows: flows.arcs, sourceFlows: flows.whole, sinkFlows: flows.whole, of: network)
        #expect(all.count == 2)
        let few = PathFlow.decompose(
            arcFlows: flows.arcs, sourceFlows: flows.whole, sinkFlows: flows.whole, of: network, negligible: 1e-3)
        #expect(few.map(\.amount) == [1])
    }

    /// A decomposition of a random mixture of paths adds up to the mixture again, arc by arc, on acyclic graphs.
    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func mixturesOfPathsAreRecovered(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.randomAcyclic(nodes: 8, extra: 10, using: &random)
        let network = FlowNetwork(
            graph, from: [Terminal(node: 0), Terminal(node: 1)], to: [Terminal(node: 6), Terminal(node: 7)])
        var (arcFlows, sources, sinks) = ([Double](repeating: 0, count: graph.arcCount), [0.0, 0.0], [0.0, 0.0])
        for source in 0..<2 {
            for path in graph.simplePaths(from: [source], to: [6, 7]) where random.below(3) == 0 {
                let amount = Double(1 + random.below(9))
                for arc in path.arcs { arcFlows[arc] += amount }
                sources[source] += amount
                sinks[path.nodes.last! - 6] += amount
            }
        }
        let paths = PathFlow.decompose(arcFlows: arcFlows, sourceFlows: sources, sinkFlows: sinks, of: network)
        var again = [Double](repeating: 0, count: graph.arcCount)
        for path in paths { for arc in path.arcs { again[arc] += path.amount } }
        #expect(again == arcFlows, "seed \(seed)")
        for index in 0..<2 {
            #expect(paths.filter { $0.source == index }.reduce(0) { $0 + $1.amount } == sources[index], "seed \(seed)")
            #expect(paths.filter { $0.sink == index }.reduce(0) { $0 + $1.amount } == sinks[index], "seed \(seed)")
        }
    }
}

@Suite struct WidestPathLawTests {
    /// The best of all simple paths, by arcs and by nodes.
    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func agreesWithEnumeration(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.random(nodes: 2 + random.below(5), arcs: random.below(14), using: &random)
        let arcWidths = (0..<graph.arcCount).map { _ in Double(random.below(10)) }
        let nodeWidths = (0..<graph.nodeCount).map { _ in Double(random.below(10)) }
        let last = graph.nodeCount - 1
        let paths = graph.simplePaths(from: [0], to: [last])
        let widths = paths.map { path in
            min(path.arcs.map { arcWidths[$0] }.min() ?? .infinity, path.nodes.map { nodeWidths[$0] }.min()!)
        }
        let found = WidestPath.find(in: graph, from: [0], to: [last], arcWidths: arcWidths, nodeWidths: nodeWidths)
        #expect(found?.width == widths.max(), "seed \(seed)")
        if let found { #expect(paths.contains { $0.nodes == found.nodes }, "seed \(seed)") }
    }

    @Test func aSourceThatIsATargetIsItsOwnPath() {
        let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1)])
        #expect(WidestPath.find(in: graph, from: [0], to: [0, 1])?.nodes == [0])
        #expect(WidestPath.find(in: graph, from: [0], to: [0])?.width == .infinity)
        #expect(WidestPath.find(in: graph, from: [0], to: [0], nodeWidths: [2, 9])?.width == 2)
        #expect(WidestPath.find(in: graph, from: [], to: [1]) == nil && WidestPath.find(in: graph, from: [0], to: []) == nil)
    }

    /// The widest path is the greatest amount that a single path can carry, so never more than a maximum flow.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func isNoWiderThanTheMaximumFlow(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.randomAcyclic(nodes: 9, extra: 12, using: &random)
        let widths = (0..<graph.arcCount).map { _ in Double(1 + random.below(9)) }
        let path = WidestPath.find(in: graph, from: [0], to: [8], arcWidths: widths)!
        let flow = MaximumFlow.solve(graph, source: 0, sink: 8, capacities: widths)
        #expect(path.width <= flow.value && path.width * Double(graph.arcCount) >= flow.value, "seed \(seed)")
    }

    @Test func closedNodesBlock() {
        let grid = HexGridGraph(columns: 3, rows: 3)
        let widths = (0..<9).map { (3..<6).contains($0) ? 0.0 : 1.0 }
        #expect(WidestPath.find(in: grid.sparse().graph, from: [0], to: [8], nodeWidths: widths)?.width == 0)
        #expect(WidestPath.find(in: grid.sparse { grid.head(of: $0) != 4 }.graph, from: [0], to: [4]) == nil)
    }
}
