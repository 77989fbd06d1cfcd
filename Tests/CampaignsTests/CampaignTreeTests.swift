import Campaigns
import Geography
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Campaigns of several orders that are played as one until their orders part give what each gives alone.
struct CampaignTreeTests {
    /// A random ground with orders that are sent at one hour or at none, are alike for some formations, or are amended; the first
    /// formations disperse at the start, so that they can be called back.
    private static func scenario(seed: Int) -> Scenario {
        let rough = Fixtures.rough(seed: seed, enemy: 3)
        var numbers = SeededNumbers(seed: seed + 500)
        let standing = rough.formations.indices.map { index in
            var conduct = RoughCampaign.conduct(&numbers)
            conduct.task = index % 2 == 0 ? .stay : .withdraw
            return conduct
        }
        let issued = rough.start.adding(hours: 10)
        let orders = (0..<4).map { _ in rough.formations.indices.map { _ in RoughCampaign.conduct(&numbers) } }
        // Half of the formations are told the same in two of the orders.
        let mixed = rough.formations.indices.map { $0 % 2 == 0 ? orders[0][$0] : orders[1][$0] }
        let sent = orders.enumerated().map { RoughCampaign.directive("sent\($0)", issued: issued, $1) }
        var stay = ConductChange()
        stay.task = .stay
        let amended = Directive(
            id: "amended", title: "amended", summary: "", issued: issued, quote: "", sources: [], parts: sent[0].parts,
            amendments: [
                Amendment(
                    issued: issued.adding(hours: 30),
                    parts: [
                        AmendedPart(name: "later", who: .addressee(.formations(["f0"])), change: stay)
                    ])
            ])
        return rough.with(
            horizonDays: 8,
            directives: sent + [
                RoughCampaign.directive("mixed", issued: issued, mixed), amended,
                RoughCampaign.directive("at once", issued: nil, orders[2]),
                RoughCampaign.directive("late", issued: issued.adding(hours: 24 * 30), orders[3]),
                RoughCampaign.directive("standing", issued: nil, standing),
            ])
    }

    private static func assignments(_ scenario: Scenario) -> [Assignment] {
        let plain = scenario.directives.map { AddresseeResolver.assignment(of: $0, in: scenario) }
        return plain + [
            plain[0].read(as: OrderReading(delivery: .atOnce)), plain[0].read(as: OrderReading(dispersed: .recalled)),
            plain[0],
        ]
    }

    @Test(arguments: 1...10)
    func `each gives what it gives alone`(seed: Int) {
        let scenario = Self.scenario(seed: seed)
        var rules = Rules()
        // Most orders arrive, and at several hours.
        rules.orders.capitalInContact = 0.8
        rules.orders.inContact = 0.6
        let model = CampaignModel(scenario: scenario, rules: rules)
        let assignments = Self.assignments(scenario)
        var told = 0
        CampaignTree.play(assignments, on: model, seed: UInt64(seed), replications: 2..<6) { campaign, number, replication in
            var alone = Campaign(preparation: model, assignment: assignments[number])
            alone.play(seed: UInt64(seed), replication: replication)
            #expect(campaign.journal.digest == alone.journal.digest, "\(assignments[number].id), \(replication)")
            #expect(campaign.workDone == alone.workDone && campaign.ledgers == alone.ledgers)
            told += 1
        }
        #expect(told == assignments.count * 4)
    }

    /// The same orders one by one, in another order, or in batches of other sizes.
    @Test(arguments: 1...3)
    func `who is played beside whom changes nothing`(seed: Int) {
        let scenario = Self.scenario(seed: seed)
        let assignments = Self.assignments(scenario)
        func digests(_ some: [Assignment], _ ranges: [Range<Int>]) -> [String: String] {
            let model = CampaignModel(scenario: scenario, rules: Rules())
            var digests: [String: String] = [:]
            for range in ranges {
                CampaignTree.play(some, on: model, seed: 9, replications: range) { campaign, number, replication in
                    digests["\(some[number].id) \(replication)"] = "\(campaign.journal.digest)"
                }
            }
            return digests
        }
        let together = digests(assignments, [0..<7])
        #expect(together == digests(assignments.reversed(), [3..<7, 0..<3]))
        #expect(together.filter { $0.key.hasPrefix("mixed") } == digests([assignments[4]], [0..<7]))
    }
}
