/// The number of a hex in its grid: row * columns + column, row 0 in the north.
public struct CellID: Hashable, Comparable, Sendable {
    /// The number, 0 or more.
    public let index: Int32

    /// The cell with this number.
    public init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

    /// The number as an index of arrays by cell.
    public var offset: Int { Int(index) }

    /// The order of numbers: west to east, then north to south.
    public static func < (a: CellID, b: CellID) -> Bool { a.index < b.index }
}
