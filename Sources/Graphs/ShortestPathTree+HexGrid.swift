extension ShortestPathTree {
    /// Least costs from any of the sources to every hex, within a radius.
    ///
    /// `costs` holds a cost for each hex and direction (hex * 6 + direction); costs that lead off the grid are not read.
    public init(from sources: [Int], in grid: HexGridGraph, costs: [Int32], within radius: Int32 = greatestDistance) {
        let (distances, arcs) = Self.search(grid, roots: sources, costs: costs, limit: radius, backwards: false)
        let parents = arcs.map { $0 < 0 ? -1 : $0 / 6 }
        self.init(orientation: .fromSources, distances: distances, parentArcs: arcs, parents: parents)
    }

    /// Least costs from every hex to any of the targets, within a radius.
    public init(to targets: [Int], in grid: HexGridGraph, costs: [Int32], within radius: Int32 = greatestDistance) {
        let (distances, arcs) = Self.search(grid, roots: targets, costs: costs, limit: radius, backwards: true)
        let parents = arcs.map { $0 < 0 ? -1 : Int32(grid.head(of: Int($0))!) }
        self.init(orientation: .toTargets, distances: distances, parentArcs: arcs, parents: parents)
    }

    private static func search(
        _ grid: HexGridGraph, roots: [Int], costs: [Int32], limit: Int32, backwards: Bool
    ) -> ([Int32], [Int32]) {
        precondition(costs.count == grid.arcCount, "six costs a hex")
        let width = ShortestPathSearch.width(of: costs)
        var search = ShortestPathSearch(nodeCount: grid.nodeCount, roots: roots, width: width, limit: limit)
        if backwards {
            search.growBackwards(over: grid, costs: costs)
        } else {
            search.grow(over: grid, costs: costs)
        }
        return search.result()
    }
}

extension ShortestPathSearch {
    /// Settles all hexes along the arcs.
    fileprivate mutating func grow(over grid: HexGridGraph, costs: [Int32]) {
        let steps = HexSteps(grid)
        costs.withUnsafeBufferPointer { costs in
            while let (node, distance) = settleNext() {
                let place = steps.place(of: node)
                let first = node &* 6
                for direction in 0..<6 as Range<Int32> where place.isOpen(direction) {
                    let head = node &+ place.offset(direction, columns: steps.columns)
                    let arc = first &+ direction
                    offer(head, at: distance, plus: costs[Int(arc)], by: arc)
                }
            }
        }
    }

    /// Settles all hexes against the arcs.
    fileprivate mutating func growBackwards(over grid: HexGridGraph, costs: [Int32]) {
        let steps = HexSteps(grid)
        costs.withUnsafeBufferPointer { costs in
            while let (node, distance) = settleNext() {
                let place = steps.place(of: node)
                for direction in 0..<6 as Range<Int32> where place.isOpen(direction) {
                    let tail = node &+ place.offset(direction, columns: steps.columns)
                    let arc = tail &* 6 &+ (direction < 3 ? direction &+ 3 : direction &- 3)
                    offer(tail, at: distance, plus: costs[Int(arc)], by: arc)
                }
            }
        }
    }
}
