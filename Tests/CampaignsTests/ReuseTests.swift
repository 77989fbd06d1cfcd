import Campaigns
import Geography
import Hexes
import RuleSets
import Scenarios
import TestSupport
import Testing

/// A preparation that uses parts of others gives what one made anew gives.
struct ReuseTests {
    private static let conduct = Conduct(heavyWeapons: .destroy, detachmentSize: 60, ways: 4, route: .gaps, march: .night)

    /// FieldCell with people, a river, a road and forces on the way, so that every rule has something to act on.
    private static func scenario() -> Scenario {
        let grid = HexGrid(columns: 14, rows: 18, flatMetres: 3000)
        let road = (0..<17).map { row in
            grid.side(of: grid.cell(column: 3, row: row)!, to: row % 2 == 0 ? .southEast : .southWest)!
        }
        let fords = (0..<14).map { grid.side(of: grid.cell(column: $0, row: 8)!, to: .southEast) }.compactMap(\.self)
        return Fixtures.plain(
            columns: 14, rows: 18, people: 60_000, attitude: 0.6, cover: 0.4, roads: road, fords: fords,
            enemy: [
                Fixtures.force(battalions: 4, at: grid.cell(column: 3, row: 6)!, mobility: .motor),
                Fixtures.force(battalions: 3, at: grid.cell(column: 9, row: 11)!),
            ], conduct: conduct, issued: LocalTime("1950-10-01T20:00"), horizonDays: 8)
    }

    private static func digests(_ preparation: CampaignModel) -> [String] {
        let scenario = preparation.scenario
        let assignment = Assignment(directive: scenario.directives[0], conduct: [conduct])
        var campaign = Campaign(preparation: preparation, assignment: assignment)
        return (0..<3).map { replication in
            campaign.play(seed: 5, replication: replication)
            return campaign.journal.digest.description
        }
    }

    @Test func everyRuleAtBothEndsGivesTheSameWithAndWithoutReuse() {
        let scenario = Self.scenario()
        let standard = CampaignModel(scenario: scenario, rules: Rules())
        let usual = Self.digests(standard)
        var earlier = standard
        var moved = 0
        for entry in RuleBook.entries {
            for value in [entry.range.lowerBound, entry.range.upperBound] {
                let rules = entry.setting(value, in: Rules())
                let anew = Self.digests(CampaignModel(scenario: scenario, rules: rules))
                let reusing = CampaignModel(scenario: scenario, rules: rules, reusing: [standard, earlier])
                #expect(Self.digests(reusing) == anew, "\(entry.name) = \(value)")
                moved += anew == usual ? 0 : 1
                earlier = reusing
            }
        }
        #expect(10 * moved > 9 * RuleBook.entries.count, "most rules change a campaign at one end or at both: \(moved)")
    }

    @Test func anotherScenarioSharesNothing() {
        let one = CampaignModel(scenario: Self.scenario(), rules: Rules())
        let other = Fixtures.plain(columns: 14, rows: 18, people: 60_000, conduct: Self.conduct, horizonDays: 8)
        let reusing = CampaignModel(scenario: other, rules: Rules(), reusing: [one])
        let assignment = Assignment(directive: other.directives[0], conduct: [Self.conduct])
        let digests = [reusing, CampaignModel(scenario: other, rules: Rules())].map { preparation in
            var campaign = Campaign(preparation: preparation, assignment: assignment)
            campaign.play(seed: 1, replication: 0)
            return campaign.journal.digest
        }
        #expect(digests[0] == digests[1])
    }
}
