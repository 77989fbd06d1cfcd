import Campaigns
import RuleSets
import Scenarios
import Studies
import Synchronization
import TestSupport
import Testing

/// Every number that may stay, and the telegram's among them.
struct SplitFrontierTests {
    @Test func everyNumberIsThereAndTheQuestionStandsAmongThem() async throws {
        let scenario = try Fixtures.korea()
        let question = try #require(scenario.directive("zhou-1-october"))
        let stages = Mutex<Set<StudyConductor.Stage>>([])
        let study = await StudyConductor(
            StudyRequest(
                scenario: scenario, rules: Rules(), directives: [question], replications: 20, workers: 2,
                sensitivityReplications: 0), progress: { stage, _, _ in _ = stages.withLock { $0.insert(stage) } }
        ).conduct()
        let frontier = try #require(study.frontier)
        #expect(frontier.choicesJudged == 256 && frontier.judgingCampaigns == 1024 && frontier.asked == 4)
        #expect(frontier.best.map(\.staying.count) == Array(0...8))
        #expect(stages.withLock { $0.isSuperset(of: [.judging, .choosing, .comparing, .splitting]) })
        // The choice that the study made for the telegram is one of the points, and differences are taken against it.
        let made = frontier.points.filter { $0.assignment.conduct == study.question.assignment.conduct }
        #expect(made.count == 1 && made[0].staying.count == 4)
        #expect(made[0].difference.differences.sorted.allSatisfy { $0 == 0 })
        #expect(frontier.points.allSatisfy { $0.broughtOut.count == 20 })
        // What is called unbeaten is so, and the rest is beaten by something.
        for point in frontier.points {
            let beaten = frontier.points.contains {
                $0.broughtOut.mean >= point.broughtOut.mean && $0.tiedDown.mean >= point.tiedDown.mean
                    && ($0.broughtOut.mean, $0.tiedDown.mean) != (point.broughtOut.mean, point.tiedDown.mean)
            }
            #expect(beaten != point.isUnbeaten)
        }
        let ends = (frontier.best[0], frontier.best[8])
        #expect(ends.0.broughtOut.mean > ends.1.broughtOut.mean && ends.0.tiedDown.mean < ends.1.tiedDown.mean)
        #expect(study.choices.count == 8)
    }

    @Test func whereNothingIsDividedThereIsNoFrontier() async throws {
        let scenario = try Fixtures.lesson()
        let study = await StudyConductor(
            StudyRequest(
                scenario: scenario, rules: Rules(), directives: [scenario.directives[0]], replications: 10, workers: 2,
                sensitivityReplications: 0)
        ).conduct()
        #expect(study.frontier == nil && study.choices.isEmpty)
    }
}
