import Appraisal
import Geography
import Planning

/// How far the enemy holds each zone on a day of his schedule, smooth in his patrols.
///
/// He holds a cell wholly where his patrols reach the floor of control, and in proportion below it. Shares of a zone are means over its cells,
/// and nothing asks to which zone a neighbouring cell belongs: two like zones give what they give as one.
package struct ZoneHold: Sendable {
    /// Mean share of each zone's cells that he holds.
    package let held: [Float]
    /// Mean share that he holds within a sector's reach of each zone's cells: where guerrillas of the zone have somebody to raid.
    package let raided: [Float]

    /// The hold of a day.
    package init(_ hold: EnemyHold, theatre: Theatre, sectors: SectorMap, floor: Double) {
        let perFloor = Float(1 / floor)
        let shares = hold.patrols.map { min(1, $0 * perFloor) }
        let land = theatre.zone.map { $0 < 0 ? Float(0) : 1 }
        let cells = sectors.sums(of: land)
        let sums = sectors.sums(of: zip(shares, land).map { $0 * $1 })
        let near = sectors.greatestAround(zip(sums, cells).map { $1 > 0 ? $0 / $1 : 0 })
        var counts = [Float](repeating: 0, count: theatre.zones.count)
        var (held, raided) = (counts, counts)
        for (cell, zone) in theatre.zone.enumerated() where zone >= 0 {
            counts[Int(zone)] += 1
            held[Int(zone)] += shares[cell]
            raided[Int(zone)] += max(shares[cell], near[sectors.sector(of: cell)])
        }
        self.held = zip(held, counts).map { $1 > 0 ? $0 / $1 : 0 }
        self.raided = zip(raided, counts).map { $1 > 0 ? $0 / $1 : 0 }
    }
}
