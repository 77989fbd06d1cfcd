import Appraisal

/// The record of a cell that the march reads on a day of the enemy's schedule: sixteen bytes, four cells to a line of the cache.
public struct FieldCell: Sendable {
    /// The danger of contact.
    public let hazard: CellHazard
    /// The cell's sector, and in the highest bit whether a course may end or lead on there.
    private let place: UInt16
    /// The factor of cover, in parts of the greatest number.
    private let coverParts: UInt16

    private static let sectorBits = UInt16.max >> 1

    /// A cell with its danger, its sector, and its factor of cover, 0...1.
    package init(hazard: CellHazard, sector: Int, isGoal: Bool, cover: Float) {
        precondition(sector <= Int(Self.sectorBits))
        self.hazard = hazard
        place = UInt16(sector) | (isGoal ? ~Self.sectorBits : 0)
        coverParts = UInt16((cover * Float(UInt16.max)).rounded())
    }

    /// The cell under another danger.
    init(_ cell: FieldCell, hazard: CellHazard) {
        self.hazard = hazard
        place = cell.place
        coverParts = cell.coverParts
    }

    /// The cell's sector.
    @inline(__always)
    package var sector: Int { Int(place & Self.sectorBits) }
    /// True if the cell is part of an objective or of a passage of some order: its courses have a mark there.
    @inline(__always)
    package var isGoal: Bool { place > Self.sectorBits }
    /// Factor of the sight on the cell: 1 in the open.
    @inline(__always)
    package var cover: Float { Float(coverParts) * (1 / Float(UInt16.max)) }
}

/// How the enemy watches a sector in an epoch.
package struct Vigilance: Hashable, Sendable {
    /// Watchfulness, 1 = usual.
    package var alarm: Float = 1
    /// Extra watch of a reserve battalion that blocks it.
    package var block: Float = 0
    /// Share of the usual patrols and posts that are there: fewer while battalions of the sector block the way elsewhere.
    package var manned: Float = 1
    /// Extra watch of the patrols of free forces.
    package var patrols: Float = 0
}
