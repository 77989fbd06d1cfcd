import Campaigns
import Geography
import Hexes
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Free forces leave their dated tracks and follow reports.
struct FreeForceTests {
    private static let conduct = Conduct(heavyWeapons: .destroy, detachmentSize: 50, ways: 1, route: .gaps, march: .night)
    private static let columns = 40

    /// A force in the north-east of five by four sectors; the formation is in the south-west, three days' march of the force away.
    private static func scenario(_ freedom: EnemyForce.Freedom?, people: Int = 20_000_000) -> Scenario {
        let start = Fixtures.force(battalions: 6, at: CellID(4 * columns + 36), posture: .security)
        let force = EnemyForce(
            id: "hunter", name: "Hunter", parent: "", kind: "infantry", battalions: start.battalions, men: start.men,
            mobility: .foot, track: start.track, freedom: freedom, confidence: "high", sources: [])
        return Fixtures.plain(columns: columns, rows: 32, people: people, enemy: [force], conduct: conduct, horizonDays: 14)
    }

    /// Bodies evade all contacts, and crawl.
    private static func rules() -> Rules {
        var rules = Rules()
        rules.engagement.evadeBase = 100
        rules.engagement.evadeLoss = 0
        rules.appraisal.march.dailyHours = 0.2
        rules.appraisal.march.fatiguePerDay = 0
        rules.cohesion.desertionPerDay = 0
        rules.cohesion.feedingShare = 1
        rules.reaction.reserveBlocks = 0
        return rules
    }

    /// The watch of the sectors on each day of a campaign, and its contacts.
    private static func play(_ scenario: Scenario, _ rules: Rules, replication: Int = 0) -> (
        days: [[Vigilance]], contacts: Int, digest: String
    ) {
        let preparation = CampaignModel(scenario: scenario, rules: rules)
        var campaign = Campaign(
            preparation: preparation, assignment: AddresseeResolver.assignment(of: scenario.directives[0], in: scenario))
        var days: [[Vigilance]] = []
        var epoch = 0
        campaign.play(seed: 5, replication: replication) { played in
            if epoch % 2 == 0 { days.append(played.vigilance) }
            epoch += 1
        }
        return (days, campaign.workDone.contacts, campaign.journal.digest.description)
    }

    /// The sector with the most patrols of free forces on a day; nil if there are none.
    private static func place(_ day: [Vigilance]) -> Int? {
        day.indices.filter { day[$0].patrols > 0 }.max { day[$0].patrols < day[$1].patrols }
    }

    @Test func `it comes to where bodies are met and is missed where it was`() throws {
        let played = Self.play(Self.scenario(.fromFirstReport), Self.rules())
        let places = played.days.map(Self.place)
        #expect(places[0] == nil && places[1] == nil, "reports are a day old")
        let first = try #require(places.firstIndex { $0 != nil })
        #expect(first <= 4)
        #expect(places[first...].allSatisfy { $0 != nil }, "it does not go back")
        // Sectors are numbered five in a row: it comes from the north-east (4) to the formation's corner (15).
        #expect(places.last! == 15, "\(places)")
        // Its old ground is watched no more; it was the only force.
        #expect(played.days.last![4].manned < 1e-5)
        let watch = played.days.last!.reduce(0) { $0 + $1.patrols }
        for day in played.days[first...] { #expect(abs(day.reduce(0) { $0 + $1.patrols } - watch) < 1e-4 * watch) }
    }

    @Test func `without a report it keeps to its track, on a date it leaves it`() {
        var rules = Self.rules()
        rules.appraisal.contact.informers = 0
        let bound = Self.play(Self.scenario(nil, people: 0), rules)
        let free = Self.play(Self.scenario(.fromFirstReport, people: 0), rules)
        #expect(bound.contacts == 0 && free.digest == bound.digest)
        #expect(free.days.allSatisfy { Self.place($0) == nil })
        let dated = Self.play(Self.scenario(.from(LocalTime("1950-10-04T18:00")!), people: 0), rules)
        #expect(dated.days.map { Self.place($0) } == [nil, nil, nil] + [Int?](repeating: 4, count: 11))
    }

    @Test func `bodies are met more often than where it stays`() {
        let contacts = [nil, EnemyForce.Freedom.fromFirstReport].map { freedom in
            (0..<10).reduce(0) { $0 + Self.play(Self.scenario(freedom), Self.rules(), replication: $1).contacts }
        }
        #expect(Double(contacts[1]) > 1.1 * Double(contacts[0]), "\(contacts)")
    }

    @Test func `older news bring it later, and a longer day's march sooner`() throws {
        let arrival = { (change: (inout Rules) -> Void) -> Int in
            var rules = Self.rules()
            change(&rules)
            return Self.play(Self.scenario(.fromFirstReport), rules).days.firstIndex { Self.place($0) == 15 } ?? .max
        }
        let usual = arrival { _ in }
        #expect(arrival { $0.reaction.newsDelay = 72 } == usual + 2)
        #expect(arrival { $0.reaction.chaseHours = 14 } < usual)
    }
}
