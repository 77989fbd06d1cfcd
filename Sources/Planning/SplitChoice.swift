/// Judges every choice of those who go on two counts: men saved, and men of the enemy tied down.
///
/// The judgement adds up what single formations and pairs of them contribute; a simulation of the promising choices has the
/// last word (see `Studies`).
public struct SplitChoice: Sendable {
    /// The formations among which is chosen, by position in the scenario.
    public let among: [Int]
    private let saved: SplitEffects
    private let tiedDown: SplitEffects

    /// A choice with what is expected of it.
    public struct Judged: Hashable, Sendable {
        /// Formations that go, by position in the scenario, ascending.
        public let going: [Int]
        public let value: SplitValue

        /// A choice of those who go, with what is expected of it.
        public init(going: [Int], value: SplitValue) {
            self.going = going
            self.value = value
        }
    }

    /// A judge from the effects on both counts, one entry a formation of `among`.
    public init(among: [Int], saved: SplitEffects, tiedDown: SplitEffects) {
        precondition(among.count == saved.singles.count && among.count == tiedDown.singles.count)
        self.among = among
        self.saved = saved
        self.tiedDown = tiedDown
    }

    /// What is expected if these go and the rest stays.
    public func value(of going: [Int]) -> SplitValue {
        value(bits: among.indices.reduce(0) { $0 | (going.contains(among[$1]) ? 1 << $1 : 0) })
    }

    private func value(bits: Int) -> SplitValue { SplitValue(saved: saved.value(of: bits), tiedDown: tiedDown.value(of: bits)) }

    /// All choices in which so many go, those that save most first.
    public func choices(of number: Int) -> [Judged] {
        let all = Self.subsets(of: Array(among.indices), size: number).map { members in
            Judged(going: members.map { among[$0] }, value: value(bits: members.reduce(0) { $0 | 1 << $1 }))
        }
        return all.sorted { ($0.value.saved, $1.going) > ($1.value.saved, $0.going) }
    }

    /// At most `limit` of those that no other of their number beats on both counts, the extremes among them.
    public func promising(of number: Int, limit: Int) -> [Judged] {
        let all = choices(of: number)
        let front = SplitValue.unbeaten(all.map(\.value)).map { all[$0] }
        guard front.count > limit, limit > 1 else { return Array(front.prefix(limit)) }
        return (0..<limit).map { front[$0 * (front.count - 1) / (limit - 1)] }
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
