/// Successive quickest paths through a network with residual arcs (Busacker and Gowen 1961; node prices after Edmonds and
/// Karp 1972).
struct SuccessivePaths {
    private let split: SplitNetwork
    private let halves: HalfArcs
    private var residual: [Double]
    private var times: [Double]
    private var prices: [Double]
    /// The half-arc by which each node was reached in the last search.
    private var reachedBy: [Int32] = []

    init(_ split: SplitNetwork, times arcTimes: [Double]) {
        self.split = split
        halves = HalfArcs(nodeCount: split.nodeCount, tails: split.tails, heads: split.heads)
        residual = [Double](repeating: 0, count: halves.heads.count)
        times = residual
        prices = [Double](repeating: 0, count: split.nodeCount)
        for arc in split.tails.indices {
            residual[Int(halves.forward[arc])] = split.capacities[arc]
            guard arc < split.nodeArcs else { continue }
            times[Int(halves.forward[arc])] = arcTimes[arc]
            times[halves.backward(arc)] = -arcTimes[arc]
        }
    }

    /// The steady flow so far, by arc of the graph.
    var rates: [Double] { (0..<split.nodeArcs).map { residual[halves.backward($0)] } }

    /// The quickest path left, its time and the most it can carry; nil if there is none below a time, and then the prices
    /// reach just as far as that time.
    mutating func next(below time: Double) -> QuickestFlow.Stage? {
        let distances = search()
        let reached = prices[split.sink] - prices[split.source]
        let raise = min(distances[split.sink], time - reached)
        guard raise < .infinity else { return nil }
        for node in prices.indices { prices[node] += min(distances[node], raise) }
        guard reached + distances[split.sink] < time else { return nil }
        let room = pathHalves().reduce(Double.infinity) { min($0, residual[$1]) }
        return QuickestFlow.Stage(rate: room, time: reached + distances[split.sink])
    }

    /// Where capacity holds the flow up: places that are full for some time, and for how long. What they let through in
    /// that time adds up to all that the flow can bring in the time that prices reach (Ford and Fulkerson 1958).
    var bottlenecks: [QuickestFlow.Bottleneck] {
        var found: [QuickestFlow.Bottleneck] = []
        for arc in 0..<split.sourceArcs where split.capacities[arc] < .infinity {
            let passing = arc < split.nodeArcs ? times[Int(halves.forward[arc])] : 0
            let held = prices[Int(split.heads[arc])] - prices[Int(split.tails[arc])] - passing
            guard held > 1e-9 * prices[split.sink] else { continue }
            found.append(
                QuickestFlow.Bottleneck(
                    place: arc < split.nodeArcs ? .arc(arc) : .node(arc - split.nodeArcs), duration: held,
                    amount: held * split.capacities[arc]))
        }
        return found.sorted { $0.amount > $1.amount }
    }

    /// Sends an amount along the path found last.
    mutating func take(_ amount: Double) {
        for half in pathHalves() {
            residual[half] -= amount
            residual[Int(halves.partner[half])] += amount
        }
    }

    private func pathHalves() -> [Int] {
        var path: [Int] = []
        var node = split.sink
        while node != split.source {
            let half = Int(reachedBy[node])
            path.append(half)
            node = Int(halves.heads[Int(halves.partner[half])])
        }
        return path
    }

    /// Dijkstra's method on reduced times; rounding may make one slightly negative, which counts as 0.
    private mutating func search() -> [Double] {
        var distances = [Double](repeating: .infinity, count: split.nodeCount)
        reachedBy = [Int32](repeating: -1, count: split.nodeCount)
        distances[split.source] = 0
        var heap = PriorityHeap()
        heap.push(Int32(split.source), key: 0)
        while let (node, key) = heap.popLeast() {
            guard key == distances[Int(node)] else { continue }
            if Int(node) == split.sink { break }
            for half in halves.leaving(node) where residual[half] > 0 {
                let head = Int(halves.heads[half])
                let sum = key + max(0, times[half] + prices[Int(node)] - prices[head])
                guard sum < distances[head] else { continue }
                distances[head] = sum
                reachedBy[head] = Int32(half)
                heap.push(Int32(head), key: sum)
            }
        }
        return distances
    }
}
