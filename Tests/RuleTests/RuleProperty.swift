import Campaigns
import RuleSets
import Testing

/// A property of one rule: a quantity that is measured at both ends of the rule's range, and what is expected of it.
struct RuleProperty: Sendable {
    /// What is expected of the quantity.
    enum Expectation: Sendable {
        /// It is greater at the upper end.
        case rises
        /// It is less at the upper end.
        case falls
        /// At each end it is this function of the rule's value, within a relative tolerance or five standard errors.
        case formula(within: Double, @Sendable (Double) -> Double)
        /// It is in proportion to this function of the rule's value.
        case proportional(@Sendable (Double) -> Double)

        /// At each end it is this function of the rule's value, within rounding or five standard errors.
        static func equals(within tolerance: Double = 1e-5, _ formula: @escaping @Sendable (Double) -> Double) -> Self {
            .formula(within: tolerance, formula)
        }

        /// It is in proportion to the rule's value.
        static var grows: Self { .proportional { $0 } }
        /// It is in proportion to the reciprocal of the rule's value.
        static var shrinks: Self { .proportional { 1 / $0 } }
    }

    let rule: String
    /// The quantity and the ground on which it is measured, for messages.
    let quantity: String
    let expectation: Expectation
    /// Rules that differ from the standard ones on that ground.
    let base: @Sendable (inout Rules) -> Void
    /// The quantity under some rules: one number, or a sample by replication at common random numbers.
    let measure: @Sendable (Rules) throws -> [Double]

    /// A property of a number without a random part, or of the mean of a sample.
    init<Quantity: Measured>(
        _ rule: String, _ quantity: String, _ expectation: Expectation,
        under base: @escaping @Sendable (inout Rules) -> Void = { _ in },
        measure: @escaping @Sendable (Rules) throws -> Quantity
    ) {
        self.rule = rule
        self.quantity = quantity
        self.expectation = expectation
        self.base = base
        self.measure = { try measure($0).values }
    }
}

/// A number without a random part, or a sample.
protocol Measured: SendableMetatype {
    var values: [Double] { get }
}

extension Double: Measured {
    var values: [Double] { [self] }
}

extension [Double]: Measured {
    var values: [Double] { self }
}

extension RuleProperty {
    /// Standard errors by which two ends must differ, and within which a mean must lie of its formula.
    private static let errors = 5.0

    /// Measures the quantity at both ends and expects what the property says.
    func check() throws {
        let entry = try #require(RuleBook.entry(rule), "no rule \(rule)")
        var rules = Rules()
        base(&rules)
        let ends = [entry.range.lowerBound, entry.range.upperBound]
        let samples = try ends.map { Sample(try measure(entry.setting($0, in: rules))) }
        let (low, high) = (samples[0], samples[1])
        let message: Comment = "\(rule), \(quantity): \(low) at \(ends[0]), \(high) at \(ends[1])"
        let scale = max(abs(low.mean), abs(high.mean))
        #expect(scale.isFinite && !low.values.isEmpty && !high.values.isEmpty, message)
        let isApart = abs(high.mean - low.mean) > Self.errors * low.errorOfDifference(to: high) + 1e-6 * scale
        #expect(isApart, message)
        switch expectation {
        case .rises: #expect(high.mean > low.mean, message)
        case .falls: #expect(high.mean < low.mean, message)
        case .formula(let tolerance, let formula):
            for (end, sample) in zip(ends, samples) {
                let distance = abs(sample.mean - formula(end))
                #expect(distance <= Self.errors * sample.error + tolerance * max(abs(formula(end)), 1e-3 * scale), message)
            }
        case .proportional(let factor):
            let ratio = factor(ends[1]) / factor(ends[0])
            #expect(abs(high.mean / low.mean / ratio - 1) < 1e-4, message)
        }
    }
}

/// A sample with its mean and standard error; a single number has none.
private struct Sample: CustomStringConvertible {
    let values: [Double]
    let mean: Double
    let error: Double

    init(_ values: [Double]) {
        self.values = values
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        self.mean = mean
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        error = values.count > 1 ? (squares / (count - 1) / count).squareRoot() : 0
    }

    /// Standard error of the difference of two means; that of the pairs where the samples have one each.
    func errorOfDifference(to other: Sample) -> Double {
        guard values.count == other.values.count else { return (error * error + other.error * other.error).squareRoot() }
        return Sample(zip(values, other.values).map { $1 - $0 }).error
    }

    var description: String { error > 0 ? "\(mean) +- \(error)" : "\(mean)" }
}
