import Campaigns
import RuleSets
import Testing

/// A value within its range must make sense in the field: whoever sets a rule is held to no more than that.
@Suite struct RuleRangeTests {
    /// Weights of a choice (a logit) may be of either sign; nothing else may be below 0.
    private static func isWeight(_ entry: RuleBook.Entry) -> Bool {
        entry.topic == "engagement" && (entry.name.hasSuffix("Base") || entry.name.hasSuffix("Slope"))
    }

    @Test(arguments: RuleBook.entries.map(\.name))
    func `no range allows a quantity below 0`(name: String) throws {
        let entry = try #require(RuleBook.entry(name))
        #expect(entry.range.lowerBound.isFinite && entry.range.upperBound.isFinite)
        #expect(entry.range.lowerBound >= 0 || Self.isWeight(entry), "\(entry.range)")
        #expect(entry.range.contains(entry.standard), "the standard value lies within the range")
    }

    /// Speeds and daily hours of march divide a distance or a time.
    @Test func `no range allows a standstill`() {
        let divisors = RuleBook.entries.filter { $0.unit == "km/h" || $0.unit == "men/h" || $0.name == "march.dailyHours" }
        #expect(divisors.count >= 10)
        for entry in divisors { #expect(entry.range.lowerBound > 0, "\(entry.name)") }
    }

    /// Chances and shares in a day, an hour, or in all.
    @Test func `no range allows a share above all`() {
        let shares = RuleBook.entries.filter { $0.name.hasSuffix("Share") && $0.topic != "hold" || $0.unit == "1/day" }
        #expect(shares.count >= 8)
        for entry in shares { #expect(entry.range.upperBound <= 1, "\(entry.name)") }
    }
}
