/// Several good ways that share little.
///
/// ```swift
/// let ways = DissimilarWays(count: 8).find(from: [start], to: goals, in: grid, costs: costs)
/// ways[0].cost   // the least cost of all; the others follow, each less than half in common with any other
/// ```
/// The penalty method (de la Barra, Perez and Anez 1993): after each search, steps onto the nodes of the way just found
/// become dearer, and the search is repeated; a way that has too much in common with one already kept is dropped. Overlap
/// is Jaccard's: nodes shared by nodes in either. `attempts` searches at most.
public struct DissimilarWays: Sendable {
    /// A way and its cost without penalties.
    public struct Way: Sendable, Equatable {
        /// The nodes in order of travel, both ends included.
        public let nodes: [Int]
        /// The arcs between them.
        public let arcs: [Int]
        /// The sum of the costs of the arcs.
        public let cost: Int
    }

    /// How many ways are wanted at most.
    public var count: Int
    /// By what percentage steps onto a used node become dearer each time.
    public var penaltyPercent: Int
    /// The greatest overlap of two ways, 0...1.
    public var greatestOverlap: Double
    /// How many searches are made at most.
    public var attempts: Int

    /// A search for a number of ways.
    public init(count: Int, penaltyPercent: Int = 40, greatestOverlap: Double = 0.5, attempts: Int? = nil) {
        self.count = count
        self.penaltyPercent = penaltyPercent
        self.greatestOverlap = greatestOverlap
        self.attempts = attempts ?? 6 * count
    }

    /// Ways on a hex grid, cheapest first found first; fewer than `count`, or none, where the ground does not give more.
    public func find(from sources: [Int], to targets: [Int], in grid: HexGridGraph, costs: [Int32]) -> [Way] {
        search(
            targets: targets, costs: costs, tree: { ShortestPathTree(from: sources, in: grid, costs: $0) },
            entering: { node in (0..<6).compactMap { grid.opposite(of: node * 6 + $0) } })
    }

    /// Ways on a sparse graph.
    public func find(from sources: [Int], to targets: [Int], in graph: SparseGraph, costs: [Int32]) -> [Way] {
        let reversed = graph.reversed
        return search(
            targets: targets, costs: costs, tree: { ShortestPathTree(from: sources, in: graph, costs: $0) },
            entering: { reversed.arcs(leaving: $0).map { Int($0) } })
    }

    private func search(
        targets: [Int], costs: [Int32], tree: ([Int32]) -> ShortestPathTree, entering: (Int) -> [Int]
    ) -> [Way] {
        var ways: [Way] = []
        var penalised = costs
        for _ in 0..<attempts where ways.count < count {
            guard let way = best(tree(penalised), targets, costs) else { break }
            if ways.allSatisfy({ Self.overlap($0.nodes, way.nodes) <= greatestOverlap }) { ways.append(way) }
            for node in way.nodes {
                for arc in entering(node) { penalise(&penalised[arc]) }
            }
        }
        return ways
    }

    private func best(_ tree: ShortestPathTree, _ targets: [Int], _ costs: [Int32]) -> Way? {
        guard let target = targets.min(by: { tree.distances[$0] < tree.distances[$1] }),
            let nodes = tree.path(to: target), let arcs = tree.pathArcs(of: target)
        else { return nil }
        return Way(nodes: nodes, arcs: arcs, cost: arcs.reduce(0) { $0 + Int(costs[$1]) })
    }

    private func penalise(_ cost: inout Int32) {
        guard cost >= 0, cost != Int32.max else { return }
        let dearer = Int(cost) + max(1, Int(cost) * penaltyPercent / 100)
        cost = Int32(min(dearer, Int(ShortestPathTree.greatestCost)))
    }

    /// Nodes shared by two ways, by nodes in either: 0...1.
    public static func overlap(_ first: [Int], _ second: [Int]) -> Double {
        let known = Set(first)
        let shared = second.reduce(0) { $0 + (known.contains($1) ? 1 : 0) }
        return Double(shared) / Double(first.count + second.count - shared)
    }
}
