import Campaigns
import Geography
import RuleSets
import Scenarios
import TestSupport

/// Campaigns on random ground under a random directive.
enum RoughCampaign {
    /// A random ground whose directive "go" tells each formation something at random, at an hour of its first days.
    static func scenario(seed: Int, horizonDays: Int = 6, enemy: Int = 3) -> Scenario {
        let rough = Fixtures.rough(seed: seed, enemy: enemy)
        var numbers = SeededNumbers(seed: seed + 7000)
        let conducts = rough.formations.indices.map { _ in conduct(&numbers) }
        let issued = numbers.happens(50) ? rough.start.adding(hours: Double(numbers.next(below: 48))) : nil
        let waiting = Conduct(
            heavyWeapons: .keep, detachmentSize: 200, ways: 2, route: .gaps, start: rough.start.adding(hours: 72))
        return rough.with(
            horizonDays: horizonDays,
            directives: [
                directive("go", issued: issued, conducts), directive("standing", issued: nil, conducts.map { _ in waiting }),
            ])
    }

    static func conduct(_ numbers: inout SeededNumbers) -> Conduct {
        func one<Value>(_ values: [Value]) -> Value { values[numbers.next(below: values.count)] }
        return Conduct(
            task: numbers.happens(85) ? .withdraw : .stay, heavyWeapons: one(Conduct.WeaponPolicy.allCases),
            detachmentSize: one([7, 40, 150, 1000]), ways: one([1, 3, 8]), route: one(Conduct.RoutePolicy.allCases),
            march: one(Conduct.MarchHours.allCases), ifBlocked: one(Conduct.IfBlocked.allCases),
            ifCannot: one(Conduct.IfCannot.allCases))
    }

    static func directive(_ id: String, issued: LocalTime?, _ conducts: [Conduct]) -> Directive {
        Directive(
            id: id, title: id, summary: "", issued: issued, quote: "", sources: [],
            parts: conducts.enumerated().map { index, conduct in
                DirectivePart(name: "\(index)", who: .formations(["f\(index)"]), conduct: conduct)
            })
    }

    /// The journal of a campaign under a scenario's directive "go".
    static func journal(
        _ scenario: Scenario, rules: Rules = Rules(), seed: UInt64 = 5, replication: Int = 0, epochHours: Int = 12,
        tracing: Bool = false
    ) -> [Event] {
        let model = CampaignModel(scenario: scenario, rules: rules, epochHours: epochHours)
        let assignment = AddresseeResolver.assignment(of: scenario.directives[0], in: scenario)
        var campaign = Campaign(preparation: model, assignment: assignment, tracing: tracing)
        campaign.play(seed: seed, replication: replication)
        return campaign.journal.events
    }
}
