import Campaigns
import Geography
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// An order judged on what its sender could believe.
struct ForesightTests {
    private func study(_ scenario: Scenario, replications: Int = 60) async -> Study {
        let request = StudyRequest(
            scenario: scenario, rules: RuleBook.rules(for: scenario), directives: scenario.directives,
            replications: replications, workers: 2, sensitivityReplications: 0)
        return await StudyConductor(request).conduct()
    }

    /// The lesson with its enemy where he stands at first, or as he moves, and a question that is sent.
    private func lesson(standing: Bool) throws -> Scenario {
        var lesson = try Fixtures.lesson()
        let asked = lesson.directives.firstIndex { $0.id != lesson.standing && $0.issued != nil }!
        lesson.question = lesson.directives[asked].id
        if standing {
            // Known of in good time: before its first position a force is absent.
            for index in lesson.enemy.indices {
                let first = lesson.enemy[index].track[0]
                lesson.enemy[index].track = [
                    Fix(time: lesson.start.adding(hours: -240), cell: first.cell, posture: first.posture)
                ]
            }
        }
        return lesson
    }

    @Test func anEnemyWhoNeverMovesIsForeseen() async throws {
        let scenario = try lesson(standing: true)
        let trial = try #require(await study(scenario).foresight)
        #expect(trial.differences.map(\.clause) == scenario.clauses)
        for item in trial.differences { #expect(item.believed == item.moved) }
    }

    @Test func anEnemyWhoMovesIsAnother() async throws {
        let scenario = try lesson(standing: false)
        try #require(scenario.enemy.contains { force in force.track.contains { $0.cell != force.track[0].cell } })
        let study = await study(scenario)
        let trial = try #require(study.foresight)
        #expect(trial.differences.contains { $0.believed != $0.moved })
        // As he moved is the comparison of the standard world itself.
        let baseline = try #require(study.baseline)
        for item in trial.differences where item.measure.prefersMore {
            let members = scenario.members(of: item.clause.group)
            let pair = [study.question, baseline].map { $0.values(item.measure, of: members) }
            #expect(item.moved == PairedDifference(pair[0], minus: pair[1]))
        }
    }

    @Test func aCourseThatNobodySentIsNotJudged() async throws {
        var scenario = try Fixtures.lesson()
        scenario.question = scenario.standing
        #expect(await study(scenario, replications: 10).foresight == nil)
    }
}
