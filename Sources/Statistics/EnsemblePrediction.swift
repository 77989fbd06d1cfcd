import Arithmetic

/// A prediction of one number by many values, each with a weight, and how good it was once the number is known.
///
/// The continuous ranked probability score (CRPS; Matheson and Winkler 1976, Gneiting and Raftery 2007) is the mean absolute error of a
/// prediction that is a single value, and rewards a spread that is as wide as it should be. Less is better; its unit is that of the number.
public struct EnsemblePrediction: Sendable {
    /// Values in ascending order.
    private let values: [Double]
    /// Their weights, which sum to 1.
    private let weights: [Double]

    /// A prediction of some values, at least one, of equal weight.
    public init(_ values: [Double]) { self.init(values, weights: [Double](repeating: 1, count: values.count)) }

    /// A prediction of some values with weights, one of them more than 0.
    public init(_ values: [Double], weights: [Double]) {
        precondition(values.count == weights.count && weights.allSatisfy { $0 >= 0 } && weights.contains { $0 > 0 })
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        let sum = weights.reduce(0, +)
        self.values = order.map { values[$0] }
        self.weights = order.map { weights[$0] / sum }
    }

    /// The mean.
    public var mean: Double { zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } }

    /// The lowest value at or below which at least a share p of the weight lies.
    public func quantile(_ p: Double) -> Double {
        var below = 0.0
        for (value, weight) in zip(values, weights) {
            below += weight
            if below >= p - 1e-12 { return value }
        }
        return values[values.count - 1]
    }

    /// The middle interval that holds a share of the weight.
    public func interval(_ share: Double) -> ClosedRange<Double> {
        quantile((1 - share) / 2)...quantile((1 + share) / 2)
    }

    /// The score against what was observed: E|X - y| - E|X - X'| / 2, at a cost of n log n.
    public func crps(_ observed: Double) -> Double {
        var (error, spread, below, sum) = (0.0, 0.0, 0.0, 0.0)
        for (value, weight) in zip(values, weights) {
            error += weight * abs(value - observed)
            // Pairs with all values before it.
            spread += weight * (below * value - sum)
            below += weight
            sum += weight * value
        }
        return error - spread
    }

    /// Where what was observed lies in the prediction (probability integral transform), values equal to it halved: about uniform over many
    /// good predictions.
    public func pit(_ observed: Double) -> Double {
        // Weights add up to 1 but for rounding.
        min(1, zip(values, weights).reduce(0) { $0 + ($1.0 < observed ? $1.1 : $1.0 == observed ? $1.1 / 2 : 0) })
    }
}
