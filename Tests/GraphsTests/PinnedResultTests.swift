import Graphs
import Testing

/// The bits of results on one map: a change here changes plans and campaigns, and must be meant. Results rest on IEEE additions,
/// multiplications, divisions and square roots alone, so every platform must give the same.
@Suite struct PinnedResultTests {
    private let grid = HexGridGraph(columns: 24, rows: 20)
    private let graph: SparseGraph
    private let chances: [Double]
    private let congestion: [CongestionCost]
    private let capacities: [Double]
    private let steps: [Int32]
    private let north = Array(0..<24)
    /// The first hex of the south row.
    private let south = 19 * 24

    init() {
        var random = SplitMix64(seed: 1950)
        graph = grid.sparse().graph
        chances = (0..<grid.nodeCount).map { $0 < 24 || $0 >= 19 * 24 ? 0 : 0.02 + 0.9 * random.unit() }
        congestion = (0..<graph.arcCount).map { _ in
            CongestionCost(base: 0.1 + random.unit(), slope: random.unit() * 1e-2, power: 1 + random.below(2))
        }
        capacities = (0..<graph.arcCount).map { _ in 1 + 9 * random.unit() }
        steps = (0..<grid.arcCount).map { _ in Int32(random.below(300)) - 5 }
    }

    /// FNV-1a over the words of the numbers, with a shift that spreads the upper bits.
    private func digest(_ values: [Double]) -> UInt64 {
        values.reduce(14_695_981_039_346_656_037) { digest, value in
            let mixed = (digest ^ value.bitPattern) &* 1_099_511_628_211
            return mixed ^ (mixed >> 29)
        }
    }

    private func sources(limit: Double) -> [Terminal] { (0..<4).map { Terminal(node: south + 6 * $0, limit: limit) } }

    private var network: FlowNetwork {
        FlowNetwork(graph, from: sources(limit: 200), to: north.map { Terminal(node: $0) }, arcCapacities: capacities)
    }

    @Test(
        arguments: [
            (0.25, 1, 0x8f30_37a5_6838_f31f), (0.25, 3, 0xbbfe_a680_08c2_2224), (0.25, 9, 0x2b85_bd82_6dc4_b889),
            (.infinity, 1, 0x499f_a8be_2970_6815), (.infinity, 3, 0xddb5_e97c_3cdc_e505), (.infinity, 9, 0x6031_c0a0_d622_88da),
            (0.4, 1, 0x1912_2618_6042_06ad), (0.4, 3, 0xd01e_20b1_4130_d718), (0.4, 9, 0x0880_7c37_d94f_2dfa),
        ] as [(Double, Int, UInt64)])
    func inspectionGames(limit: Double, blockers: Int, expected: UInt64) throws {
        let game = InspectionGame(
            graph, catchProbabilities: chances, from: sources(limit: limit), to: north, blockers: blockers)
        let plan = try #require(game.solve())
        #expect(digest(plan.inspections + plan.arcFlows + plan.paths.map(\.amount)) == expected)
    }

    @Test func trafficAssignments() {
        let expected: [UInt64] = [0xd411_6bd7_b0df_9c4a, 0xf8bf_fd4f_4db6_bb9b]
        for (aim, bits) in zip([TrafficAssignment.Aim.systemOptimum, .userEquilibrium], expected) {
            let flow = TrafficAssignment.solve(graph, costs: congestion, from: sources(limit: 200), to: north, aim: aim)
            #expect(flow.rounds == 19 && digest(flow.arcFlows) == bits)
        }
    }

    @Test func flows() throws {
        let maximum = MaximumFlow.solve(network)
        #expect(digest(maximum.arcFlows + maximum.sinkFlows) == 0xcf2f_ddc4_b1f1_62d0)
        #expect(digest(PathFlow.decompose(maximum, of: network).map(\.amount)) == 0xb60b_809c_592f_b06e)
        let quickest = try #require(QuickestFlow.solve(network, transitTimes: capacities.map { 3 / $0 }))
        let parts = quickest.arcRates + quickest.paths.map(\.rate) + quickest.bottlenecks.map(\.amount)
        #expect(digest([quickest.time] + parts) == 0xb402_9c93_b222_6180)
        let costs = capacities.map {
            ConvexCost(pieces: [.init(width: $0, slope: $0), .init(width: 2 * $0, slope: 3 * $0)])
        }
        let cheapest = try #require(MinimumCostFlow.solve(graph, costs: costs, from: south + 5, to: 7, amount: 40))
        #expect(digest(cheapest.arcFlows + cheapest.potentials) == 0x2135_328f_8e01_30bf)
    }

    @Test func paths() {
        let tree = ShortestPathTree(from: [south], in: grid, costs: steps)
        #expect(digest(tree.distances.map(Double.init) + tree.parentArcs.map(Double.init)) == 0x7319_7a01_b5aa_cfc2)
        let widest = WidestPath.find(in: graph, from: [south], to: north, arcWidths: capacities)
        #expect(digest(widest?.nodes.map(Double.init) ?? []) == 0x7287_f63a_16df_f024)
    }
}
