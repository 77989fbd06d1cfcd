import Randomness

/// Shares of a function's variance that go back to its inputs (Sobol' 1993), with bootstrap intervals.
///
/// An input's first-order index is the share that it explains alone; its total index, the share that is left when all others
/// are fixed, its interactions included. Both by Jansen's estimators (1999), which are sums of squares and so never lose
/// digits to a large mean.
public struct SobolIndices: Sendable {
    /// A share of the variance and its confidence interval.
    public struct Index: Hashable, Sendable {
        public let value: Double
        public let interval: ClosedRange<Double>
    }

    /// One an input.
    public let first: [Index]
    public let total: [Index]
    /// Variance of the function over its inputs, with n in the denominator.
    public let variance: Double
    public let rows: Int

    /// The indices from the values of a `SaltelliDesign`, row by row: k + 2 numbers each, at least two rows.
    ///
    /// Intervals are percentiles of resampled rows (Efron and Tibshirani 1993). A function that does not vary has indices of 0.
    public init(_ values: [[Double]], confidence: Double = 0.95, resamples: Int = 1000, seed: UInt64) {
        precondition(values.count >= 2)
        let terms = Terms(values)
        let found = terms.estimate { _ in 1 }
        var bootstrap = Bootstrap(count: values.count, seed: seed)
        let tried = (0..<resamples).map { _ in
            let weights = bootstrap.weights()
            return terms.estimate { weights[$0] }
        }
        let index = { (read: (Estimate) -> Double) in
            Index(value: read(found), interval: Bootstrap.interval(tried.map(read), confidence: confidence))
        }
        first = (0..<terms.inputs).map { input in index { $0.first[input] } }
        total = (0..<terms.inputs).map { input in index { $0.total[input] } }
        variance = found.variance
        rows = values.count
    }

    private struct Estimate {
        var variance = 0.0
        var first: [Double]
        var total: [Double]
    }

    /// What each row adds to the sums of the estimators.
    private struct Terms {
        let inputs: Int
        /// A + B and A^2 + B^2, of values less their mean.
        private var sums: [Double] = []
        private var squares: [Double] = []
        /// (B - AB)^2 and (A - AB)^2, input by input.
        private var first: [Double] = []
        private var total: [Double] = []

        init(_ values: [[Double]]) {
            inputs = values[0].count - 2
            let mean = values.reduce(0) { $0 + $1[0] + $1[$1.count - 1] } / Double(2 * values.count)
            for row in values {
                let (a, b) = (row[0] - mean, row[inputs + 1] - mean)
                sums.append(a + b)
                squares.append(a * a + b * b)
                for mixed in row[1...inputs] {
                    let (toB, toA) = (b - (mixed - mean), a - (mixed - mean))
                    first.append(toB * toB)
                    total.append(toA * toA)
                }
            }
        }

        /// The estimates when each row counts as often as its weight says.
        func estimate(_ weight: (Int) -> Double) -> Estimate {
            var estimate = Estimate(
                first: [Double](repeating: 0, count: inputs), total: [Double](repeating: 0, count: inputs))
            var (rows, sum, square) = (0.0, 0.0, 0.0)
            for row in sums.indices {
                let times = weight(row)
                if times == 0 { continue }
                rows += times
                sum += times * sums[row]
                square += times * squares[row]
                for input in 0..<inputs {
                    estimate.first[input] += times * first[row * inputs + input]
                    estimate.total[input] += times * total[row * inputs + input]
                }
            }
            let mean = sum / (2 * rows)
            let variance = max(0, square / (2 * rows) - mean * mean)
            estimate.variance = variance
            for input in 0..<inputs {
                let (toB, toA) = (estimate.first[input] / (2 * rows), estimate.total[input] / (2 * rows))
                estimate.first[input] = variance > 0 ? 1 - toB / variance : 0
                estimate.total[input] = variance > 0 ? toA / variance : 0
            }
            return estimate
        }
    }
}
