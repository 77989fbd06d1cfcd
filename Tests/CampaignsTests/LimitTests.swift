import Campaigns
import Geography
import Hexes
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Limits of light; those at which the outcome of a campaign is known without playing it are gates (Tests/GateTests).
struct LimitTests {
    /// Rules under which nobody starves, leaves or falls out.
    private static func peaceful() -> Rules {
        var rules = Rules()
        rules.appraisal.march.fatiguePerDay = 0
        rules.cohesion.desertionPerDay = 0
        rules.cohesion.surrenderPerDay = 0
        rules.cohesion.feedingShare = 1
        rules.orders.obedience = 1
        return rules
    }

    private func outcome(_ scenario: Scenario, _ rules: Rules) -> Outcome {
        let preparation = CampaignModel(scenario: scenario, rules: rules)
        var campaign = Campaign(
            preparation: preparation, assignment: AddresseeResolver.assignment(of: scenario.directives[0], in: scenario))
        campaign.play(seed: 11, replication: 0)
        return Outcome(journal: campaign.journal, preparation: preparation)
    }

    private static let conduct = Conduct(heavyWeapons: .destroy, detachmentSize: 40, ways: 4, route: .gaps, march: .night)

    /// Reports start no pursuit, aircraft do not fly and nobody blocks the way where the enemy has no force. The order finds columns that
    /// stand with engines where no road leads, and frees them.
    @Test func `on the lesson without its enemy every man whom the directive tells to go arrives`() throws {
        let scenario = try Fixtures.lesson().with(horizonDays: 60, enemy: [])
        let directive = try #require(scenario.directive(scenario.question))
        var rules = Self.peaceful()
        // A company that never hears of it stands with its engines where no road bears wheels: the order must come.
        (rules.orders.capitalInContact, rules.orders.inContact) = (1, 1)
        let preparation = CampaignModel(scenario: scenario, rules: rules)
        var campaign = Campaign(
            preparation: preparation, assignment: AddresseeResolver.assignment(of: directive, in: scenario))
        for replication in 0..<20 {
            campaign.play(seed: 3, replication: replication)
            for ledger in campaign.ledgers { #expect(ledger.arrived == ledger.start, "\(ledger)") }
            #expect(campaign.workDone.contacts == 0)
        }
    }

    @Test func `in June at 54 degrees north men told to march by night do march, and it is said that they march by day`() {
        let scenario = Fixtures.plain(
            rows: 20, enemy: [], conduct: Self.conduct, start: LocalTime("1941-06-22T18:00")!, latitude: 54, horizonDays: 12)
        let preparation = CampaignModel(scenario: scenario, rules: Rules())
        #expect(preparation.lightShareByNight > 0.3 && preparation.lightShareByNight < 0.8)
        #expect(CampaignModel(scenario: Fixtures.plain(conduct: Self.conduct), rules: Rules()).lightShareByNight == 0)
        #expect(outcome(scenario, Self.peaceful()).formations[0].ledger.arrived == 400)
    }
}
