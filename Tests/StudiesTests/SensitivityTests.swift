import Campaigns
import RuleSets
import Scenarios
import Statistics
import Studies
import TestSupport
import Testing

/// Screening and shares of the variance on campaigns.
struct SensitivityTests {
    private func sensitivity(workers: Int = 2) async throws -> RuleSensitivity {
        let scenario = try Fixtures.lesson()
        let preparation = CampaignModel(scenario: scenario, rules: Rules())
        let assignments = scenario.directives.map { AddresseeResolver.assignment(of: $0, in: scenario) }
        return RuleSensitivity(
            preparation: preparation, question: assignments[0], baseline: assignments[1], seed: 3, workers: workers,
            replications: 10)
    }

    private func rules(_ names: String...) throws -> [RuleBook.Entry] { try names.map { try #require(RuleBook.entry($0)) } }

    @Test func sightMattersAndGuerrillasDoNot() async throws {
        let rules = try rules("contact.sightNight", "guerrilla.tiedPerKilometre", "march.path", "cohesion.carriedDays")
        let screening = try #require(await sensitivity().screen(rules, trajectories: 6, candidates: 12))
        #expect(screening.trajectories.count == 6 && screening.points.count == 30)
        let effects = screening.effects[0].effects
        #expect(effects[0].mean < 0 && effects[0].isDistinguishableFromNoise, "who is seen from farther is caught more")
        #expect(effects[0].size > 5 * effects[1].size)
        #expect(screening.ranking.last == 1)
    }

    @Test func sharesAddUpOverRules() async throws {
        let rules = try rules("contact.sightNight", "march.path")
        let found = try #require(await sensitivity().decompose(rules, rows: 32))
        #expect(found.points.count == 32 * 4)
        let men = found.found[0]
        for input in 0..<2 {
            #expect(men.indices.total[input].value > 0.02)
            #expect(men.indices.total[input].value >= men.indices.first[input].value - 0.15)
        }
        let luck = try #require(men.luckShare)
        #expect(luck > 0 && luck < 0.3, "\(luck)")
    }

    /// The first point of the design, taken by hand.
    @Test func aPointIsTheMeanOfItsCampaigns() async throws {
        let rules = try rules("contact.sightNight", "orders.obedience")
        let found = try #require(await sensitivity().decompose(rules, rows: 8))
        let scenario = try Fixtures.lesson()
        let point = try #require(found.points.first)
        let set = zip(rules, point.values).reduce(Rules()) { $1.0.setting($1.1, in: $0) }
        let results = await StudyRunner(preparation: CampaignModel(scenario: scenario, rules: set), seed: 3, workers: 1).run(
            scenario.directives.map { AddresseeResolver.assignment(of: $0, in: scenario) }, replications: 10)
        let everyone = Array(scenario.formations.indices)
        let means = results.outcomes.map { $0.reduce(0) { $0 + Measure.menOut.value(in: $1, of: everyone) } / 10 }
        #expect(abs(point.answers[0] - means[0]) < 1e-9 && abs(point.answers[1] - (means[0] - means[1])) < 1e-9)
    }

    @Test func anyNumberOfWorkersFindsTheSame() async throws {
        let rules = try rules("contact.sightNight", "march.path", "orders.obedience")
        let alone = try #require(await sensitivity(workers: 1).screen(rules, trajectories: 4, candidates: 8))
        let together = try #require(await sensitivity(workers: 3).screen(rules, trajectories: 4, candidates: 8))
        #expect(alone.points == together.points && alone.effects.map(\.effects) == together.effects.map(\.effects))
    }

    @Test func aStopKeepsWholeTrajectories() async throws {
        let rules = try rules("contact.sightNight", "orders.obedience")
        let stop = Flag()
        let screening = try await sensitivity().screen(
            rules, trajectories: 100, candidates: 0, progress: { done, _ in if done > 600 { stop.raise() } },
            shouldStop: { stop.isRaised })
        let kept = try #require(screening)
        #expect(kept.wasStopped && kept.trajectories.count < 100 && kept.points.count == 3 * kept.trajectories.count)
    }

    @Test func partsServeWhereTheirKeysAreEqual() throws {
        let standard = CampaignModel(scenario: try Fixtures.lesson(), rules: Rules())
        #expect(standard.parts(servingUnder: Rules()) == .all)
        let expected: [String: CampaignModel.Parts] = [
            "orders.obedience": .all, "cohesion.ration": .all, "contact.sightNight": [.map, .sectors, .refugeAccess],
            "reaction.blockPatrols": [.map, .sectors, .hazards, .ways, .lights, .refugeAccess],
            "reaction.lineShare": [.map, .sectors, .hazards, .reserves, .ways, .lights, .refugeAccess],
            "planning.detour": [.map, .hazards, .lights, .refugeAccess],
            "planning.riskPerHour": [.map, .sectors, .hazards, .reserves, .reserveForces, .lights, .refugeAccess],
            "hold.decayHours": [.lights],
            "planning.replanDays": [.lights], "march.roadNight": [],
        ]
        for (name, parts) in expected {
            let entry = try #require(RuleBook.entry(name))
            #expect(standard.parts(servingUnder: entry.setting(entry.range.upperBound, in: Rules())) == parts, "\(name)")
        }
    }
}
