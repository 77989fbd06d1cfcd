/// Successive shortest paths by transit time in a residual network (Busacker and Gowen 1961), with node potentials (Edmonds and Karp
/// 1972). A path costs O(arcs log nodes).
struct SuccessivePaths {
    private let split: SplitNetwork
    private let halves: HalfArcs
    private var residual: [Double]
    private var times: [Double]
    private var potentials: [Double]
    /// Half-arc to each node on its path in the last search; -1 for none.
    private var reachedBy: [Int32] = []

    /// A network without flow; `arcTimes` are by arc of the graph, terminals and nodes take no time.
    init(_ split: SplitNetwork, times arcTimes: [Double]) {
        self.split = split
        halves = HalfArcs(nodeCount: split.nodeCount, tails: split.tails, heads: split.heads)
        residual = [Double](repeating: 0, count: halves.heads.count)
        times = residual
        potentials = [Double](repeating: 0, count: split.nodeCount)
        for arc in split.tails.indices {
            residual[Int(halves.forward[arc])] = split.capacities[arc]
            guard arc < split.nodeArcs else { continue }
            times[Int(halves.forward[arc])] = arcTimes[arc]
            times[halves.backward(arc)] = -arcTimes[arc]
        }
    }

    /// Steady flow so far, by arc of the graph.
    var rates: [Double] { (0..<split.nodeArcs).map { residual[halves.backward($0)] } }

    /// The next shortest path with its residual capacity; nil if there is none below a time, in which case potentials reach as far as
    /// that time.
    mutating func next(below time: Double) -> QuickestFlow.Path? {
        let distances = search()
        let reached = potentials[split.sink] - potentials[split.source]
        let raise = min(distances[split.sink], time - reached)
        guard raise < .infinity else { return nil }
        for node in potentials.indices { potentials[node] += min(distances[node], raise) }
        guard reached + distances[split.sink] < time else { return nil }
        let room = pathHalves().reduce(Double.infinity) { min($0, residual[$1]) }
        return QuickestFlow.Path(rate: room, time: reached + distances[split.sink])
    }

    /// The minimum cut over time: arcs and nodes at capacity, with the duration for which each is in the cut. Their amounts sum to the
    /// maximum flow over the time that the potentials reach (Ford and Fulkerson 1958). Greatest amount first.
    var bottlenecks: [QuickestFlow.Bottleneck] {
        var found: [QuickestFlow.Bottleneck] = []
        for arc in 0..<split.sourceArcs where split.capacities[arc] < .infinity {
            let passing = arc < split.nodeArcs ? times[Int(halves.forward[arc])] : 0
            let held = potentials[Int(split.heads[arc])] - potentials[Int(split.tails[arc])] - passing
            guard held > 1e-9 * potentials[split.sink] else { continue }
            found.append(
                QuickestFlow.Bottleneck(
                    place: arc < split.nodeArcs ? .arc(arc) : .node(arc - split.nodeArcs), duration: held,
                    amount: held * split.capacities[arc]))
        }
        return found.sorted { $0.amount > $1.amount }
    }

    /// Sends an amount along the last path.
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

    /// Dijkstra's algorithm on reduced transit times; one that rounding makes slightly negative counts as 0.
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
                let sum = key + max(0, times[half] + potentials[Int(node)] - potentials[head])
                guard sum < distances[head] else { continue }
                distances[head] = sum
                reachedBy[head] = Int32(half)
                heap.push(Int32(head), key: sum)
            }
        }
        return distances
    }
}
