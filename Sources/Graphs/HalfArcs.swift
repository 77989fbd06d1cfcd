/// Arcs of a residual network in compressed rows: each arc has a forward half at its tail and a backward half at its head.
struct HalfArcs {
    let nodeCount: Int
    /// First half-arc of each node; one element more than there are nodes.
    let starts: [Int32]
    /// Node to which each half-arc leads.
    let heads: [Int32]
    /// The other half of the same arc, by half-arc.
    let partner: [Int32]
    /// Forward half by arc.
    let forward: [Int32]

    /// Half-arcs of arcs given by tails and heads. O(nodes + arcs).
    init(nodeCount: Int, tails: [Int32], heads arcHeads: [Int32]) {
        var starts = [Int32](repeating: 0, count: nodeCount + 1)
        for node in tails { starts[Int(node) + 1] += 1 }
        for node in arcHeads { starts[Int(node) + 1] += 1 }
        for node in 0..<nodeCount { starts[node + 1] += starts[node] }
        var next = starts
        var heads = [Int32](repeating: 0, count: 2 * tails.count)
        var partner = heads
        var forward = [Int32](repeating: 0, count: tails.count)
        for arc in tails.indices {
            let (tail, head) = (Int(tails[arc]), Int(arcHeads[arc]))
            let out = next[tail]
            next[tail] += 1
            let back = next[head]
            next[head] += 1
            (heads[Int(out)], heads[Int(back)]) = (Int32(head), Int32(tail))
            (partner[Int(out)], partner[Int(back)]) = (back, out)
            forward[arc] = out
        }
        self.nodeCount = nodeCount
        self.starts = starts
        self.heads = heads
        self.partner = partner
        self.forward = forward
    }

    /// The half-arcs that leave a node.
    @inline(__always)
    func leaving(_ node: Int32) -> Range<Int> { Int(starts[Int(node)])..<Int(starts[Int(node) + 1]) }

    /// The backward half of an arc.
    func backward(_ arc: Int) -> Int { Int(partner[Int(forward[arc])]) }
}
