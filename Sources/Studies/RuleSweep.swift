import Campaigns
import RuleSets
import Scenarios

/// Takes every rule to both ends of its range, one at a time, and sees what that does to the answer.
struct RuleSweep {
    let request: StudyRequest
    /// The study's runner.
    let runner: StudyRunner
    let question: Assignment
    /// Directive that the question's directive is compared with.
    let baseline: Assignment

    /// Men brought out under the question's directive and under the baseline, one value a replication.
    private typealias Pair = (question: [Double], baseline: [Double])

    /// Plays both directives at every end, rules side by side on the workers; the largest swing first.
    ///
    /// A rule is left out if the sweep is stopped before both its ends are played.
    func run(
        progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void,
        shouldStop: @escaping @Sendable () -> Bool
    ) async -> [Sensitivity] {
        guard request.sensitivityReplications > 0, !shouldStop() else { return [] }
        let rules = RuleBook.entries.filter(\.isOfCampaigns)
        let point = { (rules: Rules) in PointRunner.Point(rules: rules, assignments: [question, baseline]) }
        let ends = rules.map { rule in
            [rule.range.lowerBound, rule.range.upperBound].map { point(rule.setting($0, in: request.rules)) }
        }
        let everyone = Array(request.scenario.formations.indices)
        let points = PointRunner(runner, replications: request.sensitivityReplications)
        let rows = await points.run(
            [[point(request.rules)]] + ends, reading: [Response(.menOut, of: everyone)], progress: progress,
            shouldStop: shouldStop)
        let pairs = rows.map { row in row.map { $0.map { Pair($0[0][0], $0[1][0]) } } }
        guard let standard = pairs[0]?[0] else { return [] }
        let found = zip(rules, pairs.dropFirst()).compactMap { rule, ends in
            ends.map { sensitivity(rule, standard: standard, low: $0[0], high: $0[1]) }
        }
        return found.sorted { $0.swing != $1.swing ? $0.swing > $1.swing : $0.rule.name < $1.rule.name }
    }

    private func sensitivity(_ rule: RuleBook.Entry, standard: Pair, low: Pair, high: Pair) -> Sensitivity {
        let advantage = { (pair: Pair) in zip(pair.question, pair.baseline).map { $0 - $1 } }
        return Sensitivity(
            rule: rule, low: PairedDifference(low.question, minus: standard.question, perWorld: runner.perWorld),
            high: PairedDifference(high.question, minus: standard.question, perWorld: runner.perWorld),
            advantageLow: PairedDifference(advantage(low), minus: advantage(standard), perWorld: runner.perWorld),
            advantageHigh: PairedDifference(advantage(high), minus: advantage(standard), perWorld: runner.perWorld))
    }
}
