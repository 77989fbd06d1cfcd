import Arithmetic

/// Figures of the record that worlds of a model are held against (Craig, Goldstein, Seheult and Smith 1997).
///
/// A world's implausibility for a figure is its distance from the record in units of all that may explain it: the error of the record, the
/// luck that is left in the mean of the world's replications, and what the model leaves out (its discrepancy).
public struct MatchedFigure: Hashable, Sendable {
    /// The record's figure.
    public let record: Double
    /// Standard deviation of the record's error.
    public let recordError: Double
    /// Standard deviation of what the model leaves out.
    public let discrepancy: Double
    /// The mean of each world's replications.
    public let means: [Double]
    /// Variance of those means by luck, of each world.
    public let luck: [Double]

    /// A figure, and what each world says of it.
    public init(record: Double, recordError: Double, discrepancy: Double, means: [Double], luck: [Double]) {
        precondition(means.count == luck.count && recordError * recordError + discrepancy * discrepancy > 0)
        self.record = record
        self.recordError = recordError
        self.discrepancy = discrepancy
        self.means = means
        self.luck = luck
    }

    /// The implausibility of a world.
    public func implausibility(of world: Int) -> Double {
        abs(means[world] - record)
            / (recordError * recordError + discrepancy * discrepancy + luck[world]).squareRoot()
    }
}

/// Worlds weighed by some figures of the record.
public struct HistoryMatch: Sendable {
    /// Worlds in all.
    public let worlds: Int
    /// The greatest implausibility of each world over the figures; 0 without figures.
    public let implausibility: [Double]
    /// Weights of the worlds, which sum to 1: a normal kernel of the implausibilities (approximate Bayesian computation).
    public let weights: [Double]

    /// A world beyond this implausibility of some figure is ruled out: 3, by the three-sigma rule for any unimodal law (Pukelsheim 1994).
    public static let ruledOut = 3.0

    /// Weighs so many worlds by figures; without figures all weigh the same.
    public init(_ figures: [MatchedFigure], worlds: Int) {
        precondition(worlds > 0 && figures.allSatisfy { $0.means.count == worlds })
        self.worlds = worlds
        let each = (0..<worlds).map { world in figures.map { $0.implausibility(of: world) } }
        implausibility = each.map { $0.max() ?? 0 }
        let exponents = each.map { $0.reduce(0) { $0 - $1 * $1 / 2 } }
        // Taken from the best of them, so that no record is too far from all for numbers.
        let best = exponents.max() ?? 0
        let raw = exponents.map { PortableMath.exp($0 - best) }
        let sum = raw.reduce(0, +)
        weights = raw.map { $0 / sum }
    }

    /// Share of the worlds that no figure rules out.
    public var plausibleShare: Double {
        Double(implausibility.count { $0 <= Self.ruledOut }) / Double(worlds)
    }

    /// Worlds of equal weight that would tell as much (Kish 1965).
    public var effectiveSize: Double { 1 / weights.reduce(0) { $0 + $1 * $1 } }
}
