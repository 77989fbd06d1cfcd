/// Goldberg and Tarjan's cost scaling (1990) with partial augmentation (Goldberg 2008) and price updates (Goldberg 1997),
/// on whole numbers.
///
/// Starts from any feasible flow and makes it optimal to within `epsilon` per arc, from coarse to fine. Invariant after a
/// scale: every half-arc that can still carry something has reduced cost of at least -epsilon, and no node has an excess.
struct CostScaling {
    private static let blindAlley: Int64 = 1 << 46

    private let nodeCount: Int
    private let halves: HalfArcs
    private var residual: [Int64]
    private var costs: [Int64]
    /// Node prices; the reduced cost of a half-arc from v to w is its cost + price of v - price of w.
    private(set) var prices: [Int64]
    private var excess: [Int64]
    private var currentHalf: [Int32]
    private var active = IndexQueue()
    private var relabels = 0

    /// A network of arcs with capacities, costs and a feasible flow, all in whole units.
    init(nodeCount: Int, tails: [Int32], heads: [Int32], capacities: [Int64], costs arcCosts: [Int64], flows: [Int64]) {
        self.nodeCount = nodeCount
        halves = HalfArcs(nodeCount: nodeCount, tails: tails, heads: heads)
        residual = [Int64](repeating: 0, count: halves.heads.count)
        costs = residual
        prices = [Int64](repeating: 0, count: nodeCount)
        excess = prices
        currentHalf = Array(halves.starts.dropLast())
        for arc in tails.indices {
            let (out, back) = (Int(halves.forward[arc]), halves.backward(arc))
            residual[out] = capacities[arc] - flows[arc]
            residual[back] = flows[arc]
            costs[out] = arcCosts[arc]
            costs[back] = -arcCosts[arc]
        }
    }

    /// The flow along an arc.
    func flow(of arc: Int) -> Int64 { residual[halves.backward(arc)] }

    /// Refines the flow, from an epsilon down to one unit of cost.
    mutating func solve(from epsilon: Int64, factor: Int64 = 16) {
        var epsilon = max(1, epsilon)
        while true {
            refine(epsilon)
            if epsilon == 1 { return }
            epsilon = max(1, epsilon / factor)
        }
    }

    private mutating func refine(_ epsilon: Int64) {
        saturateNegative()
        relabels = 0
        updatePrices(epsilon)
        var path: [Int32] = []
        while let start = active.first {
            if excess[Int(start)] <= 0 {
                active.removeFirst()
                continue
            }
            extend(&path, from: start, epsilon)
            augment(along: path, from: start)
            path.removeAll(keepingCapacity: true)
            if relabels > 3 * nodeCount {
                relabels = 0
                updatePrices(epsilon)
            }
        }
    }

    /// Fills every half-arc of negative reduced cost; what arrives too much waits as excess.
    private mutating func saturateNegative() {
        for node in 0..<nodeCount {
            currentHalf[node] = halves.starts[node]
            for half in halves.leaving(Int32(node)) where residual[half] > 0 {
                let head = Int(halves.heads[half])
                guard costs[half] + prices[node] - prices[head] < 0 else { continue }
                let amount = residual[half]
                residual[half] = 0
                residual[Int(halves.partner[half])] += amount
                excess[node] -= amount
                excess[head] += amount
            }
        }
        active.removeAll()
        for node in 0..<nodeCount where excess[node] > 0 { active.append(Int32(node)) }
    }

    /// Finds up to four admissible half-arcs in a row, raising nodes that have none.
    private mutating func extend(_ path: inout [Int32], from start: Int32, _ epsilon: Int64) {
        var tip = start
        while path.count < 4, excess[Int(tip)] >= 0 {
            if let half = admissibleHalf(at: tip) {
                path.append(half)
                tip = halves.heads[Int(half)]
            } else {
                relabel(tip, epsilon)
                if let last = path.popLast() { tip = halves.heads[Int(halves.partner[Int(last)])] }
            }
        }
    }

    private mutating func admissibleHalf(at node: Int32) -> Int32? {
        let price = prices[Int(node)]
        let end = halves.starts[Int(node) + 1]
        var half = currentHalf[Int(node)]
        while half < end {
            if residual[Int(half)] > 0, costs[Int(half)] + price - prices[Int(halves.heads[Int(half)])] < 0 {
                currentHalf[Int(node)] = half
                return half
            }
            half += 1
        }
        return nil
    }

    private mutating func relabel(_ node: Int32, _ epsilon: Int64) {
        var least = Int64.max
        let price = prices[Int(node)]
        for half in halves.leaving(node) where residual[half] > 0 {
            least = min(least, costs[half] + price - prices[Int(halves.heads[half])])
        }
        // Nothing leaves a blind alley: its price falls so far that no way leads into it again.
        prices[Int(node)] -= least == .max ? Self.blindAlley : least + epsilon
        currentHalf[Int(node)] = halves.starts[Int(node)]
        relabels += 1
    }

    private mutating func augment(along path: [Int32], from start: Int32) {
        var node = start
        for half in path {
            let head = halves.heads[Int(half)]
            let amount = min(residual[Int(half)], excess[Int(node)])
            residual[Int(half)] -= amount
            residual[Int(halves.partner[Int(half)])] += amount
            excess[Int(node)] -= amount
            excess[Int(head)] += amount
            if excess[Int(head)] > 0, excess[Int(head)] <= amount, amount > 0 { active.append(head) }
            if excess[Int(node)] < 0 { preconditionFailure("a push took more than there was") }
            node = head
        }
    }

    /// Lowers prices by the number of epsilons that lie between each node and the nearest deficit, so that admissible ways
    /// lead there.
    private mutating func updatePrices(_ epsilon: Int64) {
        var buckets = RankBuckets(nodeCount: nodeCount)
        var waiting = 0
        for node in 0..<nodeCount {
            if excess[node] < 0 { buckets.insert(Int32(node), rank: 0) }
            if excess[node] > 0 { waiting += 1 }
        }
        guard waiting > 0 else { return }
        while waiting > 0, let (node, rank) = buckets.settleNext() {
            if excess[Int(node)] > 0 { waiting -= 1 }
            for half in halves.leaving(node) {
                let back = Int(halves.partner[half])
                let neighbour = halves.heads[half]
                guard residual[back] > 0, buckets.rank(of: neighbour) > rank else { continue }
                let reduced = costs[back] + prices[Int(neighbour)] - prices[Int(node)]
                let steps = reduced < 0 ? 0 : reduced / epsilon + 1
                let sum = Int64(rank) + steps
                if sum < Int64(buckets.rank(of: neighbour)) { buckets.insert(neighbour, rank: Int32(sum)) }
            }
        }
        lower(by: buckets, epsilon)
    }

    private mutating func lower(by buckets: borrowing RankBuckets, _ epsilon: Int64) {
        let greatest = buckets.settledRank
        for node in 0..<nodeCount {
            let rank = min(buckets.rank(of: Int32(node)), greatest)
            guard rank > 0 else { continue }
            prices[node] -= Int64(rank) * epsilon
            currentHalf[node] = halves.starts[node]
        }
    }
}
