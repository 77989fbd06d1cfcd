/// The part of a reference's error that a prediction does not make (skill score; Murphy 1988), over figures that come in clusters.
public struct SkillScore: Hashable, Sendable {
    /// Errors of a prediction and of its reference for one figure.
    public struct Pair: Hashable, Sendable {
        /// The thing in common that makes figures depend on one another, such as their case.
        public let cluster: String
        /// Error of the prediction, at least 0.
        public let error: Double
        /// Error of the reference for the same figure, at least 0.
        public let reference: Double

        /// A pair of errors.
        public init(cluster: String, error: Double, reference: Double) {
            self.cluster = cluster
            self.error = error
            self.reference = reference
        }
    }

    /// The skill: 1 without error, 0 for the reference's own error, negative for more.
    public let value: Double
    /// Its standard error over clusters, each left out in turn (jackknife; Efron and Tibshirani 1993, chapter 11); nil below two clusters,
    /// or where the reference errs in a single cluster only.
    public let standardError: Double?
    /// Clusters.
    public let clusters: Int

    /// The skill over pairs; nil where the reference makes no error.
    public init?(_ pairs: [Pair]) {
        guard let value = Self.value(pairs) else { return nil }
        self.value = value
        let names = Set(pairs.map(\.cluster)).sorted()
        clusters = names.count
        let without = names.compactMap { name in Self.value(pairs.filter { $0.cluster != name }) }
        guard names.count >= 2, without.count == names.count else {
            standardError = nil
            return
        }
        let n = Double(names.count)
        let mean = without.reduce(0, +) / n
        standardError = ((n - 1) / n * without.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }).squareRoot()
    }

    /// Its interval by Student's t, with a degree of freedom less than there are clusters; nil without a standard error.
    public func interval(_ confidence: Double) -> ClosedRange<Double>? {
        standardError.map { error in
            let half = error * StudentT.quantile(at: (1 + confidence) / 2, freedom: Double(clusters - 1))
            return value - half...value + half
        }
    }

    private static func value(_ pairs: [Pair]) -> Double? {
        let reference = pairs.reduce(0) { $0 + $1.reference }
        return reference > 0 ? 1 - pairs.reduce(0) { $0 + $1.error } / reference : nil
    }
}
