import Arithmetic
import Randomness
import RuleSets

/// The law of a contact, laid out for the many that are drawn: what is met, and what comes of it.
///
/// One outcome by multinomial logit on the log of the force ratio: the weight of an outcome is e^(base + slope ratio).
struct ContactLaw: Sendable {
    private let postMen: Double
    private let postSigma: Double
    private let guardMen: Double
    private let pursuitMen: Double
    /// Share of village guards among patrols and posts.
    let guardShare: Double
    private let exposedPerMet: Double
    /// Most men exposed to an attack from the air, and the greatest share of them that is killed.
    let airExposed: Int
    let airLoss: Double
    private let blockMen: Double
    private let blockSigma: Double
    /// Leanings to evade, brush aside, be stopped and be destroyed, and their change with the log of the force ratio.
    private let bases: SIMD4<Double>
    private let slopes: SIMD4<Double>
    private let scattered: Double
    let lightArms: Double
    private let leastPower: Double
    /// Parameters of the beta laws of the share lost in brushing aside, and in a beaten body.
    let brushLoss: (alpha: Int, beta: Int)
    let beatenLoss: (alpha: Int, beta: Int)
    /// Bodies into which one scatters, and the fewest men of each.
    let fragments: ClosedRange<Int>
    let fragmentMen: Int
    let separateMen: Int
    let evadeLoss: Double
    let straggleLow: Double
    let straggleHigh: Double
    let capturedShare: Double
    let cohesionLoss: Float
    /// Hazard to give up at a failure: the chance is 1 - e^-hazard.
    let failureHazard: Float

    init(_ rules: EngagementRules) {
        (postMen, postSigma) = (PortableMath.log(rules.postMen), rules.postSigma)
        (guardMen, guardShare) = (PortableMath.log(rules.guardMen), rules.guardShare)
        pursuitMen = PortableMath.log(rules.pursuitMen)
        exposedPerMet = rules.exposedPerMet
        (airExposed, airLoss) = (Int(rules.airExposed), rules.airLoss)
        (blockMen, blockSigma) = (PortableMath.log(rules.blockMen), rules.blockSigma)
        bases = [rules.evadeBase, rules.brushBase, rules.blockedBase, rules.destroyedBase]
        slopes = [rules.evadeSlope, rules.brushSlope, rules.blockedSlope, rules.destroyedSlope]
        scattered = PortableMath.exp(rules.scatterBase)
        lightArms = rules.lightArms
        leastPower = rules.leastPower
        brushLoss = (Int(rules.brushLossAlpha), Int(rules.brushLossBeta))
        beatenLoss = (Int(rules.beatenLossAlpha), Int(rules.beatenLossBeta))
        fragments = Int(rules.fragmentsLeast)...max(Int(rules.fragmentsLeast), Int(rules.fragmentsMost))
        fragmentMen = Int(rules.fragmentMen)
        separateMen = Int(rules.separateMen)
        evadeLoss = rules.evadeLoss
        straggleLow = rules.straggleLow
        straggleHigh = rules.straggleHigh
        capturedShare = rules.capturedShare
        cohesionLoss = Float(rules.cohesionLoss)
        failureHazard = Float(-PortableMath.log(max(.leastNormalMagnitude, 1 - rules.givesUpChance)))
    }

    /// The log of the men met under a law of contact, for a uniform number and a standard normal one; at least one man.
    @inline(__always)
    func logMet(_ kind: ContactKind, at u: Double, normal: Double) -> Double {
        switch kind {
        case .block: max(0, blockMen + blockSigma * normal)
        case .pursuit: max(0, pursuitMen + postSigma * normal)
        case .post, .report, .air: max(0, (u < guardShare ? guardMen : postMen) + postSigma * normal)
        }
    }

    /// Men of a body who are exposed to so many whom it meets: losses fall on them alone.
    @inline(__always)
    func exposed(of men: Int, met: Double) -> Int {
        let most = (exposedPerMet * met).rounded()
        return most < Double(men) ? Int(most) : men
    }

    /// Weights of the results by `ContactResult.rawValue`, for a body of so much fighting power; the rest are 0.
    @inline(__always)
    func weights(power: Double, logMet: Double) -> SIMD8<Double> {
        let ratio = PortableMath.log(max(power, leastPower)) - logMet
        let four = PortableMath.exp(bases + slopes * ratio)
        return SIMD8(four[0], four[1], scattered, four[2], four[3], 0, 0, 0)
    }

    /// The outcome of a contact at which a body of so much power meets so many, for a uniform number.
    @inline(__always)
    func result(power: Double, logMet: Double, at u: Double) -> ContactResult {
        let weights = weights(power: power, logMet: logMet)
        let evaded = weights[0]
        let brushedAside = evaded + weights[1]
        let scattered = brushedAside + weights[2]
        let blocked = scattered + weights[3]
        let place = u * (blocked + weights[4])
        if place < evaded { return .evaded }
        if place < brushedAside { return .brushedAside }
        if place < scattered { return .scattered }
        return place < blocked ? .blocked : .destroyed
    }
}
