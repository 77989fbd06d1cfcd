import Arithmetic
import Campaigns
import Foundation
import RuleSets
import Scenarios
import Studies
import TestSupport
import Testing

/// The outcomes of small studies, pinned: a rebuilding that changes a result is seen to change it.
///
/// A commit that means to change results records the digests anew, and says so in CHANGELOG under *Results*.
@Suite(.serialized) struct PinnedDigestTests {
    /// A line a scenario: its name and the digest.
    private static let path = Fixtures.home + "/Tests/Golden/digests.txt"

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
        let lines = try String(contentsOfFile: Self.path, encoding: .utf8).split(separator: "\n").map(String.init)
        let line = "\(name) \(digest)"
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            let others = lines.filter { !$0.hasPrefix(name + " ") }
            try ((others + [line]).sorted().joined(separator: "\n") + "\n").write(
                toFile: Self.path, atomically: true, encoding: .utf8)
            Issue.record("\(Self.path) was written; say in CHANGELOG what changed, then run the tests without RECORD_GOLDEN")
            return
        }
        #expect(lines.contains(line), "found \(line)")
    }

    /// Every directive with its first choice, and the question under the other readings of how orders travel.
    private static func assignments(of scenario: Scenario) -> [Assignment] {
        let plain = scenario.directives.map { AddresseeResolver.assignment(of: $0, in: scenario) }
        let question = plain.filter { $0.id == scenario.question }
        return plain + question.map { $0.read(as: OrderReading(delivery: .atOnce)) }
            + question.map { $0.read(as: OrderReading(dispersed: .recalled)) }
    }
}
