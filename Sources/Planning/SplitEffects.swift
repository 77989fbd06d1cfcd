/// What each formation that goes adds to a quantity, and each pair of them beyond that: the quantity of every choice.
public struct SplitEffects: Sendable {
    /// The mean over all choices.
    public let mean: Double
    /// Half of what the going of each formation adds, on average over what the others do.
    public let singles: [Double]
    /// For a < b, a quarter of how much what a adds depends on the going of b.
    public let pairs: [[Double]]

    /// The quantity of a choice given as bits, by single formations and pairs.
    public func value(of choice: Int) -> Double {
        let sign = { (formation: Int) in choice >> formation & 1 == 1 ? 1.0 : -1 }
        var value = mean
        for a in singles.indices {
            var slope = singles[a]
            for b in a + 1..<max(a + 1, singles.count) { slope += pairs[a][b] * sign(b) }
            value += slope * sign(a)
        }
        return value
    }
}
