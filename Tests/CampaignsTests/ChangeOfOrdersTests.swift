import Campaigns
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// Another directive in the middle of a campaign.
struct ChangeOfOrdersTests {
    private func play(_ name: String, first: Int, turns: [(epoch: Int, directive: Int)], replication: Int = 2) throws -> [Event]
    {
        let scenario = try Fixtures.library.read(name)
        let preparation = CampaignModel(scenario: scenario, rules: RuleBook.rules(for: scenario))
        let assignments = scenario.directives.map { AddresseeResolver.assignment(of: $0, in: scenario) }
        var campaign = Campaign(
            preparation: preparation, assignment: assignments[first],
            turns: turns.map { ChangeOfOrders(epoch: $0.epoch, assignment: assignments[$0.directive]) }, tracing: true)
        campaign.play(seed: 11, replication: replication) { campaign in
            let isBalanced = campaign.ledgers.allSatisfy { $0.isBalanced }
            #expect(isBalanced)
        }
        return campaign.journal.events
    }

    @Test(arguments: Fixtures.names)
    func theSameDirectiveAgainChangesNothing(_ name: String) throws {
        for epoch in [0, 1, 9, 30] {
            let plain = try play(name, first: 0, turns: [])
            #expect(try play(name, first: 0, turns: [(epoch, 0)]) == plain)
        }
    }

    @Test(arguments: Fixtures.names)
    func nothingBeforeATurnChanges(_ name: String) throws {
        let count = try Fixtures.library.read(name).directives.count
        let plain = try play(name, first: 0, turns: [])
        for other in 1..<count {
            let turned = try play(name, first: 0, turns: [(4, other)])
            let before = { (events: [Event]) in Array(events.prefix { $0.epoch < 4 }) }
            #expect(before(turned) == before(plain))
            #expect(turned != plain, "directive \(other) sent in epoch 4 changes what follows")
        }
    }

    @Test func aTurnBackIsNoReturn() throws {
        let plain = try play("lesson", first: 0, turns: [])
        let twice = try play("lesson", first: 0, turns: [(4, 1), (20, 0)])
        #expect(Array(twice.prefix { $0.epoch < 4 }) == Array(plain.prefix { $0.epoch < 4 }))
        #expect(
            try Array(twice.prefix { $0.epoch < 20 })
                == Array(play("lesson", first: 0, turns: [(4, 1)]).prefix { $0.epoch < 20 }))
    }

    @Test func whoSaysNothingNewChangesNothing() throws {
        let scenario = try Fixtures.lesson()
        let assignments = scenario.directives.map { AddresseeResolver.assignment(of: $0, in: scenario) }
        #expect(!ChangeOfOrders(epoch: 3, assignment: assignments[0]).changesAnything(after: [assignments[0]]))
        #expect(ChangeOfOrders(epoch: 3, assignment: assignments[1]).changesAnything(after: [assignments[0]]))
        #expect(ChangeOfOrders(epoch: 3, assignment: assignments[0]).changesAnything(after: assignments))
        let silent = Assignment(directive: scenario.directives[1], conduct: scenario.formations.map { _ in nil })
        #expect(!ChangeOfOrders(epoch: 3, assignment: silent).changesAnything(after: [assignments[0]]))
    }
}
