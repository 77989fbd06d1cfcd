import Graphs
import Testing

/// Cuts for one spread after another against the game of each.
struct RatioCutsTests {
    private struct Case {
        let graph: SparseGraph
        let chances: [Double]
        let sinks: [Int]
        let spreads: [[Double]]

        init(seed: UInt64) {
            var random = SplitMix64(seed: seed)
            let count = 12
            graph = SparseGraph.random(nodes: count, arcs: 20 + random.below(25), using: &random)
            sinks = [count - 1]
            chances = (0..<count).map { $0 == count - 1 || random.below(5) == 0 ? 0 : Double(1 + random.below(20)) / 20 }
            spreads = (0..<10).map { _ in
                let parts = (0..<count).map { _ in Double(random.below(3) == 0 ? 1 + random.below(9) : 0) }
                let sum = parts.reduce(0, +)
                return sum > 0 ? parts.map { $0 / sum } : [1] + [Double](repeating: 0, count: count - 1)
            }
        }

        /// The value of the game against a spread; nil if not all can reach the sinks.
        func value(_ spread: [Double]) -> Double? {
            InspectionGame(
                graph, catchProbabilities: chances,
                from: spread.indices.filter { spread[$0] > 0 }.map { Terminal(node: $0, limit: spread[$0]) }, to: sinks
            ).solve()?.upperBound
        }

        /// What a spread loses at least to an inspector who divides himself over some nodes in proportion to 1 / p.
        func leastLoss(_ spread: [Double], _ nodes: [Int]) -> Double {
            let open = nodes.reduce(0) { $0 + 1 / chances[$1] }
            var inspections = [Double](repeating: 0, count: chances.count)
            for node in nodes { inspections[node] = 1 / chances[node] / open }
            return InspectionGame(
                graph, catchProbabilities: chances,
                from: spread.indices.filter { spread[$0] > 0 }.map { Terminal(node: $0, limit: spread[$0]) }, to: sinks
            ).leastCatch(inspections: inspections)
        }
    }

    /// To inspect the cut in proportion to 1 / p is worth the value of the game, whichever spreads came before.
    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func theCutIsWorthTheGame(seed: UInt64) throws {
        let ground = Case(seed: seed)
        for spreads in [ground.spreads, ground.spreads.reversed()] {
            var cuts = RatioCuts(ground.graph, catchProbabilities: ground.chances, to: ground.sinks)
            for spread in spreads {
                let found = cuts.best(against: spread)
                guard let value = ground.value(spread) else {
                    #expect(found == nil, "seed \(seed)")
                    continue
                }
                let nodes = try #require(found, "seed \(seed)")
                #expect(nodes == nodes.sorted() && nodes.allSatisfy { ground.chances[$0] > 0 })
                #expect(nodes.isEmpty == (value < 1e-12), "seed \(seed)")
                if !nodes.isEmpty { #expect(abs(ground.leastLoss(spread, nodes) - value) < 1e-9, "seed \(seed)") }
            }
        }
    }

    /// Of two gates side by side both are watched, of two in a row the one where more are met.
    @Test func gatesSideBySideAndInARow() {
        let beside = SparseGraph(nodeCount: 4, arcs: [(0, 1), (0, 2), (1, 3), (2, 3)])
        var cuts = RatioCuts(beside, catchProbabilities: [0, 0.5, 0.25, 0], to: [3])
        #expect(cuts.best(against: [1, 0, 0, 0]) == [1, 2])
        #expect(cuts.best(against: [0, 1, 0, 0]) == [1])
        let inARow = SparseGraph(nodeCount: 4, arcs: [(0, 1), (1, 2), (2, 3)])
        cuts = RatioCuts(inARow, catchProbabilities: [0, 0.5, 0.25, 0], to: [3])
        #expect(cuts.best(against: [1, 0, 0, 0]) == [1])
        // Who starts behind the better gate is met at the other.
        #expect(cuts.best(against: [0, 0, 1, 0]) == [2])
        #expect(cuts.best(against: [0, 0, 0, 1]) == [])
    }
}
