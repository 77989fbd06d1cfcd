/// The simplex method on a network (Dantzig 1951; Cunningham 1976; block search after Grigoriadis 1986), on whole numbers.
///
/// A spanning tree hangs from an extra root; arcs outside it are empty or full; the tree's flows follow from balance, its
/// prices from costs. A pivot takes in an arc whose reduced cost (cost + price of tail - price of head) has the wrong sign
/// and drops one of the circle it closes. Invariant (strongly feasible): an empty tree arc points to the root, a full one
/// away from it, so that every node can send a little more to the root; this keeps pivots from running in circles. One
/// artificial arc joins each node to the root; none carries anything at the end if the amounts fit.
///
/// The tree is kept between solutions: with other capacities the next one starts where the last one ended.
struct NetworkSimplex {
    enum Place { static let empty: Int8 = 1, tree: Int8 = 0, full: Int8 = -1 }

    let nodeCount: Int
    let arcCount: Int
    var tails: [Int32]
    var heads: [Int32]
    let costs: [Int64]
    var capacities: [Int64]
    var flows: [Int64]
    /// Outside the tree: empty (1) or full (-1); in the tree: 0.
    var places: [Int8]
    var tree: HangingTree
    private let supplies: [Int64]
    private var nextArc = 0
    private let block: Int

    /// A network with a capacity and a cost for each arc and a supply (or, negative, a demand) for each node.
    init(nodeCount: Int, tails: [Int32], heads: [Int32], costs: [Int64], supplies: [Int64]) {
        self.nodeCount = nodeCount
        arcCount = tails.count
        let dear = ((costs.max() ?? 0) + 1) * Int64(nodeCount + 1)
        self.tails = tails + (0..<Int32(nodeCount))
        self.heads = heads + [Int32](repeating: Int32(nodeCount), count: nodeCount)
        self.costs = costs + [Int64](repeating: dear, count: nodeCount)
        self.supplies = supplies
        capacities = [Int64](repeating: .max, count: arcCount + nodeCount)
        flows = [Int64](repeating: 0, count: arcCount + nodeCount)
        places = [Int8](repeating: Place.empty, count: arcCount + nodeCount)
        tree = HangingTree(nodeCount: nodeCount, firstArtificial: arcCount)
        var root = 10
        while root * root < arcCount { root += 1 }
        block = root
        for node in 0..<nodeCount { places[arcCount + node] = Place.tree }
    }

    /// Whether all supplies reach demands without artificial arcs.
    var isFeasible: Bool { flows[arcCount...].allSatisfy { $0 == 0 } }

    /// Makes a tree of the next arc from each node towards some target (-1: none); only before the first solution.
    mutating func plant(_ nextArcs: [Int32]) {
        for (node, arc) in nextArcs.enumerated() where arc >= 0 {
            places[arcCount + node] = Place.empty
            places[Int(arc)] = Place.tree
            tree.hang(Int32(node), under: heads[Int(arc)], by: arc)
        }
    }

    /// Finds a cheapest flow under the given capacities, starting from the tree as it is.
    mutating func solve(capacities newCapacities: [Int64]) {
        precondition(newCapacities.count == arcCount, "one capacity an arc")
        capacities.replaceSubrange(0..<arcCount, with: newCapacities)
        restoreFlows()
        tree.reprice(tails: tails, costs: costs)
        while let arc = enteringArc() { pivot(arc) }
    }

    /// The worst arc of the first block that has any of the wrong sign.
    private mutating func enteringArc() -> Int? {
        var worst: Int64 = 0
        var found = -1
        var left = block
        var arc = nextArc
        for _ in 0..<arcCount {
            let reduced = costs[arc] + tree.prices[Int(tails[arc])] - tree.prices[Int(heads[arc])]
            let wrong = Int64(places[arc]) * reduced
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

    private mutating func pivot(_ arc: Int) {
        let forwards = places[arc] == Place.empty
        let first = forwards ? tails[arc] : heads[arc]
        let second = forwards ? heads[arc] : tails[arc]
        let join = tree.join(first, second)
        let (amount, leaving, isFirst) = tightest(first, second, join, room: capacities[arc])
        if amount > 0 { shift(amount, arc, forwards, first, second, join) }
        guard let leaving else {
            places[arc] = -places[arc]
            return
        }
        let dropped = Int(tree.arcs[Int(leaving)])
        places[dropped] = flows[dropped] == 0 ? Place.empty : Place.full
        places[arc] = Place.tree
        let (inner, outer) = isFirst ? (first, second) : (second, first)
        let isUp = tails[arc] == inner
        let price = tree.prices[Int(outer)] + (isUp ? -costs[arc] : costs[arc])
        tree.move(inner, cutAt: leaving, under: outer, by: Int32(arc), isUp: isUp, price: price)
    }

    /// How much can run round the circle, and the node whose tree arc stops it (nil: the entering arc itself).
    private func tightest(
        _ first: Int32, _ second: Int32, _ join: Int32, room: Int64
    ) -> (amount: Int64, leaving: Int32?, isFirst: Bool) {
        var (amount, leaving, isFirst): (Int64, Int32?, Bool) = (room, nil, false)
        var node = first
        while node != join {
            let arc = Int(tree.arcs[Int(node)])
            let free = tree.isUp[Int(node)] ? flows[arc] : capacities[arc] - flows[arc]
            if free < amount { (amount, leaving, isFirst) = (free, node, true) }
            node = tree.parents[Int(node)]
        }
        node = second
        while node != join {
            let arc = Int(tree.arcs[Int(node)])
            let free = tree.isUp[Int(node)] ? capacities[arc] - flows[arc] : flows[arc]
            if free <= amount { (amount, leaving, isFirst) = (free, node, false) }
            node = tree.parents[Int(node)]
        }
        return (amount, leaving, isFirst)
    }

    private mutating func shift(_ amount: Int64, _ arc: Int, _ forwards: Bool, _ first: Int32, _ second: Int32, _ join: Int32) {
        flows[arc] += forwards ? amount : -amount
        var node = first
        while node != join {
            flows[Int(tree.arcs[Int(node)])] += tree.isUp[Int(node)] ? -amount : amount
            node = tree.parents[Int(node)]
        }
        node = second
        while node != join {
            flows[Int(tree.arcs[Int(node)])] += tree.isUp[Int(node)] ? amount : -amount
            node = tree.parents[Int(node)]
        }
    }

    /// Works out the tree's flows from balance, leaves first. Where one breaks a bound, or would break the invariant, its
    /// node is hung on the root by an artificial arc that carries the rest.
    private mutating func restoreFlows() {
        var balance = supplies + [0]
        for arc in flows.indices where places[arc] != Place.tree {
            if capacities[arc] == .max { places[arc] = Place.empty }
            flows[arc] = places[arc] == Place.full ? capacities[arc] : 0
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
            if !isSound { hang(node, from: arc, rest: balance[Int(node)] - (isUp ? carried : -carried)) }
        }
    }

    /// Takes a node's tree arc out of the tree; the artificial arc carries the rest, towards the root if it is not negative.
    private mutating func hang(_ node: Int32, from arc: Int, rest: Int64) {
        let artificial = arcCount + Int(node)
        if arc != artificial { places[arc] = flows[arc] == 0 ? Place.empty : Place.full }
        places[artificial] = Place.tree
        flows[artificial] = abs(rest)
        let root = Int32(nodeCount)
        (tails[artificial], heads[artificial]) = rest >= 0 ? (node, root) : (root, node)
        tree.hangOnRoot(node, isUp: rest >= 0)
    }
}
