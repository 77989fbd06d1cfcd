/// Columns of whole numbers, each in the fewest bytes that hold its range.
///
/// A column is its least value and the distances from it, in 0, 1, 2 or 4 bytes a row (frame of reference: Goldstein, Ramakrishnan
/// and Shaft 1998, ICDE). Columns may differ in length. They are written once and read by stretches of rows.
public struct PackedColumns: Sendable {
    private struct Column {
        let least: Int32
        /// Bytes a row.
        let width: UInt8
        /// Position of its first row.
        let start: UInt32
    }

    private var columns: [Column] = []
    /// The rows of all columns, one column after another.
    public private(set) var bytes: [UInt8] = []

    /// No columns.
    public init() {}

    /// Adds a column of values.
    public mutating func append(_ values: [Int32]) {
        let (least, most) = (values.min() ?? 0, values.max() ?? 0)
        let range = UInt32(bitPattern: most &- least)
        let width: UInt8 = range == 0 ? 0 : range <= UInt8.max ? 1 : range <= UInt16.max ? 2 : 4
        columns.append(Column(least: least, width: width, start: UInt32(bytes.count)))
        guard width > 0 else { return }
        for value in values {
            let distance = UInt32(bitPattern: value &- least)
            for place in 0..<width { bytes.append(UInt8(truncatingIfNeeded: distance >> (8 * UInt32(place)))) }
        }
    }

    /// Gives back the room that is not used.
    public mutating func compact() {
        bytes = bytes.map(\.self)
        columns = columns.map(\.self)
    }

    /// The same columns with their rows elsewhere: none can be read until `with` gives them back.
    public var withoutBytes: PackedColumns { with([]) }

    /// The same columns with the rows that were taken from them.
    public func with(_ bytes: [UInt8]) -> PackedColumns {
        var whole = self
        whole.bytes = bytes
        return whole
    }

    /// The value of a row, which the column has.
    public subscript(column: Int, row: Int) -> Int32 {
        var value: Int32 = 0
        read(column, rows: row..<row + 1) { value = $1 }
        return value
    }

    /// Reads rows of a column, which it has, in their order.
    @inline(__always)
    public func read(_ column: Int, rows: Range<Int>, _ body: (_ row: Int, _ value: Int32) -> Void) {
        let head = columns[column]
        let (start, bytes) = (Int(head.start), bytes.span)
        // Distances are added as bits: the range of a column may be wider than an Int32.
        switch head.width {
        case 0:
            for row in rows { body(row, head.least) }
        case 1:
            for row in rows { body(row, head.least &+ Int32(bytes[start + row])) }
        case 2:
            for row in rows {
                let place = start + 2 * row
                body(row, head.least &+ (Int32(bytes[place]) | Int32(bytes[place + 1]) << 8))
            }
        default:
            for row in rows {
                let place = start + 4 * row
                let distance = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << (8 * UInt32($1)) }
                body(row, head.least &+ Int32(bitPattern: distance))
            }
        }
    }
}
