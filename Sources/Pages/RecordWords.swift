import Notation
import Statistics
import Studies

/// Words on predictions that the pages of scores and of a calibration have in common.
enum RecordWords {
    /// The share of cases like these that the interval of a skill is to hold.
    private static let confidence = RuleVectors.confidence

    /// The interval of a skill, to be put behind it, with the space before; nothing for a single case.
    static func range(of skill: SkillScore) -> String {
        skill.interval(confidence).map { range in
            " (a gain of \(signed(range.lowerBound)) to \(signed(range.upperBound)), by an interval of \(ProseNumber.percent(confidence)) "
                + "over the \(ProseWords.counted(skill.clusters, "case", "cases")))"
        } ?? ""
    }

    /// The ends of that interval, for lists of numbers.
    static func ends(of skill: SkillScore?) -> [Double]? {
        skill?.interval(confidence).map { [$0.lowerBound, $0.upperBound] }
    }

    /// True if the interval has room for gain and for loss.
    static func isUndecided(_ skill: SkillScore) -> Bool { skill.interval(confidence).map { $0.contains(0) } ?? true }

    /// How many counted figures the intervals of predictions hold: `5 by the interval of 50 %, 17 by ... and 22 by ...`.
    static func held(in score: RecordScore) -> String {
        ProseWords.list(
            shares.map { share in
                "\(score.counted.count { $0.holds(share) }) by the interval of \(ProseNumber.percent(share))"
            })
    }

    /// How many of so many figures these intervals hold if the doubt is as wide as the errors: `14, 22 and 27`.
    static func expected(of count: Int) -> String {
        ProseWords.list(shares.map { ProseNumber.whole(Int(($0 * Double(count)).rounded())) })
    }

    private static let shares = [0.5, 0.8, 0.95]

    private static func signed(_ share: Double) -> String {
        let whole = Int((100 * share).rounded())
        return whole > 0 ? "+\(whole) %" : "\(ProseNumber.whole(whole)) %"
    }
}
