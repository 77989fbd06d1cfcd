import Appraisal
import Hexes
import Planning
import RuleSets

extension ReactionRules {
    /// Contacts that so many patrols in a sector add to each hour and kilometre of sight strip there.
    static func sectorWatch(patrols: Double, in grid: HexGrid, contact: ContactRules) -> Float {
        contact.watch(patrols: Float(patrols / (Double(SectorMap.edge * SectorMap.edge) * grid.cellSquareKilometres)))
    }
}
