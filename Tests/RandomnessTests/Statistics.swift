import Foundation
import Randomness

/// Pearson's chi-square against exact shares, neighbouring classes pooled until each expects at least 8.
struct ChiSquare: CustomStringConvertible {
    let statistic: Double
    let degrees: Int

    init(observed: [Int], shares: [Double]) {
        let total = Double(observed.reduce(0, +))
        var pooled: [(Double, Double)] = []
        var (seen, expected) = (0.0, 0.0)
        for (count, share) in zip(observed, shares) {
            seen += Double(count)
            expected += share * total
            if expected >= 8 {
                pooled.append((seen, expected))
                (seen, expected) = (0, 0)
            }
        }
        if let last = pooled.popLast() { pooled.append((last.0 + seen, last.1 + expected)) }
        statistic = pooled.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / $1.1 }
        degrees = max(1, pooled.count - 1)
    }

    /// The chance of a statistic this large or larger (Wilson and Hilferty 1931; good to a few percent of itself here).
    var tail: Double {
        let k = Double(degrees)
        let z = (pow(statistic / k, 1.0 / 3) - (1 - 2 / (9 * k))) / (2 / (9 * k)).squareRoot()
        return erfc(z / 2.0.squareRoot()) / 2
    }

    var description: String { "chi-square \(statistic) on \(degrees) degrees, tail \(tail)" }
}

/// Kolmogorov and Smirnov's distance times the square root of n. Above 1.95 has chance 0.001 if the law is right.
func kolmogorov(_ numbers: [Double], _ law: (Double) -> Double) -> Double {
    let sorted = numbers.sorted()
    let n = Double(sorted.count)
    var worst = 0.0
    for (i, x) in sorted.enumerated() {
        let f = law(x)
        worst = max(worst, max(Double(i + 1) / n - f, f - Double(i) / n))
    }
    return worst * n.squareRoot()
}

func normalLaw(_ x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }

/// The binomial mass by the C library's log gamma: independent of the code under test.
func binomialMass(_ n: Int, _ p: Double) -> [Double] {
    let (yes, no) = (log(p), log1p(-p))
    return (0...n).map { k in
        let ways: Double = lgamma(Double(n + 1)) - lgamma(Double(k + 1)) - lgamma(Double(n - k + 1))
        return exp(ways + Double(k) * yes + Double(n - k) * no)
    }
}

/// Mean and variance.
func moments(_ numbers: [Double]) -> (mean: Double, variance: Double) {
    let n = Double(numbers.count)
    let mean = numbers.reduce(0, +) / n
    return (mean, numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1))
}

/// A fixed stream for a test.
func stream(_ seed: UInt64 = 1950, entity: UInt32 = 0) -> Randomness.Stream {
    ReplicationStreams(seed: seed, replication: 0).stream(entity: entity, moment: 0, purpose: 1)
}

extension Randomness.Stream {
    /// The next `count` uniform numbers.
    mutating func uniforms(_ count: Int) -> [Double] {
        var numbers: [Double] = []
        for _ in 0..<count { numbers.append(uniform()) }
        return numbers
    }
}
