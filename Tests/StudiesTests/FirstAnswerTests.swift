import Campaigns
import RuleSets
import Scenarios
import Studies
import Synchronization
import TestSupport
import Testing

/// The first answer of a study of worlds: of the pair alone, before the other rows are played, and the same as without haste.
struct FirstAnswerTests {
    private final class Heard: Sendable {
        let looks = Mutex<[(worlds: Int, question: OutcomeTable, baseline: OutcomeTable)]>([])
        let done = Atomic(0)
        let doneAtFirst = Atomic(0)
    }

    private func study(
        _ scenario: Scenario, _ worlds: WorldSampling, workers: Int = 2, heard: Heard = Heard(), stopping: Flag? = nil
    ) async -> Study {
        let request = StudyRequest(
            scenario: scenario, rules: RuleBook.rules(for: scenario), directives: scenario.directives, workers: workers,
            sensitivityReplications: 0, worlds: worlds)
        return await StudyConductor(
            request,
            progress: { stage, done, _ in if stage == .comparing { heard.done.store(done, ordering: .relaxed) } },
            looked: { look in
                heard.looks.withLock { looks in
                    if looks.isEmpty { heard.doneAtFirst.store(heard.done.load(ordering: .relaxed), ordering: .relaxed) }
                    looks.append((look.verdict.worlds, look.question.outcomes, look.baseline.outcomes))
                }
                stopping?.raise()
            }, shouldStop: { stopping?.isRaised ?? false }
        ).conduct()
    }

    @Test func theFirstLookIsOfThePairAlone() async throws {
        let scenario = try Fixtures.lesson()
        let heard = Heard()
        let study = await study(scenario, WorldSampling(most: 40, perWorld: 2), heard: heard)
        let looks = heard.looks.withLock { $0 }
        let first = try #require(looks.first)
        #expect(first.worlds == 32 && first.question.count == 64)
        #expect(study.results.count > 2, "there are rows beside the pair")
        // Two rows of 32 worlds of two campaigns; workers tell theirs in no order.
        #expect((heard.doneAtFirst.load(ordering: .relaxed) - 128).magnitude <= 8)
        #expect(study.question.outcomes.prefix(64).elementsEqual(first.question))
        #expect(try #require(study.baseline).outcomes.prefix(64).elementsEqual(first.baseline))
    }

    @Test func hasteLeavesNoTrace() async throws {
        let scenario = try Fixtures.lesson()
        let looked = await study(scenario, WorldSampling(most: 33, perWorld: 2))
        let plain = await study(scenario, WorldSampling(most: 33, perWorld: 2, isFixed: true), workers: 3)
        #expect(looked.worlds == 32 || looked.worlds == 33)
        for (one, other) in zip(looked.results, plain.results) {
            #expect(one.assignment == other.assignment)
            #expect(one.outcomes.elementsEqual(other.outcomes.prefix(one.outcomes.count)))
            #expect(one.outcomes.count == looked.replications)
        }
    }

    /// Stopped right after the first answer, every row has the same number of campaigns.
    @Test func stoppedAfterTheFirstAnswer() async throws {
        let study = await study(try Fixtures.lesson(), WorldSampling(most: 64, perWorld: 2), stopping: Flag())
        #expect(study.wasStopped)
        #expect(Set(study.results.map(\.outcomes.count)) == [study.replications])
        #expect(study.replications < 64)
        #expect((study.judgement == nil) == (study.replications < 4))
    }
}
