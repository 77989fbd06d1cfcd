import Campaigns
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// The same question has the same answer, whoever works on it.
struct StudyRunnerTests {
    @Test(arguments: Fixtures.names)
    func anyNumberOfWorkersGivesTheSameOutcomes(_ name: String) async throws {
        let scenario = try Fixtures.library.read(name)
        let preparation = CampaignModel(scenario: scenario, rules: Rules())
        let assignments = scenario.directives.prefix(2).map { AddresseeResolver.assignment(of: $0, in: scenario) }
        let alone = await StudyRunner(preparation: preparation, seed: 8, workers: 1).run(assignments, replications: 33)
        #expect(alone.outcomes.map(\.count) == [33, 33])
        for workers in [2, 3, 8] {
            let together = await StudyRunner(preparation: preparation, seed: 8, workers: workers).run(
                assignments, replications: 33)
            #expect(together.outcomes == alone.outcomes, "\(workers) workers")
            #expect(together.work == alone.work)
        }
    }

    @Test func anyShardIsPartOfTheWhole() async throws {
        let scenario = try Fixtures.lesson()
        let runner = StudyRunner(preparation: CampaignModel(scenario: scenario, rules: Rules()), seed: 8, workers: 2)
        let assignment = [AddresseeResolver.assignment(of: scenario.directives[0], in: scenario)]
        let whole = await runner.run(assignment, replications: 40)
        let tail = await runner.run(assignment, replications: 15, from: 25)
        #expect(whole.outcomes[0][25...].elementsEqual(tail.outcomes[0]))
    }

    @Test func anotherSeedIsAnotherLuck() async throws {
        let scenario = try Fixtures.lesson()
        let preparation = CampaignModel(scenario: scenario, rules: Rules())
        let assignment = [AddresseeResolver.assignment(of: scenario.directives[0], in: scenario)]
        let one = await StudyRunner(preparation: preparation, seed: 1, workers: 1).run(assignment, replications: 5)
        let two = await StudyRunner(preparation: preparation, seed: 2, workers: 1).run(assignment, replications: 5)
        #expect(one.outcomes != two.outcomes)
    }

    @Test func aStopKeepsWholePairs() async throws {
        let scenario = try Fixtures.lesson()
        let preparation = CampaignModel(scenario: scenario, rules: Rules())
        let assignments = scenario.directives.map { AddresseeResolver.assignment(of: $0, in: scenario) }
        let stop = Flag()
        let results = await StudyRunner(preparation: preparation, seed: 1, workers: 2).run(
            assignments, replications: 5000, progress: { done, _ in if done >= 100 { stop.raise() } },
            shouldStop: { stop.isRaised })
        #expect(results.wasStopped)
        #expect(Set(results.outcomes.map(\.count)).count == 1)
        #expect(results.outcomes[0].count > 0 && results.outcomes[0].count < 5000)
    }

    @Test(.enabled(if: !Fixtures.isSmall)) func directivesShareTheirLuck() async throws {
        let scenario = try Fixtures.korea()
        let preparation = CampaignModel(scenario: scenario, rules: Rules())
        let assignments = scenario.directives.map { AddresseeResolver.assignment(of: $0, in: scenario) }
        let results = await StudyRunner(preparation: preparation, seed: 4, workers: 2).run(assignments, replications: 5)
        for replication in 0..<5 {
            let starts = results.outcomes.map { $0[replication].formations.map(\.ledger.start) }
            #expect(Set(starts).count == 1, "each replication has one order of battle for all directives")
        }
    }
}
