import Arithmetic
import Randomness

/// Bodies eat and melt away, once a day.
extension Campaign {
    /// Every body on the march gathers food and loses men to desertion, surrender and exhaustion.
    mutating func eatAndMelt() {
        let eaters = sectorMen
        for sector in sectorMen.indices { sectorMen[sector] = 0 }
        for body in marching where bodies.status[body] == .marching {
            let sector = preparation.sectors.sector(of: Int(bodies.cell[body]))
            sectorMen[sector] += bodies.men[body]
            eat(body, sharers: Int(eaters[sector]), sector: sector)
            melt(body)
            bodies.kilometres[body] = 0
            giveUpIfSpent(body)
        }
    }

    /// Food of the cells around, shared with the men whom yesterday's roll-call found in the sector.
    private mutating func eat(_ body: Int, sharers: Int, sector: Int) {
        let rules = preparation.rules.cohesion
        let need = Double(bodies.men[body]) * rules.ration
        let around = rules.foragingCells * Double(preparation.supply[Int(bodies.cell[body])])
        let everyone = Double(max(sharers, Int(bodies.men[body]))) * rules.ration
        let fed = min(1, around / need, Double(preparation.sectorSupply[sector]) / everyone)
        let hunger = Double(bodies.hunger[body])
        bodies.hunger[body] = Float(fed >= 1 ? min(hunger, max(0, hunger - 1)) : hunger + 1 - fed)
    }

    /// Competing hazards over a day: P(any) = 1 - exp(-H), shared out in proportion.
    private mutating func melt(_ body: Int) {
        let rules = preparation.rules.cohesion
        let cohesion = Double(bodies.cohesion[body])
        let hunger = min(max(0, Double(bodies.hunger[body])), rules.hungerCap)
        let conscripts = 1 + rules.conscriptShare * (rules.conscriptFactor - 1)
        let group = cohesion >= 0.8 ? 0.5 : 1
        let desertion = rules.desertionPerDay * conscripts * group * PortableMath.exp(rules.hungerGain * hunger / 3)
        let surrender = cohesion < rules.leaderlessCohesion ? rules.surrenderPerDay : 0
        let pace = Double(bodies.kilometres[body]) / 28
        let exhaustion = preparation.rules.appraisal.march.fatiguePerDay * pace * pace * pace
        let total = desertion + surrender + exhaustion
        var luck = stream(bodies.entity[body], moment: epoch, .melting)
        let men = luck.binomial(Int(bodies.men[body]), 1 - PortableMath.exp(-total))
        guard men > 0 else { return }
        let shares = luck.multinomial(men, shares: [desertion / total, surrender / total, exhaustion / total])
        lose(.deserted, men: shares[0], body: body)
        lose(.captured, men: shares[1], body: body)
        lose(.fellOut, men: shares[2], body: body)
    }
}
