import Appraisal
import Arithmetic
import Hexes
import Planning
import RuleSets

extension ReactionRules {
    /// Bodies believed in a sector after so many contacts in so many days of average watch: the mean of a Gamma-Poisson count.
    @inline(__always)
    package func belief(seen: Float, watched: Float) -> Float {
        (Float(priorContacts) + seen) / (Float(priorDays) + watched)
    }

    /// Share of a contact, and of a day of watch, that still counts a day later.
    package var keptPerDay: Float { Float(PortableMath.exp(-1 / memoryDays)) }

    /// Contacts that so many patrols in a sector add to each hour and kilometre of sight strip there.
    static func sectorWatch(patrols: Double, in grid: HexGrid, contact: ContactRules) -> Float {
        contact.watch(patrols: Float(patrols / (Double(SectorMap.edge * SectorMap.edge) * grid.cellSquareKilometres)))
    }
}
