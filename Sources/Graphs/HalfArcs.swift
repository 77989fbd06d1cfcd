/// Every arc seen from both its ends: a forward half at the tail, a backward half at the head, kept with their nodes.
struct HalfArcs {
    let nodeCount: Int
    /// Where the half-arcs of a node begin.
    let starts: [Int32]
    /// The node a half-arc leads to.
    let heads: [Int32]
    /// The other half of the same arc.
    let partner: [Int32]
    /// The forward half of each arc.
    let forward: [Int32]

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
