/// Best play against several blockers who inspect each node at most once, whatever the sources' limits; `RisingDemand` is
/// quicker where shares are fixed or free.
///
/// The evader pays u for each blocker and, at each node, what an inspection catches beyond u: the sum m u + sum over k of
/// max(0, p_k y_k - u) is least at the value. For given u the second part is a flow with convex costs; its prices are
/// inspection probabilities, and their sum says whether u is too great or too small. Between a mix of too few inspections
/// and one of too many lies a mix of exactly m, which bounds the value from below.
struct ManyInspections {
    /// What one u yields: a point of the convex function, a line below it, and the strategies behind both.
    private struct Trial {
        let rate: Double
        let value: Double
        let inspections: [Double]
        /// The slope of the line: blockers less the sum of inspections.
        let slope: Double
    }

    private let game: InspectionGame
    private let single: SingleInspection

    init(_ game: InspectionGame, _ single: SingleInspection) {
        self.game = game
        self.single = single
    }

    func solve(tolerance: Double) -> InspectionPlan? {
        var best = InspectionPlan(game, evader: single.evader, inspections: single.inspections)
        var network = EvaderCosts(game)
        var high = highTrial()
        var low: Trial?
        var rate = high.rate / 2
        for _ in 0..<60 {
            guard let flow = network.solve(rate: rate) else { return nil }
            let trial = trial(flow, rate: rate)
            if trial.slope >= 0 { high = trial } else { low = trial }
            best = better(best, flow, mix(low, high))
            if best.gap <= tolerance { return best }
            rate = nextRate(low, high)
        }
        return best
    }

    /// The best play against one blocker, stretched until some node is inspected for certain.
    private func highTrial() -> Trial {
        let factor = 1 / (single.inspections.max() ?? 1)
        let blockers = Double(game.blockers)
        return Trial(
            rate: single.rate, value: blockers * single.rate, inspections: single.inspections.map { $0 * factor },
            slope: blockers - factor)
    }

    private func trial(_ flow: EvaderCosts.Flow, rate: Double) -> Trial {
        let sum = flow.inspections.reduce(0, +)
        return Trial(
            rate: rate, value: Double(game.blockers) * rate + flow.cost, inspections: flow.inspections,
            slope: Double(game.blockers) - sum)
    }

    /// Where the lines of the two trials meet; half the rate as long as none was too small.
    private func nextRate(_ low: Trial?, _ high: Trial) -> Double {
        guard let low else { return high.rate / 2 }
        let meeting = (low.value - high.value + high.slope * high.rate - low.slope * low.rate) / (high.slope - low.slope)
        let margin = 1e-3 * (high.rate - low.rate)
        return min(max(meeting, low.rate + margin), high.rate - margin)
    }

    /// The mix of too many and too few inspections that adds up to the number of blockers.
    private func mix(_ low: Trial?, _ high: Trial) -> [Double] {
        guard let low, high.slope > 0 else { return high.inspections }
        let weight = high.slope / (high.slope - low.slope)
        return zip(low.inspections, high.inspections).map { weight * $0 + (1 - weight) * $1 }
    }

    /// Takes from old and new whatever is better on each side.
    private func better(_ old: InspectionPlan, _ flow: EvaderCosts.Flow, _ inspections: [Double]) -> InspectionPlan {
        let new = InspectionPlan(game, evader: flow.evader, inspections: inspections)
        return InspectionPlan(
            game, evader: new.upperBound < old.upperBound ? new.ways : old.ways,
            inspections: new.lowerBound > old.lowerBound ? new.inspections : old.inspections)
    }
}
