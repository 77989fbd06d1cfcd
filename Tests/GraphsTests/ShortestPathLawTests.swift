import Graphs
import Testing

/// Laws of distances, and the edges of what a search accepts.
@Suite struct ShortestPathLawTests {
    @Test func aGraphOfOneNodeHasDistanceZero() {
        let graph = SparseGraph(nodeCount: 1, arcs: [])
        let tree = ShortestPathTree(from: [0], in: graph, costs: [])
        #expect(tree.distances == [0] && tree.parentArcs == [-1])
        #expect(tree.path(to: 0) == [0] && tree.pathArcs(of: 0) == [])
        let back = ShortestPathTree(to: [0], in: graph, costs: [])
        #expect(back.path(from: 0) == [0] && back.orientation == .toTargets)
    }

    @Test func withoutRootsNothingIsReached() {
        let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1)])
        #expect(ShortestPathTree(from: [], in: graph, costs: [1]).distances.allSatisfy { $0 == ShortestPathTree.unreached })
        let empty = ShortestPathTree(from: [], in: SparseGraph(nodeCount: 0, arcs: []), costs: [])
        #expect(empty.distances.isEmpty && empty.parentArcs.isEmpty)
    }

    @Test func freeArcsAndLoops() {
        let graph = SparseGraph(nodeCount: 3, arcs: [(0, 0), (0, 1), (1, 0), (1, 2)])
        let tree = ShortestPathTree(from: [0], in: graph, costs: [0, 0, 0, 0])
        #expect(tree.distances == [0, 0, 0] && tree.path(to: 2) == [0, 1, 2])
    }

    @Test(arguments: [-1, Int32.min, Int32.max])
    func closedArcsAreNotTaken(cost: Int32) {
        let graph = SparseGraph(nodeCount: 3, arcs: [(0, 2), (0, 1), (1, 2)])
        let tree = ShortestPathTree(from: [0], in: graph, costs: [cost, 4, 5])
        #expect(tree.distance(of: 2) == 9 && tree.pathArcs(of: 2) == [1, 2])
    }

    @Test func radiusIncludesItsEdgeAndZeroReachesOnlyRoots() {
        let graph = SparseGraph(nodeCount: 3, arcs: [(0, 1), (1, 2)])
        #expect(ShortestPathTree(from: [0], in: graph, costs: [3, 4], within: 7).distance(of: 2) == 7)
        #expect(ShortestPathTree(from: [0], in: graph, costs: [3, 4], within: 6).distance(of: 2) == nil)
        #expect(ShortestPathTree(from: [0], in: graph, costs: [3, 4], within: 0).distances.prefix(2) == [0, .max])
    }

    /// 1,100 arcs of the greatest cost lead beyond 2^30: the last nodes count as unreached.
    @Test func beyondTheGreatestDistanceNothingIsReached() {
        let count = 1100
        let graph = SparseGraph(nodeCount: count + 1, arcs: (0..<count).map { ($0, $0 + 1) })
        let tree = ShortestPathTree(
            from: [0], in: graph, costs: [Int32](repeating: ShortestPathTree.maximumCost, count: count))
        #expect(tree.distance(of: 1024) == Int(ShortestPathTree.maximumDistance))
        #expect(tree.distance(of: 1025) == nil && tree.path(to: 1025) == nil)
    }

    /// The distance from a set of sources is the least of the distances from each; a further source never lengthens a distance.
    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func manySourcesAreTheLeastOfEach(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let grid = HexGridGraph(columns: 2 + random.below(9), rows: 2 + random.below(9))
        let costs = ShortestPathTreeTests.randomCosts(grid.arcCount, using: &random)
        let sources = (0..<3).map { _ in random.below(grid.nodeCount) }
        let together = ShortestPathTree(from: sources, in: grid, costs: costs).distances
        let each = sources.map { ShortestPathTree(from: [$0], in: grid, costs: costs).distances }
        #expect(together == together.indices.map { node in each.map { $0[node] }.min()! }, "seed \(seed)")
    }

    /// Paths to targets are paths from sources against the arcs; with symmetric costs distances are a metric.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func symmetricCostsGiveAMetric(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let grid = HexGridGraph(columns: 3 + random.below(4), rows: 3 + random.below(4))
        var costs = [Int32](repeating: 0, count: grid.arcCount)
        for arc in costs.indices {
            guard let opposite = grid.opposite(of: arc), arc < opposite else { continue }
            costs[arc] = Int32(1 + random.below(100))
            costs[opposite] = costs[arc]
        }
        let all = (0..<grid.nodeCount).map { ShortestPathTree(from: [$0], in: grid, costs: costs).distances.map(Int.init) }
        for a in all.indices {
            #expect(all[a] == ShortestPathTree(to: [a], in: grid, costs: costs).distances.map(Int.init), "seed \(seed)")
            for b in all.indices {
                #expect(all[a][b] == all[b][a] && (all[a][b] == 0) == (a == b), "seed \(seed)")
                for c in all.indices { #expect(all[a][c] <= all[a][b] + all[b][c], "seed \(seed)") }
            }
        }
    }

    /// Every reached node but the roots has a parent arc that is tight, and every open arc satisfies the triangle inequality: together
    /// these prove the distances (Bellman's optimality conditions).
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func bellmansConditionsHold(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.random(nodes: 1 + random.below(60), arcs: random.below(400), using: &random)
        let costs = ShortestPathTreeTests.randomCosts(graph.arcCount, using: &random)
        let tree = ShortestPathTree(from: [0], in: graph, costs: costs)
        for arc in costs.indices where costs[arc] >= 0 && costs[arc] != .max {
            guard let start = tree.distance(of: Int(graph.tails[arc])) else { continue }
            let end = tree.distance(of: Int(graph.heads[arc]))
            #expect(end.map { $0 <= start + Int(costs[arc]) } == true, "seed \(seed)")
        }
        for node in 1..<graph.nodeCount where tree.distance(of: node) != nil {
            let arc = Int(tree.parentArcs[node])
            #expect(Int(graph.heads[arc]) == node, "seed \(seed)")
            #expect(tree.distance(of: Int(graph.tails[arc]))! + Int(costs[arc]) == tree.distance(of: node)!, "seed \(seed)")
        }
    }

    /// Steps on a grid by axial coordinates (Red Blob Games): (|dq| + |dr| + |dq + dr|) / 2.
    @Test(arguments: [(9, 8), (1, 7), (7, 1), (2, 2)])
    func unitCostsAreHexDistances(columns: Int, rows: Int) {
        let grid = HexGridGraph(columns: columns, rows: rows)
        let costs = [Int32](repeating: 1, count: grid.arcCount)
        func axial(_ node: Int) -> (q: Int, r: Int) {
            let row = node / columns
            return (node % columns - (row - (row & 1)) / 2, row)
        }
        for start in 0..<grid.nodeCount {
            let tree = ShortestPathTree(from: [start], in: grid, costs: costs)
            let a = axial(start)
            for end in 0..<grid.nodeCount {
                let b = axial(end)
                let (dq, dr) = (a.q - b.q, a.r - b.r)
                // On grids of one column a straight line may leave the grid.
                let steps = (abs(dq) + abs(dr) + abs(dq + dr)) / 2
                #expect(columns == 1 ? tree.distance(of: end)! >= steps : tree.distance(of: end) == steps)
            }
        }
    }

    @Test func treesAreTheSameEveryTime() {
        let grid = HexGridGraph(columns: 40, rows: 40)
        let costs = [Int32](repeating: 3, count: grid.arcCount)
        let trees = (0..<3).map { _ in ShortestPathTree(from: [820], in: grid, costs: costs).parentArcs }
        #expect(trees[0] == trees[1] && trees[1] == trees[2], "ties are broken the same way")
    }
}
