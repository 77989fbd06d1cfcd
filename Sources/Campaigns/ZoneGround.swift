import Appraisal
import Geography
import Planning

/// The zones of a theatre cell by cell, from which the enemy's hold of each zone is read day by day.
package struct ZoneGround: Sendable {
    /// A cell of a zone.
    private struct Place {
        let cell: Int32
        let zone: Int32
        let sector: Int32
    }

    private let places: [Place]
    private let sectors: SectorMap
    /// Cells of zones in each sector, and of each zone.
    private let cellsInSector: [Float]
    private let cellsInZone: [Float]
    private let perFloor: Float

    /// The zones of a theatre; `floor` is the floor of control, patrols per square kilometre.
    package init(theatre: Theatre, sectors: SectorMap, floor: Double) {
        places = theatre.zone.enumerated().compactMap { cell, zone in
            zone < 0 ? nil : Place(cell: Int32(cell), zone: Int32(zone), sector: sectors.ofCell[cell])
        }
        self.sectors = sectors
        cellsInSector = places.reduce(into: [Float](repeating: 0, count: sectors.count)) { $0[Int($1.sector)] += 1 }
        cellsInZone = places.reduce(into: [Float](repeating: 0, count: theatre.zones.count)) { $0[Int($1.zone)] += 1 }
        perFloor = Float(1 / floor)
    }

    /// How far the zones are held on a day.
    package func hold(_ hold: EnemyHold) -> ZoneHold {
        let shares = places.map { min(1, hold.patrols[Int($0.cell)] * perFloor) }
        var inSector = [Float](repeating: 0, count: sectors.count)
        for (place, share) in zip(places, shares) { inSector[Int(place.sector)] += share }
        let near = sectors.greatestAround(zip(inSector, cellsInSector).map { $1 > 0 ? $0 / $1 : 0 })
        var held = [Float](repeating: 0, count: cellsInZone.count)
        var raided = held
        for (place, share) in zip(places, shares) {
            held[Int(place.zone)] += share
            raided[Int(place.zone)] += max(share, near[Int(place.sector)])
        }
        let mean = { (sums: [Float]) in zip(sums, cellsInZone).map { $1 > 0 ? $0 / $1 : 0 } }
        return ZoneHold(held: mean(held), raided: mean(raided))
    }
}
