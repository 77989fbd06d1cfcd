/// Mean over worlds in which one unknown has a given value: what a slider shows.
///
/// Local linear regression (Fan 1992), which has no bias at the ends of the range, with Epanechnikov's weights on the unknown's
/// position within its law, uniform in 0...1. The other unknowns keep their laws.
public struct ConditionalMean: Hashable, Sendable {
    /// The effective size below which a figure is shown pale and new worlds are asked for.
    public static let leastEffectiveSize = 30.0

    /// The mean; nil if fewer than two worlds have weight.
    public let mean: Double?
    /// Standard error of the mean, from residuals (sandwich estimator); nil with the mean.
    public let standardError: Double?
    /// Kish's effective number of worlds, (sum of weights)^2 / sum of squared weights; 0 where none has weight.
    public let effectiveSize: Double

    /// True if too few worlds stand behind the figure.
    public var isPale: Bool { mean == nil || effectiveSize < Self.leastEffectiveSize }

    /// Reach of the weights for so many worlds: 2.34 standard deviations of a uniform law, times N^(-1/5) (Silverman 1986, table 3.1).
    public static func reach(worlds: Int) -> Double {
        // The fifth root by Newton's method, from above.
        let n = Double(worlds)
        var root = max(1, n)
        for _ in 0..<200 { root -= (root - n / (root * root * root * root)) / 5 }
        return 2.34 * 0.288675134594812882 / max(1, root)
    }

    /// The mean of world values where the unknown lies at `position`, both of the same worlds; `reach` as above unless given.
    public init(of values: [Double], positions: [Double], at position: Double, reach: Double? = nil) {
        precondition(values.count == positions.count)
        let reach = reach ?? Self.reach(worlds: values.count)
        let weight = { (place: Double) in max(0, 1 - (place - position) * (place - position) / (reach * reach)) }
        var (w0, w1, w2, y0, y1, square) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        for (value, place) in zip(values, positions) {
            let (w, x) = (weight(place), place - position)
            w0 += w
            w1 += w * x
            w2 += w * x * x
            y0 += w * value
            y1 += w * x * value
            square += w * w
        }
        effectiveSize = square > 0 ? w0 * w0 / square : 0
        let determinant = w0 * w2 - w1 * w1
        guard determinant > 1e-12 * w0 * w0 * reach * reach else {
            mean = nil
            standardError = nil
            return
        }
        let level = (w2 * y0 - w1 * y1) / determinant
        let slope = (w0 * y1 - w1 * y0) / determinant
        var variance = 0.0
        for (value, place) in zip(values, positions) {
            let x = place - position
            let lever = weight(place) * (w2 - w1 * x) / determinant
            let rest = value - level - slope * x
            variance += lever * lever * rest * rest
        }
        mean = level
        // Two parameters were fitted to the effective worlds.
        let freedom = max(1, effectiveSize - 2)
        standardError = (variance * effectiveSize / freedom).squareRoot()
    }

    /// The mean of world values in which a reading was drawn: worlds of other readings have no weight.
    public init(of values: [Double], readings: [Int], at reading: Int) {
        precondition(values.count == readings.count)
        var (count, sum) = (0.0, 0.0)
        for (value, other) in zip(values, readings) where other == reading {
            count += 1
            sum += value
        }
        effectiveSize = count
        guard count >= 2 else {
            mean = nil
            standardError = nil
            return
        }
        let level = sum / count
        var square = 0.0
        for (value, other) in zip(values, readings) where other == reading { square += (value - level) * (value - level) }
        mean = level
        standardError = (square / (count - 1) / count).squareRoot()
    }
}
