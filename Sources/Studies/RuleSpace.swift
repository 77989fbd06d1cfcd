import Campaigns
import RuleSets

/// Some rules as the coordinates of a unit cube, each from the low to the high end of its range; the others held.
///
/// Every value of a range counts as likely as every other, and rules as independent of one another: an assumption, since no
/// source gives a law for any of them.
public struct RuleSpace: Sendable {
    /// Rules that are the coordinates, in their order.
    public let rules: [RuleBook.Entry]
    private let base: Rules

    /// A space of some rules round a set of them.
    public init(_ rules: [RuleBook.Entry], round base: Rules) {
        self.rules = rules
        self.base = base
    }

    /// The values of the rules at a point of the cube, each in its own unit.
    public func values(at point: [Double]) -> [Double] {
        zip(rules, point).map { $0.range.lowerBound + $1 * ($0.range.upperBound - $0.range.lowerBound) }
    }

    /// All rules at a point of the cube.
    public func rules(at point: [Double]) -> Rules {
        zip(rules, values(at: point)).reduce(base) { $1.0.setting($1.1, in: $0) }
    }
}
