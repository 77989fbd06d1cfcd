import Campaigns
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// The best directive, selected on campaigns.
struct SelectionTests {
    private func select(
        _ scenario: Scenario, measure: Measure = .menOut, indifference: Double, most: Int = 4000, workers: Int = 2
    ) async -> Selection {
        let criterion = DirectiveSelection.Criterion(
            measure: measure, formations: Array(scenario.formations.indices), confidence: 0.95, indifference: indifference,
            firstStage: 20, most: most)
        let preparation = CampaignModel(scenario: scenario, rules: Rules())
        return await DirectiveSelection(preparation: preparation, criterion: criterion, seed: 5, workers: workers).run(
            scenario.directives.filter { $0.id != scenario.standing })
    }

    /// The lesson's answer: small detachments bring out about 150 men more (README).
    @Test func theLessonIsDecided() async throws {
        let scenario = try Fixtures.lesson()
        let selection = await select(scenario, indifference: 50)
        let selected = try #require(selection.selected)
        #expect(selection.assignments[selected].directive.id == "go-small")
        #expect(selection.procedure.dropped.count == 1)
        #expect(try #require(selection.lead(over: selection.procedure.dropped[0].system)).mean > 50)
        #expect(selection.campaigns < 2 * 400)
    }

    @Test func fewerLossesAreBetter() async throws {
        let scenario = try Fixtures.lesson()
        let selection = await select(scenario, measure: .lost, indifference: 20)
        let selected = try #require(selection.selected)
        let means = selection.values.map { $0.reduce(0, +) / Double($0.count) }
        #expect(means[selected] == means.min())
    }

    @Test func theMostReplicationsEndItWithoutAPromise() async throws {
        let selection = await select(try Fixtures.lesson(), indifference: 0.01, most: 45)
        #expect(selection.selected == nil && selection.procedure.replications == 45)
        #expect(selection.campaigns == 90)
    }

    @Test func anyNumberOfWorkersSelectsTheSame() async throws {
        let scenario = try Fixtures.korea()
        let (alone, together) = (
            await select(scenario, indifference: 300, workers: 1), await select(scenario, indifference: 300, workers: 3)
        )
        #expect(alone.selected == together.selected && alone.procedure.dropped == together.procedure.dropped)
    }
}
