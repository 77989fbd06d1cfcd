import Foundation
import Randomness
import Testing

/// Whole-number laws against their exact mass. Seeds are fixed; a chi-square below 1e-4 of tail is refused.
@Suite struct DiscreteDrawTests {
    private let refusal = 1e-4

    private func counts(_ n: Int, _ p: Double, draws: Int, seed: UInt64) -> [Int] {
        var stream = stream(seed)
        var counts = [Int](repeating: 0, count: n + 1)
        for _ in 0..<draws { counts[stream.binomial(n, p)] += 1 }
        return counts
    }

    @Test(arguments: [
        (1, 0.5), (2, 0.1), (5, 0.3), (20, 0.9), (31, 0.5), (32, 0.5), (33, 0.02), (100, 0.3), (1000, 0.003), (1000, 0.997),
        (10_000, 0.3), (10_000, 0.0001), (10_000, 0.9999), (9_000, 0.5),
    ])
    func `binomial numbers have the exact mass`(n: Int, p: Double) {
        let observed = counts(n, p, draws: 200_000, seed: 31)
        let test = ChiSquare(observed: observed, shares: binomialMass(n, p))
        #expect(test.tail > refusal, "n \(n) p \(p): \(test)")
    }

    /// That the test above can fail: the same draws against a law a little off.
    @Test func `the mass test refuses p = 0.3005 and n = 10,010 for n = 10,000, p = 0.3`() {
        let observed = counts(10_000, 0.3, draws: 200_000, seed: 31)
        #expect(ChiSquare(observed: observed, shares: binomialMass(10_000, 0.3005)).tail < refusal)
        let longer = observed + [Int](repeating: 0, count: 10)
        #expect(ChiSquare(observed: longer, shares: binomialMass(10_010, 0.3)).tail < refusal)
        let off = counts(5, 0.305, draws: 200_000, seed: 31)
        #expect(ChiSquare(observed: off, shares: binomialMass(5, 0.3)).tail < refusal)
    }

    @Test func `binomial mean and variance for n = 10,000, p = 0.3`() {
        var stream = stream(32)
        let numbers = (0..<100_000).map { _ in Double(stream.binomial(10_000, 0.3)) }
        let found = moments(numbers)
        #expect(abs(found.mean - 3000) < 4 * (2100.0 / 100_000).squareRoot())
        #expect(abs(found.variance / 2100 - 1) < 4 * (2.0 / 100_000).squareRoot())
    }

    @Test func `binomial edges`() {
        var stream = stream(33)
        #expect(stream.binomial(0, 0.5) == 0)
        #expect(stream.binomial(-3, 0.5) == 0)
        #expect(stream.binomial(10, 0) == 0)
        #expect(stream.binomial(10, -0.1) == 0)
        #expect(stream.binomial(10, 1) == 10)
        #expect(stream.binomial(10, 1.5) == 10)
    }

    /// Chances so small or so close to 1 that 1 - p or p/(1 - p) loses digits: results must stay in range and near the mean.
    @Test(arguments: [1e-300, 1e-17, 1e-12, 1e-6, 1 - 1e-6, 1 - 1e-12, 1 - 1.2e-16])
    func `binomial stays in range for extreme chances`(p: Double) {
        for n in [1, 2, 31, 32, 10_000, 5_000_000] {
            var stream = stream(34)
            for _ in 0..<200 {
                let k = stream.binomial(n, p)
                #expect((0...n).contains(k))
                let mean = Double(n) * p
                let spread = (Double(n) * p * (1 - p)).squareRoot()
                #expect(abs(Double(k) - mean) <= 3 + 6 * spread, "n \(n) p \(p) k \(k)")
            }
        }
    }

    @Test func `rare successes come as often as they should`() {
        var stream = stream(35)
        let hits = (0..<200_000).reduce(0) { sum, _ in sum + stream.binomial(1000, 1e-6) }
        #expect(abs(Double(hits) - 200) < 4 * 200.0.squareRoot())
    }

    @Test func `multinomial numbers sum to n and none is negative`() {
        var stream = stream(36)
        for n in [0, 1, 7, 1000, 12_345] {
            for shares in [[1.0], [0.5, 0.5], [0.1, 0.2, 0.3, 0.4], [0, 1, 0], [0.25, 0.75, 0], [1, 0, 0]] {
                for _ in 0..<200 {
                    let parts = stream.multinomial(n, shares: shares)
                    #expect(parts.count == shares.count)
                    #expect(parts.reduce(0, +) == n)
                    #expect(parts.allSatisfy { $0 >= 0 })
                    for (part, share) in zip(parts, shares) where share == 0 { #expect(part == 0) }
                }
            }
        }
        #expect(stream.multinomial(5, shares: []) == [])
    }

    /// Many equal shares: what is left of 1 after many subtractions is rounding, and must not spoil the last ones.
    @Test func `multinomial shares follow their law`() {
        var stream = stream(37)
        let shares = [0.05, 0.1, 0.15, 0.2, 0.25, 0.25]
        var totals = [Int](repeating: 0, count: 6)
        for _ in 0..<20_000 {
            for (index, part) in stream.multinomial(40, shares: shares).enumerated() { totals[index] += part }
        }
        let test = ChiSquare(observed: totals, shares: shares)
        #expect(test.tail > refusal, "\(test)")
        var even = [Int](repeating: 0, count: 300)
        for _ in 0..<2_000 {
            for (index, part) in stream.multinomial(300, shares: [Double](repeating: 1 / 300, count: 300)).enumerated() {
                even[index] += part
            }
        }
        let evenTest = ChiSquare(observed: even, shares: [Double](repeating: 1 / 300, count: 300))
        #expect(evenTest.tail > refusal, "\(evenTest)")
    }

    /// The parts are joined as they should be: with shares .3 and .7 the first part is binomial.
    @Test func `the first part of a multinomial is binomial, the second its rest`() {
        var stream = stream(38)
        var second = [Int](repeating: 0, count: 13)
        for _ in 0..<100_000 { second[stream.multinomial(12, shares: [0.5, 0.3, 0.2])[1]] += 1 }
        let test = ChiSquare(observed: second, shares: binomialMass(12, 0.3))
        #expect(test.tail > refusal, "\(test)")
    }

    @Test func `an index below a count is even`() {
        var stream = stream(39)
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<140_000 { counts[stream.index(below: 7)] += 1 }
        let test = ChiSquare(observed: counts, shares: [Double](repeating: 1 / 7, count: 7))
        #expect(test.tail > refusal, "\(test)")
        #expect(stream.index(below: 1) == 0)
    }

    @Test func `a weighted index follows its weights, whatever they sum to`() {
        var stream = stream(40)
        let weights = [0, 2, 5, 0, 3, 10, 0.0]
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<100_000 { counts[stream.index(weights: weights)] += 1 }
        #expect(counts[0] == 0 && counts[3] == 0 && counts[6] == 0)
        let test = ChiSquare(observed: [1, 2, 4, 5].map { counts[$0] }, shares: [0.1, 0.25, 0.15, 0.5])
        #expect(test.tail > refusal, "\(test)")
        #expect(stream.index(weights: [0, 0]) == 0)
    }

    @Test func `something of chance p happens so often`() {
        var stream = stream(41)
        let hits = (0..<100_000).filter { _ in stream.bernoulli(0.12) }.count
        #expect(abs(Double(hits) - 12_000) < 4 * (100_000 * 0.12 * 0.88).squareRoot())
        #expect((0..<1000).allSatisfy { _ in stream.bernoulli(1) })
        #expect((0..<1000).allSatisfy { _ in !stream.bernoulli(0) })
    }
}
