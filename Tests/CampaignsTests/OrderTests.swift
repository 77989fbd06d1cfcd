import Campaigns
import Geography
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// Orders arrive late, or never.
struct OrderTests {
    private let conduct = Conduct(heavyWeapons: .destroy, detachmentSize: 40, ways: 2, route: .gaps)

    private func orderDays(_ change: (inout Rules) -> Void, issued: String = "1950-10-02T06:00") -> [Int] {
        let scenario = Fixtures.plain(rows: 60, conduct: conduct, issued: LocalTime(issued)!, horizonDays: 10)
        var rules = Rules()
        change(&rules)
        let preparation = CampaignModel(scenario: scenario, rules: rules)
        var campaign = Campaign(
            preparation: preparation, assignment: AddresseeResolver.assignment(of: scenario.directives[0], in: scenario))
        return (0..<300).map { replication in
            campaign.play(seed: 9, replication: replication)
            return Int(Outcome(journal: campaign.journal, preparation: preparation).formations[0].orderDay)
        }
    }

    @Test func withContactEveryoneHears() {
        let days = orderDays {
            $0.orders.capitalInContact = 1
            $0.orders.inContact = 1
            $0.orders.lostPerDay = 0
            $0.orders.sigma = 0
        }
        // 12 h until it is sent and 18 + 12 + 5 + 2 = 37 h on the way: 49 h, the second day.
        #expect(days.allSatisfy { $0 == 2 })
    }

    @Test func withoutContactNobodyHears() {
        let days = orderDays {
            $0.orders.inContact = 0
            $0.orders.regainedPerDay = 0
        }
        #expect(days.allSatisfy { $0 == -1 })
    }

    @Test func contactThreeDaysInTenReachesAboutHalf() {
        let days = orderDays { _ in }
        let share = Double(days.filter { $0 >= 0 }.count) / 300
        #expect(share > 0.3 && share < 0.75, "\(share)")
    }

    @Test func anOrderDestroysTheGunsOfTheObedient() {
        let scenario = Fixtures.plain(rows: 60, conduct: conduct, issued: nil)
        let preparation = CampaignModel(scenario: scenario, rules: Rules())
        var campaign = Campaign(
            preparation: preparation, assignment: AddresseeResolver.assignment(of: scenario.directives[0], in: scenario))
        campaign.play(seed: 9, replication: 0)
        #expect(campaign.ledgers[0].weaponsDestroyed == 4)
    }
}
