/// A directed graph in compressed rows: nodes `0..<nodeCount`, arcs numbered in the order in which they were given.
///
/// ```swift
/// let graph = SparseGraph(nodeCount: 3, arcs: [(0, 1), (1, 2), (0, 2)])
/// graph.arcs(leaving: 0).map { graph.heads[Int($0)] }   // [1, 2]
/// ```
/// Attributes of arcs (costs, capacities, flows) are arrays outside the graph, indexed by arc. Parallel arcs and loops are allowed.
/// Memory: 12 bytes per arc and 4 bytes per node.
public struct SparseGraph: Sendable, Equatable {
    /// The number of nodes.
    public let nodeCount: Int
    /// Tail by arc: the node that it leaves.
    public let tails: [Int32]
    /// Head by arc: the node that it enters.
    public let heads: [Int32]
    /// Index in `order` of the first arc of each node; one element more than there are nodes.
    public let starts: [Int32]
    /// All arcs, grouped by tail; within a node in the order given.
    public let order: [Int32]

    /// A graph from pairs (tail, head). O(nodes + arcs).
    public init(nodeCount: Int, arcs: [(Int, Int)]) {
        self.init(nodeCount: nodeCount, tails: arcs.map { Int32($0.0) }, heads: arcs.map { Int32($0.1) })
    }

    /// A graph from arrays of tails and heads of equal length. O(nodes + arcs).
    ///
    /// At most 2^31 - 2 nodes and arcs; ends lie in `0..<nodeCount`. Other input stops the program.
    public init(nodeCount: Int, tails: [Int32], heads: [Int32]) {
        precondition(tails.count == heads.count, "every arc needs a tail and a head")
        precondition(nodeCount < Int(Int32.max) && tails.count < Int(Int32.max), "at most 2^31 - 2 nodes and arcs")
        precondition(heads.allSatisfy { $0 >= 0 && $0 < nodeCount }, "a head lies outside the graph")
        self.nodeCount = nodeCount
        self.tails = tails
        self.heads = heads
        (starts, order) = Self.group(tails, into: nodeCount)
    }

    /// The number of arcs.
    public var arcCount: Int { heads.count }

    /// The arcs that leave a node, in the order given.
    public func arcs(leaving node: Int) -> ArraySlice<Int32> {
        order[Int(starts[node])..<Int(starts[node + 1])]
    }

    /// The graph with every arc reversed; arcs keep their numbers. O(nodes + arcs).
    public var reversed: SparseGraph {
        SparseGraph(nodeCount: nodeCount, tails: heads, heads: tails)
    }

    /// A stable counting sort of the arcs by tail.
    private static func group(_ tails: [Int32], into nodeCount: Int) -> (starts: [Int32], order: [Int32]) {
        var starts = [Int32](repeating: 0, count: nodeCount + 1)
        for tail in tails { starts[Int(tail) + 1] += 1 }
        for node in 0..<nodeCount { starts[node + 1] += starts[node] }
        var next = starts
        var order = [Int32](repeating: 0, count: tails.count)
        for (arc, tail) in tails.enumerated() {
            order[Int(next[Int(tail)])] = Int32(arc)
            next[Int(tail)] += 1
        }
        return (starts, order)
    }
}
