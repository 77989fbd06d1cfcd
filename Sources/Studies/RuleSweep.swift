import Campaigns
import Directives
import Scenarios

/// Takes every rule to both ends of its range, one at a time, and sees what that does to the answer.
struct RuleSweep {
    let request: StudyRequest
    /// The study's runner.
    let runner: StudyRunner
    let question: Assignment
    /// What the question's directive is compared with.
    let baseline: Assignment

    /// One end of one rule's range.
    private struct End: Sendable {
        let rule: RuleBook.Entry
        let value: Double
    }

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
        let rules = RuleBook.entries
        let ends = rules.flatMap { rule in
            [rule.range.lowerBound, rule.range.upperBound].map { End(rule: rule, value: $0) }
        }
        let standard = await play(runner.preparation)
        let queue = WorkQueue()
        var played = [Pair?](repeating: nil, count: ends.count)
        await withTaskGroup(of: [(Int, Pair)].self) { group in
            for _ in 0..<request.workers {
                group.addTask {
                    var mine: [(Int, Pair)] = []
                    while !shouldStop() {
                        let number = queue.take()
                        guard number < ends.count else { break }
                        if let pair = await self.play(self.varied(ends[number])) { mine.append((number, pair)) }
                        progress(queue.finish(1), ends.count)
                    }
                    return mine
                }
            }
            for await pairs in group {
                for (number, pair) in pairs { played[number] = pair }
            }
        }
        let found = rules.indices.compactMap { index -> Sensitivity? in
            guard let standard, let low = played[2 * index], let high = played[2 * index + 1] else { return nil }
            return sensitivity(rules[index], standard: standard, low: low, high: high)
        }
        return found.sorted { $0.swing != $1.swing ? $0.swing > $1.swing : $0.rule.name < $1.rule.name }
    }

    private func varied(_ end: End) -> Preparation {
        let preparation = runner.preparation
        let rules = end.rule.setting(end.value, in: request.rules)
        if end.rule.isOfTheGround {
            return Preparation(scenario: request.scenario, rules: rules, epochHours: request.epochHours, like: preparation)
        }
        return preparation.replacing(rules: rules)
    }

    private func play(_ preparation: Preparation) async -> Pair? {
        let results = await runner.alone(on: preparation).run(
            [question, baseline], replications: request.sensitivityReplications)
        let everyone = Array(request.scenario.formations.indices)
        let men = results.outcomes.map { $0.map { Measure.menNorth.value(in: $0, of: everyone) } }
        return men[0].isEmpty ? nil : (men[0], men[1])
    }

    private func sensitivity(_ rule: RuleBook.Entry, standard: Pair, low: Pair, high: Pair) -> Sensitivity {
        let advantage = { (pair: Pair) in zip(pair.question, pair.baseline).map { $0 - $1 } }
        return Sensitivity(
            rule: rule, low: PairedDifference(low.question, minus: standard.question),
            high: PairedDifference(high.question, minus: standard.question),
            advantageLow: PairedDifference(advantage(low), minus: advantage(standard)),
            advantageHigh: PairedDifference(advantage(high), minus: advantage(standard)))
    }
}
