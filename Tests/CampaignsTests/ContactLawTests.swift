import Appraisal
import Campaigns
import Foundation
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// First contacts follow the law they are sampled from.
struct ContactLawTests {
    /// A rate of contact that is the same everywhere and at every hour: informers alone, hiding as dangerous as marching, and a pursuit that
    /// finds the body at once.
    private func constantRate() -> (scenario: Scenario, rules: Rules, perHour: Double) {
        let conduct = Conduct(heavyWeapons: .destroy, detachmentSize: 50, ways: 1, route: .gaps, march: .night)
        let scenario = Fixtures.plain(columns: 12, rows: 40, people: 200_000, conduct: conduct, horizonDays: 2)
        var rules = Rules()
        rules.appraisal.contact.lyingUp = 1
        rules.appraisal.contact.alarmGain = 0
        rules.appraisal.contact.pursuitFinds = 1
        rules.appraisal.contact.pursuitHours = 0
        rules.reaction.reserveBlocks = 0
        rules.cohesion.desertionPerDay = 0
        rules.appraisal.march.fatiguePerDay = 0
        let density = 200_000 / (Double(12 * 40) * scenario.theatre.grid.cellSquareKilometres)
        return (scenario, rules, rules.appraisal.contact.informers * density)
    }

    /// Reports come at a rate, and the pursuit of each finds the body an exponential time later: nobody is found by T with the chance
    /// e^-(rate (T - D (1 - e^(-T/D)))), D the mean time.
    @Test(arguments: [1, 3, 6, 12], [0, 8.0])
    func survivalWithoutContactIsThatOfReportsAndPursuits(epochHours: Int, delay: Double) {
        let constant = constantRate()
        let (scenario, perHour) = (constant.scenario, constant.perHour)
        var rules = constant.rules
        rules.appraisal.contact.pursuitHours = delay
        rules.appraisal.contact.informers *= 2
        rules.appraisal.contact.pursuitFinds = 0.5
        let preparation = CampaignModel(scenario: scenario, rules: rules, epochHours: epochHours)
        let assignment = AddresseeResolver.assignment(of: scenario.directives[0], in: scenario)
        var campaign = Campaign(preparation: preparation, assignment: assignment)
        var untouched = 0
        let replications = 1500
        for replication in 0..<replications {
            campaign.play(seed: 42, replication: replication)
            // 400 men in bodies of 50: eight bodies, of which those that are split off later are not counted.
            let met = Set(campaign.journal.events.filter { $0.kind == .contact && $0.body < 8 }.map(\.body))
            untouched += 8 - met.count
        }
        let trials = Double(8 * replications)
        let hours = 48 - delay * (delay > 0 ? 1 - exp(-48 / delay) : 0)
        let expected = exp(-perHour * hours)
        let error = (expected * (1 - expected) / trials).squareRoot()
        #expect(abs(Double(untouched) / trials - expected) < 4 * error, "\(Double(untouched) / trials) for \(expected)")
    }

    /// Contacts take no time: who evades goes on for the rest of the epoch, so that contacts are a Poisson process under any epoch.
    @Test(arguments: [1, 3, 6, 12, 24])
    func contactsAreAsManyAsTheHazard(epochHours: Int) {
        var (scenario, rules, perHour) = constantRate()
        rules.engagement.evadeBase = 100
        rules.engagement.evadeLoss = 0
        rules.appraisal.contact.informers *= 5
        perHour *= 5
        let preparation = CampaignModel(scenario: scenario, rules: rules, epochHours: epochHours)
        var campaign = Campaign(
            preparation: preparation, assignment: AddresseeResolver.assignment(of: scenario.directives[0], in: scenario))
        let replications = 300
        var contacts = 0
        for replication in 0..<replications {
            campaign.play(seed: 4, replication: replication)
            contacts += campaign.workDone.contacts
        }
        let expected = perHour * 48 * 8 * Double(replications)
        #expect(abs(Double(contacts) - expected) < 4 * expected.squareRoot(), "\(contacts) for \(expected)")
    }

    @Test func theEightBodiesAreThere() {
        let (scenario, rules, _) = constantRate()
        let preparation = CampaignModel(scenario: scenario, rules: rules)
        var campaign = Campaign(
            preparation: preparation, assignment: AddresseeResolver.assignment(of: scenario.directives[0], in: scenario))
        campaign.play(seed: 42, replication: 0)
        let formed = campaign.journal.events.filter { $0.epoch == 0 && ($0.kind == .formed || $0.kind == .split) }
        #expect(formed.count >= 8)
    }

    @Test func halvingTheEpochHardlyMovesTheLesson() async throws {
        let scenario = try Fixtures.lesson()
        var shares: [Double] = []
        for epochHours in [12, 6] {
            let preparation = CampaignModel(scenario: scenario, rules: Rules(), epochHours: epochHours)
            let runner = StudyRunner(preparation: preparation, seed: 5, workers: 2)
            let assignment = AddresseeResolver.assignment(of: scenario.directive(scenario.question)!, in: scenario)
            let results = await runner.run([assignment], replications: 4000)
            let all = Array(scenario.formations.indices)
            let men = results.outcomes[0].map { Measure.menOut.value(in: $0, of: all) }
            let start = results.outcomes[0].map { Double($0.formations.reduce(0) { $0 + $1.ledger.start }) }
            shares.append(men.reduce(0, +) / start.reduce(0, +))
        }
        // The model asks for half a point; the noise of 4,000 pairs adds less than that.
        #expect(abs(shares[0] - shares[1]) < 0.01, "\(shares)")
    }

    @Test func halvingTheEpochMovesKoreaByLessThanHalfAPoint() async throws {
        let scenario = try Fixtures.korea()
        let assignments = scenario.directives.map { AddresseeResolver.assignment(of: $0, in: scenario) }
        let all = Array(scenario.formations.indices)
        var points: [[[Double]]] = []
        for epochHours in [12, 6] {
            let preparation = CampaignModel(scenario: scenario, rules: Rules(), epochHours: epochHours)
            let results = await StudyRunner(preparation: preparation, seed: 1950, workers: 2).run(
                assignments, replications: 800)
            points.append(
                results.outcomes.map { outcomes in
                    let men = Double(outcomes.reduce(0) { $0 + $1.formations.reduce(0) { $0 + $1.ledger.start } })
                    return [Measure.menOut, .guerrillas, .lost].map { measure in
                        100 * outcomes.reduce(0) { $0 + measure.value(in: $1, of: all) } / men
                    }
                })
        }
        for (directive, (long, short)) in zip(assignments, zip(points[0], points[1])) {
            for (a, b) in zip(long, short) { #expect(abs(a - b) < 0.5, "\(directive.directive.id): \(a), \(b)") }
        }
    }

    /// More patrols meet more. That fewer men arrive then is a finding, printed: no theorem says so, since who is met and turned back
    /// may come later to safer ground, and hunger and giving up have their say.
    @Test func moreOfTheEnemyMeansMoreContacts() async throws {
        let scenario = try Fixtures.lesson()
        var (means, arrived): ([Double], [Double]) = ([], [])
        for patrols in [4.0, 8, 12] {
            var rules = Rules()
            rules.appraisal.hold.patrolsPerBattalion = patrols
            rules.appraisal.hold.postsPerKilometre = patrols / 20
            let runner = StudyRunner(preparation: CampaignModel(scenario: scenario, rules: rules), seed: 1, workers: 2)
            let assignment = AddresseeResolver.assignment(of: scenario.directive(scenario.question)!, in: scenario)
            let results = await runner.run([assignment], replications: 400)
            let all = Array(scenario.formations.indices)
            let mean = { (measure: Measure) in Distribution(results.outcomes[0].map { measure.value(in: $0, of: all) }).mean }
            means.append(mean(.contacts))
            arrived.append(mean(.menOut))
        }
        print("MORE PATROLS 4, 8, 12: contacts", means, "arrived", arrived)
        #expect(means[0] < means[1] && means[1] < means[2], "\(means)")
    }
}
