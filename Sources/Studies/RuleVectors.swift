import Arithmetic
import Statistics

/// Rules of the model after a calibration: joint vectors with weights, from which worlds can be drawn.
///
/// Only rules that moved are taken from a vector, all from the same; the others keep the law of their range.
public struct RuleVectors: Codable, Hashable, Sendable {
    /// The rules of one world and its weight.
    public struct Vector: Codable, Hashable, Sendable {
        /// Weight; those of a file need not sum to 1.
        public let weight: Double
        /// Values in the order of the rules.
        public let values: [Double]

        /// A vector.
        public init(weight: Double, values: [Double]) {
            self.weight = weight
            self.values = values
        }
    }

    /// The name of the format, which a file begins with.
    public static let format = "anabasis-rules-1"
    /// The confidence of the interval of the gain.
    public static let confidence = 0.8

    /// Name of the format.
    public let format: String
    /// Version of the program that made it.
    public let program: String
    /// Cases whose records were used.
    public let cases: [String]
    /// Fingerprint of the files of each case.
    public let digests: [String]
    /// Figures of the record that rules were fitted to, as `case: figure`.
    public let figures: [String]
    /// Worlds of equal weight that would tell as much.
    public let effectiveSize: Double
    /// The part of the error of the ranges that is not made where each case is predicted from the others; nil where it was not told.
    public let gain: Double?
    /// Its interval of 80 % over the cases; nil where there is none.
    public let gainInterval: [Double]?
    /// Names of the rules, in the order of values.
    public let rules: [String]
    /// Rules that moved; empty where the record tells nothing.
    public let moved: [String]
    /// The vectors.
    public let vectors: [Vector]

    /// Rules after a calibration.
    public init(
        program: String, cases: [String], digests: [String], figures: [String], effectiveSize: Double, rules: [String],
        moved: [String], vectors: [Vector], gain: Double? = nil, gainInterval: [Double]? = nil
    ) {
        format = Self.format
        self.program = program
        self.cases = cases
        self.digests = digests
        self.figures = figures
        self.effectiveSize = effectiveSize
        self.rules = rules
        self.moved = moved
        self.vectors = vectors
        self.gain = gain
        self.gainInterval = gainInterval
    }

    /// The first contradiction among its numbers; nil where all is well.
    public var fault: String? {
        if format != Self.format { return "its format is \"\(format)\", expected \"\(Self.format)\"" }
        if let unknown = moved.first(where: { !rules.contains($0) }) {
            return "it moves \(unknown), which is none of its rules"
        }
        if Set(rules).count != rules.count { return "a rule stands twice in it" }
        if vectors.contains(where: { $0.values.count != rules.count }) { return "a vector has not one value for each rule" }
        let numbers = vectors.flatMap { $0.values + [$0.weight] }
        if !numbers.allSatisfy(\.isFinite) || vectors.contains(where: { $0.weight < 0 }) {
            return "a number in it is not finite, or a weight is negative"
        }
        if gain.map({ $0 > 1 }) == true || gainInterval.map({ $0.count != 2 || $0[0] > $0[1] }) == true {
            return "its gain is more than all of the error, or has no two ends in order"
        }
        return vectors.contains { $0.weight > 0 } ? nil : "no vector has a weight"
    }

    /// Values of the rules that moved, of the vector at a place of the weights, 0 to 1.
    func values(at place: Double) -> [String: Double] {
        var left = place * vectors.reduce(0) { $0 + $1.weight }
        let chosen = vectors.first { vector in
            left -= vector.weight
            return left < 0
        }
        guard let values = (chosen ?? vectors.last { $0.weight > 0 })?.values else { return [:] }
        return Dictionary(zip(rules, values).filter { moved.contains($0.0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Adds all that tells its worlds from those of others.
    func add(to digest: inout Digest) {
        digest.add("rule vectors")
        for name in moved { digest.add(name) }
        for vector in vectors {
            digest.add(vector.weight)
            for value in vector.values { digest.add(value) }
        }
    }
}
