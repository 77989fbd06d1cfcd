import Randomness
import Statistics
import Testing

/// Ranks that bracket a quantile: known cases, and the share of samples in which they do.
struct OrderStatisticsTests {
    @Test func smallSamplesHaveTheirKnownRanks() {
        // Five values cannot bracket the median with 95 %: 1 - 2 / 32 = 0.9375; six can.
        #expect(OrderStatistics.ranks(bracketing: 0.5, among: 5, confidence: 0.95) == nil)
        #expect(OrderStatistics.ranks(bracketing: 0.5, among: 6, confidence: 0.95) == 0...5)
        // The second and the ninth of ten hold the median with 1 - 2 (1 + 10) / 1024 = 0.9785.
        #expect(OrderStatistics.ranks(bracketing: 0.5, among: 10, confidence: 0.95) == 1...8)
        // The 10 % quantile of 20 values: none may lie below it, with 0.9^20 = 0.12.
        #expect(OrderStatistics.ranks(bracketing: 0.1, among: 20, confidence: 0.95) == nil)
    }

    @Test func largeSamplesAgreeWithTheNormalCurve() throws {
        let places = try #require(OrderStatistics.ranks(bracketing: 0.1, among: 10_000, confidence: 0.95))
        let half = 1.96 * (10_000 * 0.1 * 0.9).squareRoot()
        #expect(abs(Double(places.lowerBound) - (1000 - half)) < 3 && abs(Double(places.upperBound) - (1000 + half)) < 3)
    }

    /// Uniform values: the quantile of order p is p.
    @Test(arguments: [(0.5, 6), (0.5, 15), (0.1, 40), (0.9, 60), (0.25, 200)])
    func theyCoverAsTheyPromise(p: Double, n: Int) throws {
        let places = try #require(OrderStatistics.ranks(bracketing: p, among: n, confidence: 0.95))
        let (runs, seed) = (4000, UInt64(n))
        var covered = 0
        for run in 0..<runs {
            var stream = ReplicationStreams(seed: seed, replication: run).stream(entity: 0, moment: 0, purpose: 0)
            let sorted = (0..<n).map { _ in stream.uniform() }.sorted()
            if sorted[places.lowerBound] <= p, p <= sorted[places.upperBound] { covered += 1 }
        }
        let share = Double(covered) / Double(runs)
        let error = (0.95 * 0.05 / Double(runs)).squareRoot()
        #expect(share > 0.95 - 3 * error, "\(share), seed \(seed)")
        // One rank closer on both sides must be too little, or the interval is wider than it need be.
        let tighter = places.lowerBound + 1...places.upperBound - 1
        #expect(chance(p, n, tighter) < 0.95)
    }

    /// The chance that these places bracket the quantile, by the binomial law.
    private func chance(_ p: Double, _ n: Int, _ places: ClosedRange<Int>) -> Double {
        (places.lowerBound + 1...places.upperBound).reduce(0) { $0 + Binomial.mass(n, p, at: $1) }
    }
}
