/// What can still be moved along and against each arc of a network.
///
/// Every arc has two half-arcs, one each way, stored with the node they leave; `partner` of one is the other. The flow of
/// an arc is what its backward half can take back, so it carries no rounding error of a capacity.
struct ResidualNetwork {
    let nodeCount: Int
    let starts: [Int32]
    let heads: [Int32]
    let partner: [Int32]
    /// The forward half of each arc.
    let forward: [Int32]
    var residual: [Double]

    init(nodeCount: Int, tails: [Int32], heads arcHeads: [Int32], capacities: [Double]) {
        var starts = [Int32](repeating: 0, count: nodeCount + 1)
        for node in tails { starts[Int(node) + 1] += 1 }
        for node in arcHeads { starts[Int(node) + 1] += 1 }
        for node in 0..<nodeCount { starts[node + 1] += starts[node] }
        var next = starts
        var heads = [Int32](repeating: 0, count: 2 * tails.count)
        var partner = heads
        var forward = [Int32](repeating: 0, count: tails.count)
        var residual = [Double](repeating: 0, count: heads.count)
        for arc in tails.indices {
            let (tail, head) = (Int(tails[arc]), Int(arcHeads[arc]))
            let out = next[tail]
            next[tail] += 1
            let back = next[head]
            next[head] += 1
            (heads[Int(out)], heads[Int(back)]) = (Int32(head), Int32(tail))
            (partner[Int(out)], partner[Int(back)]) = (back, out)
            residual[Int(out)] = capacities[arc]
            forward[arc] = out
        }
        self.nodeCount = nodeCount
        self.starts = starts
        self.heads = heads
        self.partner = partner
        self.forward = forward
        self.residual = residual
    }

    /// The half-arcs that leave a node.
    @inline(__always)
    func halves(_ node: Int32) -> Range<Int> { Int(starts[Int(node)])..<Int(starts[Int(node) + 1]) }

    /// The flow along an arc.
    func flow(of arc: Int) -> Double { residual[Int(partner[Int(forward[arc])])] }
}
