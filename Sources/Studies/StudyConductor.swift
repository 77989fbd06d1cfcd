import Campaigns
import Directives
import Planning
import Scenarios

/// Conducts a study from the request to the result.
public struct StudyConductor: Sendable {
    /// What is under way, for people who wait.
    public enum Stage: String, Sendable {
        case preparing = "reading the map"
        case judging = "judging every choice of who goes"
        case choosing = "choosing who goes"
        case comparing = "comparing directives"
        case splitting = "weighing how many stay"
        case delaying = "sending it earlier and later"
        case sweeping = "sweeping the rules"
    }

    private let request: StudyRequest
    private let progress: @Sendable (Stage, _ done: Int, _ of: Int) -> Void
    private let shouldStop: @Sendable () -> Bool

    /// A conductor. `progress` hears of finished campaigns; when `shouldStop` turns true, what is finished is kept.
    public init(
        _ request: StudyRequest, progress: @escaping @Sendable (Stage, Int, Int) -> Void = { _, _, _ in },
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) {
        self.request = request
        self.progress = progress
        self.shouldStop = shouldStop
    }

    /// Plays the study.
    public func conduct() async -> Study {
        progress(.preparing, 0, 1)
        let preparation = Preparation(scenario: request.scenario, rules: request.rules, epochHours: request.epochHours)
        progress(.preparing, 1, 1)
        var settled: [Settled] = []
        for directive in request.directives { settled.append(await settle(directive, preparation)) }
        let assignments = settled.map(\.assignment)
        let runner = StudyRunner(preparation: preparation, seed: request.seed, workers: request.workers)
        let results = await runner.run(
            assignments, replications: request.replications, progress: { progress(.comparing, $0, $1) }, shouldStop: shouldStop)
        let found = zip(assignments, results.outcomes).map { DirectiveResult(assignment: $0, outcomes: $1) }
        let asked = settled.first { $0.assignment.directive.id == request.scenario.question } ?? settled[0]
        let question = asked.assignment
        let baseline = assignments.first { $0.directive.issued == nil && $0.directive.id != question.directive.id }
        return Study(
            request: request, preparation: preparation, results: found, choices: settled.flatMap(\.trials),
            frontier: await frontier(asked, preparation),
            replications: results.outcomes.first?.count ?? 0, wasStopped: results.wasStopped, work: results.work,
            bodies: results.bodies, delays: await delays(question, runner),
            sensitivities: await RuleSweep(request: request, question: question, baseline: baseline ?? question).run(
                on: preparation, progress: { progress(.sweeping, $0, $1) }, shouldStop: shouldStop))
    }

    // MARK: who goes, and how many

    /// Choices tried by simulation, and replications for each.
    static let trialChoices = 8
    static let trialReplications = 60
    /// Replications of each point of the frontier.
    static let frontierReplications = 100

    /// A directive with every choice made, and how it was made.
    private struct Settled {
        let assignment: Assignment
        var trials: [ChoiceTrial] = []
        /// Nil if the directive leaves nothing open.
        var judge: SplitChoice?
    }

    private func split(_ directive: Directive, _ preparation: Preparation) -> SplitStudy? {
        SplitStudy(
            preparation: preparation, directive: directive, seed: request.seed, workers: request.workers, shouldStop: shouldStop
        )
    }

    private func settle(_ directive: Directive, _ preparation: Preparation) async -> Settled {
        guard let split = split(directive, preparation), let judge = await split.judge(progress: { progress(.judging, $0, $1) })
        else { return Settled(assignment: Roster.assignment(of: directive, in: request.scenario)) }
        let choices = Array(judge.choices(of: split.open.number).prefix(Self.trialChoices))
        let assignments = choices.map { split.assignment(going: $0.going) }
        let runner = StudyRunner(preparation: preparation, seed: request.seed ^ 0x5eed, workers: request.workers)
        let replications = min(Self.trialReplications, max(10, request.replications))
        let results = await runner.run(
            assignments, replications: replications, progress: { progress(.choosing, $0, $1) }, shouldStop: shouldStop)
        guard results.outcomes.allSatisfy({ !$0.isEmpty }) else { return Settled(assignment: assignments[0], judge: judge) }
        let nobody = judge.value(of: []).saved
        let everyone = Array(request.scenario.formations.indices)
        let trials = zip(choices, results.outcomes).map { choice, outcomes in
            ChoiceTrial(
                directive: directive.id, going: choice.going, planned: choice.value.saved - nobody,
                broughtOut: Distribution(outcomes.map { Measure.menNorth.value(in: $0, of: everyone) }))
        }
        let best = trials.indices.max { trials[$0].broughtOut.mean < trials[$1].broughtOut.mean } ?? 0
        return Settled(assignment: assignments[best], trials: trials, judge: judge)
    }

    /// Every number that stays, with the choice that was made among the choices tried.
    private func frontier(_ settled: Settled, _ preparation: Preparation) async -> SplitFrontier? {
        let directive = settled.assignment.directive
        guard let judge = settled.judge, let split = split(directive, preparation), !shouldStop() else { return nil }
        var choices = split.candidates(judge, staying: Array(0...split.open.from.count))
        let going = split.open.from.filter { settled.assignment.conduct[$0]?.task == .withdraw }
        if !choices.contains(where: { $0.going == going }) {
            choices.append(SplitChoice.Judged(going: going, value: judge.value(of: going)))
        }
        let asked = choices.firstIndex { $0.going == going } ?? 0
        return await split.frontier(
            choices, replications: min(Self.frontierReplications, request.replications), reference: asked,
            progress: { progress(.splitting, $0, $1) })
    }

    // MARK: the cost of delay

    /// Days by which the question's directive is sent earlier or later.
    static let delayDays = [-5, -3, -1, 0, 1, 3, 5, 10]
    static let delayReplications = 200

    private func delays(_ question: Assignment, _ runner: StudyRunner) async -> [DelayTrial] {
        guard let issued = question.directive.issued, !shouldStop() else { return [] }
        let assignments = Self.delayDays.map { days in
            Assignment(
                directive: question.directive.issued(at: issued.adding(hours: Double(days * 24))), conduct: question.conduct)
        }
        let replications = min(Self.delayReplications, request.replications)
        let results = await runner.run(
            assignments, replications: replications, progress: { progress(.delaying, $0, $1) }, shouldStop: shouldStop)
        guard let base = Self.delayDays.firstIndex(of: 0), results.outcomes.allSatisfy({ !$0.isEmpty }) else { return [] }
        let going = question.conduct.indices.filter { question.conduct[$0]?.task == .withdraw }
        let values = results.outcomes.map { $0.map { Measure.menNorth.value(in: $0, of: going) } }
        return Self.delayDays.indices.map { index in
            DelayTrial(
                days: Self.delayDays[index], broughtOut: Distribution(values[index]),
                difference: PairedDifference(values[index], minus: values[base]))
        }
    }
}
