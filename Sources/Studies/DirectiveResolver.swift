import Campaigns
import Planning
import Scenarios

/// Settles who goes where a directive leaves it open: every choice is judged, those that promise most are played, and the best is taken.
public struct DirectiveResolver: Sendable {
    private let runner: StudyRunner

    /// Choices tried by simulation.
    static let choices = 8
    /// Replications of each choice that is tried.
    public static let replications = 60

    /// A directive with every choice made, and how it was made.
    public struct Settled: Sendable {
        /// Directive with every choice made.
        public let assignment: Assignment
        /// The trials by which it was made; none if nothing was open, or if it was stopped.
        public var trials: [ChoiceTrial] = []
        /// Nil if the directive leaves nothing open, or if it was stopped.
        public var judge: SplitChoice?
    }

    /// A settler that plays on the preparation and the seed of a study's runner. Every shard of a study settles for itself.
    public init(runner: StudyRunner) { self.runner = runner.unsharded }

    /// The directive with its choice made. `judging` and `progress` hear of finished campaigns, of the judgement and the trials.
    public func settle(
        _ directive: Directive, replications: Int = replications,
        judging: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in },
        progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in },
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> Settled {
        guard let split = SplitStudy(runner: runner, directive: directive, shouldStop: shouldStop),
            let judge = await split.judge(progress: judging)
        else { return Settled(assignment: AddresseeResolver.assignment(of: directive, in: runner.scenario)) }
        let choices = Array(judge.choices(of: split.open.number).prefix(Self.choices))
        let assignments = choices.map { split.assignment(going: $0.going) }
        let everyone = Array(runner.scenario.formations.indices)
        let results = await runner.reseeded(runner.seed ^ 0x5eed).values(
            of: [Response(.menOut, of: everyone)], under: assignments, replications: replications, progress: progress,
            shouldStop: shouldStop)
        guard results.replications > 0 else { return Settled(assignment: assignments[0], judge: judge) }
        let nobody = judge.value(of: []).saved
        let trials = zip(choices, results.values).map { choice, values in
            ChoiceTrial(
                directive: directive.id, going: choice.going, planned: choice.value.saved - nobody,
                broughtOut: Distribution(values[0], perWorld: runner.perWorld))
        }
        let best = trials.indices.max { trials[$0].broughtOut.mean < trials[$1].broughtOut.mean } ?? 0
        return Settled(assignment: assignments[best], trials: trials, judge: judge)
    }
}
