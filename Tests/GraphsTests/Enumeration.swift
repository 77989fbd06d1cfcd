import Graphs

/// References by enumeration, for graphs of a few nodes.
extension SparseGraph {
    /// All simple paths from any of some nodes to any of others, as nodes and arcs.
    func simplePaths(from starts: [Int], to ends: Set<Int>) -> [(nodes: [Int], arcs: [Int])] {
        var found: [(nodes: [Int], arcs: [Int])] = []
        func extend(_ nodes: [Int], _ arcs: [Int]) {
            let here = nodes[nodes.count - 1]
            if ends.contains(here) { found.append((nodes, arcs)) }
            for arc in self.arcs(leaving: here) where !nodes.contains(Int(heads[Int(arc)])) {
                extend(nodes + [Int(heads[Int(arc)])], arcs + [Int(arc)])
            }
        }
        for start in starts { extend([start], []) }
        return found
    }

    /// A random graph whose arcs lead from lower to higher nodes, with an arc from each node to the next.
    static func randomAcyclic(nodes: Int, extra: Int, using random: inout SplitMix64) -> SparseGraph {
        let chain = (0..<nodes - 1).map { ($0, $0 + 1) }
        let more = (0..<extra).map { _ -> (Int, Int) in
            let tail = random.below(nodes - 1)
            return (tail, tail + 1 + random.below(nodes - 1 - tail))
        }
        return SparseGraph(nodeCount: nodes, arcs: chain + more)
    }
}

/// All subsets of `count` elements of 0..<size.
func subsets(of size: Int, count: Int) -> [[Int]] {
    if count == 0 { return [[]] }
    guard size >= count else { return [] }
    return subsets(of: size - 1, count: count) + subsets(of: size - 1, count: count - 1).map { $0 + [size - 1] }
}

/// All sequences that take one element from each array.
func tuples<Element>(_ choices: [[Element]]) -> [[Element]] {
    choices.reduce([[]]) { sequences, next in sequences.flatMap { sequence in next.map { sequence + [$0] } } }
}

/// All orders of 0..<size.
func permutations(_ size: Int) -> [[Int]] {
    if size == 0 { return [[]] }
    return permutations(size - 1).flatMap { order in
        (0..<size).map { place in Array(order[..<place]) + [size - 1] + Array(order[place...]) }
    }
}

/// Net outflow by node: what leaves less what enters along arcs.
func netOutflows(_ flows: [Double], in graph: SparseGraph) -> [Double] {
    var net = [Double](repeating: 0, count: graph.nodeCount)
    for arc in flows.indices {
        net[Int(graph.tails[arc])] += flows[arc]
        net[Int(graph.heads[arc])] -= flows[arc]
    }
    return net
}
