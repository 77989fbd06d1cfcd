/// The spanning tree of a network simplex basis, rooted at an extra node, with a potential for each node.
///
/// Children are doubly linked lists, so that a branch moves in O(1) and an exchange costs O(size of the branch). The potential of a
/// node is its dual value: for every tree arc, potential of head = potential of tail + cost.
struct SpanningTreeBasis {
    private let root: Int32
    /// Number of the artificial arc of node 0; those of the others follow.
    private let firstArtificial: Int
    /// Parent by node; -1 for the root.
    private(set) var parents: [Int32]
    /// The arc between each node and its parent; -1 for the root.
    private(set) var arcs: [Int32]
    /// Whether that arc points from the node to its parent.
    private(set) var isUp: [Bool]
    /// Dual value by node; 0 for the root.
    private(set) var potentials: [Int64]
    private var depths: [Int32]
    private var firstChild: [Int32]
    private var next: [Int32]
    private var previous: [Int32]

    /// The star in which every node is a child of the root by its artificial arc.
    init(nodeCount: Int, firstArtificial: Int) {
        root = Int32(nodeCount)
        self.firstArtificial = firstArtificial
        parents = [Int32](repeating: Int32(nodeCount), count: nodeCount) + [-1]
        arcs = (0..<nodeCount).map { Int32(firstArtificial + $0) } + [-1]
        isUp = [Bool](repeating: true, count: nodeCount + 1)
        potentials = [Int64](repeating: 0, count: nodeCount + 1)
        depths = [Int32](repeating: 1, count: nodeCount) + [0]
        firstChild = [Int32](repeating: -1, count: nodeCount + 1)
        next = firstChild
        previous = firstChild
        for node in 0..<Int32(nodeCount) { link(node, under: root) }
    }

    /// The lowest common ancestor of two nodes. O(depth).
    func commonAncestor(_ first: Int32, _ second: Int32) -> Int32 {
        var (a, b) = (first, second)
        while a != b {
            if depths[Int(a)] >= depths[Int(b)] { a = parents[Int(a)] } else { b = parents[Int(b)] }
        }
        return a
    }

    /// All nodes but the root, parents before children.
    func preorder() -> [Int32] {
        var nodes: [Int32] = []
        nodes.reserveCapacity(parents.count)
        var stack = [root]
        while let node = stack.popLast() {
            if node != root { nodes.append(node) }
            var child = firstChild[Int(node)]
            while child >= 0 {
                stack.append(child)
                child = next[Int(child)]
            }
        }
        return nodes
    }

    /// Makes a node, with its subtree, a child of the root by its artificial arc.
    mutating func attachToRoot(_ node: Int32, isUp up: Bool) {
        if parents[Int(node)] != root {
            unlink(node)
            link(node, under: root)
        }
        arcs[Int(node)] = Int32(firstArtificial) + node
        isUp[Int(node)] = up
    }

    /// Makes a node, with its subtree, a child of another by an arc that points up. Potentials and depths are stale until
    /// `computePotentials`.
    mutating func attach(_ node: Int32, under parent: Int32, by arc: Int32) {
        unlink(node)
        link(node, under: parent)
        arcs[Int(node)] = arc
        isUp[Int(node)] = true
    }

    /// Computes all potentials and depths from arc costs. O(nodes).
    mutating func computePotentials(costs: [Int64]) {
        for node in preorder() {
            let parent = Int(parents[Int(node)])
            let cost = costs[Int(arcs[Int(node)])]
            potentials[Int(node)] = potentials[parent] + (isUp[Int(node)] ? -cost : cost)
            depths[Int(node)] = depths[parent] + 1
        }
    }

    /// Replaces the tree arc above `cut` by `arc`: the branch of `cut` is rerooted at `inner` and becomes a child branch of `outer`.
    /// `potential` is the new one of `inner`. O(size of the branch).
    mutating func exchange(_ inner: Int32, cutAt cut: Int32, under outer: Int32, by arc: Int32, isUp up: Bool, potential: Int64)
    {
        let rise = potential - potentials[Int(inner)]
        var (node, parent, newParent, newArc, newUp) = (inner, parents[Int(inner)], outer, arc, up)
        while true {
            let (oldArc, oldUp) = (arcs[Int(node)], isUp[Int(node)])
            unlink(node)
            link(node, under: newParent)
            arcs[Int(node)] = newArc
            isUp[Int(node)] = newUp
            if node == cut { break }
            (newParent, newArc, newUp) = (node, oldArc, !oldUp)
            node = parent
            parent = parents[Int(node)]
        }
        raise(inner, by: rise)
    }

    /// Adds a constant to the potentials of a branch and sets its depths.
    private mutating func raise(_ top: Int32, by rise: Int64) {
        var node = top
        while true {
            potentials[Int(node)] += rise
            depths[Int(node)] = depths[Int(parents[Int(node)])] + 1
            if firstChild[Int(node)] >= 0 {
                node = firstChild[Int(node)]
                continue
            }
            while node != top, next[Int(node)] < 0 { node = parents[Int(node)] }
            if node == top { return }
            node = next[Int(node)]
        }
    }

    private mutating func link(_ node: Int32, under parent: Int32) {
        let first = firstChild[Int(parent)]
        parents[Int(node)] = parent
        next[Int(node)] = first
        previous[Int(node)] = -1
        if first >= 0 { previous[Int(first)] = node }
        firstChild[Int(parent)] = node
    }

    private mutating func unlink(_ node: Int32) {
        let (before, after) = (previous[Int(node)], next[Int(node)])
        if before < 0 { firstChild[Int(parents[Int(node)])] = after } else { next[Int(before)] = after }
        if after >= 0 { previous[Int(after)] = before }
    }
}
