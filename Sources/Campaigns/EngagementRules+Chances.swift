import Randomness

extension EngagementRules {
    /// Strengths at which the law of what is met is read: the middles of so many equal parts.
    private static let readings = 64

    /// Share of a body of so many men without heavy weapons that is still with it after a contact with a patrol or post, mean over
    /// what may be met and what may come of it. Who is turned back counts as kept: he tries again.
    public func keptShare(men: Int) -> Double {
        var kept = SIMD8<Double>(repeating: 0)
        kept[ContactResult.evaded.rawValue] = 1 - evadeLoss / 2
        // Of the beta laws of losses the means are lost.
        kept[ContactResult.brushedAside.rawValue] = 1 - brushLossAlpha / (brushLossAlpha + brushLossBeta)
        kept[ContactResult.scattered.rawValue] = 1 - (straggleLow + straggleHigh) / 2
        kept[ContactResult.blocked.rawValue] = 1
        kept[ContactResult.destroyed.rawValue] = 1 - beatenLossAlpha / (beatenLossAlpha + beatenLossBeta)
        let law = ContactLaw(self)
        let shares = (0..<Self.readings).map { index -> Double in
            let p = (Double(index) + 0.5) / Double(Self.readings)
            let weights = law.weights(
                power: Double(men) * lightArms, logMet: law.logMet(isBlock: false, normal: NormalQuantile.value(at: p)))
            return (weights * kept).sum() / weights.sum()
        }
        return shares.reduce(0, +) / Double(Self.readings)
    }
}
