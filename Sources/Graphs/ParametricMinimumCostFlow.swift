/// An inspection game of several blockers as a parametric minimum-cost flow: the demand is the parameter.
///
/// For games whose sources have fixed shares (limits that sum to 1) or are free (limits of 1 or more). Flow is counted in units of the
/// free rate, so that node k passes 1 / p_k units at no cost and more at p_k per unit, because there it is inspected for certain. If
/// a demand D costs at least c(D), m blockers catch (m + c(D)) / D of it. This is least where D c'(D) - c(D) = m, and the left side is
/// the sum of the inspection probabilities that the potentials stand for. The primal-dual method (Ford and Fulkerson 1962, chapter
/// III) raises the demand at least cost from the amount that passes freely: where more is blocked, potentials rise until it has a path
/// again or the potentials inspect m nodes. A few maximum flows for each node that is inspected for certain.
///
/// Whole numbers throughout. Invariant (complementary slackness): an arc of positive reduced cost is empty, one of negative reduced
/// cost is full; `method` has residual capacity only along arcs of reduced cost 0, so every flow it sends is of least cost.
struct ParametricMinimumCostFlow {
    /// Whole units of flow in the demand that passes freely.
    private static let units = 0x1p40
    /// Whole units of cost in a catch probability of 1.
    private static let costUnits = 0x1p40
    private static let unlimited: Int64 = 1 << 61
    private static let greatestDemand: Int64 = 1 << 60

    private let game: InspectionGame
    private let split: SplitNetwork
    private let tails: [Int32]
    private let heads: [Int32]
    private let capacities: [Int64]
    /// Cost of a unit by half-arc; negative on backward halves.
    private let costs: [Int64]
    /// Nodes where demand enters, with its shares, which sum to 1.
    private let entries: [(node: Int, share: Double)]
    /// Number of the first arc that carries flow beyond the free capacity of a node.
    private let firstOverflow: Int
    private var method: PushRelabel<Int64>
    /// Least cost of a unit from a node to the sinks (dual values).
    private var potentials: [Int64]
    private var demand: Int64 = 0

    /// Nil if the limits of the sources leave the evader some choice of shares, but not all; `freeRate` is the value against one blocker.
    init?(_ game: InspectionGame, freeRate: Double) {
        let isFree = game.sources.allSatisfy { $0.limit >= 1 }
        guard isFree || game.sources.reduce(0, { $0 + $1.limit }) < 1 + 1e-9 else { return nil }
        self.game = game
        let split = SplitNetwork(game.network(rate: 1))
        self.split = split
        entries = isFree ? [(split.source, 1)] : game.sources.map { ($0.node, $0.limit) }
        let risky = game.catchProbabilities.indices.filter { game.catchProbabilities[$0] > 0 }
        firstOverflow = split.tails.count
        tails = split.tails + risky.map { Int32($0) }
        heads = split.heads + risky.map { Int32($0 + split.exit) }
        let overflow = firstOverflow..<tails.count
        var capacities = [Int64](repeating: Self.unlimited, count: tails.count)
        for node in risky {
            let free = Self.units * freeRate / game.catchProbabilities[node]
            capacities[split.nodeArcs + node] = Int64(max(1, min(0x1p60, free)))
        }
        self.capacities = capacities
        method = PushRelabel(
            nodeCount: split.nodeCount, tails: tails, heads: heads,
            capacities: capacities.indices.map { overflow.contains($0) ? 0 : capacities[$0] })
        var costs = [Int64](repeating: 0, count: method.residual.count)
        for (arc, node) in zip(overflow, risky) {
            let cost = Int64(game.catchProbabilities[node] * Self.costUnits + 0.5)
            costs[Int(method.halves.forward[arc])] = cost
            costs[method.halves.backward(arc)] = -cost
        }
        self.costs = costs
        potentials = [Int64](repeating: 0, count: split.nodeCount)
    }

    /// Raises the demand to its optimum and returns the optimal strategies of both sides.
    mutating func solve() -> (evader: [PathFlow], inspections: [Double]) {
        while let isBlocked = raiseDemand() {
            let raised = raisedPotentials(isBlocked)
            let (before, after) = (inspections(potentials), inspections(raised))
            let (low, high) = (before.reduce(0, +), after.reduce(0, +))
            if high >= Double(game.blockers) {
                let share = (Double(game.blockers) - low) / (high - low)
                return (paths(), zip(before, after).map { $0 + share * ($1 - $0) })
            }
            setPotentials(raised)
        }
        return (LeastRiskPaths.find(game), inspections(potentials))
    }

    /// Raises the demand as far as it fits at current potentials; returns, by node, whether more is blocked there, or nil if nothing limits
    /// it. Discrete Newton steps over cuts (Dinkelbach 1967): each blocked trial gives a cut, and the cut bounds the next trial.
    private mutating func raiseDemand() -> [Bool]? {
        // Amounts are rounded down by at most one unit per entry: steps are at least this great, and this much may stay behind.
        let grains = Int64(4 * entries.count + 8)
        var increase = demand == 0 ? Int64(Self.units) : Self.greatestDemand - demand
        var isBounded = false
        while true {
            var trial = method
            for entry in entries {
                trial.supply(Self.part(entry.share, demand + increase) - Self.part(entry.share, demand), at: entry.node)
            }
            trial.drain(to: split.sink)
            let left = trial.dropExcess()
            let isBlocked = trial.labels.map { $0 == Int32(split.nodeCount) }
            if left <= grains {
                method = trial
                demand += increase
                if left > 0 { return isBlocked }
                if demand == Self.greatestDemand { return nil }
                increase = isBounded ? 16 * grains : Self.greatestDemand - demand
                continue
            }
            isBounded = true
            let share = entries.reduce(0) { isBlocked[$1.node] ? $0 + $1.share : $0 }
            increase = max(grains, increase - Int64(Double(left - grains / 2) / share))
        }
    }

    /// The part of a demand that enters at an entry of a share, rounded down.
    private static func part(_ share: Double, _ demand: Int64) -> Int64 {
        let product = Int64(share * 0x1p32).multipliedFullWidth(by: demand)
        return product.high << 32 | Int64(truncatingIfNeeded: product.low >> 32)
    }

    /// Reduced cost of a half-arc: cost + potential of head - potential of tail.
    private func reducedCost(_ half: Int, from tail: Int, to head: Int, _ potentials: [Int64]) -> Int64 {
        costs[half] + potentials[head] - potentials[tail]
    }

    /// Potentials at which every blocked entry has a path again: raised by the distance to the nearest node that is not blocked, at most
    /// by that of the farthest entry (Dijkstra's algorithm on reduced costs). O(arcs log nodes).
    private func raisedPotentials(_ isBlocked: [Bool]) -> [Int64] {
        var distances = [Int64](repeating: .max, count: split.nodeCount)
        var heap = PriorityHeap()
        func relaxInto(_ node: Int, at distance: Int64) {
            for half in method.halves.leaving(Int32(node)) {
                let tail = Int(method.halves.heads[half])
                guard isBlocked[tail], distance < distances[tail] else { continue }
                let back = Int(method.halves.partner[half])
                let cost = reducedCost(back, from: tail, to: node, potentials)
                guard cost > 0 || (cost == 0 && method.residual[back] > 0), distance + cost < distances[tail] else { continue }
                distances[tail] = distance + cost
                heap.push(Int32(tail), key: Double(distance + cost))
            }
        }
        for node in isBlocked.indices where !isBlocked[node] { relaxInto(node, at: 0) }
        var waiting = entries.count { isBlocked[$0.node] }
        var farthest: Int64 = 0
        while waiting > 0, let (node, key) = heap.popLeast() {
            guard Int64(key) == distances[Int(node)] else { continue }
            farthest = distances[Int(node)]
            waiting -= entries.count { $0.node == Int(node) }
            relaxInto(Int(node), at: farthest)
        }
        return potentials.indices.map { isBlocked[$0] ? potentials[$0] + min(farthest, distances[$0]) : potentials[$0] }
    }

    /// Sets new potentials: opens arcs whose reduced cost becomes 0 and closes those whose reduced cost leaves 0.
    private mutating func setPotentials(_ raised: [Int64]) {
        for arc in tails.indices {
            let (tail, head) = (Int(tails[arc]), Int(heads[arc]))
            guard raised[tail] != potentials[tail] || raised[head] != potentials[head] else { continue }
            let (forward, backward) = (Int(method.halves.forward[arc]), method.halves.backward(arc))
            let old = reducedCost(forward, from: tail, to: head, potentials)
            let new = reducedCost(forward, from: tail, to: head, raised)
            if new > 0 { method.setResidual(0, of: forward) }
            if new < 0 { method.setResidual(0, of: backward) }
            if new == 0, old > 0 { method.setResidual(capacities[arc], of: forward) }
            if new == 0, old < 0 { method.setResidual(capacities[arc], of: backward) }
        }
        potentials = raised
    }

    /// Inspection probability by node: the fall of the potential over the node, divided by its catch probability.
    private func inspections(_ potentials: [Int64]) -> [Double] {
        var chances = [Double](repeating: 0, count: game.graph.nodeCount)
        for arc in firstOverflow..<tails.count {
            let rise = potentials[Int(tails[arc])] - potentials[Int(heads[arc])]
            chances[Int(tails[arc])] = max(0, Double(rise) / Double(costs[Int(method.halves.forward[arc])]))
        }
        return chances
    }

    /// The current flow as paths whose amounts sum to 1.
    private func paths() -> [PathFlow] {
        let whole = Double(demand)
        let flows = tails.indices.map { arc in
            let forward = Int(method.halves.forward[arc])
            let isFull = reducedCost(forward, from: Int(tails[arc]), to: Int(heads[arc]), potentials) < 0
            return Double(isFull ? capacities[arc] : method.flow(of: arc)) / whole
        }
        let isFree = entries[0].node == split.source
        return PathFlow.decompose(
            arcFlows: Array(flows[..<split.nodeArcs]),
            sourceFlows: isFree ? Array(flows[split.sourceArcs..<split.sinkArcs]) : entries.map(\.share),
            sinkFlows: Array(flows[split.sinkArcs..<firstOverflow]), of: game.network(rate: 1), negligible: 1e-12
        ).normalised()
    }
}
