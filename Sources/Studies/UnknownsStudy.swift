import Campaigns
import Scenarios
import Statistics

/// Verdict on a directive against the standing course over many worlds, played to learn which unknowns it depends on.
///
/// Nothing but the two is played, and all the worlds that are asked for: many worlds with few replications in each tell unknowns
/// apart better than few worlds with many (Strong, Oakley and Brennan 2014).
public struct UnknownsStudy: Sendable {
    /// The directive that is judged and the standing course, with every choice made.
    public let question: Assignment
    /// The course without any new order.
    public let baseline: Assignment
    /// Unknowns, and how worlds are drawn from them.
    public let design: WorldDesign
    /// Worlds that were asked for.
    public let sampling: WorldSampling
    /// The verdict over the worlds that were played.
    public let judgement: StudyVerdict
    private let results: [DirectiveResult]

    /// Worlds asked for unless said.
    public static let standardWorlds = 1024
    /// Replications in each world unless said.
    public static let standardPerWorld = 2

    /// Worlds that were played.
    public var worlds: Int { judgement.worlds }
    /// True if fewer worlds were finished than asked.
    public var wasStopped: Bool { worlds < sampling.most }

    /// Plays both in worlds of a design; nil if it was stopped before `StudyUnknowns.leastWorlds` were finished.
    ///
    /// `sampling` has the replications of the design. The result does not depend on the number of workers.
    public static func play(
        _ question: Assignment, against baseline: Assignment, in design: WorldDesign,
        sampling: WorldSampling, workers: Int, progress: @escaping StudyRunner.Progress = { _, _ in },
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> UnknownsStudy? {
        precondition(sampling.perWorld == design.perWorld)
        let model = DeferredModel(
            scenario: design.scenario, rules: design.rules, epochHours: CampaignModel.standardEpochHours)
        let runner = StudyRunner(model, design, seed: design.seed, workers: workers, keeper: nil)
        let found = await runner.run(
            [question, baseline], replications: sampling.most * sampling.perWorld, progress: progress, shouldStop: shouldStop)
        let results = zip([question, baseline], found.outcomes).map {
            DirectiveResult(assignment: $0, outcomes: $1, worlds: design)
        }
        guard found.outcomes[0].count >= StudyUnknowns.leastWorlds * sampling.perWorld,
            let judgement = StudyVerdict(
                results[0], against: results[1], in: design.scenario, rule: sampling.rule(halfWidth: nil), design: design)
        else { return nil }
        return UnknownsStudy(
            question: question, baseline: baseline, design: design, sampling: sampling, judgement: judgement, results: results)
    }

    /// Worth of each kind of unknowns, and from 1,000 worlds of each unknown; nil where every rule is set and nothing else is open.
    public func worth() -> UnknownsWorth? {
        StudyUnknowns(judgement, question: results[0], baseline: results[1], design: design).worth()
    }
}
