import Campaigns
import Hexes
import Planning
import RuleSets
import Scenarios
import TestSupport
import Testing

/// How campaigns use the courses: so many a formation, drawn anew in each replication; small changes move few men.
@Suite struct CourseUseTests {
    /// The ways of all bodies in three campaigns without an enemy: the cells in which they stand, epoch by epoch.
    private static func ways(_ conduct: Conduct) -> [Set<[Int32]>] {
        let scenario = Fixtures.plain(
            columns: 40, rows: 40, men: Strength(low: 640, best: 640, high: 640), conduct: conduct, horizonDays: 12)
        var rules = Rules()
        rules.planning.courses = 16
        rules.planning.perturbation = 0.8
        // Blocks would scatter bodies, whose parts take other ways.
        rules.reaction.reserveBlocks = 0
        rules.cohesion.carriedDays = 20
        rules.cohesion.desertionPerDay = 0
        rules.appraisal.march.fatiguePerDay = 0
        let preparation = CampaignModel(scenario: scenario, rules: rules)
        var campaign = Campaign(
            preparation: preparation,
            assignment: AddresseeResolver.assignment(of: scenario.directives[0], in: scenario), tracing: true)
        return (0..<3).map { replication in
            campaign.play(seed: 1, replication: replication)
            var cells: [Int32: [Int32]] = [:]
            for event in campaign.journal.events where event.kind == .stands {
                cells[event.body, default: []].append(event.place)
            }
            for way in cells.values {
                for (from, to) in zip(way, way.dropFirst()) {
                    #expect(scenario.theatre.grid.steps(from: CellID(Int(from)), to: CellID(Int(to))) < 12, "nobody leaps")
                }
            }
            return Set(cells.values)
        }
    }

    @Test(arguments: [Conduct.RoutePolicy.gaps, .roads])
    func `so many ways are used, and others in the next replication`(route: Conduct.RoutePolicy) {
        var counts: [Int: [Int]] = [:]
        for ways in [1, 2, 5] {
            let found = Self.ways(Conduct(heavyWeapons: .destroy, detachmentSize: 40, ways: ways, route: route))
            counts[ways] = found.map(\.count)
            #expect(found.allSatisfy { $0.count <= ways }, "\(ways) ways, \(found.map(\.count))")
            #expect(Set(found).count > 1, "each replication draws its own")
        }
        #expect(counts[1]! == [1, 1, 1] && counts[2]!.max() == 2 && counts[5]!.max()! >= 4, "\(counts)")
    }

    /// Men who arrive, mean over replications of common luck.
    private static func arrived(_ scenario: Scenario, _ rules: Rules, replications: Int = 200) -> Double {
        let preparation = CampaignModel(scenario: scenario, rules: rules)
        let assignment = AddresseeResolver.assignment(of: scenario.directive("go-small")!, in: scenario)
        var campaign = Campaign(preparation: preparation, assignment: assignment)
        return (0..<replications).reduce(0) { sum, replication in
            campaign.play(seed: 1950, replication: replication)
            return sum + Double(campaign.ledgers.reduce(0) { $0 + $1.arrived })
        } / Double(replications)
    }

    @Test func `one in a hundred of a rule of hold or contact moves about one man in a hundred at most`() throws {
        let scenario = try Fixtures.lesson()
        let men = Double(scenario.formations.reduce(0) { $0 + $1.men.best })
        let standard = Self.arrived(scenario, Rules())
        for name in ["hold.decayHours", "contact.informers", "contact.sightNight"] {
            let entry = try #require(RuleBook.entry(name))
            let moved = [0.99, 1.01].map { Self.arrived(scenario, entry.setting(entry.standard * $0, in: Rules())) - standard }
            print("ONE IN A HUNDRED", name, standard, moved)
            #expect(moved.allSatisfy { abs($0) <= 0.011 * men }, "\(name): \(moved) of \(men)")
        }
    }

    /// A finding, not a theorem: printed, and held only to the size of what would be a fault.
    @Test func `old or blurred news does not help`() throws {
        let lesson = try Fixtures.lesson()
        let men = Double(lesson.formations.reduce(0) { $0 + $1.men.best })
        let found = [(0.0, 1.0), (24, 1), (72, 1), (24, 3)].map { hours, blur in
            Self.arrived(lesson.with(intelligence: Intelligence(delayHours: hours, blur: blur)), Rules())
        }
        print("NEWS fresh, 24 h, 72 h, 24 h blurred:", found)
        #expect(found.dropFirst().allSatisfy { $0 < found[0] + 0.03 * men }, "\(found)")
    }
}
