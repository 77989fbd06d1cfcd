import Graphs
import Testing

/// Inspection games against their full payoff matrix, and the laws that every such game obeys.
@Suite struct InspectionGameEnumerationTests {
    @Test func theReferenceSolvesKnownMatrixGames() {
        #expect(abs(MatrixGame(payoffs: [[1, -1], [-1, 1]]).value) < 1e-12, "matching pennies")
        #expect(abs(MatrixGame(payoffs: [[0, -1, 1], [1, 0, -1], [-1, 1, 0]]).value) < 1e-12, "rock, paper, scissors")
        #expect(abs(MatrixGame(payoffs: [[3, 5], [4, 1]]).value - 17 / 5.0) < 1e-12, "no saddle point")
        #expect(abs(MatrixGame(payoffs: [[2, 7], [1, 9]]).value - 2) < 1e-12, "a saddle point")
    }

    /// Rows: sets of `blockers` nodes; columns: one path per source, weighted by the shares.
    private func enumerated(_ game: InspectionGame, shares: [Double]) -> Double? {
        let inspected = game.catchProbabilities.indices.filter { game.catchProbabilities[$0] > 0 }
        let sets = subsets(of: inspected.count, count: min(game.blockers, inspected.count)).map { $0.map { inspected[$0] } }
        let paths = game.sources.map { game.graph.simplePaths(from: [$0.node], to: Set(game.sinks)).map(\.nodes) }
        let columns = tuples(paths)
        guard !columns.isEmpty else { return nil }
        return MatrixGame(
            payoffs: sets.map { set in
                columns.map { column in
                    zip(column, shares).reduce(0) { sum, part in
                        sum + part.1 * set.reduce(0) { part.0.contains($1) ? $0 + game.catchProbabilities[$1] : $0 }
                    }
                }
            }
        ).value
    }

    private func chances(_ count: Int, using random: inout SplitMix64) -> [Double] {
        (0..<count).map { node in
            node == 0 || node == count - 1 || random.below(6) == 0 ? 0 : Double(1 + random.below(20)) / 20
        }
    }

    @Test(arguments: 1...80 as ClosedRange<UInt64>)
    func freeSourceAgreesWithTheMatrix(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.randomAcyclic(nodes: 7, extra: random.below(8), using: &random)
        let game = InspectionGame(
            graph, catchProbabilities: chances(7, using: &random), from: [Terminal(node: 0)], to: [6],
            blockers: 1 + random.below(3))
        guard game.catchProbabilities.contains(where: { $0 > 0 }) else { return }
        let plan = try #require(game.solve())
        let expected = try #require(enumerated(game, shares: [1]))
        #expect(abs(plan.upperBound - expected) < 1e-6, "seed \(seed)")
        #expect(abs(plan.lowerBound - expected) < 1e-6, "seed \(seed)")
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func fixedSharesAgreeWithTheMatrix(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.randomAcyclic(nodes: 7, extra: 3 + random.below(4), using: &random)
        let share = 0.1 + 0.8 * random.unit()
        let sources = [Terminal(node: 0, limit: share), Terminal(node: 1, limit: 1 - share)]
        let game = InspectionGame(
            graph, catchProbabilities: chances(7, using: &random), from: sources, to: [6], blockers: 1 + random.below(3))
        guard game.catchProbabilities.contains(where: { $0 > 0 }) else { return }
        let plan = try #require(game.solve())
        let expected = try #require(enumerated(game, shares: [share, 1 - share]))
        #expect(abs(plan.upperBound - expected) < 1e-6, "seed \(seed)")
        #expect(plan.gap < 1e-6, "seed \(seed)")
    }

    /// Shares with leeway: more choice than fixed shares, less than free ones; the extreme shares bracket the value.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func leewayLiesBetweenFreeAndFixed(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.randomAcyclic(nodes: 8, extra: 5 + random.below(5), using: &random)
        let probabilities = chances(8, using: &random)
        let blockers = 1 + random.below(3)
        func value(_ limits: [Double]) throws -> Double {
            let sources = limits.enumerated().map { Terminal(node: $0, limit: $1) }
            let game = InspectionGame(graph, catchProbabilities: probabilities, from: sources, to: [7], blockers: blockers)
            return try #require(game.solve()).upperBound
        }
        let (fixed, leeway, free) = (try value([0.5, 0.5]), try value([0.7, 0.6]), try value([.infinity, .infinity]))
        #expect(free <= leeway + 1e-7 && leeway <= fixed + 1e-7, "seed \(seed): \(free) \(leeway) \(fixed)")
        // The value is convex in the shares, so the best of the leeway is no worse than a fine search over it, less its grain.
        let searched = try stride(from: 0.4, through: 0.7001, by: 0.025).map { try value([$0, 1 - $0]) }.min()!
        #expect(leeway <= searched + 1e-7 && leeway > searched - 0.025 * Double(blockers) - 1e-7, "seed \(seed)")
    }

    /// n equal places side by side, m blockers: each place is inspected with m / n.
    @Test(arguments: [(4, 1, 0.3), (4, 3, 0.3), (5, 5, 0.2), (7, 2, 1.0), (1, 1, 0.6)])
    func equalPlacesShareTheBlockers(places: Int, blockers: Int, chance: Double) throws {
        let game = InspectionGameTests.sideBySide([Double](repeating: chance, count: places), blockers: blockers)
        let plan = try #require(game.solve())
        let expected = chance * Double(blockers) / Double(places)
        #expect(abs(plan.upperBound - expected) < 1e-9 && abs(plan.lowerBound - expected) < 1e-9)
        #expect(plan.nodeFlows[1...places].allSatisfy { abs($0 - 1 / Double(places)) < 1e-6 } || blockers == places)
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func valueRisesWithBlockersAndWithChances(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.randomAcyclic(nodes: 9, extra: 10, using: &random)
        let probabilities = chances(9, using: &random).map { $0 * 0.5 }
        func value(_ blockers: Int, factor: Double = 1) throws -> Double {
            let game = InspectionGame(
                graph, catchProbabilities: probabilities.map { $0 * factor }, from: [Terminal(node: 0)], to: [8],
                blockers: blockers)
            return try #require(game.solve()).upperBound
        }
        let values = try (1...5).map { try value($0) }
        for (fewer, more) in zip(values, values.dropFirst()) { #expect(more >= fewer - 1e-9, "seed \(seed)") }
        // The blocker may mix: the gain per further blocker never grows.
        for index in 1..<values.count - 1 {
            #expect(values[index + 1] - values[index] <= values[index] - values[index - 1] + 1e-6, "seed \(seed)")
        }
        #expect(abs(try value(2, factor: 2) - 2 * values[1]) < 1e-6 * max(1, values[1]), "seed \(seed): the value scales")
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func anotherArcNeverHurtsTheEvader(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let graph = SparseGraph.randomAcyclic(nodes: 8, extra: 6, using: &random)
        let probabilities = chances(8, using: &random)
        let (tail, head) = (Int32(random.below(4)), Int32(4 + random.below(4)))
        let wider = SparseGraph(nodeCount: 8, tails: graph.tails + [tail], heads: graph.heads + [head])
        let values = try [graph, wider].map {
            try #require(
                InspectionGame($0, catchProbabilities: probabilities, from: [Terminal(node: 0)], to: [7], blockers: 2).solve()
            ).upperBound
        }
        #expect(values[1] <= values[0] + 1e-7, "seed \(seed)")
    }

    @Test func playIsTheSameEveryTime() throws {
        let plans = try (0..<3).map { _ in try #require(crossing(size: 12, blockers: 4).solve()) }
        for plan in plans.dropFirst() {
            #expect(plan.paths == plans[0].paths && plan.inspections == plans[0].inspections)
        }
    }

    @Test func nodesOffEveryPathDoNotMatter() throws {
        // Node 3 is a dead end and node 4 cannot be reached: both could catch for certain.
        let graph = SparseGraph(nodeCount: 6, arcs: [(0, 1), (1, 5), (0, 2), (2, 5), (1, 3), (4, 5)])
        let game = InspectionGame(graph, catchProbabilities: [0, 0.4, 0.4, 1, 1, 0], from: [Terminal(node: 0)], to: [5])
        let plan = try #require(game.solve())
        #expect(abs(plan.upperBound - 0.2) < 1e-9 && plan.inspections[3] == 0 && plan.inspections[4] == 0)
        #expect(plan.nodeFlows[3] == 0 && plan.nodeFlows[4] == 0)
    }

    @Test func aSourceThatIsASinkIsSafeUnlessInspected() throws {
        let graph = SparseGraph(nodeCount: 1, arcs: [])
        let safe = InspectionGame(graph, catchProbabilities: [0], from: [Terminal(node: 0)], to: [0])
        #expect(try #require(safe.solve()).upperBound == 0)
        let watched = InspectionGame(graph, catchProbabilities: [0.7], from: [Terminal(node: 0)], to: [0])
        #expect(abs(try #require(watched.solve()).upperBound - 0.7) < 1e-9)
    }

    @Test func aSourceWithoutAShareMayBeCutOff() throws {
        let graph = SparseGraph(nodeCount: 4, arcs: [(0, 1), (1, 2)])
        let sources = [Terminal(node: 0, limit: 1), Terminal(node: 3, limit: 0)]
        let plan = try #require(
            InspectionGame(graph, catchProbabilities: [0, 0.5, 0, 0], from: sources, to: [2]).solve())
        #expect(abs(plan.upperBound - 0.5) < 1e-9 && plan.paths.allSatisfy { $0.source == 0 })
        let needed = [Terminal(node: 0, limit: 0.5), Terminal(node: 3, limit: 0.5)]
        #expect(InspectionGame(graph, catchProbabilities: [0, 0.5, 0, 0], from: needed, to: [2]).solve() == nil)
    }

    @Test func bestResponsesAreThoseOfHand() {
        let game = InspectionGameTests.sideBySide([0.5, 0.25, 0.2], blockers: 2)
        // Flows of 0.2, 0.4 and 0.4: catches 0.1, 0.1 and 0.08; the two best are 0.2 together.
        #expect(abs(game.greatestCatch(nodeFlows: [1, 0.2, 0.4, 0.4, 1]) - 0.2) < 1e-12)
        // Inspections 1, 0.5, 0.5: risks 0.5, 0.125, 0.1; the evader takes the third place.
        #expect(abs(game.leastCatch(inspections: [0, 1, 0.5, 0.5, 0]) - 0.1) < 1e-12)
    }
}
