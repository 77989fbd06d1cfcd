import Graphs
import Testing

/// Searches in kept room against trees made anew.
struct ReachSearchTests {
    private static let grid = HexGridGraph(columns: 23, rows: 17)
    /// Costs from 1 to 60 by a multiplicative hash, every seventh arc closed.
    private static let costs: [Int32] = (0..<grid.arcCount).map { (arc: Int) -> Int32 in
        let isClosed = arc % 7 == 3
        let open: Int = 1 + (arc &* 2_654_435_761) % 60
        if isClosed { return arc % 2 == 0 ? -1 : Int32.max }
        return Int32(open)
    }

    @Test func itFindsWhatATreeFinds() {
        let search = ReachSearch(in: Self.grid, costs: Self.costs)
        for hex in stride(from: 0, to: Self.grid.nodeCount, by: 5) {
            for radius: Int32 in [0, 1, 30, 90, 2000] {
                let tree = ShortestPathTree(from: [hex], in: Self.grid, costs: Self.costs, within: radius)
                let near = search.reach(from: hex, within: radius)
                let wanted: [Int] = tree.distances.indices.filter { tree.distances[$0] <= radius }
                let hexes: [Int32] = wanted.map { Int32($0) }
                let distances: [Int32] = wanted.map { tree.distances[$0] }
                #expect(near.hexes == hexes)
                #expect(near.distances == distances)
                let other: Int = (hex * 31 + Int(radius)) % Self.grid.nodeCount
                let path: [Int]? = search.path(from: hex, to: other, within: radius)
                #expect(path == tree.path(to: other))
            }
        }
    }

    /// A search that ends at its goal leaves nothing behind for the next.
    @Test func oneSearchDoesNotTouchTheNext() {
        let search = ReachSearch(in: Self.grid, costs: Self.costs)
        let before = search.reach(from: 40, within: 200)
        for goal in 0..<Self.grid.nodeCount { _ = search.path(from: 200, to: goal, within: 900) }
        let after = search.reach(from: 40, within: 200)
        #expect(after.hexes == before.hexes && after.distances == before.distances)
    }
}
