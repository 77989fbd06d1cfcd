import Campaigns
import Planning
import RuleSets
import Scenarios

/// Conducts a study from the request to the result.
public struct StudyConductor: Sendable {
    /// Stage that is under way, for people who wait.
    public enum Stage: String, Sendable {
        case preparing = "reading the map"
        case judging = "judging every choice of who goes"
        case choosing = "choosing who goes"
        case comparing = "comparing directives"
        case splitting = "weighing how many stay"
        case delaying = "sending it earlier and later"
        case foreseeing = "judging it on what was believed"
        case sweeping = "sweeping the rules"
    }

    private let request: StudyRequest
    private let preparation: CampaignModel?
    private let keeper: BlockKeeper?
    private let progress: @Sendable (Stage, _ done: Int, _ of: Int) -> Void
    private let looked: @Sendable (Look) -> Void
    private let shouldStop: @Sendable () -> Bool

    /// Findings at a look that did not settle the verdict.
    public struct Look: Sendable {
        /// Outcomes of the question's directive so far.
        public let question: DirectiveResult
        /// Outcomes of the standing course so far.
        public let baseline: DirectiveResult
        /// The verdict as it stands.
        public let verdict: StudyVerdict
    }

    /// A conductor. `looked` hears of each look after which it plays on. `progress` hears of finished campaigns; when `shouldStop` turns true, what is finished is kept.
    ///
    /// A `preparation` of the request's scenario and rules is made unless it is given. What `keeper` has is not played again.
    public init(
        _ request: StudyRequest, preparation: CampaignModel? = nil, keeper: BlockKeeper? = nil,
        progress: @escaping @Sendable (Stage, Int, Int) -> Void = { _, _, _ in },
        looked: @escaping @Sendable (Look) -> Void = { _ in },
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) {
        self.looked = looked
        self.request = request
        self.preparation = preparation
        self.keeper = keeper
        self.progress = progress
        self.shouldStop = shouldStop
    }

    /// Plays the study. Every stage plays on one runner, or on one made of it, so that all of them are kept and shared out alike.
    public func conduct() async -> Study {
        let runner = StudyRunner(
            prepared(), request.design, seed: request.seed, workers: request.workers, keeper: keeper)
        var settled: [DirectiveResolver.Settled] = []
        for directive in request.directives { settled.append(await settle(directive, runner)) }
        let asked = settled.first { $0.assignment.directive.id == request.scenario.question } ?? settled[0]
        let question = asked.assignment
        let assignments = settled.map(\.assignment) + readings(of: question)
        let baseline = assignments.first { $0.directive.id == request.scenario.standing } ?? question
        let compared = await compare(assignments, question: question, against: baseline, runner)
        let results = compared.results
        let frontier = await frontier(asked, runner)
        let delays = await delays(question, runner)
        let foresight = await runner.foresight(
            question, against: baseline, replications: request.replications,
            progress: { progress(.foreseeing, $0, $1) }, shouldStop: shouldStop)
        let sweep = RuleSweep(request: request, runner: runner, question: question, baseline: baseline)
        let sensitivities = await sweep.run(progress: { progress(.sweeping, $0, $1) }, shouldStop: shouldStop)
        return Study(
            request: request, deferred: runner.deferred,
            results: zip(assignments, results.outcomes).map {
                DirectiveResult(assignment: $0, outcomes: $1, worlds: runner.design)
            },
            choices: settled.flatMap(\.trials), frontier: frontier, replications: results.outcomes.first?.count ?? 0,
            wasStopped: results.wasStopped, work: results.work, bodies: results.bodies, delays: delays, foresight: foresight,
            sensitivities: sensitivities, halfWidth: compared.halfWidth, judgement: compared.verdict)
    }

    /// Settles who goes under every directive, and plays nothing else: what all parts of a study need.
    public func settle() async {
        let runner = StudyRunner(
            prepared(), request.design, seed: request.seed, workers: request.workers, keeper: keeper)
        for directive in request.directives where !shouldStop() { _ = await settle(directive, runner) }
    }

    /// The question's order under other readings: known to all at once, and able to call back men who disperse at the start.
    private func readings(of question: Assignment) -> [Assignment] {
        guard question.directive.issued != nil else { return [] }
        let standing = request.scenario.standingConduct
        let recalls = question.going.contains { standing[$0].task == .stay }
        return [question.read(as: OrderReading(delivery: .atOnce))]
            + (recalls ? [question.read(as: OrderReading(dispersed: .recalled))] : [])
    }

    /// The standard model: made at once where campaigns are played on it, and else when it is asked for, after the worlds have gone.
    private func prepared() -> DeferredModel {
        if let preparation { return DeferredModel(preparation) }
        let made = DeferredModel(scenario: request.scenario, rules: request.rules, epochHours: request.epochHours)
        progress(.preparing, 0, 1)
        if request.design == nil { _ = made.value }
        progress(.preparing, 1, 1)
        return made
    }

    // MARK: who goes, and how many

    /// Replications of each point of the frontier.
    static let frontierReplications = 100

    private func settle(_ directive: Directive, _ runner: StudyRunner) async -> DirectiveResolver.Settled {
        await DirectiveResolver(runner: runner).settle(
            directive, judging: { progress(.judging, $0, $1) }, progress: { progress(.choosing, $0, $1) },
            shouldStop: shouldStop)
    }

    /// Every number that stays, with the choice that was made among the choices tried.
    private func frontier(_ settled: DirectiveResolver.Settled, _ runner: StudyRunner) async -> SplitFrontier? {
        let directive = settled.assignment.directive
        guard let judge = settled.judge, !shouldStop(),
            let split = SplitStudy(runner: runner, directive: directive, shouldStop: shouldStop)
        else { return nil }
        var choices = split.candidates(judge, staying: Array(0...split.open.from.count))
        // Those who are not chosen may be told to go too, by another conduct.
        let going = split.open.from.filter { settled.assignment.conduct[$0] == directive.parts[split.open.part].conduct }
        if !choices.contains(where: { $0.going == going }) {
            choices.append(SplitChoice.Judged(going: going, value: judge.value(of: going)))
        }
        return await split.frontier(
            choices, replications: min(Self.frontierReplications, request.replications),
            reference: choices.firstIndex { $0.going == going } ?? 0, progress: { progress(.splitting, $0, $1) })
    }

    // MARK: the comparison

    /// Outcomes compared, and how sharply the answer is known.
    private struct Compared {
        var results: StudyRunner.Results
        var halfWidth: Double?
        var verdict: StudyVerdict?
    }

    /// Plays the directives: as often as asked, or until the answer is as precise, or the verdict as settled, as asked.
    private func compare(
        _ assignments: [Assignment], question: Assignment, against other: Assignment, _ runner: StudyRunner
    ) async -> Compared {
        let pair = [question, other].map { wanted in assignments.firstIndex(of: wanted) ?? 0 }
        if let worlds = request.worlds, let design = runner.design {
            return await judge(assignments, pair, over: worlds, design, runner)
        }
        var compared = Compared(results: .none(of: assignments.count))
        guard let precision = request.precision else {
            await play(assignments, to: request.replications, runner, &compared.results)
            return compared
        }
        var found = Double.infinity
        while found > precision.halfWidth, compared.results.outcomes[0].count < request.replications,
            !compared.results.wasStopped
        {
            let played = compared.results.outcomes[0].count
            let next = precision.next(after: played, found: found, limit: request.replications)
            await play(assignments, to: next, runner, &compared.results)
            guard !compared.results.outcomes[0].isEmpty else { return compared }
            let men = pair.map { index in
                let outcomes = compared.results.outcomes[index]
                return outcomes.values(.menOut, of: [(0..<outcomes.count, request.primary)])
            }
            found = Precision.found(men[0], against: men[1])
        }
        compared.halfWidth = found
        return compared
    }

    /// Plays worlds until the verdict on the pair is settled as asked. At the first look the pair is played before the others: it gives
    /// the first answer.
    private func judge(
        _ assignments: [Assignment], _ pair: [Int], over worlds: WorldSampling, _ design: WorldDesign, _ runner: StudyRunner
    ) async -> Compared {
        let rule = worlds.rule(halfWidth: request.precision?.halfWidth)
        let look = { (results: [OutcomeTable]) -> Look? in
            let found = zip(pair, results).map { DirectiveResult(assignment: assignments[$0], outcomes: $1, worlds: design) }
            guard pair[0] != pair[1], !found[0].outcomes.isEmpty,
                let verdict = StudyVerdict(found[0], against: found[1], in: request.scenario, rule: rule, design: design)
            else { return nil }
            return Look(question: found[0], baseline: found[1], verdict: verdict)
        }
        var compared = Compared(results: .none(of: assignments.count))
        var next: Int? = rule.looks[0]
        while let number = next, !compared.results.wasStopped {
            let wanted = min(number, worlds.most) * worlds.perWorld
            let isFirst = number == rule.looks[0] && rule.looks.count > 1 && runner.playsAll && pair[0] != pair[1]
            if isFirst {
                await play(assignments, first: pair, to: wanted, runner, &compared.results) { look($0).map(looked) }
            } else {
                await play(assignments, to: wanted, runner, &compared.results)
            }
            guard let found = look(pair.map { compared.results.outcomes[$0] }) else {
                next = compared.results.outcomes[0].isEmpty ? nil : rule.nextLook(after: number)
                continue
            }
            compared.verdict = found.verdict
            compared.halfWidth = request.precision.map { _ in found.verdict.halfWidth(confidence: rule.confidence) }
            next = if case .goOn(let to) = found.verdict.decision { to } else { nil }
            if next != nil, !compared.results.wasStopped, !isFirst { looked(found) }
        }
        return compared
    }

    /// Plays on until so many replications of each are there.
    private func play(
        _ assignments: [Assignment], to replications: Int, _ runner: StudyRunner, _ results: inout StudyRunner.Results
    ) async {
        let played = results.outcomes[0].count
        let done = played * assignments.count
        results.append(
            await runner.run(
                assignments, replications: replications - played, from: played,
                progress: { progress(.comparing, done + $0, done + $1) }, shouldStop: shouldStop))
    }

    /// Plays so many replications of those at some positions first and tells their outcomes, then of the others.
    private func play(
        _ assignments: [Assignment], first: [Int], to replications: Int, _ runner: StudyRunner,
        _ results: inout StudyRunner.Results, tell: ([OutcomeTable]) -> Void
    ) async {
        let total = assignments.count * replications
        let others = assignments.indices.filter { !first.contains($0) }
        let early = await runner.run(
            first.map { assignments[$0] }, replications: replications,
            progress: { done, _ in progress(.comparing, done, total) },
            shouldStop: shouldStop)
        tell(early.outcomes)
        let before = first.count * replications
        let late = await runner.run(
            others.map { assignments[$0] }, replications: replications,
            progress: { done, _ in progress(.comparing, before + done, total) }, shouldStop: shouldStop)
        results = StudyRunner.Results(joining: [(first, early), (others, late)])
    }

    // MARK: the cost of delay

    /// Days by which the question's directive is sent earlier or later.
    static let delayDays = [-5, -3, -1, 0, 1, 3, 5, 10]
    static let delayReplications = 200

    private func delays(_ question: Assignment, _ runner: StudyRunner) async -> [DelayTrial] {
        guard let issued = question.directive.issued, !shouldStop() else { return [] }
        let assignments = Self.delayDays.map { days in
            Assignment(
                directive: question.directive.issued(at: issued.adding(hours: Double(days * 24))), conduct: question.conduct,
                changes: question.changes, reading: question.reading)
        }
        let replications = min(Self.delayReplications, request.replications)
        let going = question.conduct.indices.filter { question.conduct[$0]?.task == .withdraw }
        let results = await runner.values(
            of: [Response(.menOut, of: going)], under: assignments, replications: replications,
            progress: { progress(.delaying, $0, $1) }, shouldStop: shouldStop)
        guard let base = Self.delayDays.firstIndex(of: 0), results.replications > 0 else { return [] }
        let values = results.values.map { $0[0] }
        return Self.delayDays.indices.map { index in
            DelayTrial(
                days: Self.delayDays[index], broughtOut: Distribution(values[index], perWorld: runner.perWorld),
                difference: PairedDifference(values[index], minus: values[base], perWorld: runner.perWorld))
        }
    }
}
