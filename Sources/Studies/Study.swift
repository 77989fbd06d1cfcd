import Appraisal
import Arithmetic
import Campaigns
import Planning
import RuleSets
import Scenarios
import Statistics

/// Request for a study: scenario, rules, directives and effort.
public struct StudyRequest: Sendable {
    /// Scenario that is studied.
    public let scenario: Scenario
    /// Rules under which all campaigns are played, except in the sweep of rules.
    public let rules: Rules
    /// Rules that differ from the scenario's, as "name=value", for the record.
    public let settings: [String]
    /// Those asked for, and the standing directive, against which every other is compared.
    public let directives: [Directive]
    /// Replications of each directive; the most of them if a precision is asked for.
    public let replications: Int
    /// Seed of all random numbers.
    public let seed: UInt64
    /// Number of concurrent workers; results do not depend on it.
    public let workers: Int
    /// Length of an epoch, hours.
    public let epochHours: Int
    /// Replications for each end of each rule's range; 0 leaves the sweep of rules out.
    public let sensitivityReplications: Int
    /// Stop as soon as the answer is known so sharply, with `replications` as the most; nil to play them all.
    public let precision: Precision?
    /// Worlds that are played; nil for the standard world alone.
    public let worlds: WorldSampling?
    /// Rules after a calibration, from which worlds are drawn; nil for the laws of their ranges.
    public let vectors: RuleVectors?

    /// A study of some directives of a scenario.
    public init(
        scenario: Scenario, rules: Rules, settings: [String] = [], directives: [Directive], replications: Int = 1000,
        seed: UInt64 = 1950, workers: Int, epochHours: Int = CampaignModel.standardEpochHours,
        sensitivityReplications: Int = 40, precision: Precision? = nil, worlds: WorldSampling? = nil,
        vectors: RuleVectors? = nil
    ) {
        self.vectors = vectors
        self.scenario = scenario
        self.rules = rules
        self.settings = settings
        let hasStanding = directives.contains { $0.id == scenario.standing }
        self.directives = directives + (hasStanding ? [] : [scenario.directive(scenario.standing)].compactMap(\.self))
        self.replications = worlds.map { $0.most * $0.perWorld } ?? replications
        self.worlds = worlds
        self.seed = seed
        self.workers = workers
        self.epochHours = epochHours
        self.sensitivityReplications = sensitivityReplications
        self.precision = precision
    }

    /// The same request, to be stopped at a precision.
    public func with(precision: Precision?) -> StudyRequest {
        StudyRequest(
            scenario: scenario, rules: rules, settings: settings, directives: directives, replications: replications,
            seed: seed, workers: workers, epochHours: epochHours, sensitivityReplications: sensitivityReplications,
            precision: precision, worlds: worlds, vectors: vectors)
    }

    /// How the worlds are drawn; nil for the standard world alone. Rules that were set are not drawn.
    public var design: WorldDesign? {
        worlds.map {
            WorldDesign(
                scenario: scenario, rules: rules, seed: seed, perWorld: $0.perWorld, fixed: WorldDesign.held(by: settings),
                vectors: vectors)
        }
    }

    /// The formations that the question is about: those of the primary group.
    public var primary: [Int] { scenario.primaryGroup.members }
}

/// Result of a study: directives side by side on the same luck.
public struct Study: Sendable {
    /// Request that the study answers.
    public let request: StudyRequest
    let deferred: DeferredModel
    /// One a directive, in the order of the request.
    public let results: [DirectiveResult]
    /// How the choice of those who go was made, where a directive left it open.
    public let choices: [ChoiceTrial]
    /// Men saved and enemy tied down for each number that stays, where the question's directive divides a group.
    public let frontier: SplitFrontier?
    /// Fewer than asked when it was stopped.
    public let replications: Int
    /// True if fewer replications were finished than asked, or it was asked to stop.
    public let wasStopped: Bool
    /// Work of the compared campaigns, over all directives and replications.
    public let work: Campaign.Work
    /// Bodies in the campaign that formed most.
    public let bodies: Int
    /// Trials of the question's directive sent at other times; empty if it is not sent, or after a stop.
    public let delays: [DelayTrial]
    /// The question's directive judged on what its sender could believe; nil if it is not sent, or after a stop.
    public let foresight: ForesightTrial?
    /// Effect of each rule over its range, largest swing first; empty without a sweep of rules.
    public let sensitivities: [Sensitivity]
    /// Half the width of the wider of the two intervals that `Precision` looks at, men; nil if it was not asked for.
    public let halfWidth: Double?
    /// Verdict over worlds; nil in the standard world alone, or where the question is the standing course itself.
    public let judgement: StudyVerdict?

    /// Model of the standard world; made if it was not, since who plays a part of a study needs none.
    public var preparation: CampaignModel { deferred.value }

    /// Replications in each world; nil where all are in the standard world.
    public var perWorld: Int? { request.worlds?.perWorld }

    /// Worlds that were played; 1 where all replications are in the standard world.
    public var worlds: Int { perWorld.map { replications / $0 } ?? 1 }

    /// The result for the directive whose soundness is asked about, or the first of those asked for.
    public var question: DirectiveResult {
        results.first { $0.assignment.id == request.scenario.question } ?? results[0]
    }

    /// Without any new order: the standing directive; nil if that is the question itself.
    public var baseline: DirectiveResult? {
        let standing = results.first { $0.assignment.id == request.scenario.standing }
        return standing.flatMap { $0.assignment.id == question.assignment.id ? nil : $0 }
    }

    /// The fingerprint of all outcomes: equal for equal questions, on any machine, under any number of workers.
    public var digest: Digest {
        var digest = Digest()
        for result in results {
            digest.add(result.assignment.id)
            for outcome in result.outcomes.digests { digest.add(outcome) }
        }
        return digest
    }
}

/// A directive's outcomes.
public struct DirectiveResult: Sendable {
    /// Directive with every choice made.
    public let assignment: Assignment
    /// Outcomes, one a replication, world by world.
    public let outcomes: OutcomeTable
    /// Replications in each world; nil where all are in the standard world.
    public let perWorld: Int?
    /// For each world, the formation that stands in the place of each in groups; empty where no reading exchanges any.
    let standIns: [[Int]]

    /// The outcomes of a directive, in the worlds of a design or in the standard one.
    init(assignment: Assignment, outcomes: OutcomeTable, worlds design: WorldDesign? = nil) {
        self.assignment = assignment
        self.outcomes = outcomes
        perWorld = design?.perWorld
        let worlds = design.map { (outcomes.count + $0.perWorld - 1) / $0.perWorld } ?? 0
        standIns = (0..<worlds).compactMap { design?.standIns(in: $0) }
    }

    /// Formations that stand in the places of some in a replication.
    package func formations(_ formations: [Int], in replication: Int) -> [Int] {
        guard let perWorld, !standIns.isEmpty else { return formations }
        let standIns = standIns[replication / perWorld]
        return formations.map { standIns[$0] }
    }

    /// Values of a measure over the formations of a group, one a replication; where a reading exchanges formations, over those that
    /// belong to the group in the replication's world.
    public func values(_ measure: Measure, of formations: [Int]) -> [Double] {
        outcomes.values(measure, of: spans(formations))
    }

    /// The formations that stand in the places of some, by ranges of replications.
    private func spans(_ formations: [Int]) -> [OutcomeTable.Span] {
        guard let perWorld, !standIns.isEmpty else { return [(0..<outcomes.count, formations)] }
        return standIns.indices.map { world in
            let first = world * perWorld
            return (first..<min(outcomes.count, first + perWorld), self.formations(formations, in: first))
        }
    }

    /// The distribution of a measure over the formations of a group.
    public func distribution(_ measure: Measure, of formations: [Int]) -> Distribution {
        Distribution(values(measure, of: formations), perWorld: perWorld)
    }

    /// The distribution of a measure of a single formation, whatever group it belongs to.
    public func distribution(_ measure: Measure, ofFormation formation: Int) -> Distribution {
        Distribution(outcomes.values(measure, of: [(0..<outcomes.count, [formation])]), perWorld: perWorld)
    }

    /// Values over worlds, told apart from luck; nil in the standard world alone, or with fewer than two worlds or replications in each.
    public func sample(_ measure: Measure, of formations: [Int]) -> WorldSample? {
        WorldSample(whole: values(measure, of: formations), perWorld: perWorld)
    }

    /// Sum of a column of some formations, or of those that stand in their places, over all replications.
    package func sum(of formations: [Int], _ column: (Int) -> OutcomeTable.Column) -> Int {
        outcomes.sum(of: spans(formations), column)
    }

    /// Men arrived by the end of each day, cumulative: one distribution a day.
    public func arrivals(of formations: [Int]) -> [Distribution] {
        outcomes.arrived(of: spans(formations)).map { Distribution($0.map(Double.init), perWorld: perWorld) }
    }
}

/// A choice of the formations that go, tried by simulation.
public struct ChoiceTrial: Sendable {
    /// Id of the directive whose choice was tried.
    public let directive: String
    /// Positions of the formations that go.
    public let going: [Int]
    /// Men that the judgement of all choices expected it to bring out beyond what is brought out if nobody goes.
    public let planned: Double
    /// Men of all formations brought out, by simulation.
    public let broughtOut: Distribution
}

/// The question's directive sent earlier or later.
public struct DelayTrial: Sendable {
    /// Days later than it was sent; negative is earlier.
    public let days: Int
    /// Men brought out, of the formations that the directive sends.
    public let broughtOut: Distribution
    /// Against the directive as sent, on the same luck.
    public let difference: PairedDifference
}

/// Effect of a rule on the answer over its range, the others held.
public struct Sensitivity: Sendable {
    /// Rule that is varied.
    public let rule: RuleBook.Entry
    /// Mean change in men brought out under the question's directive, at the low end of the range.
    public let low: PairedDifference
    /// Mean change in men brought out under the question's directive, at the high end of the range.
    public let high: PairedDifference
    /// Mean change in the advantage of the question's directive over the standing course, at the low end of the range.
    public let advantageLow: PairedDifference
    /// Mean change in the same advantage, at the high end of the range.
    public let advantageHigh: PairedDifference

    /// The larger of the two changes in men brought out.
    public var swing: Double { max(abs(low.mean), abs(high.mean)) }
}
