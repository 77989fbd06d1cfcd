import Randomness

/// Resamples a number of things with replacement (Efron 1979).
struct Bootstrap {
    private let count: Int
    private var stream: Stream

    /// Draws from `count` things.
    init(count: Int, seed: UInt64) {
        self.count = count
        stream = Luck(seed: seed, replication: 0).stream(entity: 0, moment: 0, purpose: 1)
    }

    /// How often each thing is in a new sample of the same size.
    mutating func weights() -> [Double] {
        var weights = [Double](repeating: 0, count: count)
        for _ in 0..<count { weights[stream.index(below: count)] += 1 }
        return weights
    }

    /// The percentile interval of resampled estimates.
    static func interval(_ estimates: [Double], confidence: Double) -> ClosedRange<Double> {
        let sorted = estimates.sorted()
        let at = { (p: Double) in sorted[min(sorted.count - 1, max(0, Int((p * Double(sorted.count - 1)).rounded())))] }
        return at((1 - confidence) / 2)...at((1 + confidence) / 2)
    }
}
