extension ShortestPathTree {
    /// Shortest paths from the nearest of the sources to every hex, up to a cost of `radius`.
    ///
    /// `costs` has one element per hex and direction (hex * 6 + direction), as described at the type; those of arcs that leave the grid
    /// are not read. O(hexes + greatest distance).
    public init(from sources: [Int], in grid: HexGridGraph, costs: [Int32], within radius: Int32 = maximumDistance) {
        let (distances, arcs) = Self.search(grid, roots: sources, costs: costs, limit: radius, backwards: false)
        self.init(orientation: .fromSources, distances: distances, parentArcs: arcs) { $0 / 6 }
    }

    /// Shortest paths from every hex to the nearest of the targets, up to a cost of `radius`; `costs` as for paths from sources.
    public init(to targets: [Int], in grid: HexGridGraph, costs: [Int32], within radius: Int32 = maximumDistance) {
        let (distances, arcs) = Self.search(grid, roots: targets, costs: costs, limit: radius, backwards: true)
        self.init(orientation: .toTargets, distances: distances, parentArcs: arcs) { grid.head(of: $0)! }
    }

    private static func search(
        _ grid: HexGridGraph, roots: [Int], costs: [Int32], limit: Int32, backwards: Bool
    ) -> ([Int32], [Int32]) {
        precondition(costs.count == grid.arcCount, "six costs a hex")
        return ShortestPathSearch.run(nodeCount: grid.nodeCount, roots: roots, costs: costs, limit: limit) { search in
            search.grow(over: grid, costs: costs, backwards: backwards)
        }
    }
}

extension ShortestPathSearch {
    /// Settles all hexes along the arcs or, if `backwards`, against them.
    @inline(__always)
    fileprivate mutating func grow(over grid: HexGridGraph, costs: [Int32], backwards: Bool) {
        let offsets = HexNeighbourOffsets(grid, backwards: backwards)
        costs.withUnsafeBufferPointer { costs in
            let costs = costs.baseAddress!
            while let (node, distance) = settleNext() {
                let neighbourhood = offsets.neighbourhood(of: node)
                let around = costs + 6 &* node
                for direction in 0..<6
                where neighbourhood.open == HexNeighbourOffsets.everyDirection
                    || neighbourhood.open & (1 << UInt(bitPattern: direction)) != 0
                {
                    let step = neighbourhood.steps[direction]
                    offer(node &+ step.node, at: distance, plus: around[step.arc], by: 6 &* node &+ step.arc)
                }
            }
        }
    }
}
