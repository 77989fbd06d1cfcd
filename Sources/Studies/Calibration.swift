import RuleSets
import Scenarios
import Statistics

/// Rules of the model held against the record of some cases (history matching; Craig et al. 1997), and worlds weighed by it
/// (approximate Bayesian computation; McCulloch et al. 2022).
///
/// All cases are played in the same worlds as far as rules go: world w of each has the rules of world w. Directly, without an emulator.
public struct Calibration: Sendable {
    /// A rule before and after.
    public struct Finding: Sendable {
        /// Name of the rule.
        public let name: String
        /// Its value before: 10, 50 and 90 per cent of the worlds.
        public let prior: [Double]
        /// Its value after, at the same shares.
        public let posterior: [Double]
        /// How far its mean place within its law has moved, in parts of the law.
        public let shift: Double
        /// The greatest change of that place when one case is left out.
        public let leftOut: Double
        /// Standard error of the place by the number of worlds that are left.
        public let standardError: Double
        /// The figure whose value in a world goes with the rule most, and the correlation of ranks; nil without figures.
        public let driver: (figure: String, correlation: Double)?
        /// True if the posterior counts.
        public let moves: Bool
    }

    /// Worlds of equal weight below which nothing moves.
    public static let leastSize = 50.0
    /// Standard errors beyond which a shift is more than chance, over some hundred rules (assumption).
    public static let errors = 3.0

    /// The cases.
    public let trials: [RecordTrial]
    /// Factor on what the model leaves out, 1 for the standard.
    public let discrepancy: Double
    /// Worlds weighed by all figures that are fitted.
    public let match: HistoryMatch
    /// For each case, worlds weighed by the figures of the others.
    public let leavingOut: [HistoryMatch]
    /// For each figure that is fitted, in the order of `figures`, the share of worlds that it rules out.
    public let ruledOut: [Double]
    /// Rules that were drawn, in the order of the book.
    public let findings: [Finding]
    /// Names of those rules, and their values in each world.
    let names: [String]
    let values: [[Double]]

    /// Weighs worlds by trials that were played in designs with the same rules and seed; the first gives the rules.
    public init(_ trials: [RecordTrial], design: WorldDesign, discrepancy: Double = 1) {
        self.trials = trials
        self.discrepancy = discrepancy
        let worlds = trials.map(\.worlds).min() ?? 0
        let fitted = trials.map { trial in
            trial.figures.filter { $0.figure.use == .fit }.map {
                $0.matched(perWorld: trial.perWorld, discrepancy: discrepancy)
            }
        }
        match = HistoryMatch(fitted.flatMap(\.self), worlds: worlds)
        ruledOut = fitted.joined().map { 1 - HistoryMatch([$0], worlds: worlds).plausibleShare }
        leavingOut = trials.indices.map { left in
            HistoryMatch(fitted.indices.filter { $0 != left }.flatMap { fitted[$0] }, worlds: worlds)
        }
        let rules = design.unknowns.enumerated().filter { $0.element.kind == .rules }
        names = rules.map(\.element.name)
        let drawn = (0..<worlds).map { world in (design.positions(in: world), design.values(in: world)) }
        values = drawn.map { drawn in rules.map { drawn.1[$0.offset] } }
        let titles = Self.titles(of: trials)
        var findings: [Finding] = []
        for (column, rule) in rules.enumerated() {
            let places = drawn.map { $0.0[rule.offset] }
            let driver = Self.driver(places, fitted.flatMap(\.self), titles)
            findings.append(
                Self.finding(
                    rule.element.name, places: places, values: values.map { $0[column] }, match, leavingOut, driver))
        }
        self.findings = findings
    }

    /// Figures to which rules are fitted, as `case: figure`, in the order of the cases.
    public var figures: [String] { Self.titles(of: trials) }

    private static func titles(of trials: [RecordTrial]) -> [String] {
        trials.flatMap { trial in
            trial.figures.filter { $0.figure.use == .fit }.map { "\(trial.scenario): \($0.figure.metric)" }
        }
    }

    private static func finding(
        _ name: String, places: [Double], values: [Double], _ match: HistoryMatch, _ leavingOut: [HistoryMatch],
        _ driver: (figure: String, correlation: Double)?
    ) -> Finding {
        let before = places.reduce(0, +) / Double(max(1, places.count))
        let mean = { (weights: [Double]) in zip(places, weights).reduce(0) { $0 + $1.0 * $1.1 } }
        let after = mean(match.weights)
        let variance = zip(places, match.weights).reduce(0) { $0 + $1.1 * ($1.0 - after) * ($1.0 - after) }
        let error = (variance / match.effectiveSize).squareRoot()
        let left = leavingOut.map { abs(mean($0.weights) - after) }.max() ?? 0
        let shift = after - before
        let shares = [0.1, 0.5, 0.9]
        let (prior, posterior) = (EnsemblePrediction(values), EnsemblePrediction(values, weights: match.weights))
        return Finding(
            name: name, prior: shares.map(prior.quantile), posterior: shares.map(posterior.quantile), shift: shift,
            leftOut: left,
            standardError: error, driver: driver,
            moves: match.effectiveSize >= leastSize && abs(shift) > left && abs(shift) > errors * error)
    }

    /// The figure with which places go most, by correlation of ranks.
    private static func driver(
        _ places: [Double], _ figures: [MatchedFigure], _ titles: [String]
    ) -> (figure: String, correlation: Double)? {
        let correlations = figures.map { RankCorrelation.value(places, Array($0.means.prefix(places.count))) }
        guard let best = correlations.indices.max(by: { abs(correlations[$0]) < abs(correlations[$1]) }) else { return nil }
        return (titles[best], correlations[best])
    }

    /// Scores before any fitting.
    public var prior: RecordScore { RecordScore(trials) }
    /// Scores of each case under worlds weighed by the other cases.
    public var leaveOneOut: RecordScore { RecordScore(trials, weights: leavingOut.map(\.weights)) }
    /// Scores under worlds weighed by all, which have seen the record.
    public var posterior: RecordScore { RecordScore(trials, weights: trials.map { _ in match.weights }) }

    /// The part of the uncalibrated model's error that is not made when each case is predicted from the others; nil without figures.
    public var skillAgainstPrior: SkillScore? { leaveOneOut.skill(against: prior) }

    /// Rules that moved.
    public var moved: [String] { findings.filter(\.moves).map(\.name) }

    /// The rules as a file keeps them; worlds without weight are left out.
    public func vectors(program: String, digests: [String]) -> RuleVectors {
        let most = match.weights.max() ?? 0
        let kept = match.weights.indices.filter { match.weights[$0] > 1e-4 * most }
        let skill = skillAgainstPrior
        let interval = skill?.interval(RuleVectors.confidence).map { [$0.lowerBound, $0.upperBound] }
        return RuleVectors(
            program: program, cases: trials.map(\.scenario), digests: digests, figures: figures,
            effectiveSize: match.effectiveSize, rules: names, moved: moved,
            vectors: kept.map { RuleVectors.Vector(weight: match.weights[$0], values: values[$0]) }, gain: skill?.value,
            gainInterval: interval)
    }
}
