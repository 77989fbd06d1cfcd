import Graphs
import Testing

@Suite struct DissimilarPathsLawTests {
    private func grid(_ seed: UInt64) -> (grid: HexGridGraph, costs: [Int32]) {
        var random = SplitMix64(seed: seed)
        let grid = HexGridGraph(columns: 14, rows: 16)
        return (grid, (0..<grid.arcCount).map { _ in Int32(20 + random.below(80)) })
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func pathsAreConnectedAndReportCostsWithoutPenalties(seed: UInt64) {
        let (grid, costs) = grid(seed)
        let paths = DissimilarPaths(count: 4).find(from: [15 * 14, 15 * 14 + 13], to: Array(0..<14), in: grid, costs: costs)
        for path in paths {
            #expect(path.arcs.map { $0 / 6 } == Array(path.nodes.dropLast()), "seed \(seed)")
            #expect(path.arcs.map { grid.head(of: $0) } == path.nodes.dropFirst().map(Optional.some), "seed \(seed)")
            #expect([15 * 14, 15 * 14 + 13].contains(path.nodes[0]), "seed \(seed)")
            #expect(path.cost == path.arcs.reduce(0) { $0 + Int(costs[$1]) } && path.cost >= paths[0].cost, "seed \(seed)")
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func gridAndSparseFormAgreeOnTheShortest(seed: UInt64) {
        let (grid, costs) = grid(seed)
        let (graph, gridArcs) = grid.sparse()
        let search = DissimilarPaths(count: 1)
        let onGrid = search.find(from: [0], to: [grid.nodeCount - 1], in: grid, costs: costs)
        let onGraph = search.find(from: [0], to: [grid.nodeCount - 1], in: graph, costs: gridArcs.map { costs[Int($0)] })
        #expect(onGrid.count == 1 && onGraph.count == 1 && onGrid[0].cost == onGraph[0].cost, "seed \(seed)")
        #expect(onGraph[0].cost == ShortestPathTree(from: [0], in: grid, costs: costs).distance(of: grid.nodeCount - 1))
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func aSmallerOverlapIsKept(seed: UInt64) {
        let (grid, costs) = grid(seed)
        let search = DissimilarPaths(count: 4, maximumOverlap: 0.1, attempts: 60)
        let paths = search.find(from: [15 * 14 + 7], to: Array(0..<14), in: grid, costs: costs)
        for (index, path) in paths.enumerated() {
            for other in paths[..<index] {
                #expect(DissimilarPaths.overlap(path.nodes, other.nodes) <= 0.1, "seed \(seed)")
            }
        }
    }

    /// Two roads without a common inner node: the second is found although it costs three times as much, once four penalties of
    /// 40 percent have tripled the cost of the inner nodes of the first.
    @Test func penaltiesLeadToTheOtherRoad() {
        let graph = SparseGraph(nodeCount: 6, arcs: [(0, 1), (1, 2), (2, 5), (0, 3), (3, 4), (4, 5)])
        let costs: [Int32] = [10, 10, 10, 30, 30, 10]
        let paths = DissimilarPaths(count: 2, attempts: 10).find(from: [0], to: [5], in: graph, costs: costs)
        #expect(paths.map(\.nodes) == [[0, 1, 2, 5], [0, 3, 4, 5]] && paths.map(\.cost) == [30, 70])
        let once = DissimilarPaths(count: 2, attempts: 1).find(from: [0], to: [5], in: graph, costs: costs)
        #expect(once.map(\.cost) == [30])
        let equal = DissimilarPaths(count: 2, maximumOverlap: 1).find(from: [0], to: [5], in: graph, costs: costs)
        #expect(equal.map(\.cost) == [30, 30], "an overlap of 1 keeps the same path again")
    }

    @Test func closedArcsStayClosed() {
        let graph = SparseGraph(nodeCount: 3, arcs: [(0, 2), (0, 1), (1, 2)])
        let paths = DissimilarPaths(count: 3).find(from: [0], to: [2], in: graph, costs: [-1, 5, 5])
        #expect(paths.map(\.nodes) == [[0, 1, 2]])
        #expect(DissimilarPaths(count: 0).find(from: [0], to: [2], in: graph, costs: [1, 5, 5]).isEmpty)
        #expect(DissimilarPaths(count: 3).find(from: [0], to: [], in: graph, costs: [1, 5, 5]).isEmpty)
    }

    @Test func freeArcsArePenalisedToo() {
        let graph = SparseGraph(nodeCount: 4, arcs: [(0, 1), (1, 3), (0, 2), (2, 3)])
        let paths = DissimilarPaths(count: 2).find(from: [0], to: [3], in: graph, costs: [0, 0, 0, 0])
        #expect(Set(paths.map { $0.nodes[1] }) == [1, 2])
    }

    @Test func overlapIsSymmetricAndOneForEqualPaths() {
        let (a, b) = ([1, 2, 3, 4], [3, 4, 5])
        #expect(DissimilarPaths.overlap(a, b) == DissimilarPaths.overlap(b, a))
        #expect(DissimilarPaths.overlap(a, b) == 0.4 && DissimilarPaths.overlap(a, a) == 1)
    }
}

@Suite struct GraphLawTests {
    @Test func anEmptyGraphHasNothing() {
        let graph = SparseGraph(nodeCount: 0, arcs: [])
        #expect(graph.arcCount == 0 && graph.starts == [0] && graph.reversed == graph)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func everyArcLeavesItsTailOnce(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.random(nodes: 1 + random.below(20), arcs: random.below(90), using: &random)
        let listed = (0..<graph.nodeCount).flatMap { Array(graph.arcs(leaving: $0)) }
        #expect(listed.sorted() == (0..<Int32(graph.arcCount)).map { $0 }, "seed \(seed)")
        #expect(graph.starts.first == 0 && graph.starts.last == Int32(graph.arcCount), "seed \(seed)")
        #expect(listed == graph.order, "seed \(seed)")
        #expect(graph.reversed.reversed == graph, "seed \(seed)")
    }

    @Test(arguments: [(1, 1, 0), (1, 2, 2), (2, 1, 2), (3, 3, 32), (5, 4, 86)])
    func gridsHaveAsManyArcsAsNeighbours(columns: Int, rows: Int, arcs: Int) {
        let grid = HexGridGraph(columns: columns, rows: rows)
        let heads = (0..<grid.arcCount).compactMap(grid.head)
        #expect(heads.count == grid.sparse().graph.arcCount && heads.count % 2 == 0)
        // Pairs of neighbours: columns - 1 in each row, 2 * columns - 1 between rows; two arcs each.
        #expect(heads.count == arcs && arcs == 2 * (rows * (columns - 1) + (rows - 1) * (2 * columns - 1)))
    }

    @Test func oppositeArcsAreInvolutions() {
        let grid = HexGridGraph(columns: 6, rows: 5)
        for arc in 0..<grid.arcCount {
            guard let opposite = grid.opposite(of: arc) else { continue }
            #expect(opposite % 6 == (arc % 6 + 3) % 6 && grid.opposite(of: opposite) == arc)
        }
    }
}
