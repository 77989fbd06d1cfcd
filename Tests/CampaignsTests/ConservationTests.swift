import Campaigns
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// No man and no weapon appears or vanishes.
struct ConservationTests {
    @Test(arguments: Fixtures.names)
    func menAndWeaponsAreConservedAfterEveryEpoch(_ name: String) throws {
        let scenario = try Fixtures.library.read(name)
        let preparation = CampaignModel(scenario: scenario, rules: Rules())
        for directive in scenario.directives {
            var campaign = Campaign(
                preparation: preparation, assignment: AddresseeResolver.assignment(of: directive, in: scenario))
            for replication in 0..<3 {
                var epochs = 0
                campaign.play(seed: 7, replication: replication) { now in
                    epochs += 1
                    for formation in scenario.formations.indices {
                        let ledger = now.ledgers[formation]
                        #expect(ledger.isBalanced, "\(directive.id), replication \(replication), epoch \(epochs): \(ledger)")
                        #expect(now.menOnTheMarch(of: formation) == ledger.inRanks)
                        #expect(now.weaponsOnTheMarch(of: formation) == ledger.weaponsCarried)
                        #expect(now.guerrillaMen(of: formation) == ledger.guerrillas)
                    }
                }
                #expect(epochs == preparation.epochs)
            }
        }
    }

    @Test func theJournalTellsWhatTheLedgersSay() throws {
        let scenario = try Fixtures.lesson()
        let preparation = CampaignModel(scenario: scenario, rules: Rules())
        for directive in scenario.directives {
            var campaign = Campaign(
                preparation: preparation, assignment: AddresseeResolver.assignment(of: directive, in: scenario))
            campaign.play(seed: 3, replication: 11)
            let outcome = Outcome(journal: campaign.journal, preparation: preparation)
            #expect(outcome.formations.map(\.ledger) == campaign.ledgers)
            #expect(outcome.formations.allSatisfy { $0.arrivedByDay.sum == $0.ledger.arrived })
        }
    }

    @Test func theLedgerNoticesAMissingMan() {
        var ledger = Ledger()
        ledger.start = 10
        ledger.inRanks = 9
        #expect(!ledger.isBalanced)
        ledger.killed = 1
        #expect(ledger.isBalanced)
    }
}
