import Campaigns
import Directives
import Planning
import Scenarios

/// Settles who goes where a directive leaves it open: the choices that promise most are played, and the best is taken.
public struct DirectiveSettler: Sendable {
    private let runner: StudyRunner

    /// Choices tried by simulation, and replications for each.
    static let choices = 8
    public static let replications = 60

    /// A settler that plays on the preparation and the seed of a study's runner. Every shard of a study settles for itself.
    public init(runner: StudyRunner) {
        self.runner = StudyRunner(
            preparation: runner.preparation, seed: runner.seed, workers: runner.workers, keeper: runner.keeper?.unsharded)
    }

    /// The directive with its choice made, and the trials by which it was made; no trials if nothing was open, or if stopped.
    public func settle(
        _ directive: Directive, replications: Int = replications,
        progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in },
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> (assignment: Assignment, trials: [ChoiceTrial]) {
        let scenario = runner.preparation.scenario
        guard let open = Roster.openChoice(of: directive, in: scenario) else {
            return (Roster.assignment(of: directive, in: scenario), [])
        }
        let judge = SplitChoice(gains: await ChoiceGains(runner: runner).gains(of: directive))
        let choices = judge.choices(of: open.number, among: open.from, limit: Self.choices)
        let assignments = choices.map { Roster.assignment(of: directive, in: scenario, chosen: [open.part: $0]) }
        let results = await runner.reseeded(runner.seed ^ 0x5eed).run(
            assignments, replications: replications, progress: progress, shouldStop: shouldStop)
        guard results.outcomes.allSatisfy({ !$0.isEmpty }) else { return (assignments[0], []) }
        let trials = zip(choices, results.outcomes).map { choice, outcomes in
            ChoiceTrial(
                directive: directive.id, going: choice, planned: judge.gain(of: choice),
                broughtOut: Distribution(outcomes.map { Measure.menNorth.value(in: $0, of: open.from) }))
        }
        let best = trials.indices.max { trials[$0].broughtOut.mean < trials[$1].broughtOut.mean } ?? 0
        return (assignments[best], trials)
    }
}
