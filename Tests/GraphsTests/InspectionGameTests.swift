import Graphs
import Testing

@Suite struct InspectionGameTests {
    /// Source 0, sink n + 1, and n nodes side by side.
    static func sideBySide(_ chances: [Double], blockers: Int = 1) -> InspectionGame {
        let n = chances.count
        let arcs = (1...n).map { (0, $0) } + (1...n).map { ($0, n + 1) }
        return InspectionGame(
            SparseGraph(nodeCount: n + 2, arcs: arcs), catchProbabilities: [0] + chances + [0], from: [Terminal(node: 0)],
            to: [n + 1], blockers: blockers)
    }

    @Test func sideBySideIsTheHarmonicSum() throws {
        let plan = try #require(Self.sideBySide([0.5, 0.25, 0.2]).solve())
        #expect(abs(plan.upperBound - 1 / 11.0) < 1e-12 && abs(plan.lowerBound - 1 / 11.0) < 1e-12)
        #expect(zip(plan.inspections, [0, 2 / 11.0, 4 / 11.0, 5 / 11.0, 0]).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(zip(plan.nodeFlows, [1, 2 / 11.0, 4 / 11.0, 5 / 11.0, 1]).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test func asManyBlockersAsNodesLeaveTheSafestNode() throws {
        let plan = try #require(Self.sideBySide([0.5, 0.25, 0.2], blockers: 3).solve())
        #expect(abs(plan.upperBound - 0.2) < 1e-7 && abs(plan.lowerBound - 0.2) < 1e-7)
    }

    /// Two blockers on three places: the safest place is inspected for certain if its share of two exceeds one.
    @Test func twoBlockersOnThreePlaces() throws {
        let plan = try #require(Self.sideBySide([0.8, 0.8, 0.1], blockers: 2).solve())
        // x = (1/2, 1/2, 1): the third place alone costs 0.1, less than 0.4 on the others.
        #expect(abs(plan.upperBound - 0.1) < 1e-8 && plan.gap < 1e-6)
    }

    @Test func sharesBindTheEvader() throws {
        // Source 0 must pass node 2 (0.5); source 1 may pass 2 or 3 (0.5).
        let graph = SparseGraph(nodeCount: 5, arcs: [(0, 2), (1, 2), (1, 3), (2, 4), (3, 4)])
        let chances = [0, 0, 0.5, 0.5, 0]
        func value(_ first: Double) throws -> Double {
            let sources = [Terminal(node: 0, limit: first), Terminal(node: 1, limit: 1 - first)]
            return try #require(InspectionGame(graph, catchProbabilities: chances, from: sources, to: [4]).solve()).upperBound
        }
        #expect(abs(try value(0.25) - 0.25) < 1e-9)
        #expect(abs(try value(0.75) - 0.375) < 1e-9)
    }

    @Test func noWayAndNoRisk() throws {
        let apart = SparseGraph(nodeCount: 2, arcs: [])
        #expect(InspectionGame(apart, catchProbabilities: [0, 0], from: [Terminal(node: 0)], to: [1]).solve() == nil)
        let plan = try #require(Self.sideBySide([0.5, 0]).solve())
        #expect(plan.upperBound == 0 && plan.lowerBound == 0 && plan.gap == 0)
        #expect(Self.sideBySide([0.5, 0], blockers: 4).solve()?.upperBound == 0)
    }

    @Test func onOneWayInspectionIsCertain() throws {
        let graph = SparseGraph(nodeCount: 4, arcs: [(0, 1), (1, 2), (2, 3)])
        let game = InspectionGame(
            graph, catchProbabilities: [0, 0.3, 0.6, 0], from: [Terminal(node: 0)], to: [3], blockers: 2)
        let plan = try #require(game.solve())
        #expect(abs(plan.upperBound - 0.9) < 1e-8 && plan.gap < 1e-6)
    }

    @Test(arguments: 1...300 as ClosedRange<UInt64>)
    func bothStrategiesProveTheValue(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let grid = HexGridGraph(columns: 3 + random.below(8), rows: 3 + random.below(8))
        let last = grid.nodeCount - grid.columns
        let spread = random.unit()
        let chances = (0..<grid.nodeCount).map {
            $0 < grid.columns || $0 >= last || random.below(12) == 0 ? 0.0 : min(1, spread * random.unit() + 0.02)
        }
        let starts = (0..<1 + random.below(3)).map { _ in last + random.below(grid.columns) }
        // Shares that are fixed, free, or fixed with some leeway.
        let limit = [1 / Double(starts.count), .infinity, 1.3 / Double(starts.count)][random.below(3)]
        let game = InspectionGame(
            grid.sparse().graph, catchProbabilities: chances, from: starts.map { Terminal(node: $0, limit: limit) },
            to: Array(0..<grid.columns), blockers: 1 + random.below(9))
        let plan = try #require(game.solve())
        #expect(plan.gap < 1e-6, "seed \(seed)")
        #expect(plan.inspections.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-9 }, "seed \(seed)")
        #expect(plan.inspections.reduce(0, +) <= Double(game.blockers) + 1e-7, "seed \(seed)")
        #expect(abs(plan.paths.reduce(0) { $0 + $1.amount } - 1) < 1e-7, "seed \(seed)")
        let top = zip(chances, plan.nodeFlows).map { $0 * $1 }.sorted(by: >).prefix(game.blockers).reduce(0, +)
        #expect(abs(top - plan.upperBound) < 1e-12, "seed \(seed)")
        for (index, source) in game.sources.enumerated() {
            let amount = plan.paths.filter { $0.source == index }.reduce(0) { $0 + $1.amount }
            #expect(amount <= source.limit + 1e-7, "seed \(seed)")
        }
        #expect(abs(Self.safest(game, plan.inspections) - plan.lowerBound) < 1e-9, "seed \(seed)")
    }

    /// Bellman and Ford's method on the risk of nodes; shares go to the safest sources first.
    static func safest(_ game: InspectionGame, _ inspections: [Double]) -> Double {
        let risks = zip(game.catchProbabilities, inspections).map { $0 * $1 }
        var best = [Double](repeating: .infinity, count: risks.count)
        for sink in game.sinks { best[sink] = risks[sink] }
        for _ in risks.indices {
            for arc in 0..<game.graph.arcCount {
                let (tail, head) = (Int(game.graph.tails[arc]), Int(game.graph.heads[arc]))
                best[tail] = min(best[tail], risks[tail] + best[head])
            }
        }
        var (left, sum) = (1.0, 0.0)
        for source in game.sources.sorted(by: { best[$0.node] < best[$1.node] }) {
            sum += min(left, source.limit) * best[source.node]
            left = max(0, left - source.limit)
        }
        return sum
    }
}
