import Randomness

/// The bootstrap: resampling of observations with replacement (Efron 1979).
struct Bootstrap {
    private let count: Int
    private var stream: Stream

    /// A bootstrap of `count` observations, reproducible by its seed.
    init(count: Int, seed: UInt64) {
        self.count = count
        stream = ReplicationStreams(seed: seed, replication: 0).stream(entity: 0, moment: 0, purpose: 1)
    }

    /// Multiplicity of each observation in a new sample of the same size.
    mutating func weights() -> [Double] {
        var weights = [Double](repeating: 0, count: count)
        for _ in 0..<count { weights[stream.index(below: count)] += 1 }
        return weights
    }

    /// The percentile interval of resampled estimates (Efron and Tibshirani 1993, section 13.3); `estimates` is not empty.
    static func interval(_ estimates: [Double], confidence: Double) -> ClosedRange<Double> {
        let sorted = estimates.sorted()
        let at = { (p: Double) in sorted[min(sorted.count - 1, max(0, Int((p * Double(sorted.count - 1)).rounded())))] }
        return at((1 - confidence) / 2)...at((1 + confidence) / 2)
    }
}
