/// A shortest-path tree from a set of sources to every node, or from every node to a set of targets.
///
/// ```swift
/// let graph = SparseGraph(nodeCount: 3, arcs: [(0, 1), (1, 2), (0, 2)])
/// let tree = ShortestPathTree(from: [0], in: graph, costs: [2, 3, 9])
/// tree.distance(of: 2)   // 5
/// tree.path(to: 2)       // [0, 1, 2]
/// ```
/// Costs are whole numbers from 0 to 2^20; a negative cost or `Int32.max` closes an arc. Dijkstra's algorithm with a bucket queue (Factor
/// 1969, "Algorithm 360: shortest-path forest with topological ordering"): O(arcs + greatest distance) time, so choose a unit in
/// which an arc costs some hundreds. Distances beyond 2^30 count as unreached. Ties are broken the same way every time.
public struct ShortestPathTree: Sendable {
    /// The direction of the paths.
    public enum Orientation: Sendable {
        /// From the nearest source to each node.
        case fromSources
        /// From each node to the nearest target.
        case toTargets
    }

    /// The distance of an unreached node.
    public static let unreached = Int32.max
    /// The greatest cost of one arc.
    public static let maximumCost: Int32 = 1 << 20
    /// The greatest distance; nodes beyond count as unreached.
    public static let maximumDistance: Int32 = 1 << 30

    /// The direction of the paths.
    public let orientation: Orientation
    /// Distance by node, in the unit of the costs; `unreached` without a path within the radius.
    public let distances: [Int32]
    /// Arc between each node and its parent in the tree; -1 at roots and unreached nodes.
    public let parentArcs: [Int32]
    /// The parent's end of a parent arc.
    private let parent: @Sendable (_ arc: Int) -> Int

    init(
        orientation: Orientation, distances: [Int32], parentArcs: [Int32], parent: @escaping @Sendable (_ arc: Int) -> Int
    ) {
        self.orientation = orientation
        self.distances = distances
        self.parentArcs = parentArcs
        self.parent = parent
    }

    /// The distance of a node; nil if it is unreached.
    public func distance(of node: Int) -> Int? {
        distances[node] == Self.unreached ? nil : Int(distances[node])
    }

    /// The nodes from a source to `node`, both included; nil if it is unreached. For trees from sources only. O(length).
    public func path(to node: Int) -> [Int]? {
        precondition(orientation == .fromSources, "this tree runs to its targets: ask for path(from:)")
        return climb(from: node).map { $0.reversed() }
    }

    /// The nodes from `node` to a target, both included; nil if none is reached. For trees to targets only. O(length).
    public func path(from node: Int) -> [Int]? {
        precondition(orientation == .toTargets, "this tree runs from its sources: ask for path(to:)")
        return climb(from: node)
    }

    /// The arcs of the path of a node in the order of travel; nil if it is unreached. O(length).
    public func pathArcs(of node: Int) -> [Int]? {
        guard let nodes = climb(from: node) else { return nil }
        let arcs = nodes.dropLast().map { Int(parentArcs[$0]) }
        return orientation == .toTargets ? arcs : arcs.reversed()
    }

    private func climb(from node: Int) -> [Int]? {
        guard distances[node] != Self.unreached else { return nil }
        var nodes = [node]
        var here = node
        while parentArcs[here] >= 0 {
            here = parent(Int(parentArcs[here]))
            nodes.append(here)
        }
        return nodes
    }
}
