import Arithmetic
import Testing

/// What is packed comes out again.
struct PackedColumnsTests {
    @Test(arguments: [
        [], [7], [0, 0, 0], [-3, -3], [0, 255], [0, 256], [-1, 254], [-1, 255], [1000, 66_535], [0, 65_536],
        [Int32.min, Int32.max, 0, -1, 1], [Int32.max, Int32.max - 1],
    ])
    func everyColumnKeepsItsValues(_ values: [Int32]) {
        var columns = PackedColumns()
        columns.append([1, 2, 3])
        columns.append(values)
        columns.append([70_000, -70_000])
        columns.compact()
        #expect(values.indices.map { columns[1, $0] } == values)
        #expect((0..<3).map { columns[0, $0] } == [1, 2, 3] && (0..<2).map { columns[2, $0] } == [70_000, -70_000])
    }

    @Test func someRowsAreReadInTheirOrder() {
        var columns = PackedColumns()
        let values = (0..<500).map { Int32($0 * $0) }
        columns.append(values)
        var read: [Int32] = []
        columns.read(0, rows: 17..<203) { row, value in
            #expect(value == values[row])
            read.append(value)
        }
        #expect(read == Array(values[17..<203]))
    }
}
