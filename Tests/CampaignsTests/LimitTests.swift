import Campaigns
import Geography
import Hexes
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Where the outcome of a campaign is known without playing it.
struct LimitTests {
    /// Rules under which nobody starves, leaves or falls out.
    private static func peaceful() -> Rules {
        var rules = Rules()
        rules.appraisal.march.fatiguePerDay = 0
        rules.cohesion.desertionPerDay = 0
        rules.cohesion.surrenderPerDay = 0
        rules.cohesion.feedingShare = 1
        rules.orders.obedience = 1
        return rules
    }

    private func outcome(_ scenario: Scenario, _ rules: Rules, replication: Int = 0) -> Outcome {
        let preparation = CampaignModel(scenario: scenario, rules: rules)
        var campaign = Campaign(
            preparation: preparation, assignment: AddresseeResolver.assignment(of: scenario.directives[0], in: scenario))
        campaign.play(seed: 11, replication: replication)
        return Outcome(journal: campaign.journal, preparation: preparation)
    }

    private static let conduct = Conduct(heavyWeapons: .destroy, detachmentSize: 40, ways: 4, route: .gaps, march: .night)

    @Test(arguments: Conduct.MarchHours.allCases)
    func `without an enemy and with food for all, every man arrives`(march: Conduct.MarchHours) {
        let conduct = Conduct(heavyWeapons: .destroy, detachmentSize: 40, ways: 4, route: .gaps, march: march)
        for latitude: Double? in [nil, 0, 38, 54, 70] {
            let scenario = Fixtures.plain(
                rows: 20, people: 100_000, enemy: [], conduct: conduct, start: LocalTime("1941-06-22T18:00")!,
                latitude: latitude,
                horizonDays: 40)
            let ledger = outcome(scenario, Self.peaceful()).formations[0].ledger
            #expect(ledger.arrived == 400, "\(latitude ?? -1): \(ledger)")
        }
    }

    /// Reports start no pursuit, aircraft do not fly and nobody blocks the way where the enemy has no force. The order finds columns that
    /// stand with engines where no road leads, and frees them.
    @Test func `on the lesson without its enemy every man whom the directive tells to go arrives`() throws {
        let scenario = try Fixtures.lesson().with(horizonDays: 60, enemy: [])
        let directive = try #require(scenario.directive(scenario.question))
        var rules = Self.peaceful()
        // A company that never hears of it stands with its engines where no road bears wheels: the order must come.
        (rules.orders.capitalInContact, rules.orders.inContact) = (1, 1)
        let preparation = CampaignModel(scenario: scenario, rules: rules)
        var campaign = Campaign(
            preparation: preparation, assignment: AddresseeResolver.assignment(of: directive, in: scenario))
        for replication in 0..<20 {
            campaign.play(seed: 3, replication: replication)
            for ledger in campaign.ledgers { #expect(ledger.arrived == ledger.start, "\(ledger)") }
            #expect(campaign.workDone.contacts == 0)
        }
    }

    @Test func `where contact is certain and every contact a defeat, nobody arrives`() {
        let forces = [1, 4, 7, 10].map { Fixtures.force(battalions: 12, at: CellID(12 * 10 + $0)) }
        let scenario = Fixtures.plain(rows: 20, people: 100_000, enemy: forces, conduct: Self.conduct, horizonDays: 10)
        var rules = Self.peaceful()
        rules.appraisal.contact.relativeSpeed = 1e4
        rules.appraisal.contact.lyingUp = 1
        rules.engagement.destroyedBase = 100
        #expect(outcome(scenario, rules).formations[0].ledger.arrived == 0)
    }

    @Test func `without any food no guerrilla lives at the horizon, and nobody arrives from afar`() {
        let stay = Conduct(task: .stay, heavyWeapons: .destroy, detachmentSize: 40, ways: 1, route: .gaps, march: .night)
        var rules = Self.peaceful()
        rules.cohesion.feedingShare = 0
        for conduct in [stay, Self.conduct] {
            let scenario = Fixtures.plain(
                rows: 400, people: 100_000, men: Strength(low: 18_000, best: 18_000, high: 18_000), enemy: [], conduct: conduct,
                horizonDays: 60)
            let ledger = outcome(scenario, rules).formations[0].ledger
            #expect(ledger.guerrillas == 0 && ledger.arrived == 0, "\(ledger)")
            #expect(ledger.captured > 0 && ledger.deserted > 0 && ledger.isBalanced)
        }
    }

    /// East and west have the same law: a map and its mirror image, on 13 columns of which odd rows have 12, lead to the same arrivals
    /// within four standard errors of 300 campaigns.
    @Test func `a mirrored map gives the mirrored result`() {
        let columns = 13
        let sea = Set(stride(from: 1, to: 31, by: 2).map { $0 * columns + columns - 1 })
        let (start, forces) = ((row: 30, column: 3), [(row: 10, column: 2), (row: 18, column: 5), (row: 6, column: 9)])
        let samples = [false, true].map { isMirrored -> [Double] in
            let cell = { (place: (row: Int, column: Int)) in
                CellID(place.row * columns + (isMirrored ? columns - 1 - place.column : place.column))
            }
            let scenario = Fixtures.plain(
                columns: columns, rows: 31, from: cell(start), people: 60_000, sea: sea,
                enemy: forces.map { Fixtures.force(battalions: 3, at: cell($0)) }, conduct: Self.conduct, horizonDays: 15)
            let preparation = CampaignModel(scenario: scenario, rules: Rules())
            let assignment = AddresseeResolver.assignment(of: scenario.directives[0], in: scenario)
            var campaign = Campaign(preparation: preparation, assignment: assignment)
            return (0..<300).map { replication in
                campaign.play(seed: isMirrored ? 21 : 22, replication: replication)
                return Double(campaign.ledgers[0].arrived)
            }
        }
        let means = samples.map { $0.reduce(0, +) / 300 }
        let variances = zip(samples, means).map { sample, mean in
            sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (300 * 299)
        }
        #expect(means[0] > 20 && means[0] < 390, "\(means)")
        #expect(abs(means[0] - means[1]) < 4 * (variances[0] + variances[1]).squareRoot(), "\(means)")
    }

    @Test func `in June at 54 degrees north men told to march by night do march, and it is said that they march by day`() {
        let scenario = Fixtures.plain(
            rows: 20, enemy: [], conduct: Self.conduct, start: LocalTime("1941-06-22T18:00")!, latitude: 54, horizonDays: 12)
        let preparation = CampaignModel(scenario: scenario, rules: Rules())
        #expect(preparation.lightShareByNight > 0.3 && preparation.lightShareByNight < 0.8)
        #expect(CampaignModel(scenario: Fixtures.plain(conduct: Self.conduct), rules: Rules()).lightShareByNight == 0)
        #expect(outcome(scenario, Self.peaceful()).formations[0].ledger.arrived == 400)
    }
}
