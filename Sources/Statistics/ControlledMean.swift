/// Mean of world values with control variates: unknowns whose means are known exactly take out what the worlds drawn have of them by
/// chance (Lavenberg and Welch 1981).
///
/// The coefficients of each world's controls are fitted on the other folds alone, so the estimate has no bias from fitting many.
public struct ControlledMean: Hashable, Sendable {
    /// The estimate of the mean.
    public let mean: Double
    /// Its Monte Carlo standard error.
    public let standardError: Double
    /// The standard error without controls, larger.
    public let plainStandardError: Double

    /// Greatest standard error, as a share of the plain one, at which controls are said to help.
    public static let leastGain = 0.95

    /// The controlled mean of a response; nil where the controls do not help. All terms of the model have expectation 0.
    init?(of response: [Double], by model: CrossFittedRegression) {
        let fit = model.fit(response)
        let rest = zip(response, zip(fit.values, fit.atZero)).map { $0 - ($1.0 - $1.1) }
        let (mean, error) = Self.moments(rest)
        let plain = Self.moments(response).error
        guard error > 0, error <= Self.leastGain * plain else { return nil }
        self.mean = mean
        standardError = error
        plainStandardError = plain
    }

    private static func moments(_ values: [Double]) -> (mean: Double, error: Double) {
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (mean, (squares / (count - 1) / count).squareRoot())
    }
}
