import Appraisal
import Campaigns
import Geography
import RuleSets
import Scenarios

/// The question's order judged on what its sender could believe: against an enemy who stays where the news had him.
///
/// Hindsight judges an order by what came; this judges it by what was known when it was sent, in the standard world.
public struct ForesightTrial: Sendable {
    /// The order less the standing course in the quantity of a clause.
    public struct Difference: Sendable {
        /// The clause of the verdict.
        public let clause: VerdictClause
        /// Measure that it compares.
        public let measure: Measure
        /// Against an enemy who stays where he was believed to stand; more is a gain.
        public let believed: PairedDifference
        /// Against the enemy as he moved, on the same luck.
        public let moved: PairedDifference
    }

    /// Time of the newest news that the sender had.
    public let known: LocalTime
    /// One a clause, in the order of the scenario.
    public let differences: [Difference]

    /// Campaigns of each directive against each enemy.
    static let replications = 200
}

extension Scenario {
    /// The same case with an enemy who stays where he stands at a time: nobody comes after it, and nobody moves on.
    ///
    /// The ways of columns between two dated positions are found on `march` under `rules`.
    func holding(at time: LocalTime, march: MarchTable, rules: HoldRules) -> Scenario {
        let schedule = EnemySchedule(forces: enemy, theatre: theatre, march: march, rules: rules)
        var scenario = self
        scenario.enemyHeld = time
        scenario.enemy = enemy.enumerated().map { index, force in
            let position = schedule.position(of: index, at: time)
            var held = force
            held.track =
                force.track.filter { $0.time < time } + [Fix(time: time, cell: position.cell, posture: position.posture)]
            return held
        }
        return scenario
    }
}

extension StudyRunner {
    /// The same luck in the standard world alone, or in that of a scenario whose enemy stays where he stands at a time.
    private func inStandardWorld(holding time: LocalTime? = nil) -> StudyRunner {
        let held = time.map { time in
            let march = MarchTable(theatre: scenario.theatre, rules: deferred.rules.appraisal.march)
            return DeferredModel(
                scenario: scenario.holding(at: time, march: march, rules: deferred.rules.appraisal.hold),
                rules: deferred.rules, epochHours: deferred.epochHours)
        }
        return StudyRunner(held ?? deferred, nil, seed: seed, workers: workers, keeper: keeper)
    }

    /// Plays an order and the standing course in the standard world, against the enemy as he moved and against one who stays where the
    /// order's sender believed him to stand; nil for a course that nobody sent, or where nothing could be played.
    func foresight(
        _ question: Assignment, against baseline: Assignment, replications: Int, progress: @escaping Progress = { _, _ in },
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> ForesightTrial? {
        guard let issued = question.directive.issued, question != baseline, !shouldStop() else { return nil }
        let known = issued.adding(hours: -scenario.intelligence.delayHours)
        let clauses = scenario.clauses.compactMap { clause in
            Measure(rawValue: clause.quantity.rawValue).map { (clause, Response($0, of: scenario.members(of: clause.group))) }
        }
        let (count, pair) = (min(ForesightTrial.replications, replications), [question, baseline])
        let tally = CampaignTally(total: 2 * pair.count * count, progress: progress)
        let play = { @Sendable (runner: StudyRunner) in
            let run = tally.begin()
            return await runner.values(
                of: clauses.map(\.1), under: pair, replications: count, progress: { done, _ in tally.hear(run, done) },
                shouldStop: shouldStop)
        }
        // Side by side: to make a model keeps one worker busy.
        async let against = play(inStandardWorld(holding: known))
        let moved = await play(inStandardWorld())
        let believed = await against
        let least = min(believed.replications, moved.replications)
        guard least > 0 else { return nil }
        let difference = { (trial: StudyRunner.Values, number: Int) in
            let values = trial.values.map { Array($0[number].prefix(least)) }
            let isGain = clauses[number].1.measure.prefersMore
            return PairedDifference(values[isGain ? 0 : 1], minus: values[isGain ? 1 : 0])
        }
        return ForesightTrial(
            known: known,
            differences: clauses.enumerated().map { number, part in
                ForesightTrial.Difference(
                    clause: part.0, measure: part.1.measure, believed: difference(believed, number),
                    moved: difference(moved, number))
            })
    }
}
