import Graphs
import Testing

/// Trees in bytes cost the same as trees with distances, and keep to the nodes of their graph.
@Suite struct NextStepSearchTests {
    private static let columns = 23
    private static let rows = 19

    private struct Case {
        let grid = HexGridGraph(columns: columns, rows: rows)
        let land: HexSubgraph
        /// Costs of the grid's arcs, negative where one is closed or leads off the land.
        let costs: [Int32]
        let targets = Array(0..<columns)

        init(seed: UInt64) {
            var random = SplitMix64(seed: seed)
            let grid = grid
            let isLand = (0..<grid.nodeCount).map { $0 < columns || random.below(10) > 0 }
            land = HexSubgraph(of: grid) { isLand[$0] }
            costs = (0..<grid.arcCount).map { arc in
                let cost = Int32(1 + random.below(40))
                guard let head = grid.head(of: arc), isLand[head], isLand[arc / 6], random.below(12) > 0 else { return -1 }
                return cost
            }
        }

        func slotCosts() -> [Float] {
            land.arcs.map { $0 < 0 ? -1 : Float(costs[Int($0)]) }
        }
    }

    /// The cost of following the steps from a hex; nil if they lead nowhere.
    private static func cost(from hex: Int, _ next: [UInt8], _ grid: HexGridGraph, _ costs: [Int32]) -> Int? {
        var (here, sum) = (hex, 0)
        while next[here] != NextStepSearch.target {
            if next[here] == NextStepSearch.noStep { return nil }
            let arc = 6 * here + Int(next[here])
            guard costs[arc] >= 0, let head = grid.head(of: arc), sum < 1_000_000 else { return nil }
            sum += Int(costs[arc])
            here = head
        }
        return sum
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `every hex is led to a target at the least cost`(seed: UInt64) {
        let ground = Case(seed: seed)
        let tree = ShortestPathTree(to: ground.targets, in: ground.grid, costs: ground.costs)
        var search = NextStepSearch(on: ground.land, to: ground.targets, costs: ground.slotCosts(), mostCost: 4000)
        let even = [Float](repeating: 1, count: ground.land.hexes.count)
        // The second search runs in the room of the first, under other factors, and the third under the first again.
        let first = search.directions(factors: even)
        let doubled = search.directions(factors: even.map { 2 * $0 })
        let again = search.directions(factors: even)
        #expect(first == again && doubled.count == first.count)
        for hex in 0..<ground.grid.nodeCount {
            let isNode = ground.land.node(of: hex) != nil
            #expect(Self.cost(from: hex, first, ground.grid, ground.costs) == (isNode ? tree.distance(of: hex) : nil), "\(hex)")
        }
    }

    @Test func `a factor makes the hexes dear that it stands for`() {
        let ground = Case(seed: 3)
        let factors = ground.land.hexes.map { Float(1 + Int($0) % 7) }
        let dearer = ground.costs.indices.map { arc -> Int32 in
            guard ground.costs[arc] >= 0, let head = ground.grid.head(of: arc) else { return -1 }
            return ground.costs[arc] * Int32(1 + head % 7)
        }
        var search = NextStepSearch(on: ground.land, to: ground.targets, costs: ground.slotCosts(), mostCost: 4000)
        let next = search.directions(factors: factors)
        let tree = ShortestPathTree(to: ground.targets, in: ground.grid, costs: dearer)
        for hex in 0..<ground.grid.nodeCount where tree.distance(of: hex) != nil {
            #expect(Self.cost(from: hex, next, ground.grid, dearer) == tree.distance(of: hex), "\(hex)")
        }
    }

    /// Only the rim of a broad objective is a root of the search; its inside is marked all the same.
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `a broad objective is led to by its rim`(seed: UInt64) {
        let ground = Case(seed: seed)
        let targets = (0..<8 * Self.columns).filter { ground.land.node(of: $0) != nil } + [ground.grid.nodeCount - 1]
        let tree = ShortestPathTree(to: targets, in: ground.grid, costs: ground.costs)
        var search = NextStepSearch(on: ground.land, to: targets, costs: ground.slotCosts(), mostCost: 4000)
        let next = search.directions(factors: [Float](repeating: 1, count: ground.land.hexes.count))
        for hex in 0..<ground.grid.nodeCount where ground.land.node(of: hex) != nil {
            #expect(Self.cost(from: hex, next, ground.grid, ground.costs) == tree.distance(of: hex), "\(hex)")
            #expect((next[hex] == NextStepSearch.target) == targets.contains(hex))
        }
    }

    @Test func `the arcs of a subgraph enter its nodes`() {
        let grid = HexGridGraph(columns: 5, rows: 4)
        let graph = HexSubgraph(of: grid) { $0 != 7 }
        #expect(graph.hexes.count == 19 && graph.node(of: 7) == nil && graph.node(of: 8) == 7)
        for (slot, arc) in graph.arcs.enumerated() where arc >= 0 {
            #expect(grid.head(of: Int(arc)) == Int(graph.hexes[slot / 6]))
            #expect(Int(arc) / 6 != 7)
        }
        let inside = (0..<grid.arcCount).filter { grid.head(of: $0).map { $0 != 7 } ?? false && $0 / 6 != 7 }
        #expect(graph.arcs.filter { $0 >= 0 }.map(Int.init).sorted() == inside)
    }
}
