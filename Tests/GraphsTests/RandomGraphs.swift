import Graphs

/// Steele, Lea and Flood's generator (2014): short, good enough for tests, the same everywhere.
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number in `0..<bound`.
    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    /// A number in 0..<1.
    mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }
}

extension SparseGraph {
    /// A random graph, loops and parallel arcs included.
    static func random(nodes: Int, arcs: Int, using random: inout SplitMix64) -> SparseGraph {
        SparseGraph(nodeCount: nodes, arcs: (0..<arcs).map { _ in (random.below(nodes), random.below(nodes)) })
    }
}
