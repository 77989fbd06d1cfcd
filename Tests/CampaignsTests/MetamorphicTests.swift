import Campaigns
import Geography
import Hexes
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Changes that must change nothing, or nothing before they come, on random ground.
@Suite struct MetamorphicTests {
    private static let seeds = Array(1...10)

    @Test(arguments: seeds)
    func `names are of no account`(seed: Int) {
        let scenario = RoughCampaign.scenario(seed: seed)
        var renamed = scenario.with(
            formations: scenario.formations.map { old in
                Formation(
                    id: old.id, name: "Other", parent: "Another", placeName: "elsewhere", cell: old.cell, men: old.men,
                    weapons: old.weapons, confidence: "low", sources: ["S"], note: "a note")
            })
        (renamed.id, renamed.title, renamed.enemyName) = ("other", "Other", "They")
        #expect(RoughCampaign.journal(renamed) == RoughCampaign.journal(scenario))
    }

    /// What comes later changes nothing before: a longer campaign begins as the shorter one is.
    @Test(arguments: seeds)
    func `a longer horizon changes nothing within the shorter one`(seed: Int) {
        let short = RoughCampaign.journal(RoughCampaign.scenario(seed: seed, horizonDays: 4))
        let long = RoughCampaign.journal(RoughCampaign.scenario(seed: seed, horizonDays: 9))
        #expect(long.filter { $0.epoch < 8 } == short)
    }

    @Test(arguments: seeds)
    func `a formation without men and forces without men or battalions change nothing`(seed: Int) {
        let scenario = RoughCampaign.scenario(seed: seed)
        let first = scenario.formations[0]
        let empty = Formation(
            id: "empty", name: "Empty", parent: "", placeName: "", cell: first.cell, men: Strength(low: 0, best: 0, high: 0),
            weapons: HeavyWeapons(), confidence: "high", sources: [], note: "")
        let more = scenario.with(
            formations: scenario.formations + [empty],
            enemy: scenario.enemy + [Fixtures.force(battalions: 0, at: scenario.enemy[0].track[0].cell)])
        let number = UInt16(scenario.formations.count)
        let found = RoughCampaign.journal(more)
        let own = found.filter { $0.formation == number }
        #expect(own.allSatisfy { $0.men == 0 && $0.amount == 0 })
        // Bodies of the others have the same numbers but for the one that was formed last.
        let others = found.filter { $0.formation != number }.map { event in
            [
                Int(event.kind.rawValue), Int(event.formation), Int(event.epoch), Int(event.place), Int(event.men),
                event.kind == .split ? 0 : Int(event.amount),
            ]
        }
        let before = RoughCampaign.journal(scenario).map { event in
            [
                Int(event.kind.rawValue), Int(event.formation), Int(event.epoch), Int(event.place), Int(event.men),
                event.kind == .split ? 0 : Int(event.amount),
            ]
        }
        #expect(others == before)
    }

    @Test(arguments: seeds, [Conduct.WeaponPolicy.destroy, .destroyIfBlocked])
    func `who has no heavy weapons need not be told what to do with them`(seed: Int, policy: Conduct.WeaponPolicy) {
        let rough = RoughCampaign.scenario(seed: seed)
        let bare = rough.with(
            formations: rough.formations.map { old in
                Formation(
                    id: old.id, name: old.name, parent: "", placeName: "", cell: old.cell, men: old.men,
                    weapons: HeavyWeapons(), confidence: "high", sources: [], note: "")
            })
        let told = { (policy: Conduct.WeaponPolicy) in
            bare.with(
                directives: bare.directives.map { directive in
                    var directive = directive
                    directive.parts = directive.parts.map { part in
                        var conduct = part.conduct
                        conduct.heavyWeapons = policy
                        return DirectivePart(name: part.name, who: part.who, conduct: conduct)
                    }
                    return directive
                })
        }
        #expect(RoughCampaign.journal(told(policy)) == RoughCampaign.journal(told(.keep)))
    }

    @Test(arguments: seeds)
    func `detachments larger than a formation are one, and without an enemy nobody asks what to do when stopped`(seed: Int) {
        let scenario = RoughCampaign.scenario(seed: seed, enemy: 0)
        func told(_ change: (inout Conduct) -> Void) -> [Event] {
            var directive = scenario.directives[0]
            directive.parts = directive.parts.map { part in
                var conduct = part.conduct
                change(&conduct)
                return DirectivePart(name: part.name, who: part.who, conduct: conduct)
            }
            return RoughCampaign.journal(scenario.with(directives: [directive, scenario.directives[1]]))
        }
        #expect(told { $0.detachmentSize = 600 } == told { $0.detachmentSize = 90_000 })
        #expect(told { $0.ifBlocked = .stay } == told { $0.ifBlocked = .newWay })
        #expect(told { $0.ifBlocked = .stay }.allSatisfy { $0.kind != .contact && $0.kind != .captured || $0.men >= 0 })
    }

    @Test(arguments: seeds)
    func `a campaign that has been played before plays as a new one`(seed: Int) {
        let scenario = RoughCampaign.scenario(seed: seed)
        let model = CampaignModel(scenario: scenario, rules: Rules())
        let assignments = scenario.directives.map { AddresseeResolver.assignment(of: $0, in: scenario) }
        var used = Campaign(preparation: model, assignment: assignments[0])
        for replication in [3, 0, 8] { used.play(seed: 9, replication: replication) }
        used.play(seed: 5, replication: 2)
        #expect(used.journal.events == RoughCampaign.journal(scenario, replication: 2))
        // Side by side, in any place and beside any others.
        var several: [Int: Journal] = [:]
        CampaignTree.play([assignments[1], assignments[0]], on: model, seed: 5, replications: 1..<4) {
            campaign, number, replication in
            if number == 1 { several[replication] = campaign.journal }
        }
        #expect(several[2]?.events == used.journal.events)
        let fresh = RoughCampaign.journal(scenario, replication: 3)
        #expect(several[3]?.events == fresh && several[3]?.digest != several[2]?.digest)
    }

    @Test(arguments: seeds.prefix(4), [1, 2, 3, 4, 6, 8, 24])
    func `any length of an epoch keeps the books`(seed: Int, epochHours: Int) {
        let scenario = RoughCampaign.scenario(seed: seed, horizonDays: 4)
        let model = CampaignModel(scenario: scenario, rules: Rules(), epochHours: epochHours)
        let assignment = AddresseeResolver.assignment(of: scenario.directives[0], in: scenario)
        var campaign = Campaign(preparation: model, assignment: assignment)
        var epochs = 0
        campaign.play(seed: 2, replication: seed) { now in
            epochs += 1
            #expect(now.ledgers.allSatisfy { $0.isBalanced })
        }
        #expect(epochs == 4 * 24 / epochHours)
        let outcome = Outcome(journal: campaign.journal, preparation: model)
        #expect(outcome.tiedByDay.count == 5 && outcome.tiedByDay[4] == 0)
    }

    // MARK: alarms

    /// The ring of rows against a list of all contacts, each with its own curve.
    @Test(arguments: [1, 3, 6, 12, 24], 1...3)
    func `an alarm is the sum of what each contact adds, up to the most`(epochHours: Int, seed: Int) {
        let curve = AlarmCurve(Rules().appraisal.contact, epochHours: epochHours)
        var alarms = Alarms(sectors: 3, memory: curve.memory)
        var numbers = SeededNumbers(seed: seed)
        var contacts: [(epoch: Int, sector: Int, size: Float)] = []
        var capped = [false, false, false]
        for epoch in 0..<200 {
            alarms.advance(to: epoch, curve)
            for sector in 0..<3 {
                var alarm: Float = 1
                for contact in contacts where contact.sector == sector {
                    let since = epoch - contact.epoch - curve.lag
                    for place in 0..<3 where since >= place {
                        alarm += curve.rises[place] * contact.size * Self.power(curve.fade, since - place)
                    }
                }
                capped[sector] = capped[sector] || alarm > curve.most
                let found = alarms.vigilance[sector].alarm
                if !capped[sector] { #expect(abs(found - alarm) < 1e-3, "epoch \(epoch)") }
                #expect(found >= 1 && found <= curve.most)
            }
            // Sector 0 is often met, sector 1 seldom, sector 2 never.
            for (sector, hundredths) in [(0, 60), (1, 4)] where numbers.happens(hundredths) {
                let size = Float(1 + numbers.next(below: 8)) / 8
                alarms.note(sector: sector, epoch: epoch, size: size)
                contacts.append((epoch, sector, size))
            }
        }
        #expect(alarms.vigilance[2].alarm == 1 && alarms.seen[2] == 0)
        // What was met in the last epoch is not remembered yet.
        let told = contacts.count { $0.sector == 1 && $0.epoch < 199 }
        #expect(alarms.seen[1] == Float(told))
    }

    private static func power(_ base: Float, _ exponent: Int) -> Float {
        (0..<exponent).reduce(1) { value, _ in value * base }
    }
}
