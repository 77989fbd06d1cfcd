import Arithmetic
import Randomness
import RuleSets

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
    }

    /// Expected losses of a day above which a body's men are drawn as a cohort, not by the clock.
    ///
    /// The law is the same. The clock costs a logarithm a loss; the cohort a binomial number, whether anyone is lost or not.
    static let cohortLosses: Float = 1

    let hungerLaw: HungerLaw
    /// Of the men lost to hunger, the shares that desert, surrender and die.
    let ofHungry: SIMD4<Float>
    /// Men of a body in which a man strays twice as easily as in a very large one.
    let stragglingMen: Float
    /// Desertion of a man of a very large body that has no primary group left.
    let desertion: Float
    /// Share of the men who fall out at a kilometre a day; grows with the cube of the distance.
    let exhaustion: Float
    let surrender: Float
    let leaderless: Float
    /// Cohesion from which on men desert less for their comrades' sake, and how much less.
    let groupCohesion: Float
    let groupFactor: Float
    /// Food of the cells around a body, in rations, as a multiple of what its own cell gives in kilograms: that of the smallest body, and
    /// what the largest has more.
    private let foraging: Float
    private let foragingMore: Float
    private let foragingMen: Float
    let sectorOfCell: [Int32]
    /// Food that the people of a cell give in a day, kilograms.
    let supply: [Float]
    /// Rations of each sector, and the share of a ration there for each man who was in it a day ago.
    let sectorRations: [Float]
    private(set) var sectorShare: [Float]

    init(preparation: CampaignModel) {
        let rules = preparation.rules.cohesion
        let march = preparation.rules.appraisal.march
        hungerLaw = HungerLaw(rules)
        ofHungry = SIMD4(
            Float(1 - rules.hungerSurrenders - rules.hungerDies), Float(rules.hungerSurrenders), Float(rules.hungerDies), 0)
        stragglingMen = Float(rules.stragglingMen)
        desertion = Float(rules.desertionPerDay * (1 + rules.conscriptShare * (rules.conscriptFactor - 1)))
        exhaustion = Float(march.fatiguePerDay / (march.fatigueKilometres * march.fatigueKilometres * march.fatigueKilometres))
        surrender = Float(rules.surrenderPerDay)
        leaderless = Float(rules.leaderlessCohesion)
        groupCohesion = Float(rules.groupCohesion)
        groupFactor = Float(rules.groupFactor)
        foraging = Float(rules.foragingCells / rules.ration)
        foragingMore = Float(max(0, rules.foragingMost - rules.foragingCells) / rules.ration)
        foragingMen = Float(rules.foragingMen)
        sectorOfCell = preparation.sectors.ofCell
        supply = preparation.supply
        let perRation = Float(1 / rules.ration)
        let rations = preparation.sectorSupply.map { $0 * perRation }
        sectorRations = rations
        sectorShare = rations
    }

    /// Shares the food of each sector with those who asked for it a day ago, counted in men who need all of their food.
    mutating func share(with eaters: [Float]) {
        for sector in sectorShare.indices { sectorShare[sector] = sectorRations[sector] / max(1, eaters[sector]) }
    }

    /// Feeds the bodies and counts their hazards: a loop over spans of the columns that change. A body that needs a draw, or gives
    /// up, is called. `eaters` takes those who ask for food in each sector.
    func call(
        _ marching: [Int], _ bodies: Columns, hunger: inout [Float], kilometres: inout [Float], clock: inout [HazardBudget],
        patience: inout [HazardBudget], eaters: inout [Float], calls: inout [Call]
    ) {
        let (strength, place, cohesions) = (bodies.men.span, bodies.cell.span, bodies.cohesion.span)
        let (supply, sectorOfCell) = (supply.span, sectorOfCell.span)
        let (rations, shares) = (sectorRations.span, sectorShare.span)
        var hungers = hunger.mutableSpan
        var walked = kilometres.mutableSpan
        var clocks = clock.mutableSpan
        var patiences = patience.mutableSpan
        var asking = eaters.mutableSpan
        for sector in asking.indices { asking[unchecked: sector] = 0 }
        for body in marching {
            let men = Float(strength[unchecked: body])
            let cell = Int(place[unchecked: body])
            let sector = Int(sectorOfCell[unchecked: cell])
            let asked = men * HungerLaw.need(hungers[unchecked: body])
            asking[unchecked: sector] += asked
            let own = min(foraged(by: men) * supply[unchecked: cell], rations[unchecked: sector])
            let hungry = hungerLaw.hunger(
                after: hungers[unchecked: body], fed: min(own / max(1, asked), shares[unchecked: sector]))
            let starving = hungerLaw.hazard(hungry)
            let hazards = hazards(
                starving: starving, men: men, cohesion: cohesions[unchecked: body], kilometres: walked[unchecked: body])
            hungers[unchecked: body] = hungry
            walked[unchecked: body] = 0
            let expected = men * hazards.total
            let isCohort = expected > Self.cohortLosses
            let loses = isCohort || clocks[unchecked: body].isExhausted(by: expected)
            let isSpent = patiences[unchecked: body].isExhausted(by: starving)
            if loses || isSpent { calls.append(Call(body: body, hazards: hazards, isCohort: isCohort)) }
        }
    }

    /// Rations that a body of so many men gathers for each kilogram that its own cell gives.
    @inline(__always)
    private func foraged(by men: Float) -> Float { foraging + foragingMore * men / (men + foragingMen) }

    /// Hazards of each man of a body.
    @inline(__always)
    private func hazards(starving: Float, men: Float, cohesion: Float, kilometres: Float) -> Hazards {
        let group = cohesion >= groupCohesion ? groupFactor : 1
        let straying = 1 + stragglingMen / men
        return Hazards(
            desertion: desertion * group * straying + ofHungry[0] * starving,
            surrender: (cohesion < leaderless ? surrender : 0) + ofHungry[1] * starving,
            exhaustion: exhaustion * straying * kilometres * kilometres * kilometres + ofHungry[2] * starving)
    }
}
