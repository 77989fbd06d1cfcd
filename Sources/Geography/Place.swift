import Hexes

/// A named place of the theatre.
public struct Place: Hashable, Sendable {
    /// Short name used in files.
    public let id: String
    /// Name at the time.
    public let name: String
    /// Name today.
    public let modern: String
    /// Town, village, pass, summit or crossing.
    public let kind: String
    /// The cell it lies in.
    public let cell: CellID

    /// A place.
    public init(id: String, name: String, modern: String, kind: String, cell: CellID) {
        self.id = id
        self.name = name
        self.modern = modern
        self.kind = kind
        self.cell = cell
    }
}
