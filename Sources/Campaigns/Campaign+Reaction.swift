import Arithmetic
import Randomness

/// The enemy's clock, his watchfulness, and his reserves.
extension Campaign {
    /// Moves the enemy's schedule on at his pace and lets yesterday's alarms fade.
    mutating func watch() {
        let hours = Double(preparation.epochHours) * tied.pace
        enemyDay = min(preparation.days, Int((enemyHours + hours / 2) / 24))
        enemyHours += hours
        raiseAlarms()
    }

    /// Brings the watchfulness of every sector to that of the epoch; the contacts of the last one enter the enemy's memory.
    private mutating func raiseAlarms() {
        let lag = alarmCurve.lag
        let rows = (row(epochsAgo: lag), row(epochsAgo: lag + 1), row(epochsAgo: lag + 2))
        Self.remember(contacts, from: row(epochsAgo: 1), in: &contactsSeen)
        Self.raise(&vigilance, contacts, rows, alarmCurve)
        let now = row(epochsAgo: 0)
        for sector in vigilance.indices { contacts[now + sector] = 0 }
    }

    /// Where the contacts of so many epochs ago begin, fewer than `alarmCurve.memory`.
    @inline(__always)
    func row(epochsAgo: Int) -> Int {
        (epoch + alarmCurve.memory - epochsAgo) % alarmCurve.memory * vigilance.count
    }

    private static func remember(_ contacts: [Float], from row: Int, in seen: inout [Float]) {
        let contacts = contacts.span
        var seen = seen.mutableSpan
        for sector in seen.indices { seen[unchecked: sector] += contacts[unchecked: row + sector] }
    }

    private static func raise(_ vigilance: inout [Vigilance], _ contacts: [Float], _ rows: (Int, Int, Int), _ curve: AlarmCurve)
    {
        let contacts = contacts.span
        let (first, second, third) = (curve.rises[0], curve.rises[1], curve.rises[2])
        let (fade, most) = (curve.fade, curve.most)
        var vigilance = vigilance.mutableSpan
        for sector in vigilance.indices {
            let risen =
                first * contacts[unchecked: rows.0 + sector] + second * contacts[unchecked: rows.1 + sector]
                + third * contacts[unchecked: rows.2 + sector]
            let alarm = 1 + (vigilance[unchecked: sector].alarm - 1) * fade + risen
            vigilance[unchecked: sector].alarm = min(most, alarm)
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
        let watch = ReactionRules.blockWatch(
            patrols: rules.blockPatrols, in: preparation.scenario.theatre.grid, contact: preparation.rules.appraisal.contact)
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
        let watch = preparation.reserveGame.watch[enemyDay]
        for (place, sector) in preparation.reserves.game.sectors.enumerated() {
            watched[place] = watched[place] * kept + watch[place]
            contactsSeen[sector] *= kept
            sheet.belief[place] = (contacts + contactsSeen[sector]) / (days + watched[place])
        }
    }
}
