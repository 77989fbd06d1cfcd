import Campaigns
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// Traversals of an epoch are kept in a memory: what is shared, forgotten or gone through piece by piece is the same.
struct EpochTraversalTests {
    /// A body that is met goes through its epoch piece by piece; one that is not takes the sum of the pieces. If contacts cost nothing,
    /// both stand at the same places to the bit, so that two campaigns differ in their contacts alone.
    @Test(arguments: [3, 12])
    func `those who are met and evade stand where the others stand`(epochHours: Int) throws {
        let scenario = try Fixtures.korea()
        let directive = try #require(scenario.directives.first { $0.issued == nil })
        var rules = Rules()
        rules.engagement.evadeBase = 100
        rules.engagement.evadeLoss = 0
        rules.appraisal.march.fatiguePerDay = 0
        rules.cohesion.strengthSpread = 0
        rules.cohesion.desertionPerDay = 0
        rules.cohesion.surrenderPerDay = 0
        rules.cohesion.hungerHazard = 0
        // Each campaign draws its courses: here they are all alike.
        rules.planning.perturbation = 0
        let preparation = CampaignModel(scenario: scenario, rules: rules, epochHours: epochHours)
        let journals = [0, 1].map { replication in
            var campaign = Campaign(
                preparation: preparation, assignment: AddresseeResolver.assignment(of: directive, in: scenario), tracing: true)
            campaign.play(seed: 3, replication: replication)
            return campaign.journal.events
        }
        let contacts = journals.map { Set($0.filter { $0.kind == .contact }.map { [$0.body, Int32($0.epoch)] }) }
        let stands = journals.map { $0.filter { $0.kind == .stands } }
        #expect(contacts[0].count > 200 && contacts[0].intersection(contacts[1]).count < contacts[0].count / 2)
        let isSame = stands[0] == stands[1]
        #expect(stands[0].count > 1000 && isSame)
    }

    /// Side by side, campaigns find one another's stages; alone, each reckons its own.
    @Test func `a campaign gives the same alone and side by side`() throws {
        let scenario = try Fixtures.korea()
        let preparation = CampaignModel(scenario: scenario, rules: Rules())
        let assignment = AddresseeResolver.assignment(of: scenario.directives[0], in: scenario)
        CampaignTree.play([assignment], on: preparation, seed: 7, replications: 20..<24) { campaign, _, replication in
            var alone = Campaign(preparation: preparation, assignment: assignment)
            alone.play(seed: 7, replication: replication)
            #expect(alone.journal.digest == campaign.journal.digest)
            #expect(alone.workDone == campaign.workDone)
        }
    }
}
