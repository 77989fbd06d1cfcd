import Appraisal

/// The record of a cell that the march reads on a day of the enemy's schedule: sixteen bytes, four cells to a line of the cache.
public struct Ground: Sendable {
    /// The danger of contact.
    public let hazard: CellHazard
    /// The cell's sector.
    let sector: UInt16
    let isObjective: Bool
}

/// How the enemy watches a sector in an epoch.
struct Vigilance: Hashable, Sendable {
    /// Watchfulness, 1 = usual.
    var alarm: Float = 1
    /// Extra watch of a reserve battalion that blocks it.
    var block: Float = 0
}
