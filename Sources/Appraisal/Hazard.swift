import Arithmetic
import Geography
import RuleSets

/// The danger of contact in each cell at a moment, ready for the march.
public struct Hazard: Sendable {
    /// By cell number.
    public let cells: [CellHazard]

    /// The danger in a cell.
    @inlinable
    public subscript(cell: Int) -> CellHazard { cells[cell] }
}

/// Turns the enemy's hold into danger on some ground: what no hold changes is computed once.
public struct HazardReader: Sendable {
    private let rules: ContactRules
    /// Factor of cover by cell.
    private let cover: [Float]
    /// Reports by the people of each cell after which a pursuit finds the body, per hour of march of a body of the reference size.
    private let informers: [Float]

    /// A reader for a theatre under rules of contact.
    public init(theatre: Theatre, rules: ContactRules) {
        self.rules = rules
        let cover = theatre.cover.map(rules.coverFactor)
        let byZone = theatre.zones.map { zone in
            rules.informers * rules.pursuitFinds * zone.density
                * PortableMath.power(rules.attitudeFactor, 1 - 2 * zone.attitude)
        }
        informers = theatre.zone.indices.map { cell in
            let zone = theatre.zone[cell]
            return zone < 0 ? 0 : Float(byZone[Int(zone)]) * cover[cell]
        }
        self.cover = cover
    }

    /// The danger of a hold.
    public func hazard(of hold: EnemyHold) -> Hazard {
        let postCover = Float(rules.postCover)
        return Hazard(
            cells: cover.indices.map { cell in
                CellHazard(
                    watch: rules.watch(patrols: hold.patrols[cell], cover: cover[cell]),
                    posts: hold.posts[cell] * (1 - postCover + postCover * cover[cell]),
                    informers: hold.isPresent ? informers[cell] : 0)
            })
    }
}
