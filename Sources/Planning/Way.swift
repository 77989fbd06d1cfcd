import Appraisal
import Hexes

/// A way through, with what it is expected to cost a body of a given size.
public struct Way: Hashable, Sendable {
    /// From its start to its end, both included.
    public let cells: [CellID]
    /// Length from centre to centre, kilometres.
    public let kilometres: Double
    /// Hours of marching at night, rivers included.
    public let marchHours: Double
    /// Expected contacts of one body; survival without contact is exp of its negative.
    public let contacts: Double

    /// A way with its cost.
    public init(cells: [CellID], kilometres: Double, marchHours: Double, contacts: Double) {
        self.cells = cells
        self.kilometres = kilometres
        self.marchHours = marchHours
        self.contacts = contacts
    }
}
