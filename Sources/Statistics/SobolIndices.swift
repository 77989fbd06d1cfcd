import Randomness

/// Sobol' sensitivity indices (1993): shares of the variance of a function due to its inputs, with bootstrap intervals.
///
/// ```swift
/// let design = SaltelliDesign(inputs: 3, rows: 1024, seed: 1)
/// let indices = SobolIndices(design.rows.map { $0.map(model) }, seed: 1)
/// indices.first[0].value   // share of the first input alone
/// ```
/// The first-order index of an input is the share it explains alone; the total index is the share that remains when all other inputs are
/// fixed, interactions included. Jansen's estimators (1999) are sums of squares and lose no digits to a large mean.
public struct SobolIndices: Sendable {
    /// A share of the variance with its confidence interval.
    public struct Index: Hashable, Sendable {
        /// Estimate of the share, 0...1 up to sampling error; a first-order estimate may be slightly negative.
        public let value: Double
        /// Percentile interval of the bootstrap.
        public let interval: ClosedRange<Double>
    }

    /// First-order indices by input.
    public let first: [Index]
    /// Total indices by input.
    public let total: [Index]
    /// Variance of the function over its inputs, with n in the denominator.
    public let variance: Double
    /// Number of rows of the design.
    public let rows: Int

    /// Indices from the values of a function at the points of a `SaltelliDesign`, row by row: k + 2 numbers each, two rows or more.
    ///
    /// Intervals are percentiles over `resamples` bootstrap samples of the rows (Efron and Tibshirani 1993). A constant function has
    /// indices of 0. O(resamples * rows * inputs).
    public init(_ values: [[Double]], confidence: Double = 0.95, resamples: Int = 1000, seed: UInt64) {
        precondition(values.count >= 2)
        let terms = RowTerms(values)
        let found = terms.estimate { _ in 1 }
        var bootstrap = Bootstrap(count: values.count, seed: seed)
        let resampled = (0..<resamples).map { _ in
            let weights = bootstrap.weights()
            return terms.estimate { weights[$0] }
        }
        let index = { (read: (Estimate) -> Double) in
            Index(value: read(found), interval: Bootstrap.interval(resampled.map(read), confidence: confidence))
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

    /// Terms of the estimators by row.
    private struct RowTerms {
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

        /// Estimates with a weight per row.
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
