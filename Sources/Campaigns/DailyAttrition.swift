import Arithmetic
import Randomness

/// Food and attrition at the end of a day: its inputs, laid out for the loop, and the hazards of a body.
struct DailyAttrition {
    /// Hazards of a man over the day, which compete: P(any) = 1 - e^-total, shared out in proportion.
    struct Hazards {
        var desertion: Float
        var surrender: Float
        var exhaustion: Float
        var total: Float { desertion + surrender + exhaustion }
    }

    /// A body that loses men today, or that may give up.
    struct Call {
        let body: Int
        let hazards: Hazards
        /// True when its losses are drawn for all its men together, false when its clock tells them.
        let isCohort: Bool
    }

    /// Columns of the bodies that do not change here.
    struct Columns {
        let men: [Int32]
        let cell: [Int32]
        let cohesion: [Float]
        let failures: [UInt8]
    }

    /// Expected losses of a day above which a body's men are drawn as a cohort, not by the clock.
    ///
    /// The law is the same. The clock costs a logarithm a loss; the cohort a binomial number, whether anyone is lost or not.
    static let cohortLosses: Float = 1

    let hungerToGiveUp: Float
    let failuresToGiveUp: Float
    /// Desertion of a well-fed man of a body that has no primary group left.
    let desertion: Float
    /// Share of the men who fall out at a kilometre a day; grows with the cube of the distance.
    let exhaustion: Float
    let surrender: Float
    let leaderless: Float
    /// Cohesion from which on men desert less for their comrades' sake, and how much less.
    let groupCohesion: Float
    let groupFactor: Float
    /// Factor of desertion by days without food, `growthSteps` to a day, up to the cap; between them it is drawn straight, which is
    /// right to 1 in 100,000 for all gains that the rules allow.
    private let growth: [Float]
    private static let growthSteps: Float = 64
    private let hungerCap: Float
    /// Food of the cells around a body, in rations, as a multiple of what its own cell gives in kilograms.
    let foraging: Float
    let sectorOfCell: [Int32]
    /// Food that the people of a cell give in a day, kilograms.
    let supply: [Float]
    /// Rations of each sector, and the share of a ration there for each man who was in it a day ago.
    let sectorRations: [Float]
    private(set) var sectorShare: [Float]

    init(preparation: Preparation) {
        let rules = preparation.rules.cohesion
        let march = preparation.rules.appraisal.march
        hungerToGiveUp = Float(rules.hungerToGiveUp)
        failuresToGiveUp = Float(preparation.rules.engagement.failuresToGiveUp)
        desertion = Float(rules.desertionPerDay * (1 + rules.conscriptShare * (rules.conscriptFactor - 1)))
        exhaustion = Float(march.fatiguePerDay / (march.fatigueKilometres * march.fatigueKilometres * march.fatigueKilometres))
        surrender = Float(rules.surrenderPerDay)
        leaderless = Float(rules.leaderlessCohesion)
        hungerCap = Float(rules.hungerCap)
        groupCohesion = Float(rules.groupCohesion)
        groupFactor = Float(rules.groupFactor)
        growth = (0...Int(Float(rules.hungerCap) * Self.growthSteps) + 1).map {
            Float(PortableMath.exp(rules.hungerGain * Double($0) / (rules.hungerDays * Double(Self.growthSteps))))
        }
        foraging = Float(rules.foragingCells / rules.ration)
        sectorOfCell = preparation.sectors.ofCell
        supply = preparation.supply
        let perRation = Float(1 / rules.ration)
        let rations = preparation.sectorSupply.map { $0 * perRation }
        sectorRations = rations
        sectorShare = rations
    }

    /// Shares the food of each sector with the men who were there a day ago.
    mutating func share(with eaters: [Int32]) {
        for sector in sectorShare.indices { sectorShare[sector] = sectorRations[sector] / Float(max(1, eaters[sector])) }
    }

    /// Feeds the bodies and counts their hazards: a loop over spans of the columns that change. Whoever needs a draw, or may give
    /// up, is called. `sectorMen` takes the men found in each sector.
    func call(
        _ marching: [Int], _ bodies: Columns, hunger: inout [Float], kilometres: inout [Float], clock: inout [HazardBudget],
        sectorMen: inout [Int32], calls: inout [Call]
    ) {
        let (strength, place, cohesions, failures) = (
            bodies.men.span, bodies.cell.span, bodies.cohesion.span, bodies.failures.span
        )
        let (supply, sectorOfCell, growth) = (supply.span, sectorOfCell.span, growth.span)
        let (rations, shares) = (sectorRations.span, sectorShare.span)
        var hungers = hunger.mutableSpan
        var walked = kilometres.mutableSpan
        var clocks = clock.mutableSpan
        var eaters = sectorMen.mutableSpan
        for sector in eaters.indices { eaters[sector] = 0 }
        for body in marching {
            let men = strength[unchecked: body]
            let cell = Int(place[unchecked: body])
            let sector = Int(sectorOfCell[unchecked: cell])
            eaters[unchecked: sector] += men
            let own = min(foraging * supply[unchecked: cell], rations[unchecked: sector])
            let hungry = Self.hunger(
                after: hungers[unchecked: body], fed: min(own / Float(men), shares[unchecked: sector]))
            let hazards = hazards(
                hunger: hungry, cohesion: cohesions[unchecked: body], kilometres: walked[unchecked: body], growth: growth)
            hungers[unchecked: body] = hungry
            walked[unchecked: body] = 0
            let expected = Float(men) * hazards.total
            let isCohort = expected > Self.cohortLosses
            let loses = isCohort || clocks[unchecked: body].isExhausted(by: expected)
            let isSpent = hungry >= hungerToGiveUp || Float(failures[unchecked: body]) >= failuresToGiveUp
            if loses || isSpent { calls.append(Call(body: body, hazards: hazards, isCohort: isCohort)) }
        }
    }

    /// Days without food after a day on which a body finds such a part of its rations around it, or its share of its sector's.
    @inline(__always)
    static func hunger(after hunger: Float, fed: Float) -> Float {
        fed >= 1 ? min(hunger, max(0, hunger - 1)) : hunger + 1 - fed
    }

    /// Hazards of each man of a body.
    @inline(__always)
    private func hazards(hunger: Float, cohesion: Float, kilometres: Float, growth: Span<Float>) -> Hazards {
        let group = cohesion >= groupCohesion ? groupFactor : 1
        let steps = min(max(0, hunger), hungerCap) * Self.growthSteps
        let step = Int(steps)
        let low = growth[unchecked: step]
        let factor = low + (growth[unchecked: step + 1] - low) * (steps - Float(step))
        return Hazards(
            desertion: desertion * group * factor, surrender: cohesion < leaderless ? surrender : 0,
            exhaustion: exhaustion * kilometres * kilometres * kilometres)
    }
}
