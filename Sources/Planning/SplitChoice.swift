/// Ranks choices of the formations that go by what each of them gains by going.
///
/// Gains are taken to add up over formations, so all choices of a number are ranked exactly; a simulation of the best few
/// has the last word (see `Studies`).
public struct SplitChoice: Sendable {
    /// Men that going rather than staying brings out, by formation.
    public let gains: [Double]

    /// A ranking by gains, one a formation of the scenario.
    public init(gains: [Double]) { self.gains = gains }

    /// What a choice is expected to gain, men.
    public func gain(of choice: [Int]) -> Double { choice.reduce(0) { $0 + gains[$1] } }

    /// Choices of `number` formations among some, best first, at most `limit`.
    public func choices(of number: Int, among formations: [Int], limit: Int) -> [[Int]] {
        let all = Self.subsets(of: formations, size: number)
        let valued = all.map { (choice: $0, value: gain(of: $0)) }
        return valued.sorted { ($0.value, $1.choice) > ($1.value, $0.choice) }.prefix(limit).map(\.choice)
    }

    private static func subsets(of items: [Int], size: Int) -> [[Int]] {
        if size == 0 { return [[]] }
        guard items.count >= size, let first = items.first else { return [] }
        let rest = Array(items.dropFirst())
        return subsets(of: rest, size: size - 1).map { [first] + $0 } + subsets(of: rest, size: size)
    }
}

/// Lexicographic order of choices, for ties.
private func > (a: (Double, [Int]), b: (Double, [Int])) -> Bool {
    a.0 != b.0 ? a.0 > b.0 : b.1.lexicographicallyPrecedes(a.1)
}
