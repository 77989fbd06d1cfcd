/// Shortest-path trees to the same targets, under costs that factors of the nodes make dearer or cheaper, each as the direction of the next step from every hex.
///
/// ```swift
/// var search = NextStepSearch(on: land, to: targets, costs: costs, mostCost: 4000)
/// let next = search.directions(factors: factors)
/// next[hex]   // 0...5, or `noStep`
/// ```
/// A tree takes a byte a hex, and the working room is kept from one tree to the next. Each arc costs `cost x factor of the node that it
/// enters`, rounded to a whole number from 1 to `mostCost`. Dijkstra's algorithm with a bucket queue (Dial 1969), as for
/// `ShortestPathTree`: O(nodes + greatest distance) a tree. Ties are broken the same way every time.
public struct NextStepSearch: ~Copyable {
    /// The mark of a target.
    public static let target: UInt8 = 254
    /// The mark of a hex from which no target is reached, or that is no node.
    public static let noStep: UInt8 = 255

    private let graph: HexSubgraph
    private let costs: [Float]
    /// By slot, the node that the arc leaves; where it is closed, a node beyond the last, to which no path is shorter.
    private let tails: [Int32]
    private let targets: [Int]
    /// Targets beside a node that is none: from the others no path begins.
    private let rim: [Int]
    private let mostCost: Int32
    private let distances: UnsafeMutablePointer<Int32>
    /// The direction of the next step of each node, or -1.
    private let steps: UnsafeMutablePointer<Int32>
    private var queue: ShortestPathSearch

    /// A search to those of the hexes `targets` that are nodes of the graph; `costs` by slot of the graph, negative = closed; `mostCost`
    /// is at most 2^20.
    public init(on graph: HexSubgraph, to targets: [Int], costs: [Float], mostCost: Int32) {
        precondition(mostCost > 0 && mostCost <= ShortestPathTree.maximumCost, "an arc costs at most 2^20")
        precondition(costs.count == graph.arcs.count, "a cost a slot")
        self.graph = graph
        self.costs = costs
        let count = graph.hexes.count
        tails = zip(graph.tails, costs).map { $0 >= 0 && $1 >= 0 ? $0 : Int32(count) }
        let nodes = targets.compactMap(graph.node)
        var isTarget = [Bool](repeating: false, count: count)
        for node in nodes { isTarget[node] = true }
        let tails = graph.tails
        rim = nodes.filter { node in (6 * node..<6 * node + 6).contains { tails[$0] >= 0 && !isTarget[Int(tails[$0])] } }
        self.targets = nodes
        self.mostCost = mostCost
        let distances = UnsafeMutablePointer<Int32>.allocate(capacity: count + 1)
        let steps = UnsafeMutablePointer<Int32>.allocate(capacity: count + 1)
        self.distances = distances
        self.steps = steps
        queue = ShortestPathSearch(distances: distances, arcs: steps, width: mostCost)
    }

    deinit {
        distances.deallocate()
        steps.deallocate()
    }

    /// The next step from every hex of the grid; `factors` by node, above 0.
    public mutating func directions(factors: [Float]) -> [UInt8] {
        precondition(factors.count == graph.hexes.count, "a factor a node")
        distances.initialize(repeating: ShortestPathTree.maximumDistance + 1, count: graph.hexes.count)
        distances[graph.hexes.count] = .min
        steps.initialize(repeating: -1, count: graph.hexes.count)
        queue.restart()
        for target in targets {
            distances[target] = 0
            steps[target] = Int32(Self.target)
        }
        for target in rim { queue.begin(at: target) }
        let (costs, tails) = (costs, tails)
        grow(costs.span, factors.span, tails.span)
        var next = [UInt8](repeating: Self.noStep, count: graph.grid.nodeCount)
        for (node, hex) in graph.hexes.enumerated() where steps[node] >= 0 { next[Int(hex)] = UInt8(steps[node]) }
        return next
    }

    /// Settles all nodes; the spans hold six arcs a node, and nodes are their own numbers.
    private mutating func grow(_ costs: Span<Float>, _ factors: Span<Float>, _ tails: Span<Int32>) {
        let most = Float(mostCost)
        while let (node, distance) = queue.settleNext() {
            let factor = factors[unchecked: node]
            for direction in 0..<6 {
                let slot = 6 &* node &+ direction
                let whole = Int32(min(most, max(1, costs[unchecked: slot] * factor + 0.5)))
                // The step goes the other way than the search.
                let step = direction < 3 ? direction &+ 3 : direction &- 3
                queue.offer(Int(tails[unchecked: slot]), at: distance, plus: whole, by: step)
            }
        }
    }
}
