import Arithmetic
import Randomness

/// The enemy's clock, his watchfulness, and his reserves.
extension Campaign {
    /// Moves the enemy's schedule on at his pace and lets yesterday's alarms fade.
    mutating func watch() {
        enemyHours += Double(preparation.epochHours) * tied.pace
        let rules = preparation.rules.appraisal.contact
        let fade = Float(PortableMath.exp(-Double(preparation.epochHours) / rules.alertHours))
        let gain = Float(rules.alertGain)
        let most = Float(rules.alertMaximum)
        for sector in alert.indices {
            alert[sector] = min(most, 1 + (alert[sector] - 1) * fade + gain * contactsNow[sector])
            contactsSeen[sector] += contactsNow[sector]
            contactsNow[sector] = 0
        }
    }

    /// Places the reserves for a day: on corridors he believes in, by how many contacts he expects there.
    ///
    /// Belief is the mean of a Gamma-Poisson count of contacts; corridors are drawn in proportion to it, none twice.
    mutating func react() {
        for sector in blocked { block[sector] = 0 }
        blocked.removeAll(keepingCapacity: true)
        let rules = preparation.rules.reaction
        let corridors = preparation.corridors[preparation.book(at: epoch)]
        let days = Double(epoch * preparation.epochHours) / 24
        var weights = corridors.map { corridor in
            (rules.priorContacts + Double(contactsSeen[corridor.sector])) / (rules.priorDays + days)
        }
        let free = min(1, max(0, tied.pace))
        let watch = Float(
            rules.blockPatrols * preparation.rules.appraisal.contact.relativeSpeed
                / (Double(SectorMap.edge * SectorMap.edge) * preparation.scenario.theatre.grid.cellSquareKilometres))
        var luck = stream(0xffff, moment: epoch, .reserves)
        for _ in 0..<min(Int((rules.reserveBlocks * free).rounded()), corridors.count) {
            let chosen = luck.index(weights: weights)
            weights[chosen] = 0
            block[corridors[chosen].sector] = watch
            blocked.append(corridors[chosen].sector)
        }
    }
}
