/// The alarm of contacts, by sector: what the enemy's watch in the epoch is, and the contacts that it follows from.
package struct Alarms: Sendable {
    /// How the enemy watches each sector: his alarm in the epoch, and today's blocks.
    package var vigilance: [Vigilance] = []
    /// Contacts that the enemy remembers, by sector.
    package var seen: [Float] = []
    /// Contacts of the last epochs by sector, each by the size factor of the body that was met, `memory` rows that are used in turn.
    private var contacts: [Float] = []
    /// Contacts of this epoch by sector.
    private var fresh: [Float] = []
    private var memory = 1

    init() {}

    /// No alarm in any of so many sectors.
    package init(sectors: Int, memory: Int) {
        vigilance = [Vigilance](repeating: Vigilance(), count: sectors)
        seen = [Float](repeating: 0, count: sectors)
        fresh = seen
        contacts = [Float](repeating: 0, count: sectors * memory)
        self.memory = memory
    }

    /// Notes a contact of this epoch with a body of a size factor.
    @inline(__always)
    package mutating func note(sector: Int, epoch: Int, size: Float) {
        contacts[row(epoch, ago: 0) + sector] += size
        fresh[sector] += 1
    }

    /// Brings the alarm of every sector to that of an epoch; the contacts of the last one enter the enemy's memory.
    package mutating func advance(to epoch: Int, _ curve: AlarmCurve) {
        let rows = (row(epoch, ago: curve.lag), row(epoch, ago: curve.lag + 1), row(epoch, ago: curve.lag + 2))
        Self.remember(&fresh, in: &seen)
        Self.raise(&vigilance, contacts, rows, curve)
        let now = row(epoch, ago: 0)
        for sector in vigilance.indices { contacts[now + sector] = 0 }
    }

    /// Where the contacts of so many epochs ago begin, fewer than `memory`.
    @inline(__always)
    private func row(_ epoch: Int, ago: Int) -> Int { (epoch + memory - ago) % memory * vigilance.count }

    private static func remember(_ fresh: inout [Float], in seen: inout [Float]) {
        var fresh = fresh.mutableSpan
        var seen = seen.mutableSpan
        for sector in seen.indices {
            seen[unchecked: sector] += fresh[unchecked: sector]
            fresh[unchecked: sector] = 0
        }
    }

    private static func raise(
        _ vigilance: inout [Vigilance], _ contacts: [Float], _ rows: (Int, Int, Int), _ curve: AlarmCurve
    ) {
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
}
