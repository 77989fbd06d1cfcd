/// An inspection game of several blockers under any limits of the sources, by a search over the rate u of the last blocker.
///
/// The value is the minimum over u of m u + c(u), where c(u) is the least sum over nodes of max(0, p_k y_k - u). For given u this is
/// a minimum-cost flow with convex costs; its potentials give inspection probabilities, and m less their sum is the slope in u.
/// A mixture of the inspections on both sides of the minimum uses exactly m blockers and bounds the value from below. Each of at
/// most 60 trials solves one flow from the last basis. `ParametricMinimumCostFlow` is faster where shares are fixed or free.
struct MultipleInspections {
    /// A value of u: a point of the convex function, the slope of its tangent, and the inspections that prove it.
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

    /// Optimal play to a relative gap of `tolerance`; nil if the sinks cannot be reached by all.
    func solve(tolerance: Double) -> InspectionSolution? {
        var best = InspectionSolution(game, evader: single.evader, inspections: single.inspections)
        var network = EvaderNetwork(game)
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

    /// Optimal play against one blocker, scaled until some node is inspected for certain.
    private func highTrial() -> Trial {
        let factor = 1 / (single.inspections.max() ?? 1)
        let blockers = Double(game.blockers)
        return Trial(
            rate: single.rate, value: blockers * single.rate, inspections: single.inspections.map { $0 * factor },
            slope: blockers - factor)
    }

    private func trial(_ flow: EvaderNetwork.Flow, rate: Double) -> Trial {
        let sum = flow.inspections.reduce(0, +)
        return Trial(
            rate: rate, value: Double(game.blockers) * rate + flow.cost, inspections: flow.inspections,
            slope: Double(game.blockers) - sum)
    }

    /// The rate where the tangents of the two trials meet, kept off both ends; half the upper rate as long as no trial was too small.
    private func nextRate(_ low: Trial?, _ high: Trial) -> Double {
        guard let low else { return high.rate / 2 }
        let meeting = (low.value - high.value + high.slope * high.rate - low.slope * low.rate) / (high.slope - low.slope)
        let margin = 1e-3 * (high.rate - low.rate)
        return min(max(meeting, low.rate + margin), high.rate - margin)
    }

    /// The mixture of the inspections of two trials that sums to the number of blockers.
    private func mix(_ low: Trial?, _ high: Trial) -> [Double] {
        guard let low, high.slope > 0 else { return high.inspections }
        let weight = high.slope / (high.slope - low.slope)
        return zip(low.inspections, high.inspections).map { weight * $0 + (1 - weight) * $1 }
    }

    /// The better strategy of each side, of old and new.
    private func better(_ old: InspectionSolution, _ flow: EvaderNetwork.Flow, _ inspections: [Double]) -> InspectionSolution {
        let new = InspectionSolution(game, evader: flow.evader, inspections: inspections)
        return InspectionSolution(
            game, evader: new.upperBound < old.upperBound ? new.paths : old.paths,
            inspections: new.lowerBound > old.lowerBound ? new.inspections : old.inspections)
    }
}
