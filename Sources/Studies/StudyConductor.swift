import Campaigns
import Directives
import Planning
import Scenarios

/// Conducts a study from the request to the result.
public struct StudyConductor: Sendable {
    /// What is under way, for people who wait.
    public enum Stage: String, Sendable {
        case preparing = "reading the map"
        case choosing = "choosing who goes"
        case comparing = "comparing directives"
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
        var assignments: [Assignment] = []
        var trials: [ChoiceTrial] = []
        for directive in request.directives {
            let settled = await settle(directive, preparation)
            assignments.append(settled.assignment)
            trials += settled.trials
        }
        let runner = StudyRunner(preparation: preparation, seed: request.seed, workers: request.workers)
        let results = await runner.run(
            assignments, replications: request.replications, progress: { progress(.comparing, $0, $1) }, shouldStop: shouldStop)
        let found = zip(assignments, results.outcomes).map { DirectiveResult(assignment: $0, outcomes: $1) }
        let question = assignments.first { $0.directive.id == request.scenario.question } ?? assignments[0]
        let baseline = assignments.first { $0.directive.issued == nil && $0.directive.id != question.directive.id }
        return Study(
            request: request, preparation: preparation, results: found, choices: trials,
            replications: results.outcomes.first?.count ?? 0, wasStopped: results.wasStopped, work: results.work,
            bodies: results.bodies, delays: await delays(question, runner),
            sensitivities: await RuleSweep(request: request, question: question, baseline: baseline ?? question).run(
                on: preparation, progress: { progress(.sweeping, $0, $1) }, shouldStop: shouldStop))
    }

    // MARK: who goes

    /// Choices tried by simulation, and replications for each.
    static let trialChoices = 8
    static let trialReplications = 60

    private func settle(_ directive: Directive, _ preparation: Preparation) async -> (
        assignment: Assignment, trials: [ChoiceTrial]
    ) {
        let scenario = request.scenario
        guard let open = Roster.openChoice(of: directive, in: scenario) else {
            return (Roster.assignment(of: directive, in: scenario), [])
        }
        let judge = SplitChoice(
            gains: await ChoiceGains(preparation: preparation, seed: request.seed, workers: request.workers).gains(
                of: directive))
        let choices = judge.choices(of: open.number, among: open.from, limit: Self.trialChoices)
        let assignments = choices.map { Roster.assignment(of: directive, in: scenario, chosen: [open.part: $0]) }
        let runner = StudyRunner(preparation: preparation, seed: request.seed ^ 0x5eed, workers: request.workers)
        let replications = min(Self.trialReplications, max(10, request.replications))
        let results = await runner.run(
            assignments, replications: replications, progress: { progress(.choosing, $0, $1) }, shouldStop: shouldStop)
        guard results.outcomes.allSatisfy({ !$0.isEmpty }) else { return (assignments[0], []) }
        let trials = zip(choices, results.outcomes).map { choice, outcomes in
            ChoiceTrial(
                directive: directive.id, going: choice, planned: judge.gain(of: choice),
                broughtOut: Distribution(outcomes.map { Measure.menNorth.value(in: $0, of: open.from) }))
        }
        let best = trials.indices.max { trials[$0].broughtOut.mean < trials[$1].broughtOut.mean } ?? 0
        return (assignments[best], trials)
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
