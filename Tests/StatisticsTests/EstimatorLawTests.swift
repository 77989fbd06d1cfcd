import Randomness
import Statistics
import Testing

/// Estimators on functions with known answers, and their invariances.
struct EstimatorLawTests {
    /// y = prod (1 + a_i (x_i - 1/2)): v_i = a_i^2 / 12, V = prod (1 + v_i) - 1, first v_i / V, total v_i prod_{j != i} (1 + v_j) / V.
    @Test func aProductHasItsKnownShares() {
        let slopes = [2.0, 1, 0.5]
        let design = SaltelliDesign(inputs: 3, rows: 4096, seed: 5)
        let values = design.rows.map { $0.map { point in zip(slopes, point).reduce(1) { $0 * (1 + $1.0 * ($1.1 - 0.5)) } } }
        let indices = SobolIndices(values, resamples: 50, seed: 5)
        let parts = slopes.map { $0 * $0 / 12 }
        let whole = parts.reduce(1) { $0 * (1 + $1) }
        #expect(abs(indices.variance - (whole - 1)) < 0.005 && indices.rows == 4096)
        for input in 0..<3 {
            #expect(abs(indices.first[input].value - parts[input] / (whole - 1)) < 0.01, "first \(input)")
            let total = parts[input] * whole / (1 + parts[input]) / (whole - 1)
            #expect(abs(indices.total[input].value - total) < 0.01, "total \(input)")
        }
    }

    /// Scaling and shifting a function changes no index and the variance by the square of the scale.
    @Test func indicesDoNotDependOnTheUnit() {
        let design = SaltelliDesign(inputs: 2, rows: 64, seed: 5)
        let values = design.rows.map { $0.map { $0[0] * $0[0] + $0[0] * $0[1] } }
        let one = SobolIndices(values, resamples: 20, seed: 5)
        let other = SobolIndices(values.map { $0.map { 8 * $0 - 3 } }, resamples: 20, seed: 5)
        #expect(abs(other.variance - 64 * one.variance) < 1e-9)
        for (a, b) in zip(one.first + one.total, other.first + other.total) {
            #expect(abs(a.value - b.value) < 1e-9 && abs(a.interval.lowerBound - b.interval.lowerBound) < 1e-9)
        }
        let again = SobolIndices(values, resamples: 20, seed: 5)
        #expect(again.first == one.first && again.total == one.total)
    }

    @Test func widerConfidenceGivesWiderIntervals() {
        let design = SaltelliDesign(inputs: 2, rows: 32, seed: 5)
        let values = design.rows.map { $0.map { $0[0] + 0.3 * $0[1] } }
        let widths = [0.5, 0.8, 0.95, 0.99].map { confidence in
            let interval = SobolIndices(values, confidence: confidence, resamples: 400, seed: 5).first[0].interval
            return interval.upperBound - interval.lowerBound
        }
        #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test(arguments: [[5.0, -2, 0.5], [0, 0, 1]])
    func linearFunctionsHaveConstantEffects(slopes: [Double]) {
        let design = MorrisDesign(inputs: 3, trajectories: 6, seed: 4).trajectories
        let outputs = design.map { $0.points.map { point in [zip(slopes, point).reduce(7) { $0 + $1.0 * $1.1 }] } }
        let effects = ElementaryEffects(design, outputs: outputs, resamples: 50, seed: 4).effects
        for (effect, slope) in zip(effects, slopes) {
            #expect(abs(effect.mean - slope) < 1e-9 && abs(effect.size - abs(slope)) < 1e-9 && effect.deviation < 1e-9)
            #expect(effect.sizeInterval.upperBound - effect.sizeInterval.lowerBound < 1e-9)
            #expect(effect.isDistinguishableFromNoise == (abs(slope) > 1e-6))
        }
    }

    /// What a replication adds to all points changes nothing; the order of replications neither.
    @Test func commonNoiseMovesNoEffect() {
        let design = MorrisDesign(inputs: 2, trajectories: 5, seed: 4).trajectories
        let plain = design.map { $0.points.map { point in [1.0, 2, 3].map { $0 * point[0] + point[1] } } }
        let shifted = plain.map { $0.map { [$0[2] + 40, $0[0] - 100, $0[1] + 9] } }
        let (a, b) = (
            ElementaryEffects(design, outputs: plain, resamples: 20, seed: 4).effects,
            ElementaryEffects(design, outputs: shifted, resamples: 20, seed: 4).effects
        )
        for (one, other) in zip(a, b) {
            #expect(
                abs(one.mean - other.mean) < 1e-9 && abs(one.noise - other.noise) < 1e-9 && abs(one.size - other.size) < 1e-9)
        }
        // Effects of 1, 2 and 3 in three replications: variance 1, standard error of the mean 1 / sqrt 3.
        #expect(abs(a[0].noise - (1 / 3.0).squareRoot()) < 1e-9 && a[1].noise < 1e-9)
    }

    @Test func noiseOfATwoByTwoTableByHand() throws {
        // Means of points 1.5 and 4.5, of replications 2 and 4: residuals of +-1/2, mean square 1 on 1 degree, over 2 replications.
        #expect(abs(try #require(NoiseShare.variance([[1, 2], [3, 6]])) - 0.5) < 1e-12)
        let additive = (0..<4).map { point in (0..<5).map { Double(10 * point) + Double($0 * $0) } }
        #expect(abs(try #require(NoiseShare.variance(additive))) < 1e-12)
        #expect(NoiseShare.variance([]) == nil && NoiseShare.variance([[1, 2]]) == nil)
    }

    /// Ranks of a quantile and of its mirror image mirror each other; more confidence never narrows them.
    @Test(arguments: [(0.1, 100), (0.3, 40), (0.5, 21), (0.75, 64)])
    func ranksMirrorAndWiden(p: Double, n: Int) throws {
        let ranges = [0.5, 0.8, 0.9, 0.99].map { OrderStatistics.ranks(bracketing: p, among: n, confidence: $0) }
        for (narrow, wide) in zip(ranges, ranges.dropFirst()) {
            guard let narrow, let wide else { continue }
            #expect(wide.lowerBound <= narrow.lowerBound && wide.upperBound >= narrow.upperBound)
        }
        let range = try #require(ranges[2])
        let mirror = try #require(OrderStatistics.ranks(bracketing: 1 - p, among: n, confidence: 0.9))
        // A tie of rounding may move one end by one rank.
        #expect(
            abs(mirror.lowerBound - (n - 1 - range.upperBound)) <= 1 && abs(mirror.upperBound - (n - 1 - range.lowerBound)) <= 1
        )
    }

    @Test func ranksNeedValuesAndAnInnerQuantile() {
        #expect(OrderStatistics.ranks(bracketing: 0.5, among: 0, confidence: 0.9) == nil)
        #expect(OrderStatistics.ranks(bracketing: 0, among: 50, confidence: 0.9) == nil)
        #expect(OrderStatistics.ranks(bracketing: 1, among: 50, confidence: 0.9) == nil)
        #expect(OrderStatistics.ranks(bracketing: 0.5, among: 1, confidence: 0.5) == nil)
    }
}
