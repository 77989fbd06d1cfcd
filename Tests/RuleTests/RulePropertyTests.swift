import Campaigns
import RuleSets
import Testing

/// Every rule of the book does what it says between the two ends of its range.
@Suite struct RulePropertyTests {
    private static let properties =
        MarchProperties.all + HoldProperties.all + ContactProperties.all + SituationProperties.all + PlanningProperties.all
        + EngagementProperties.all + CohesionProperties.all + GuerrillaProperties.all + ReactionProperties.all
        + OrderProperties.all

    @Test(arguments: RuleBook.entries.map(\.name))
    func `a rule has its effect`(name: String) throws {
        let own = Self.properties.filter { $0.rule == name }
        #expect(!own.isEmpty, "\(name) has no property: add what its two ends do to the table of its topic")
        for property in own { try property.check() }
    }

    @Test func `every property is one of a rule`() {
        let names = Set(RuleBook.entries.map(\.name))
        for property in Self.properties { #expect(names.contains(property.rule), "\(property.rule): \(property.quantity)") }
    }
}
