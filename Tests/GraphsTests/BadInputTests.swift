import Graphs
import Testing

/// Bad input is a programming error: it stops the program before it can spoil a result.
@Suite struct BadInputTests {
    @Test func graphsRefuseHeadsOutside() async {
        await #expect(processExitsWith: .failure) { _ = SparseGraph(nodeCount: 2, arcs: [(0, 2)]) }
        await #expect(processExitsWith: .failure) { _ = SparseGraph(nodeCount: 2, tails: [0, 1], heads: [1]) }
        await #expect(processExitsWith: .failure) { _ = HexGridGraph(columns: 0, rows: 3) }
    }

    @Test func costsRefuseNegativeNumbers() async {
        await #expect(processExitsWith: .failure) { _ = Terminal(node: 0, limit: -1) }
        await #expect(processExitsWith: .failure) { _ = CongestionCost(base: -1, slope: 0) }
        await #expect(processExitsWith: .failure) { _ = CongestionCost(base: 1, slope: 1, power: 0) }
        await #expect(processExitsWith: .failure) {
            _ = ConvexCost(pieces: [.init(width: 1, slope: 2), .init(width: 1, slope: 1)])
        }
    }

    @Test func searchesRefuseArraysOfTheWrongLengthAndGreatCosts() async {
        await #expect(processExitsWith: .failure) {
            _ = ShortestPathTree(from: [0], in: SparseGraph(nodeCount: 2, arcs: [(0, 1)]), costs: [])
        }
        await #expect(processExitsWith: .failure) {
            let cost = ShortestPathTree.maximumCost + 1
            _ = ShortestPathTree(from: [0], in: SparseGraph(nodeCount: 2, arcs: [(0, 1)]), costs: [cost])
        }
        await #expect(processExitsWith: .failure) {
            _ = ShortestPathTree(from: [7], in: SparseGraph(nodeCount: 2, arcs: [(0, 1)]), costs: [1])
        }
        await #expect(processExitsWith: .failure) {
            let tree = ShortestPathTree(to: [1], in: SparseGraph(nodeCount: 2, arcs: [(0, 1)]), costs: [1])
            _ = tree.path(to: 0)
        }
    }

    @Test func flowsRefuseBadNetworks() async {
        await #expect(processExitsWith: .failure) {
            let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1)])
            _ = MaximumFlow.solve(graph, source: 0, sink: 1, capacities: [-1])
        }
        await #expect(processExitsWith: .failure) {
            let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1)])
            _ = MaximumFlow.solve(graph, source: 0, sink: 2, capacities: [1])
        }
        await #expect(processExitsWith: .failure) {
            let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1)])
            _ = MinimumCostFlow.solve(graph, costs: [.linear(1)], from: 0, to: 0, amount: 1)
        }
        await #expect(processExitsWith: .failure) {
            let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1)])
            _ = QuickestFlow.solve(FlowNetwork(graph, from: [Terminal(node: 0)], to: [Terminal(node: 1)]), transitTimes: [1])
        }
    }

    @Test func gamesRefuseBadChancesAndTooSmallShares() async {
        await #expect(processExitsWith: .failure) {
            let graph = SparseGraph(nodeCount: 1, arcs: [])
            _ = InspectionGame(graph, catchProbabilities: [1.5], from: [Terminal(node: 0)], to: [0])
        }
        await #expect(processExitsWith: .failure) {
            let graph = SparseGraph(nodeCount: 1, arcs: [])
            _ = InspectionGame(graph, catchProbabilities: [0.5], from: [Terminal(node: 0, limit: 0.5)], to: [0])
        }
        await #expect(processExitsWith: .failure) {
            let graph = SparseGraph(nodeCount: 2, arcs: [])
            let demand = [Terminal(node: 0, limit: 1)]
            _ = TrafficAssignment.solve(graph, costs: [], from: demand, to: [1], aim: .userEquilibrium)
        }
    }
}
