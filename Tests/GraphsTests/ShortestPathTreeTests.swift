import Graphs
import Testing

@Suite struct ShortestPathTreeTests {
    /// Bellman and Ford's method: slow and obvious.
    static func reference(_ graph: SparseGraph, from sources: [Int], costs: [Int32]) -> [Int?] {
        var best = [Int?](repeating: nil, count: graph.nodeCount)
        for source in sources { best[source] = 0 }
        for _ in 0..<graph.nodeCount {
            for arc in 0..<graph.arcCount where costs[arc] >= 0 && costs[arc] != .max {
                guard let start = best[Int(graph.tails[arc])] else { continue }
                let head = Int(graph.heads[arc])
                best[head] = min(best[head] ?? .max, start + Int(costs[arc]))
            }
        }
        return best
    }

    static func randomCosts(_ count: Int, using random: inout SplitMix64) -> [Int32] {
        (0..<count).map { _ in
            switch random.below(10) {
            case 0: -1
            case 1: Int32.max
            case 2: Int32.min + Int32(random.below(50))
            default: Int32(random.below(300))
            }
        }
    }

    @Test func twoStepsBeatOne() {
        let graph = SparseGraph(nodeCount: 4, arcs: [(0, 1), (1, 2), (0, 2)])
        let tree = ShortestPathTree(from: [0], in: graph, costs: [2, 3, 9])
        #expect(tree.distance(of: 2) == 5)
        #expect(tree.path(to: 2) == [0, 1, 2])
        #expect(tree.pathArcs(of: 2) == [0, 1])
        #expect(tree.distance(of: 3) == nil && tree.path(to: 3) == nil)
    }

    @Test func equalCostsOnAGridGiveHexDistance() {
        let grid = HexGridGraph(columns: 30, rows: 20)
        let tree = ShortestPathTree(from: [10 * 30 + 15], in: grid, costs: [Int32](repeating: 7, count: grid.arcCount))
        #expect(tree.distance(of: 10 * 30 + 20) == 35)
        #expect(tree.distance(of: 0 * 30 + 15) == 70)
        #expect(tree.distance(of: 0) == 7 * 20)
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func agreesWithBellmanFordOnRandomGraphs(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.random(nodes: 1 + random.below(25), arcs: random.below(120), using: &random)
        let costs = Self.randomCosts(graph.arcCount, using: &random)
        let roots = (0..<1 + random.below(3)).map { _ in random.below(graph.nodeCount) }
        let out = ShortestPathTree(from: roots, in: graph, costs: costs)
        #expect((0..<graph.nodeCount).map(out.distance) == Self.reference(graph, from: roots, costs: costs), "seed \(seed)")
        let back = ShortestPathTree(to: roots, in: graph, costs: costs)
        let expected = Self.reference(graph.reversed, from: roots, costs: costs)
        #expect((0..<graph.nodeCount).map(back.distance) == expected, "seed \(seed)")
        for node in 0..<graph.nodeCount {
            check(out, back, node, roots, graph, costs, seed)
        }
    }

    private func check(
        _ out: ShortestPathTree, _ back: ShortestPathTree, _ node: Int, _ roots: [Int], _ graph: SparseGraph, _ costs: [Int32],
        _ seed: UInt64
    ) {
        if let path = out.path(to: node), let arcs = out.pathArcs(of: node) {
            #expect(roots.contains(path[0]) && path.last == node, "seed \(seed)")
            #expect(arcs.map { Int(graph.tails[$0]) } == Array(path.dropLast()), "seed \(seed)")
            #expect(arcs.reduce(0) { $0 + Int(costs[$1]) } == out.distance(of: node), "seed \(seed)")
        }
        if let path = back.path(from: node), let arcs = back.pathArcs(of: node) {
            #expect(path[0] == node && roots.contains(path.last!), "seed \(seed)")
            #expect(arcs.map { Int(graph.heads[$0]) } == Array(path.dropFirst()), "seed \(seed)")
            #expect(arcs.reduce(0) { $0 + Int(costs[$1]) } == back.distance(of: node), "seed \(seed)")
        }
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func gridAgreesWithItsSparseForm(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let grid = HexGridGraph(columns: 1 + random.below(12), rows: 1 + random.below(12))
        let costs = Self.randomCosts(grid.arcCount, using: &random)
        let (graph, gridArcs) = grid.sparse()
        let sparseCosts = gridArcs.map { costs[Int($0)] }
        let root = random.below(grid.nodeCount)
        let out = ShortestPathTree(from: [root], in: grid, costs: costs)
        let back = ShortestPathTree(to: [root], in: grid, costs: costs)
        #expect(out.distances == ShortestPathTree(from: [root], in: graph, costs: sparseCosts).distances, "seed \(seed)")
        #expect(back.distances == ShortestPathTree(to: [root], in: graph, costs: sparseCosts).distances, "seed \(seed)")
        for node in 0..<grid.nodeCount where back.distance(of: node) != nil {
            let arcs = back.pathArcs(of: node)!
            #expect(arcs.reduce(0) { $0 + Int(costs[$1]) } == back.distance(of: node), "seed \(seed)")
            #expect(arcs.map { $0 / 6 } == Array(back.path(from: node)!.dropLast()), "seed \(seed)")
        }
    }

    @Test func radiusStopsTheSearch() {
        let grid = HexGridGraph(columns: 40, rows: 1)
        let tree = ShortestPathTree(from: [0], in: grid, costs: [Int32](repeating: 5, count: grid.arcCount), within: 22)
        #expect(tree.distances.prefix(6) == [0, 5, 10, 15, 20, ShortestPathTree.unreached])
    }

    @Test func wholeRangeOfCostsFits() {
        let graph = SparseGraph(nodeCount: 3, arcs: [(0, 1), (1, 2), (0, 2)])
        let dear = ShortestPathTree.maximumCost
        let tree = ShortestPathTree(from: [0], in: graph, costs: [dear, 0, dear - 1])
        #expect(tree.distances == [0, dear, dear - 1])
    }
}
