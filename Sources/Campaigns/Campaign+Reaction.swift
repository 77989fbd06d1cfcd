import Arithmetic
import Randomness

/// The enemy's clock, his watchfulness, and his reserves.
extension Campaign {
    /// Moves the enemy's schedule on at his pace and lets yesterday's alarms fade.
    mutating func watch() {
        enemyHours += Double(preparation.epochHours) * tied.pace
        let rules = preparation.rules.appraisal.contact
        let fade = Float(PortableMath.exp(-Double(preparation.epochHours) / rules.alertHours))
        // An alarm begins at the next epoch. That it has not faded by then stands for the part of its own epoch that it missed.
        let gain = Float(rules.alertGain)
        let most = Float(rules.alertMaximum)
        Self.alarm(&vigilance, &contactsNow, &contactsSeen) { alert, contacts in
            min(most, 1 + (alert - 1) * fade + gain * contacts)
        }
    }

    /// Raises or calms the alarm of every sector after the contacts of an epoch, which are then of the past.
    @inline(__always)
    private static func alarm(
        _ vigilance: inout [Vigilance], _ now: inout [Float], _ seen: inout [Float], to alert: (Float, Float) -> Float
    ) {
        var vigilance = vigilance.mutableSpan
        var now = now.mutableSpan
        var seen = seen.mutableSpan
        for sector in vigilance.indices {
            let contacts = now[unchecked: sector]
            vigilance[unchecked: sector].alert = alert(vigilance[unchecked: sector].alert, contacts)
            seen[unchecked: sector] += contacts
            now[unchecked: sector] = 0
        }
    }

    /// Places the reserves for a day: a draw from the best mix of blocks against what the enemy believes (see `Cordons`).
    mutating func react() {
        for sector in blocked { vigilance[sector].block = 0 }
        blocked.removeAll(keepingCapacity: true)
        believe()
        let rules = preparation.rules.reaction
        let blocks = Int((rules.reserveBlocks * min(1, max(0, tied.pace))).rounded())
        guard blocks > 0 else { return }
        preparation.reserves.mix(blocks, on: &sheet)
        let watch = Float(rules.blockWatch(in: preparation.scenario.theatre.grid, contact: preparation.rules.appraisal.contact))
        var luck = stream(0xffff, moment: epoch, .reserves)
        luck.sample(chances: sheet.inspections) { place in
            let sector = preparation.reserves.game.sectors[place]
            vigilance[sector].block = watch
            blocked.append(sector)
        }
    }

    /// How many bodies the enemy believes in each sector: the mean of a Gamma-Poisson count of contacts a day of average watch.
    ///
    /// Contacts and days count for less as they lie back (Smith 1979); where patrols are thick and nothing is seen, he believes
    /// that nobody is there.
    private mutating func believe() {
        let rules = preparation.rules.reaction
        let kept = Float(PortableMath.exp(-1 / rules.memoryDays))
        let (contacts, days) = (Float(rules.priorContacts), Float(rules.priorDays))
        let watch = preparation.watch[enemyDay]
        for (place, sector) in preparation.reserves.game.sectors.enumerated() {
            watched[place] = watched[place] * kept + watch[place]
            contactsSeen[sector] *= kept
            sheet.belief[place] = (contacts + contactsSeen[sector]) / (days + watched[place])
        }
    }
}
