/// A spanning tree that hangs from a root, with the price of each node and the arc that joins it to its parent.
struct HangingTree {
    private let root: Int32
    private let firstArtificial: Int
    /// The node above; the root's is -1.
    private(set) var parents: [Int32]
    /// The arc between a node and its parent.
    private(set) var arcs: [Int32]
    /// Whether that arc points to the parent.
    private(set) var isUp: [Bool]
    private(set) var prices: [Int64]
    private var depths: [Int32]
    private var firstChild: [Int32]
    private var next: [Int32]
    private var previous: [Int32]

    /// All nodes hang on the root by their artificial arcs.
    init(nodeCount: Int, firstArtificial: Int) {
        root = Int32(nodeCount)
        self.firstArtificial = firstArtificial
        parents = [Int32](repeating: Int32(nodeCount), count: nodeCount) + [-1]
        arcs = (0..<nodeCount).map { Int32(firstArtificial + $0) } + [-1]
        isUp = [Bool](repeating: true, count: nodeCount + 1)
        prices = [Int64](repeating: 0, count: nodeCount + 1)
        depths = [Int32](repeating: 1, count: nodeCount) + [0]
        firstChild = [Int32](repeating: -1, count: nodeCount + 1)
        next = firstChild
        previous = firstChild
        for node in 0..<Int32(nodeCount) { link(node, under: root) }
    }

    /// The lowest node above both.
    func join(_ first: Int32, _ second: Int32) -> Int32 {
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

    /// Hangs a node, with all below it, on the root by its artificial arc.
    mutating func hangOnRoot(_ node: Int32, isUp up: Bool) {
        if parents[Int(node)] != root {
            unlink(node)
            link(node, under: root)
        }
        arcs[Int(node)] = Int32(firstArtificial) + node
        isUp[Int(node)] = up
    }

    /// Hangs a node, with all below it, under another by an arc that points up; prices and depths wait for `reprice`.
    mutating func hang(_ node: Int32, under parent: Int32, by arc: Int32) {
        unlink(node)
        link(node, under: parent)
        arcs[Int(node)] = arc
        isUp[Int(node)] = true
    }

    /// Works out all prices and depths afresh.
    mutating func reprice(tails: [Int32], costs: [Int64]) {
        for node in preorder() {
            let parent = Int(parents[Int(node)])
            let cost = costs[Int(arcs[Int(node)])]
            prices[Int(node)] = prices[parent] + (isUp[Int(node)] ? -cost : cost)
            depths[Int(node)] = depths[parent] + 1
        }
    }

    /// Cuts the branch of `cut` off, turns it so that `inner` is its top, and hangs it under `outer` by an arc.
    mutating func move(_ inner: Int32, cutAt cut: Int32, under outer: Int32, by arc: Int32, isUp up: Bool, price: Int64) {
        let rise = price - prices[Int(inner)]
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
        lift(inner, by: rise)
    }

    /// Adds to the prices of a branch and sets its depths.
    private mutating func lift(_ top: Int32, by rise: Int64) {
        var node = top
        while true {
            prices[Int(node)] += rise
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
