import Campaigns
import Planning
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// The planner's bound on a withdrawal is one: no campaign beats it.
struct WithdrawalTests {
    /// By the end of a day a body has marched so many times the most hours of a day, and once that much more if an order changes its
    /// hours of march in mid-day.
    @Test(arguments: ["lesson", "korea-1950"])
    func noCampaignBeatsTheBound(_ name: String) throws {
        let scenario = try Fixtures.library.read(name)
        let rules = RuleBook.rules(for: scenario)
        let preparation = CampaignModel(scenario: scenario, rules: rules)
        let network = MarchNetwork(
            scenario: scenario, march: preparation.march, rules: rules.appraisal.march, ground: .everywhere)
        let daily = rules.appraisal.march.mostHours
        let groups = scenario.formations.indices.map { [$0] } + [scenario.members(of: "second-front")].filter { !$0.isEmpty }
        var most: [[Double]] = []
        for group in groups {
            let high = group.reduce(0.0) { $0 + Double(scenario.formations[$1].men.high) }
            var days: [Double] = []
            for day in 0..<preparation.days where days.last != high {
                days.append(network.mostMen(of: group, within: daily * Double(day + 2)))
            }
            most.append(days)
        }
        var arrivals = 0
        for directive in scenario.directives {
            let assignment = AddresseeResolver.assignment(of: directive, in: scenario)
            var campaign = Campaign(preparation: preparation, assignment: assignment)
            for replication in 0..<3 {
                campaign.play(seed: 1950, replication: replication)
                let outcome = Outcome(journal: campaign.journal, preparation: preparation)
                for (group, most) in zip(groups, most) {
                    var across = 0
                    for (day, bound) in most.enumerated() {
                        across += group.reduce(0) { $0 + Int(outcome.formations[$1].arrivedByDay[day]) }
                        #expect(Double(across) <= bound + 1e-6, "\(directive.id) \(group) day \(day): \(across) of \(bound)")
                    }
                    arrivals += group.reduce(0) { $0 + outcome.formations[$1].ledger.arrived }
                }
            }
        }
        #expect(arrivals > 0)
        // In Korea the bound says something: some formation cannot have a man across for days. The lesson's line is a night away.
        let days = most.map { $0.prefix { $0 == 0 }.count }.max()!
        #expect(name == "lesson" || days >= 5, "\(most)")
    }

    /// With every leaning but one put out of reach, a contact leaves what that result leaves.
    @Test func keptShareInClosedForm() {
        var beaten = EngagementRules()
        (beaten.guardShare, beaten.postSigma) = (0, 0)
        beaten.destroyedBase = 60
        beaten.destroyedSlope = 0
        #expect(abs(beaten.keptShare(men: 40) - 1.0 / 3) < 1e-9)
        // Of 240 men three for each of the 40 whom they meet are exposed.
        #expect(abs(beaten.keptShare(men: 240) - 2.0 / 3) < 1e-9)
        // Of the contacts of 48 men half are with 8 guards, which expose half of them.
        beaten.guardShare = 0.5
        #expect(abs(beaten.keptShare(men: 48) - (1 - (1 + 0.5) / 2 * 2 / 3)) < 1e-9)
        var evading = EngagementRules()
        evading.evadeBase = 60
        (evading.guardShare, evading.postSigma) = (0, 0)
        #expect(abs(evading.keptShare(men: 40) - (1 - evading.evadeLoss / 2)) < 1e-9)
        let standard = EngagementRules()
        #expect(standard.keptShare(men: 10) < standard.keptShare(men: 40))
        #expect(standard.keptShare(men: 40) < standard.keptShare(men: 400))
    }
}
