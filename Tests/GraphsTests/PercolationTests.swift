import Graphs
import Testing

@Suite struct PercolationTests {
    /// On an N x N rhombus of hexes, each open with probability 1/2, the sides are joined with probability exactly 1/2,
    /// because the closed hexes join the other two sides if and only if the open ones do not (the game of Hex).
    @Test func rhombusIsCrossedHalfTheTime() {
        var random = SplitMix64(seed: 1950)
        let (size, trials) = (12, 4000)
        let rhombus = Self.rhombus(size)
        var crossed = 0
        for trial in 0..<trials {
            let isOpen = (0..<size * size).map { _ in random.next() >> 63 == 1 }
            let forward = Self.isCrossed(rhombus, isOpen, from: { $0 < size }, to: { $0 >= size * (size - 1) })
            let sideways = Self.isCrossed(
                rhombus, isOpen.map { !$0 }, from: { $0 % size == 0 }, to: { $0 % size == size - 1 })
            #expect(forward != sideways, "trial \(trial)")
            crossed += forward ? 1 : 0
        }
        // Four standard deviations of a binomial share: 4 * 0.5 / sqrt(4000) = 0.032.
        #expect(abs(Double(crossed) / Double(trials) - 0.5) < 0.032)
    }

    static func rhombus(_ size: Int) -> SparseGraph {
        var arcs: [(Int, Int)] = []
        for row in 0..<size {
            for column in 0..<size {
                for (down, right) in [(0, 1), (0, -1), (1, 0), (-1, 0), (1, -1), (-1, 1)]
                where (0..<size).contains(row + down) && (0..<size).contains(column + right) {
                    arcs.append((row * size + column, (row + down) * size + column + right))
                }
            }
        }
        return SparseGraph(nodeCount: size * size, arcs: arcs)
    }

    static func isCrossed(_ graph: SparseGraph, _ isOpen: [Bool], from: (Int) -> Bool, to: (Int) -> Bool) -> Bool {
        let nodes = 0..<graph.nodeCount
        let path = WidestPath.find(
            in: graph, from: nodes.filter(from), to: nodes.filter(to), nodeWidths: isOpen.map { $0 ? 1 : 0 })
        return path?.width == 1
    }
}
