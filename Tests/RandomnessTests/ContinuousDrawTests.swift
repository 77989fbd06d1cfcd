import Foundation
import Randomness
import Testing

/// Laws with a density. Seeds are fixed. Bounds on means are 4 standard errors (chance 6e-5 that a right law fails), bounds on
/// Kolmogorov's distance 1.95 (chance 1e-3); both fail, at these sample sizes, for a mean or a spread wrong by one percent.
@Suite struct ContinuousDrawTests {
    private let count = 400_000
    private let limit = 1.95

    private func sample(_ seed: UInt64, _ draw: (inout Randomness.Stream) -> Double) -> [Double] {
        var stream = stream(seed)
        var numbers: [Double] = []
        for _ in 0..<count { numbers.append(draw(&stream)) }
        return numbers
    }

    @Test func `exponential numbers have mean 1 and variance 1`() {
        let numbers = sample(11) { $0.exponential() }
        let found = moments(numbers)
        let root = Double(count).squareRoot()
        #expect(abs(found.mean - 1) < 4 / root)
        #expect(abs(found.variance - 1) < 4 * 8.0.squareRoot() / root)  // fourth central moment 9
        #expect(kolmogorov(numbers) { 1 - exp(-$0) } < limit)
        #expect(numbers.min()! > 0)
    }

    @Test func `normal numbers have the normal law`() {
        let numbers = sample(12) { $0.normal() }
        let found = moments(numbers)
        let root = Double(count).squareRoot()
        #expect(abs(found.mean) < 4 / root)
        #expect(abs(found.variance - 1) < 4 * 2.0.squareRoot() / root)
        #expect(kolmogorov(numbers, normalLaw) < limit)
        let far = numbers.filter { abs($0) > 3 }.count  // share 0.0026998
        #expect(abs(Double(far) - 0.0026998 * Double(count)) < 4 * (0.0026998 * Double(count)).squareRoot())
    }

    @Test func `the distance test refuses a law wrong by one percent`() {
        let numbers = sample(12) { $0.normal() }
        #expect(kolmogorov(numbers) { normalLaw($0 * 1.01) } > limit)
        #expect(kolmogorov(numbers) { normalLaw($0 + 0.01) } > limit)
    }

    @Test func `log-normal numbers have the median asked for`() {
        let numbers = sample(13) { $0.logNormal(median: 18, sigma: 0.8) }
        let below = numbers.filter { $0 < 18 }.count
        #expect(abs(Double(below) / Double(count) - 0.5) < 4 * 0.5 / Double(count).squareRoot())
        #expect(kolmogorov(numbers) { normalLaw(log($0 / 18) / 0.8) } < limit)
        let mean = 18 * exp(0.32)
        let spread = mean * (exp(0.64) - 1).squareRoot()
        #expect(abs(moments(numbers).mean - mean) < 4 * spread / Double(count).squareRoot())
    }

    @Test(arguments: [(1, 12), (4, 2), (1, 1), (2, 1), (3, 3)])
    func `beta numbers have the mean and variance of their law`(a: Int, b: Int) {
        let numbers = sample(14) { $0.beta(a, b) }
        let (x, y) = (Double(a), Double(b))
        let mean = x / (x + y)
        let variance = x * y / ((x + y) * (x + y) * (x + y + 1))
        let found = moments(numbers)
        #expect(abs(found.mean - mean) < 4 * (variance / Double(count)).squareRoot())
        #expect(abs(found.variance - variance) < 0.012 * variance)  // at most 4 standard errors: kurtosis below 7
        #expect(kolmogorov(numbers) { betaLaw(a, b, $0) } < limit)
        #expect(numbers.allSatisfy { $0 >= 0 && $0 <= 1 })
    }

    /// The chance that at least a of a + b - 1 uniform numbers lie below x.
    private func betaLaw(_ a: Int, _ b: Int, _ x: Double) -> Double {
        let n = a + b - 1
        return (a...n).reduce(0) { sum, k in
            let ways = exp(lgamma(Double(n + 1)) - lgamma(Double(k + 1)) - lgamma(Double(n - k + 1)))
            return sum + ways * pow(x, Double(k)) * pow(1 - x, Double(n - k))
        }
    }

    /// Work is counted in uniform numbers, not on the clock: how far a draw has moved its stream.
    @Test func `each law uses a fixed number of uniform numbers`() {
        #expect(used { _ = $0.exponential() } == 1)
        #expect(used { _ = $0.normal() } == 1)
        #expect(used { _ = $0.logNormal(median: 5, sigma: 0.8) } == 1)
        #expect(used { _ = $0.bernoulli(0.3) } == 1)
        #expect(used { _ = $0.index(below: 9) } == 1)
        #expect(used { _ = $0.index(weights: [1, 2, 3]) } == 1)
        #expect(used { _ = $0.beta(1, 12) } == 1)
        #expect(used { _ = $0.beta(4, 2) } == 2)
        #expect(used { _ = $0.binomial(10_000, 0.3) } == 1)
        #expect(used { _ = $0.binomial(1_000_000, 0.5) } == 1)
        #expect(used { _ = $0.binomial(10, 0) } == 0)
        #expect(used { _ = $0.multinomial(100, shares: [0.2, 0.3, 0.5]) } == 2)
    }

    private func used(_ draw: (inout Randomness.Stream) -> Void) -> Int? {
        var fresh = stream(21)
        let numbers = fresh.uniforms(40)
        var drawn = stream(21)
        draw(&drawn)
        let next = drawn.uniform()
        return numbers.firstIndex(of: next)
    }
}
