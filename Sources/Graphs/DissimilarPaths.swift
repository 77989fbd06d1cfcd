/// Dissimilar paths: several short paths that have few nodes in common.
///
/// ```swift
/// let paths = DissimilarPaths(count: 8).find(from: [start], to: goals, in: grid, costs: costs)
/// paths[0].cost   // the least cost of all; the others overlap each other by at most a half
/// ```
/// The penalty method (de la Barra, Perez and Anez 1993): after each search, arcs that enter nodes of the path found become more
/// expensive, and the search is repeated; a path that overlaps too much with one already kept is dropped. Overlap is Jaccard's
/// index (1901): nodes in both by nodes in either. A heuristic: the set is not the cheapest possible. At most `attempts` searches, each
/// of the complexity of a `ShortestPathTree`.
public struct DissimilarPaths: Sendable {
    /// A path and its cost without penalties.
    public struct Path: Sendable, Equatable {
        /// The nodes in order of travel, both ends included.
        public let nodes: [Int]
        /// The arcs between them, in order of travel.
        public let arcs: [Int]
        /// The sum of the costs of the arcs.
        public let cost: Int
    }

    /// The greatest number of paths.
    public var count: Int
    /// Increase in percent, for each path found, of the cost of arcs that enter its nodes.
    public var penaltyPercent: Int
    /// The greatest overlap of two paths, 0...1.
    public var maximumOverlap: Double
    /// The greatest number of searches.
    public var attempts: Int

    /// A search for at most `count` paths; by default 6 * count searches at most.
    public init(count: Int, penaltyPercent: Int = 40, maximumOverlap: Double = 0.5, attempts: Int? = nil) {
        self.count = count
        self.penaltyPercent = penaltyPercent
        self.maximumOverlap = maximumOverlap
        self.attempts = attempts ?? 6 * count
    }

    /// Paths on a hex grid in the order found, the shortest first; fewer than `count` if the searches find no more.
    ///
    /// `costs` has one element per hex and direction, as for `ShortestPathTree`.
    public func find(from sources: [Int], to targets: [Int], in grid: HexGridGraph, costs: [Int32]) -> [Path] {
        search(
            targets: targets, costs: costs, tree: { ShortestPathTree(from: sources, in: grid, costs: $0) },
            entering: { node in (0..<6).compactMap { grid.opposite(of: node * 6 + $0) } })
    }

    /// Paths on a sparse graph in the order found, the shortest first; `costs` has one element per arc.
    public func find(from sources: [Int], to targets: [Int], in graph: SparseGraph, costs: [Int32]) -> [Path] {
        let reversed = graph.reversed
        return search(
            targets: targets, costs: costs, tree: { ShortestPathTree(from: sources, in: graph, costs: $0) },
            entering: { reversed.arcs(leaving: $0).map { Int($0) } })
    }

    private func search(
        targets: [Int], costs: [Int32], tree: ([Int32]) -> ShortestPathTree, entering: (Int) -> [Int]
    ) -> [Path] {
        var paths: [Path] = []
        var penalised = costs
        for _ in 0..<attempts where paths.count < count {
            guard let path = best(tree(penalised), targets, costs) else { break }
            if paths.allSatisfy({ Self.overlap($0.nodes, path.nodes) <= maximumOverlap }) { paths.append(path) }
            for node in path.nodes {
                for arc in entering(node) { penalise(&penalised[arc]) }
            }
        }
        return paths
    }

    private func best(_ tree: ShortestPathTree, _ targets: [Int], _ costs: [Int32]) -> Path? {
        guard let target = targets.min(by: { tree.distances[$0] < tree.distances[$1] }),
            let nodes = tree.path(to: target), let arcs = tree.pathArcs(of: target)
        else { return nil }
        return Path(nodes: nodes, arcs: arcs, cost: arcs.reduce(0) { $0 + Int(costs[$1]) })
    }

    private func penalise(_ cost: inout Int32) {
        guard cost >= 0, cost != Int32.max else { return }
        let raised = Int(cost) + max(1, Int(cost) * penaltyPercent / 100)
        cost = Int32(min(raised, Int(ShortestPathTree.maximumCost)))
    }

    /// Jaccard's index of two paths without repeated nodes: nodes in both by nodes in either, 0...1.
    public static func overlap(_ first: [Int], _ second: [Int]) -> Double {
        let known = Set(first)
        let shared = second.reduce(0) { $0 + (known.contains($1) ? 1 : 0) }
        return Double(shared) / Double(first.count + second.count - shared)
    }
}
