/// Judges choices of those who go on two counts: men saved, and men of the enemy tied down.
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
        /// Its expected value on both counts.
        public let value: SplitValue

        /// A choice of those who go, with what is expected of it.
        public init(going: [Int], value: SplitValue) {
            self.going = going
            self.value = value
        }
    }

    /// Choices of one number that are all looked at; where there are more, those of `candidates` are.
    public static let mostEnumerated = 20_000
    /// Weightings of the two counts under each of which the best choice is a candidate.
    static let weightings = 129
    /// Formations on each side of the line between going and staying that are exchanged in the choice that saves most.
    static let exchanged = 32

    /// A judge from the effects on both counts, one entry a formation of `among`.
    public init(among: [Int], saved: SplitEffects, tiedDown: SplitEffects) {
        precondition(among.count == saved.singles.count && among.count == tiedDown.singles.count)
        self.among = among
        self.saved = saved
        self.tiedDown = tiedDown
    }

    /// The expected value if these go and the rest stays.
    public func value(of going: [Int]) -> SplitValue { judged(among.indices.filter { going.contains(among[$0]) }).value }

    private func judged(_ members: [Int]) -> Judged {
        Judged(
            going: members.map { among[$0] },
            value: SplitValue(saved: saved.value(of: members), tiedDown: tiedDown.value(of: members)))
    }

    /// Choices in which so many go, those that save most first: all of them up to `mostEnumerated`, else the candidates.
    ///
    /// Candidates are the best choice under each of `weightings` weightings of the two counts by single effects, from men saved
    /// alone to enemy tied down alone, and the choices that differ from the one that saves most by one exchange between the
    /// `exchanged` formations nearest to the line. So the work grows no faster than n log n.
    public func choices(of number: Int) -> [Judged] {
        guard (0...among.count).contains(number) else { return [] }
        let all =
            Self.binomial(among.count, number, limit: Self.mostEnumerated) <= Self.mostEnumerated
            ? Self.subsets(of: Array(among.indices), size: number) : candidates(of: number)
        return all.map(judged).sorted { ($0.value.saved, $1.going) > ($1.value.saved, $0.going) }
    }

    /// At most `limit` of those that no other of their number beats on both counts, the extremes among them.
    public func promising(of number: Int, limit: Int) -> [Judged] {
        let all = choices(of: number)
        let front = SplitValue.unbeaten(all.map(\.value)).map { all[$0] }
        guard front.count > limit, limit > 1 else { return Array(front.prefix(limit)) }
        return (0..<limit).map { front[$0 * (front.count - 1) / (limit - 1)] }
    }

    /// How many choices there are among so many formations; `Int.max` if there are more.
    public static func choiceCount(among formations: Int) -> Int {
        formations < Int.bitWidth - 1 ? 1 << formations : .max
    }

    private func candidates(of number: Int) -> [[Int]] {
        let scale = { (singles: [Double]) in max(singles.map(abs).max() ?? 0, .leastNormalMagnitude) }
        let (savedScale, tiedScale) = (scale(saved.singles), scale(tiedDown.singles))
        var found: Set<[Int]> = []
        for step in 0..<Self.weightings {
            let weight = Double(step) / Double(Self.weightings - 1)
            let worth = among.indices.map {
                weight * saved.singles[$0] / savedScale + (1 - weight) * tiedDown.singles[$0] / tiedScale
            }
            found.insert(ranked(worth).prefix(number).sorted())
        }
        let order = ranked(saved.singles)
        for leaver in order[..<number].suffix(Self.exchanged) {
            for joiner in order[number...].prefix(Self.exchanged) {
                found.insert((order[..<number].filter { $0 != leaver } + [joiner]).sorted())
            }
        }
        return found.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private func ranked(_ worth: [Double]) -> [Int] {
        worth.indices.sorted { worth[$0] != worth[$1] ? worth[$0] > worth[$1] : $0 < $1 }
    }

    /// n over k, or a number above the limit if it is above the limit.
    private static func binomial(_ n: Int, _ k: Int, limit: Int) -> Int {
        var count = 1
        for step in 0..<min(k, n - k) {
            count = count * (n - step) / (step + 1)
            if count > limit { return count }
        }
        return count
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
