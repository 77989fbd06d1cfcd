/// The number of a hex in its grid: row * columns + column, row 0 in the north.
public struct CellID: Hashable, Comparable, Sendable {
    /// The number itself.
    public let index: Int32

    /// The cell with this number.
    public init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

    /// The number as an array index.
    public var offset: Int { Int(index) }

    public static func < (a: CellID, b: CellID) -> Bool { a.index < b.index }
}
