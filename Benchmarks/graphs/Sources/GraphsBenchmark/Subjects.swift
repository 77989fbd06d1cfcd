import Graphs

/// Steele, Lea and Flood's generator (2014): short, good enough for tests and benchmarks, the same everywhere; the C++ and
/// Python programs hold the same. Tests/GraphsTests uses this file too, so that no subject can rot.
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

/// Costs from 1 to `greatest` on every side of a hex grid.
func randomCosts(_ grid: HexGridGraph, greatest: UInt64) -> [Int32] {
    var random = SplitMix64(seed: 1)
    return (0..<grid.arcCount).map { _ in Int32(random.next() % greatest) + 1 }
}

/// A square of hexes to be crossed from the south row, in equal shares, to the north row; rows at both ends are safe.
func crossing(size: Int, blockers: Int) -> InspectionGame {
    var random = SplitMix64(seed: 7)
    let grid = HexGridGraph(columns: size, rows: size)
    var chances = (0..<grid.nodeCount).map { _ in 0.02 + 0.78 * random.unit() }
    for column in 0..<size {
        chances[column] = 0
        chances[grid.nodeCount - 1 - column] = 0
    }
    let south = (0..<size).map { Terminal(node: grid.nodeCount - size + $0, limit: 1 / Double(size)) }
    return InspectionGame(
        grid.sparse().graph, catchProbabilities: chances, from: south, to: Array(0..<size), blockers: blockers)
}
