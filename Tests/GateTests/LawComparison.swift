import Campaigns
import Scenarios
import Studies

/// Two samples that should have one law, compared by the means of all that becomes of men.
struct LawComparison {
    static let measures: [Measure] = [
        .menOut, .killed, .captured, .deserted, .astray, .guerrillas, .recruits, .tiedDown, .contacts,
    ]
    /// Standard errors within which means count as equal: beyond them lie 6 of 100,000 comparisons of equal laws.
    static let most = 4.0
    static let bound = "means within 4 standard errors"

    /// Largest distance of two means, in standard errors, what it is of, and the two means.
    let distance: Double
    let measure: Measure
    let means: [Double]
    /// Standard error of the difference of the men brought out, as a share of all men.
    let error: Double

    /// Compares the campaigns of two plays.
    init(_ first: Played, _ second: Played) {
        let rows = [first, second].map { played in
            played.outcomes.map { outcome in
                let everyone = Array(played.scenario.formations.indices)
                return Dictionary(uniqueKeysWithValues: Self.measures.map { ($0, $0.value(in: outcome, of: everyone)) })
            }
        }
        self.init(rows[0], rows[1], men: first.scenario.men)
    }

    /// Compares independent values, each row of one campaign or of the mean of some.
    init(_ first: [[Measure: Double]], _ second: [[Measure: Double]], men: Double) {
        let estimates = { (measure: Measure) in [first, second].map { Estimate($0.map { $0[measure]! }) } }
        let distances = Self.measures.map { measure in
            let pair = estimates(measure)
            return (measure, pair[0].distance(to: pair[1]))
        }
        (measure, distance) = distances.max { $0.1 < $1.1 }!
        means = estimates(measure).map(\.mean)
        let out = estimates(.menOut)
        error = (out[0].error * out[0].error + out[1].error * out[1].error).squareRoot() / men
    }

    /// The reading of some comparisons: the largest distance of all.
    static func reading(_ comparisons: [LawComparison]) -> Reading {
        let worst = comparisons.max { $0.distance < $1.distance }!
        let error = comparisons.map(\.error).max()!
        return Reading(
            value: "\(Printed.number(worst.distance, digits: 1)) standard errors (\(worst.measure.rawValue) "
                + "\(Printed.series(worst.means, digits: 1))); men out to \(Printed.share(error)) of the men",
            holds: comparisons.allSatisfy { $0.distance <= most })
    }
}
