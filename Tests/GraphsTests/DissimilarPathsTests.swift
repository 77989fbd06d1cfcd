import Graphs
import Testing

@Suite struct DissimilarPathsTests {
    @Test(arguments: 1...15 as ClosedRange<UInt64>)
    func waysDifferAndTheFirstIsBest(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let grid = HexGridGraph(columns: 25, rows: 30)
        let costs = (0..<grid.arcCount).map { _ in Int32(100 + random.below(400)) }
        let start = 29 * 25 + 12
        let ways = DissimilarPaths(count: 5).find(from: [start], to: Array(0..<25), in: grid, costs: costs)
        #expect(ways.count == 5, "seed \(seed)")
        let tree = ShortestPathTree(from: [start], in: grid, costs: costs)
        #expect(ways.first?.cost == (0..<25).compactMap(tree.distance).min(), "seed \(seed)")
        for (index, way) in ways.enumerated() {
            #expect(way.nodes.first == start && way.nodes.last! < 25, "seed \(seed)")
            #expect(way.arcs.reduce(0) { $0 + Int(costs[$1]) } == way.cost, "seed \(seed)")
            for other in ways[..<index] {
                #expect(DissimilarPaths.overlap(way.nodes, other.nodes) <= 0.5, "seed \(seed)")
            }
        }
    }

    @Test func oneWayOnlyGivesOne() {
        let graph = SparseGraph(nodeCount: 3, arcs: [(0, 1), (1, 2)])
        let ways = DissimilarPaths(count: 4).find(from: [0], to: [2], in: graph, costs: [5, 6])
        #expect(ways.map(\.cost) == [11] && ways[0].nodes == [0, 1, 2] && ways[0].arcs == [0, 1])
        #expect(DissimilarPaths(count: 4).find(from: [2], to: [0], in: graph, costs: [5, 6]).isEmpty)
    }

    @Test func overlapIsJaccards() {
        #expect(DissimilarPaths.overlap([1, 2, 3], [2, 3, 4]) == 0.5)
        #expect(DissimilarPaths.overlap([1, 2], [3]) == 0)
    }
}
