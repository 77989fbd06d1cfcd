import Appraisal
import Hexes
import Planning
import RuleSets

extension ReactionRules {
    /// Contacts that a block of so many patrols adds to each hour and kilometre of sight strip in its sector.
    static func blockWatch(patrols: Double, in grid: HexGrid, contact: ContactRules) -> Float {
        contact.watch(patrols: Float(patrols / (Double(SectorMap.edge * SectorMap.edge) * grid.cellSquareKilometres)))
    }
}
