/// Which choices of those who go are played on which luck, so that few campaigns judge every choice.
///
/// A factorial design with two levels (Box, Hunter and Hunter 2005, chapters 5 and 6): each formation goes or stays. Of up to
/// ten formations every choice is played; of more, a regular fraction in which the effects of single formations are clear of
/// those of pairs. Choices that share their luck form a block. The blocks differ by words of the extended Hamming code,
/// which concern four formations or more: what luck does to a block falls on no single formation and on no pair.
///
/// ```swift
/// let design = SplitDesign(formations: 8)   // 256 choices, 4 rounds of 16 blocks: 1,024 campaigns on 64 lucks
/// let effects = design.effects(of: design.blocks.map { $0.map(meanOfItsRounds) })
/// ```
public struct SplitDesign: Sendable {
    /// How many formations there are of which each goes or stays.
    public let formations: Int
    /// How often each choice is played, each time on another luck.
    public let rounds: Int
    /// The choices of each block: the formations that go, by position, ascending.
    public let blocks: [[[Int]]]

    /// Words that stand for the formations, of an odd number of bits each.
    private let masks: [Int]
    private let bits: Int
    /// The run of each choice of each block: a word of the design.
    private let runs: [[Int]]

    /// Campaigns in all, or a few less: some seconds (assumption).
    static let campaigns = 1024
    static let mostBits = 10
    /// In the order of their reach, so that the first few serve designs of fewer bits.
    static let blockWords = [0x0f, 0x33, 0x55, 0xff]

    /// A design for so many formations, at least 1: of 2^(bits - 1) at most each has a word of its own, so there are bits enough.
    public init(formations: Int) {
        precondition(formations > 0, "a choice is made among formations")
        self.formations = formations
        bits = max(min(formations, Self.mostBits), Self.bits(withOddWords: formations))
        rounds = max(1, Self.campaigns >> bits)
        masks = Self.masks(formations, bits: bits)
        runs = Self.runs(bits: bits)
        let masks = masks
        blocks = runs.map { $0.map { run in masks.indices.filter { Self.parity(run & masks[$0]) == 1 } } }
    }

    /// The fewest bits with so many words of odd parity.
    private static func bits(withOddWords count: Int) -> Int {
        var bits = 1
        while 1 << (bits - 1) < count { bits += 1 }
        return min(bits, count)
    }

    /// Single bits first, then words of three, five... bits: the product of two is never another.
    private static func masks(_ formations: Int, bits: Int) -> [Int] {
        let odd = (0..<1 << bits).filter { parity($0) == 1 }
        return Array(odd.sorted { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) }.prefix(formations))
    }

    private static func runs(bits: Int) -> [[Int]] {
        let words = blockWords.filter { $0 < 1 << bits }
        var blocks = [[Int]](repeating: [], count: 1 << words.count)
        for run in 0..<1 << bits {
            blocks[words.indices.reduce(0) { $0 | parity(run & words[$1]) << $1 }].append(run)
        }
        return blocks
    }

    private static func parity(_ word: Int) -> Int { word.nonzeroBitCount & 1 }

    /// True if every choice is played, so that the effects of pairs are known.
    public var isFull: Bool { formations == bits }

    /// How many campaigns are played.
    public var campaignCount: Int { rounds << bits }

    /// The effects behind what came of the choices; `means[b][i]` belongs to choice i of block b.
    public func effects(of means: [[Double]]) -> SplitEffects {
        var table = [Double](repeating: 0, count: 1 << bits)
        for (run, mean) in zip(runs.joined(), means.joined()) { table[run] = mean }
        Self.transform(&table)
        let all = 0..<formations
        let pairs = isFull ? all.map { a in all.map { b in a < b ? table[masks[a] ^ masks[b]] : 0 } } : []
        return SplitEffects(mean: table[0], singles: masks.map { table[$0] }, pairs: pairs)
    }

    /// The fast Walsh transform: entry w becomes the mean of values times the signs of the bits in w, + for 1 and - for 0.
    private static func transform(_ table: inout [Double]) {
        var half = 1
        while half < table.count {
            for start in stride(from: 0, to: table.count, by: 2 * half) {
                for index in start..<start + half {
                    let (without, with) = (table[index], table[index + half])
                    table[index] = (without + with) / 2
                    table[index + half] = (with - without) / 2
                }
            }
            half *= 2
        }
    }
}
