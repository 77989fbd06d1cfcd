import Arithmetic
import Randomness
import RuleSets

extension EngagementRules {
    /// Strengths at which the law of what is met is read: the middles of so many equal parts.
    private static let readings = 64

    /// Share of a body of so many men without heavy weapons that is still with it after a contact with a patrol or post, mean over
    /// those whom it may meet and over the outcomes. A body that is turned back counts as kept: it tries again.
    public func keptShare(men: Int) -> Double {
        // Of the exposed men; of the beta laws of losses the means are lost.
        var lost = SIMD8<Double>(repeating: 0)
        lost[ContactResult.evaded.rawValue] = evadeLoss / 2
        lost[ContactResult.brushedAside.rawValue] = brushLossAlpha / (brushLossAlpha + brushLossBeta)
        lost[ContactResult.scattered.rawValue] = (straggleLow + straggleHigh) / 2
        lost[ContactResult.destroyed.rawValue] = beatenLossAlpha / (beatenLossAlpha + beatenLossBeta)
        let law = ContactLaw(self)
        let lossOf = { (u: Double) -> Double in
            let losses = (0..<Self.readings).map { index -> Double in
                let p = (Double(index) + 0.5) / Double(Self.readings)
                let met = law.logMet(.post, at: u, normal: NormalQuantile.value(at: p))
                let weights = law.weights(power: Double(men) * lightArms, logMet: met)
                let exposed = Double(law.exposed(of: men, met: PortableMath.exp(met))) / Double(max(1, men))
                return exposed * (weights * lost).sum() / weights.sum()
            }
            return losses.reduce(0, +) / Double(Self.readings)
        }
        // Village guards, and patrols and posts.
        return 1 - guardShare * lossOf(0) - (1 - guardShare) * lossOf(1)
    }
}
