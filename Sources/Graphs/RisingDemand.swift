/// Best play against several blockers who inspect each node at most once, all of whose sources have fixed shares or are free.
///
/// Count flow in units of what one blocker's rate lets through: node k takes 1 / p_k free of charge, and more at p_k a unit,
/// because there it is inspected for certain. If a demand D costs c(D) at least, m blockers catch (m + c(D)) / D of it; that
/// is least where D times the slope of c, less c, reaches m, and this difference is the sum of the inspection probabilities
/// that the prices stand for. So the demand rises from what goes free of charge, always in the cheapest way (the primal-dual
/// method: Ford and Fulkerson 1962, chapter III): prices rise where it is stuck, until they inspect m nodes or stay put.
///
/// Whole numbers throughout. Invariant: an arc whose reduced cost is positive is empty, one whose reduced cost is negative is
/// full; `method` sees room only along arcs of reduced cost 0, so whatever it moves is moved at least cost.
struct RisingDemand {
    /// How finely the demand that goes free of charge is counted, and costs.
    private static let units = 0x1p40
    private static let costUnits = 0x1p40
    private static let unlimited: Int64 = 1 << 61
    private static let greatestDemand: Int64 = 1 << 60

    private let game: InspectionGame
    private let split: SplitNetwork
    private let tails: [Int32]
    private let heads: [Int32]
    private let capacities: [Int64]
    /// Cost of a unit by half-arc: negative where it is given back.
    private let costs: [Int64]
    /// Where demand enters, and its shares.
    private let entries: [(node: Int, share: Double)]
    private let firstOverflow: Int
    private var method: PushRelabel<Int64>
    /// What a unit costs from a node to the sinks.
    private var prices: [Int64]
    private var demand: Int64 = 0

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
        prices = [Int64](repeating: 0, count: split.nodeCount)
    }

    /// Raises the demand until the blockers are worth it.
    mutating func solve() -> (evader: [FlowWay], inspections: [Double]) {
        while let isStuck = raiseDemand() {
            let raised = raisedPrices(isStuck)
            let (before, after) = (inspections(prices), inspections(raised))
            let (low, high) = (before.reduce(0, +), after.reduce(0, +))
            if high >= Double(game.blockers) {
                let share = (Double(game.blockers) - low) / (high - low)
                return (ways(), zip(before, after).map { $0 + share * ($1 - $0) })
            }
            adopt(raised)
        }
        return (CheapestWays.find(game), inspections(prices))
    }

    /// Sends as much more as goes at present prices; returns, by node, whether more is stuck there, or nil if nothing stops
    /// it. Too much is tried first; the cut that stops it says how much at most, and so on (Dinkelbach 1967).
    private mutating func raiseDemand() -> [Bool]? {
        // Amounts are rounded down, a grain for each entry. So little is sent at least, and so little may be left behind.
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
            let isStuck = trial.labels.map { $0 == Int32(split.nodeCount) }
            if left <= grains {
                method = trial
                demand += increase
                if left > 0 { return isStuck }
                if demand == Self.greatestDemand { return nil }
                increase = isBounded ? 16 * grains : Self.greatestDemand - demand
                continue
            }
            isBounded = true
            let share = entries.reduce(0) { isStuck[$1.node] ? $0 + $1.share : $0 }
            increase = max(grains, increase - Int64(Double(left - grains / 2) / share))
        }
    }

    /// What is served of a demand at an entry.
    private static func part(_ share: Double, _ demand: Int64) -> Int64 {
        let product = Int64(share * 0x1p32).multipliedFullWidth(by: demand)
        return product.high << 32 | Int64(truncatingIfNeeded: product.low >> 32)
    }

    /// What a half-arc costs at some prices, in excess of what prices grant.
    private func reduced(_ half: Int, from tail: Int, to head: Int, _ prices: [Int64]) -> Int64 {
        costs[half] + prices[head] - prices[tail]
    }

    /// Prices at which every entry that is stuck has a way again: raised by the distance to where nothing is stuck, but no
    /// further than for the farthest entry (Dijkstra's method on reduced costs).
    private func raisedPrices(_ isStuck: [Bool]) -> [Int64] {
        var distances = [Int64](repeating: .max, count: split.nodeCount)
        var heap = PriorityHeap()
        func relaxInto(_ node: Int, at distance: Int64) {
            for half in method.halves.leaving(Int32(node)) {
                let tail = Int(method.halves.heads[half])
                guard isStuck[tail], distance < distances[tail] else { continue }
                let back = Int(method.halves.partner[half])
                let cost = reduced(back, from: tail, to: node, prices)
                guard cost > 0 || (cost == 0 && method.residual[back] > 0), distance + cost < distances[tail] else { continue }
                distances[tail] = distance + cost
                heap.push(Int32(tail), key: Double(distance + cost))
            }
        }
        for node in isStuck.indices where !isStuck[node] { relaxInto(node, at: 0) }
        var waiting = entries.count { isStuck[$0.node] }
        var farthest: Int64 = 0
        while waiting > 0, let (node, key) = heap.popLeast() {
            guard Int64(key) == distances[Int(node)] else { continue }
            farthest = distances[Int(node)]
            waiting -= entries.count { $0.node == Int(node) }
            relaxInto(Int(node), at: farthest)
        }
        return prices.indices.map { isStuck[$0] ? prices[$0] + min(farthest, distances[$0]) : prices[$0] }
    }

    /// Takes new prices: opens the arcs whose reduced cost they bring to 0 and closes the others.
    private mutating func adopt(_ raised: [Int64]) {
        for arc in tails.indices {
            let (tail, head) = (Int(tails[arc]), Int(heads[arc]))
            guard raised[tail] != prices[tail] || raised[head] != prices[head] else { continue }
            let (forward, backward) = (Int(method.halves.forward[arc]), method.halves.backward(arc))
            let old = reduced(forward, from: tail, to: head, prices)
            let new = reduced(forward, from: tail, to: head, raised)
            if new > 0 { method.setRoom(0, over: forward) }
            if new < 0 { method.setRoom(0, over: backward) }
            if new == 0, old > 0 { method.setRoom(capacities[arc], over: forward) }
            if new == 0, old < 0 { method.setRoom(capacities[arc], over: backward) }
        }
        prices = raised
    }

    /// By node: the inspection probability that prices stand for, the rise over the node by what inspection costs there.
    private func inspections(_ prices: [Int64]) -> [Double] {
        var chances = [Double](repeating: 0, count: game.graph.nodeCount)
        for arc in firstOverflow..<tails.count {
            let rise = prices[Int(tails[arc])] - prices[Int(heads[arc])]
            chances[Int(tails[arc])] = max(0, Double(rise) / Double(costs[Int(method.halves.forward[arc])]))
        }
        return chances
    }

    /// The flow so far, in ways whose amounts add up to 1.
    private func ways() -> [FlowWay] {
        let whole = Double(demand)
        let flows = tails.indices.map { arc in
            let forward = Int(method.halves.forward[arc])
            let isFull = reduced(forward, from: Int(tails[arc]), to: Int(heads[arc]), prices) < 0
            return Double(isFull ? capacities[arc] : method.flow(of: arc)) / whole
        }
        let isFree = entries[0].node == split.source
        return FlowWay.decompose(
            arcFlows: Array(flows[..<split.nodeArcs]),
            sourceFlows: isFree ? Array(flows[split.sourceArcs..<split.sinkArcs]) : entries.map(\.share),
            sinkFlows: Array(flows[split.sinkArcs..<firstOverflow]), of: game.network(rate: 1), negligible: 1e-12
        ).sharedOutWhole()
    }
}
