import Appraisal
import Campaigns
import RuleSets
import Scenarios
import TestSupport
import Testing

/// What comes of a contact, by its law and by what was met.
struct ContactOutcomeTests {
    /// One body of 400 men that marches through a zone of informers; a result of engagements is certain.
    private func play(_ change: (inout Rules) -> Void) -> [Event] {
        let conduct = Conduct(heavyWeapons: .destroy, detachmentSize: 400, ways: 1, route: .gaps, march: .night)
        let scenario = Fixtures.plain(rows: 40, people: 500_000, conduct: conduct, horizonDays: 4)
        var rules = Rules()
        rules.reaction.reserveBlocks = 0
        rules.cohesion.desertionPerDay = 0
        rules.cohesion.feedingShare = 1
        rules.appraisal.march.fatiguePerDay = 0
        rules.appraisal.contact.informers *= 40
        rules.engagement.postSigma = 0
        change(&rules)
        let preparation = CampaignModel(scenario: scenario, rules: rules)
        let assignment = AddresseeResolver.assignment(of: scenario.directives[0], in: scenario)
        var campaign = Campaign(preparation: preparation, assignment: assignment)
        return (0..<20).flatMap { replication -> [Event] in
            campaign.play(seed: 9, replication: replication)
            return campaign.journal.events
        }
    }

    private func men(_ kind: Event.Kind, _ events: [Event]) -> Int {
        events.reduce(0) { $0 + ($1.kind == kind ? Int($1.men) : 0) }
    }

    @Test func `in every loss some are taken, also where a body fights its way through`() {
        let events = play { $0.engagement.brushBase = 100 }
        let (killed, captured) = (Double(men(.killed, events)), Double(men(.captured, events)))
        #expect(killed + captured > 300)
        let share = captured / (killed + captured)
        let error = (0.65 * 0.35 / (killed + captured)).squareRoot()
        #expect(abs(share - 0.65) < 4 * error, "\(share)")
    }

    @Test func `losses fall on the exposed part alone`() {
        let events = play {
            $0.engagement.destroyedBase = 100
            $0.engagement.pursuitMen = 20
            $0.engagement.exposedPerMet = 2
        }
        let contacts = events.filter { $0.kind == .contact }
        #expect(contacts.count > 20 && contacts.allSatisfy { 19...20 ~= $0.men })
        // Two for each of twenty, of which Beta(4, 2) are lost: two thirds in the mean, never more than all of them.
        let lost = Double(men(.killed, events) + men(.captured, events)) / Double(contacts.count)
        #expect(lost > 20 && lost < 30, "\(lost)")
    }

    @Test func `a large body does not fall apart where a few are hit`() {
        let scatter = { (men: Double) in
            play {
                $0.engagement.scatterBase = 100
                $0.engagement.pursuitMen = men
            }
        }
        #expect(!scatter(20).contains { $0.kind == .split && $0.epoch > 0 })
        #expect(scatter(200).contains { $0.kind == .split && $0.epoch > 0 })
    }

    @Test func `a law is met in proportion to its rate`() {
        let mix = ContactMix(watch: 1, block: 2, report: 3, air: 4)
        #expect([0.05, 0.15, 0.35, 0.65, 0.95].map(mix.kind) == [.post, .block, .report, .air, .air])
        #expect(ContactMix(watch: 0, block: 0, report: 1, air: 0).kind(at: 0.999_999) == .report)
        #expect(ContactMix.airFactor(men: 100, airMen: 100) == 0.5 && ContactMix.airFactor(men: 0, airMen: 100) == 0)
    }

    @Test func `an alarm grows with the size of what was met, and the enemy counts meetings`() {
        var alarms = Alarms(sectors: 2, memory: AlarmCurve(ContactRules(), epochHours: 12).memory)
        let curve = AlarmCurve(ContactRules(), epochHours: 12)
        alarms.note(sector: 0, epoch: 0, size: 1)
        alarms.note(sector: 1, epoch: 0, size: 2)
        for epoch in 1...curve.lag { alarms.advance(to: epoch, curve) }
        let raised = alarms.vigilance.map { $0.alarm - 1 }
        #expect(raised[0] > 0 && abs(raised[1] - 2 * raised[0]) < 1e-6, "\(raised)")
        #expect(alarms.seen == [1, 1])
    }

    @Test func `a cell keeps its sector, its objective and its cover`() {
        let hazard = CellHazard(watch: 1, posts: 2, informers: 3)
        for (sector, isObjective, cover) in [(0, false, Float(1)), (32_767, true, 0.35), (836, false, 0)] {
            let ground = FieldCell(hazard: hazard, sector: sector, isGoal: isObjective, cover: cover)
            #expect(ground.sector == sector && ground.isGoal == isObjective && abs(ground.cover - cover) < 1e-5)
        }
        #expect(MemoryLayout<FieldCell>.stride == 16)
    }
}
