/// An inspection game without nodes and arcs that lie on no path from a source to a sink, with new numbers.
///
/// Two searches, O(nodes + arcs). Optimal play of the reduced game is optimal in the whole game.
struct ReducedGame {
    let game: InspectionGame
    /// Numbers in the whole game of the nodes that are kept.
    private let nodes: [Int]
    /// Numbers in the whole game of the arcs that are kept.
    private let arcs: [Int]
    /// Indices in the whole game of the sinks that are kept.
    private let sinks: [Int]

    /// Reduces a game; sources are kept even if they are isolated.
    init(_ whole: InspectionGame) {
        let graph = whole.graph
        let left = Self.reached(from: whole.sources.filter { $0.limit > 0 }.map(\.node), in: graph)
        let right = Self.reached(from: whole.sinks, in: graph.reversed)
        var isKept = zip(left, right).map { $0 && $1 }
        for source in whole.sources { isKept[source.node] = true }
        let nodes = isKept.indices.filter { isKept[$0] }
        var numbers = [Int32](repeating: -1, count: graph.nodeCount)
        for (number, node) in nodes.enumerated() { numbers[node] = Int32(number) }
        let arcs = (0..<graph.arcCount).filter { isKept[Int(graph.tails[$0])] && isKept[Int(graph.heads[$0])] }
        let sinks = whole.sinks.indices.filter { isKept[whole.sinks[$0]] }
        self.nodes = nodes
        self.arcs = arcs
        self.sinks = sinks
        game = InspectionGame(
            SparseGraph(
                nodeCount: nodes.count, tails: arcs.map { numbers[Int(graph.tails[$0])] },
                heads: arcs.map { numbers[Int(graph.heads[$0])] }),
            catchProbabilities: nodes.map { whole.catchProbabilities[$0] },
            from: whole.sources.map { Terminal(node: Int(numbers[$0.node]), limit: $0.limit) },
            to: sinks.map { Int(numbers[whole.sinks[$0]]) }, blockers: whole.blockers)
    }

    /// Nodes that paths from some nodes reach, those nodes included.
    private static func reached(from starts: [Int], in graph: SparseGraph) -> [Bool] {
        var isReached = [Bool](repeating: false, count: graph.nodeCount)
        var open = starts
        for start in starts { isReached[start] = true }
        while let node = open.popLast() {
            for arc in graph.arcs(leaving: node) where !isReached[Int(graph.heads[Int(arc)])] {
                isReached[Int(graph.heads[Int(arc)])] = true
                open.append(Int(graph.heads[Int(arc)]))
            }
        }
        return isReached
    }

    /// Strategies of the reduced game in the numbers of the whole game, with the bounds they prove.
    func plan(evader: [PathFlow], inspections: [Double], of whole: InspectionGame) -> InspectionSolution {
        let paths = evader.map { path in
            PathFlow(
                nodes: path.nodes.map { nodes[$0] }, arcs: path.arcs.map { arcs[$0] }, amount: path.amount,
                source: path.source, sink: sinks[path.sink])
        }
        var chances = [Double](repeating: 0, count: whole.graph.nodeCount)
        for (number, node) in nodes.enumerated() { chances[node] = inspections[number] }
        return InspectionSolution(whole, evader: paths, inspections: chances)
    }
}
