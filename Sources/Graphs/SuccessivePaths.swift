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

    /// The quickest path left, its time and the most it can carry; nil if there is none.
    mutating func next() -> QuickestFlow.Stage? {
        let distances = search()
        guard distances[split.sink] < .infinity else { return nil }
        let farthest = distances[split.sink]
        for node in prices.indices { prices[node] += min(distances[node], farthest) }
        let room = pathHalves().reduce(Double.infinity) { min($0, residual[$1]) }
        return QuickestFlow.Stage(rate: room, time: prices[split.sink] - prices[split.source])
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
