import Arithmetic
import Campaigns
import Directives
import Scenarios
import Studies
import TestSupport
import Testing

/// The outcomes of small studies, pinned: a rebuilding that changes a result is seen to change it.
///
/// A commit that means to change results records the digests anew, and says so in CHANGELOG under *Results*.
struct PinnedDigestTests {
    private static let pinned = [
        "lesson": "039e07204c8ccedab2a866394a795719",
        "korea-1950": "f36bf57ea47cc686a2febed4612b03c4",
    ]

    @Test(arguments: Fixtures.names)
    func `every directive of a scenario leads to the pinned outcomes`(name: String) async throws {
        let scenario = try Fixtures.library.read(name)
        let preparation = CampaignModel(scenario: scenario, rules: RuleBook.rules(for: scenario))
        let runner = StudyRunner(preparation: preparation, seed: 1950, workers: 2)
        let assignments = Self.assignments(of: scenario)
        let results = await runner.run(assignments, replications: 20)
        var digest = Digest()
        for (assignment, outcomes) in zip(assignments, results.outcomes) {
            digest.add(assignment.id)
            for outcome in outcomes { digest.add(outcome.digest) }
        }
        #expect(digest.description == Self.pinned[name])
    }

    /// Every directive with its first choice, and the question under the other readings of how orders travel.
    private static func assignments(of scenario: Scenario) -> [Assignment] {
        let plain = scenario.directives.map { AddresseeResolver.assignment(of: $0, in: scenario) }
        let question = plain.filter { $0.id == scenario.question }
        return plain + question.map { $0.read(as: OrderReading(delivery: .atOnce)) }
            + question.map { $0.read(as: OrderReading(dispersed: .recalled)) }
    }
}
