import Scenarios
import Statistics

/// The model's prediction of a figure of the record, and its score.
public struct FigureScore: Sendable {
    /// Id of the case.
    public let scenario: String
    /// True for a case to which the model is applied; it is no part of the skill.
    public let isApplication: Bool
    /// The figure of the record.
    public let figure: HistoricalFigure
    /// Unit of the quantity: men, share or days.
    public let unit: String
    /// The size against which errors are told.
    public let scale: Double
    /// The prediction.
    public let prediction: EnsemblePrediction
    /// Continuous ranked probability score of the prediction, in the unit.
    public let crps: Double
    /// Where the record lies in the prediction, 0 to 1.
    public let pit: Double
    /// A constant fitted to the like figures of the other cases, in the unit; nil where none has one.
    public let baseline: Double?

    /// The error of that constant, which is its score; nil without one.
    public var baselineCRPS: Double? { baseline.map { abs($0 - figure.best) } }

    /// True if an interval of the prediction that holds such a share of it holds the record.
    public func holds(_ share: Double) -> Bool { prediction.interval(share).contains(figure.best) }

    /// True if it counts for the skill.
    public var isCounted: Bool { !isApplication && figure.use != .compare }
}

/// Scores of some cases: model, constant, and how often intervals hold the record.
public struct RecordScore: Sendable {
    /// Scores of all figures, in the order of cases and records.
    public let figures: [FigureScore]

    /// Scores trials; `weights` weighs the worlds of each, all alike where there are none.
    public init(_ trials: [RecordTrial], weights: [[Double]]? = nil) {
        figures = trials.enumerated().flatMap { number, trial in
            trial.figures.map { asked in
                let each = weights.map { weights in
                    asked.values.indices.map { weights[number][$0 / trial.perWorld] }
                }
                let prediction = each.map { EnsemblePrediction(asked.values, weights: $0) } ?? EnsemblePrediction(asked.values)
                return FigureScore(
                    scenario: trial.scenario, isApplication: trial.isApplication, figure: asked.figure,
                    unit: asked.quantity.unit, scale: asked.scale, prediction: prediction,
                    crps: prediction.crps(asked.figure.best),
                    pit: prediction.pit(asked.figure.best),
                    baseline: Self.constant(for: asked, of: trial, among: trials))
            }
        }
    }

    /// The mean of the like figures of the other cases, each case counted once, as a share of its scale; days as they are.
    private static func constant(
        for asked: RecordTrial.Figure, of trial: RecordTrial, among trials: [RecordTrial]
    ) -> Double? {
        let likeness = asked.likeness
        let others = trials.filter { $0.scenario != trial.scenario && !$0.isApplication }
        let means = others.compactMap { other -> Double? in
            let like = other.figures.filter { $0.likeness == likeness && $0.figure.use != .compare }
            guard !like.isEmpty else { return nil }
            return like.reduce(0) { $0 + $1.figure.best / $1.measure } / Double(like.count)
        }
        guard !means.isEmpty else { return nil }
        return means.reduce(0, +) / Double(means.count) * asked.measure
    }

    /// Figures that count for the skill.
    public var counted: [FigureScore] { figures.filter(\.isCounted) }

    /// Share of the counted figures whose record lies in the interval that holds such a share of the prediction; nil without figures.
    public func coverage(_ share: Double) -> Double? {
        counted.isEmpty ? nil : Double(counted.count { $0.holds(share) }) / Double(counted.count)
    }

    /// The mean score of some figures, each in parts of its scale; nil without figures.
    public static func mean(_ figures: [FigureScore], _ score: (FigureScore) -> Double?) -> Double? {
        let scores = figures.compactMap { figure in score(figure).map { $0 / figure.scale } }
        return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
    }

    /// The part of the constant's error that the model does not make, over figures that have a constant; cases are its clusters.
    public var skillAgainstConstant: SkillScore? { SkillScore(counted.compactMap { $0.pair(with: $0.baselineCRPS) }) }

    /// The part of the error of other scores of the same figures that these do not make; cases are its clusters.
    public func skill(against other: RecordScore) -> SkillScore? {
        SkillScore(zip(counted, other.counted).compactMap { $0.pair(with: $1.crps) })
    }
}

extension FigureScore {
    /// Its error beside that of a reference, both in parts of the scale; nil without a reference.
    fileprivate func pair(with reference: Double?) -> SkillScore.Pair? {
        reference.map { SkillScore.Pair(cluster: scenario, error: crps / scale, reference: $0 / scale) }
    }
}

extension RecordTrial.Figure {
    /// Figures that are like one another: what is out, whatever line it passed; days; each other kind by itself.
    fileprivate var likeness: RecordedQuantity.Kind {
        guard quantity.kind.line != nil else { return quantity.kind }
        return quantity.kind.isFirstDay ? .daysToFirstOut : .menOut
    }

    /// The size of which shares are told: days are told as they are.
    fileprivate var measure: Double { quantity.unit == "days" ? 1 : scale }
}
