/// Effects of single formations that go on a quantity, and of pairs of them beyond that: the quantity of every choice.
public struct SplitEffects: Sendable {
    /// The mean over all choices.
    public let mean: Double
    /// Half of what the going of each formation adds, on average over what the others do.
    public let singles: [Double]
    /// For a < b, a quarter of how much what a adds depends on the going of b; empty where no pair is known.
    public let pairs: [[Double]]

    /// Effects by their numbers.
    public init(mean: Double, singles: [Double], pairs: [[Double]] = []) {
        self.mean = mean
        self.singles = singles
        self.pairs = pairs
    }

    /// The quantity of the choice in which these go, by single formations and pairs. O(n), O(n^2) with pairs.
    public func value(of going: [Int]) -> Double {
        var signs = [Double](repeating: -1, count: singles.count)
        for formation in going { signs[formation] = 1 }
        var value = mean
        for a in singles.indices {
            var slope = singles[a]
            if !pairs.isEmpty { for b in a + 1..<singles.count { slope += pairs[a][b] * signs[b] } }
            value += slope * signs[a]
        }
        return value
    }
}
