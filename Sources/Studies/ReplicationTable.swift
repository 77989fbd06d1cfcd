import Synchronization

/// Values kept of an assignment's replications, in their order.
protocol ReplicationTable: Sendable {
    associatedtype Element: Sendable

    init()
    var count: Int { get }
    mutating func append(contentsOf values: [Element])
    /// Leaves the first replications and drops the others.
    mutating func keep(first kept: Int)
}

/// Values that were read of an assignment's replications, in their order.
struct ValueTable: ReplicationTable {
    /// By replication, then in the order in which they were asked for.
    private(set) var rows: [[Double]] = []

    var count: Int { rows.count }

    mutating func append(contentsOf values: [[Double]]) { rows += values }

    mutating func keep(first kept: Int) { rows = Array(rows.prefix(kept)) }
}

/// Takes finished blocks from several workers in any order, and adds them to the table of their assignment in the order of their
/// replications.
final class BlockGatherer<Table: ReplicationTable>: Sendable {
    private struct Row {
        var table = Table()
        /// Number of the next block.
        var next = 0
        /// Blocks behind one that is not there yet.
        var waiting: [Int: [Table.Element]] = [:]
    }

    private let rows: Mutex<[Row]>

    /// One for so many assignments.
    init(_ count: Int) { rows = Mutex((0..<count).map { _ in Row() }) }

    /// Takes the values of a block of an assignment, once.
    func take(_ values: [Table.Element], of assignment: Int, block: Int) {
        rows.withLock { rows in
            rows[assignment].waiting[block] = values
            while let values = rows[assignment].waiting.removeValue(forKey: rows[assignment].next) {
                rows[assignment].table.append(contentsOf: values)
                rows[assignment].next += 1
            }
        }
    }

    /// The tables, one an assignment, with as many replications of each as all have without a gap: the pairs stay pairs. Nothing is
    /// taken afterwards.
    func finish() -> [Table] {
        rows.withLock { rows in
            let whole = rows.map(\.table.count).min() ?? 0
            defer { rows = [] }
            return rows.map { row in
                var table = row.table
                table.keep(first: whole)
                return table
            }
        }
    }
}
