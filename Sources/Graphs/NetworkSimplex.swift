/// The simplex method on a network (Dantzig 1951; Cunningham 1976; block search after Grigoriadis 1986), on whole numbers.
///
/// The basis is a spanning tree with an extra root; arcs outside it are at their lower or upper bound; flows of tree arcs follow from
/// conservation, potentials from costs. A pivot enters an arc whose reduced cost (cost + potential of tail - potential of head) has
/// the wrong sign and drops one arc of the cycle it closes. Invariant (strongly feasible): a tree arc at 0 points to the root, a
/// full one away from it, so that every node can send a positive amount to the root; this prevents cycling. One artificial
/// arc joins each node to the root; all are at 0 in the end if and only if the problem is feasible.
///
/// The basis is kept between solutions: after a change of capacities the next one starts from the last optimal tree. A pivot costs
/// O(nodes + block of arcs); their number is exponential in the worst case, in practice a small multiple of the number of arcs.
struct NetworkSimplex {
    /// Where the flow of an arc is: at its lower bound 0, in the tree, or at its upper bound. The sign is that of a reduced cost
    /// at which the arc is optimal.
    enum ArcState { static let lower: Int8 = 1, tree: Int8 = 0, upper: Int8 = -1 }

    /// Nodes without the root.
    let nodeCount: Int
    /// Arcs without the artificial ones, which follow them.
    let arcCount: Int
    var tails: [Int32]
    var heads: [Int32]
    let costs: [Int64]
    var capacities: [Int64]
    var flows: [Int64]
    /// `ArcState` by arc.
    var states: [Int8]
    var tree: SpanningTreeBasis
    private let supplies: [Int64]
    private var nextArc = 0
    private let block: Int

    /// A network with a cost per arc, 0 or more, and a supply (or, negative, a demand) per node; supplies sum to 0.
    init(nodeCount: Int, tails: [Int32], heads: [Int32], costs: [Int64], supplies: [Int64]) {
        self.nodeCount = nodeCount
        arcCount = tails.count
        let bigCost = ((costs.max() ?? 0) + 1) * Int64(nodeCount + 1)
        self.tails = tails + (0..<Int32(nodeCount))
        self.heads = heads + [Int32](repeating: Int32(nodeCount), count: nodeCount)
        self.costs = costs + [Int64](repeating: bigCost, count: nodeCount)
        self.supplies = supplies
        capacities = [Int64](repeating: .max, count: arcCount + nodeCount)
        flows = [Int64](repeating: 0, count: arcCount + nodeCount)
        states = [Int8](repeating: ArcState.lower, count: arcCount + nodeCount)
        tree = SpanningTreeBasis(nodeCount: nodeCount, firstArtificial: arcCount)
        var root = 10
        while root * root < arcCount { root += 1 }
        block = root
        for node in 0..<nodeCount { states[arcCount + node] = ArcState.tree }
    }

    /// True if no artificial arc carries flow: all supplies reach demands.
    var isFeasible: Bool { flows[arcCount...].allSatisfy { $0 == 0 } }

    /// Installs an initial tree, given the arc from each node to its parent (-1: the root). To be called before the first solution.
    mutating func install(_ nextArcs: [Int32]) {
        for (node, arc) in nextArcs.enumerated() where arc >= 0 {
            states[arcCount + node] = ArcState.lower
            states[Int(arc)] = ArcState.tree
            tree.attach(Int32(node), under: heads[Int(arc)], by: arc)
        }
    }

    /// Finds a minimum-cost flow under capacities by arc (`.max` for no limit), starting from the current basis.
    mutating func solve(capacities newCapacities: [Int64]) {
        precondition(newCapacities.count == arcCount, "one capacity an arc")
        capacities.replaceSubrange(0..<arcCount, with: newCapacities)
        computeFlows()
        tree.computePotentials(costs: costs)
        while let arc = enteringArc() { pivot(arc) }
    }

    /// The entering arc: the one with the worst reduced cost in the first block that has any (block search); nil at the optimum.
    private mutating func enteringArc() -> Int? {
        var worst: Int64 = 0
        var found = -1
        var left = block
        var arc = nextArc
        for _ in 0..<arcCount {
            let reduced = costs[arc] + tree.potentials[Int(tails[arc])] - tree.potentials[Int(heads[arc])]
            let wrong = Int64(states[arc]) * reduced
            if wrong < worst { (worst, found) = (wrong, arc) }
            arc = arc + 1 == arcCount ? 0 : arc + 1
            left -= 1
            if left == 0 {
                if found >= 0 { break }
                left = block
            }
        }
        nextArc = arc
        return found >= 0 ? found : nil
    }

    /// Enters an arc into the basis.
    private mutating func pivot(_ arc: Int) {
        let forwards = states[arc] == ArcState.lower
        let first = forwards ? tails[arc] : heads[arc]
        let second = forwards ? heads[arc] : tails[arc]
        let apex = tree.commonAncestor(first, second)
        let (amount, leaving, isFirst) = ratioTest(first, second, apex, room: capacities[arc])
        if amount > 0 { augment(amount, arc, forwards, first, second, apex) }
        guard let leaving else {
            states[arc] = -states[arc]
            return
        }
        let dropped = Int(tree.arcs[Int(leaving)])
        states[dropped] = flows[dropped] == 0 ? ArcState.lower : ArcState.upper
        states[arc] = ArcState.tree
        let (inner, outer) = isFirst ? (first, second) : (second, first)
        let isUp = tails[arc] == inner
        let potential = tree.potentials[Int(outer)] + (isUp ? -costs[arc] : costs[arc])
        tree.exchange(inner, cutAt: leaving, under: outer, by: Int32(arc), isUp: isUp, potential: potential)
    }

    /// The greatest flow change around the cycle, and the node whose tree arc leaves the basis (nil: the entering arc itself).
    private func ratioTest(
        _ first: Int32, _ second: Int32, _ apex: Int32, room: Int64
    ) -> (amount: Int64, leaving: Int32?, isFirst: Bool) {
        var (amount, leaving, isFirst): (Int64, Int32?, Bool) = (room, nil, false)
        var node = first
        while node != apex {
            let arc = Int(tree.arcs[Int(node)])
            let free = tree.isUp[Int(node)] ? flows[arc] : capacities[arc] - flows[arc]
            if free < amount { (amount, leaving, isFirst) = (free, node, true) }
            node = tree.parents[Int(node)]
        }
        node = second
        while node != apex {
            let arc = Int(tree.arcs[Int(node)])
            let free = tree.isUp[Int(node)] ? capacities[arc] - flows[arc] : flows[arc]
            if free <= amount { (amount, leaving, isFirst) = (free, node, false) }
            node = tree.parents[Int(node)]
        }
        return (amount, leaving, isFirst)
    }

    /// Changes flows around the cycle that the entering arc closes.
    private mutating func augment(_ amount: Int64, _ arc: Int, _ forwards: Bool, _ first: Int32, _ second: Int32, _ apex: Int32)
    {
        flows[arc] += forwards ? amount : -amount
        var node = first
        while node != apex {
            flows[Int(tree.arcs[Int(node)])] += tree.isUp[Int(node)] ? -amount : amount
            node = tree.parents[Int(node)]
        }
        node = second
        while node != apex {
            flows[Int(tree.arcs[Int(node)])] += tree.isUp[Int(node)] ? amount : -amount
            node = tree.parents[Int(node)]
        }
    }

    /// Computes flows of tree arcs from conservation, leaves first. Where one violates a bound or the invariant, its node is attached to
    /// the root by its artificial arc, which carries the rest.
    private mutating func computeFlows() {
        var balance = supplies + [0]
        for arc in flows.indices where states[arc] != ArcState.tree {
            if capacities[arc] == .max { states[arc] = ArcState.lower }
            flows[arc] = states[arc] == ArcState.upper ? capacities[arc] : 0
            balance[Int(tails[arc])] -= flows[arc]
            balance[Int(heads[arc])] += flows[arc]
        }
        for node in tree.preorder().reversed() {
            let arc = Int(tree.arcs[Int(node)])
            let isUp = tree.isUp[Int(node)]
            let wanted = isUp ? balance[Int(node)] : -balance[Int(node)]
            let carried = min(max(wanted, 0), capacities[arc])
            let isSound = carried == wanted && (isUp ? carried < capacities[arc] : carried > 0)
            flows[arc] = carried
            balance[Int(tree.parents[Int(node)])] += isUp ? carried : -carried
            if !isSound { attach(node, from: arc, rest: balance[Int(node)] - (isUp ? carried : -carried)) }
        }
    }

    /// Replaces a node's tree arc by its artificial arc, which carries the rest, towards the root if it is not negative.
    private mutating func attach(_ node: Int32, from arc: Int, rest: Int64) {
        let artificial = arcCount + Int(node)
        if arc != artificial { states[arc] = flows[arc] == 0 ? ArcState.lower : ArcState.upper }
        states[artificial] = ArcState.tree
        flows[artificial] = abs(rest)
        let root = Int32(nodeCount)
        (tails[artificial], heads[artificial]) = rest >= 0 ? (node, root) : (root, node)
        tree.attachToRoot(node, isUp: rest >= 0)
    }
}
