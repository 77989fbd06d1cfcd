import Campaigns
import RuleSets
import Scenarios
import Statistics

/// Sensitivity of the answer when all rules are free at once: screening (Morris 1991), then shares of the variance (Sobol' 1993).
///
/// The answer is the mean of a measure under the question's directive over some replications, and its advantage over the
/// baseline, both on the same luck at every point.
public struct RuleSensitivity: Sendable {
    /// Answers whose sensitivity is computed.
    public enum Answer: String, CaseIterable, Sendable {
        /// The measure under the question's directive.
        case question
        /// The same less that under the baseline.
        case advantage
    }

    private let preparation: CampaignModel
    private let question: Assignment
    private let baseline: Assignment
    private let measure: Measure
    private let seed: UInt64
    private let workers: Int
    private let replications: Int
    /// Worlds at each point: their draws of all that is no rule of the analysis; nil for the standard world.
    private let design: WorldDesign?

    /// The question's directive against a baseline, by the mean of a measure over all formations and so many replications.
    public init(
        preparation: CampaignModel, question: Assignment, baseline: Assignment, measure: Measure = .menOut, seed: UInt64,
        workers: Int, replications: Int, worlds design: WorldDesign? = nil
    ) {
        self.design = design
        self.preparation = preparation
        self.question = question
        self.baseline = baseline
        self.measure = measure
        self.seed = seed
        self.workers = workers
        self.replications = replications
    }

    /// The most rules over which the variance is shared out.
    public static let mostShared = SaltelliDesign.maximumInputs

    /// Hears of finished campaigns.
    public typealias Progress = @Sendable (_ done: Int, _ of: Int) -> Void

    /// Elementary effects of some rules over so many trajectories; nil if it is stopped before two are finished.
    public func screen(
        _ rules: [RuleBook.Entry], trajectories: Int, candidates: Int,
        progress: @escaping Progress = { _, _ in }, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> Screening? {
        let space = RuleSpace(rules, round: preparation.rules)
        let design = MorrisDesign(inputs: rules.count, trajectories: trajectories, candidates: candidates, seed: seed)
        let played = await play(design.trajectories.map(\.points), in: space, progress, shouldStop)
        let kept = played.indices.filter { played[$0] != nil }
        guard kept.count >= 2 else { return nil }
        let chosen = kept.map { design.trajectories[$0] }
        let outputs = kept.compactMap { played[$0] }
        let effects = Answer.allCases.map { answer in
            ElementaryEffects(chosen, outputs: outputs.map { $0.map { $0.values(answer) } }, seed: seed)
        }
        return Screening(
            space: space, trajectories: chosen, points: points(chosen.map(\.points), outputs, in: space), effects: effects,
            replications: replications, wasStopped: shouldStop())
    }

    /// Sobol' indices of some rules over so many rows of k + 2 points; nil if it is stopped before two are finished.
    public func decompose(
        _ rules: [RuleBook.Entry], rows: Int, progress: @escaping Progress = { _, _ in },
        shouldStop: @escaping @Sendable () -> Bool = { false }
    ) async -> Decomposition? {
        let space = RuleSpace(rules, round: preparation.rules)
        let design = SaltelliDesign(inputs: rules.count, rows: rows, seed: seed)
        let played = await play(design.rows, in: space, progress, shouldStop)
        let kept = played.indices.filter { played[$0] != nil }
        guard kept.count >= 2 else { return nil }
        let outputs = kept.compactMap { played[$0] }
        let found = Answer.allCases.map { answer in
            let values = outputs.map { $0.map { $0.values(answer) } }
            let means = values.map { $0.map { $0.reduce(0, +) / Double($0.count) } }
            let indices = SobolIndices(means, seed: seed)
            let luck = NoiseShare.variance(values.flatMap { [$0[0], $0[$0.count - 1]] })
            return Decomposition.Found(
                answer: answer, indices: indices,
                luckShare: indices.variance > 0 ? luck.map { min(1, $0 / indices.variance) } : nil)
        }
        return Decomposition(
            space: space, points: points(kept.map { design.rows[$0] }, outputs, in: space), found: found,
            replications: replications, wasStopped: shouldStop())
    }

    /// One value a replication, under the question's directive and under the baseline.
    private struct Output: Sendable {
        let question: [Double]
        let baseline: [Double]

        func values(_ answer: Answer) -> [Double] {
            answer == .question ? question : zip(question, baseline).map { $0 - $1 }
        }
    }

    /// The design with the rules of the analysis held, since its points set them.
    private func design(in space: RuleSpace) -> WorldDesign? {
        design.map {
            WorldDesign(
                scenario: $0.scenario, rules: $0.rules, seed: $0.seed, perWorld: $0.perWorld,
                fixed: $0.fixed.union(space.rules.map(\.name)))
        }
    }

    private func play(
        _ rows: [[[Double]]], in space: RuleSpace, _ progress: @escaping Progress, _ shouldStop: @escaping @Sendable () -> Bool
    ) async -> [[Output]?] {
        let everyone = Array(preparation.scenario.formations.indices)
        let points = rows.map { row in
            row.map { PointRunner.Point(rules: space.rules(at: $0), assignments: [question, baseline]) }
        }
        let study = StudyRunner(
            preparation: preparation, seed: seed, workers: workers, worlds: design(in: space))
        let runner = PointRunner(study, replications: replications)
        let played = await runner.run(
            points, reading: [Response(measure, of: everyone)], progress: progress, shouldStop: shouldStop)
        let units = { (values: [Double]) in WorldSampling.means(of: values, perWorld: design?.perWorld) }
        return played.map { row in row.map { $0.map { Output(question: units($0[0][0]), baseline: units($0[1][0])) } } }
    }

    private func points(_ rows: [[[Double]]], _ outputs: [[Output]], in space: RuleSpace) -> [SensitivityPoint] {
        zip(rows, outputs).enumerated().flatMap { number, row in
            zip(row.0, row.1).map { point, output in
                SensitivityPoint(
                    row: number, values: space.values(at: point),
                    answers: Answer.allCases.map { answer in
                        let values = output.values(answer)
                        return values.reduce(0, +) / Double(values.count)
                    })
            }
        }
    }
}

/// A point at which the answer was taken.
public struct SensitivityPoint: Hashable, Sendable {
    /// The row or trajectory that it is part of.
    public let row: Int
    /// Values of the rules, each in its own unit.
    public let values: [Double]
    /// Means over the replications, by `RuleSensitivity.Answer`.
    public let answers: [Double]
}

/// Result of a screening.
public struct Screening: Sendable {
    /// Rules that were varied, with their ranges.
    public let space: RuleSpace
    /// Trajectories that were finished.
    public let trajectories: [MorrisDesign.Trajectory]
    /// Points at which the answers were computed, by trajectory.
    public let points: [SensitivityPoint]
    /// By `RuleSensitivity.Answer`, then by rule.
    public let effects: [ElementaryEffects]
    /// Replications of each point.
    public let replications: Int
    /// True if it was asked to stop.
    public let wasStopped: Bool

    /// Places of the rules, the one that matters most first, by the larger of its sizes in the two answers.
    public var ranking: [Int] {
        let size = { (rule: Int) in effects.map { $0.effects[rule].size }.max() ?? 0 }
        return space.rules.indices.sorted { size($0) != size($1) ? size($0) > size($1) : $0 < $1 }
    }
}

/// Result of a decomposition of the variance.
public struct Decomposition: Sendable {
    /// The indices of one answer.
    public struct Found: Sendable {
        /// Answer that the indices explain.
        public let answer: RuleSensitivity.Answer
        /// Sobol' indices of the answer, by rule.
        public let indices: SobolIndices
        /// Share of the variance that is luck left in the means; nil for a single replication.
        public let luckShare: Double?
    }

    /// Rules that were varied, with their ranges.
    public let space: RuleSpace
    /// Points at which the answers were computed, by row of the design.
    public let points: [SensitivityPoint]
    /// By `RuleSensitivity.Answer`.
    public let found: [Found]
    /// Replications of each point.
    public let replications: Int
    /// True if it was asked to stop.
    public let wasStopped: Bool
}
