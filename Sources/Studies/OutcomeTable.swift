import Arithmetic
import Campaigns

/// Outcomes of the campaigns of an assignment in the order of their replications, packed in columns: tens of thousands are kept side by
/// side, in a fifth of the room of as many `Outcome`s.
///
/// What is asked of all of them is read by columns; a single outcome is put together again when it is asked for.
public struct OutcomeTable: Sendable {
    /// A number that every outcome has.
    public enum Column: Hashable, Sendable {
        case ledger(Ledger.Column, formation: Int)
        /// The day, or -1.
        case orderDay(formation: Int)
        case orderReached(formation: Int)
        case orderObeyed(formation: Int)
        case guerrillas(zone: Int)
        case recruits
        case tied(day: Int)
        case held(day: Int)
        /// By `ContactResult.rawValue`.
        case contacts(result: Int)
    }

    /// Men of a formation who arrive on a day of a campaign.
    public struct Arrival: Hashable, Sendable {
        /// Number of the campaign in the table.
        public let row: Int
        /// Position of the formation.
        public let formation: Int
        /// Day, 0 first.
        public let day: Int
        /// Men, not 0.
        public let men: Int
    }

    /// Full pages of `pageSize`, then one that is being filled.
    private var pages: [OutcomePage] = []
    private var open: [Outcome] = []

    /// No outcome.
    public init() {}

    /// Fingerprints of the journals, one an outcome.
    public var digests: [Digest] { pages.flatMap(\.digests) + open.map(\.digest) }

    /// Days of the campaigns, with the empty day after the last; 0 without an outcome.
    public var days: Int { pages.first?.shape.days ?? open.first?.tiedByDay.count ?? 0 }

    /// Leaves the first outcomes and drops the others.
    public mutating func keep(first kept: Int) {
        guard kept < count else { return }
        let rest = self[kept / Self.pageSize * Self.pageSize..<kept]
        open = Array(rest)
        pages.removeLast(Swift.max(0, pages.count - kept / Self.pageSize))
    }

    /// Outcomes on a page: enough that what its columns are called takes little beside them.
    private static let pageSize = 128

    // MARK: columns

    /// Reads some rows of a column in their order. Every outcome has the column.
    @inline(__always)
    private func read(_ column: Column, rows: Range<Int>, _ body: (_ row: Int, _ value: Int) -> Void) {
        let start = count - open.count
        let paged = rows.clamped(to: 0..<start)
        for number in paged.lowerBound / Self.pageSize..<(paged.upperBound + Self.pageSize - 1) / Self.pageSize {
            pages[number].read(column, rows: pages[number].rows.clamped(to: paged), body)
        }
        for row in rows.clamped(to: start..<count) { body(row, OutcomePage.value(of: column, in: open[row - start])) }
    }

    /// The numbers of a column, one an outcome.
    public subscript(column: Column) -> [Int] {
        var numbers: [Int] = []
        numbers.reserveCapacity(count)
        read(column, rows: 0..<count) { numbers.append($1) }
        return numbers
    }

    /// Sum of a column over all outcomes.
    public func sum(_ column: Column) -> Int {
        var sum = 0
        read(column, rows: 0..<count) { sum += $1 }
        return sum
    }

    /// Sum of a column of the formations of each row's span.
    func sum(of spans: [Span], _ column: (Int) -> Column) -> Int {
        var sum = 0
        for (rows, formations) in spans {
            for formation in formations { read(column(formation), rows: rows) { sum += $1 } }
        }
        return sum
    }

    /// Some formations of some rows.
    package typealias Span = (rows: Range<Int>, formations: [Int])

    /// Values of a measure, one a row, over the formations of its span. Spans follow each other without a gap.
    package func values(_ measure: Measure, of spans: [Span]) -> [Double] {
        if measure == .delayHours { return pages.flatMap(\.delays) + open.map(\.delayHours) }
        var sums = [Int](repeating: 0, count: spans.last?.rows.upperBound ?? 0)
        for (rows, formations) in spans {
            for (column, sign) in measure.columns(of: formations, days: days) {
                read(column, rows: rows) { sums[$0] += sign * $1 }
            }
        }
        return sums.map { measure.value(ofSum: $0, days: days) }
    }

    /// Hears of everybody who arrives, campaign by campaign.
    public func readArrivals(_ body: (Arrival) -> Void) {
        for page in pages { page.readArrivals(body) }
        for (row, outcome) in zip(count - open.count..<count, open) {
            for (formation, entries) in outcome.formations.map(\.arrivedByDay.entries).enumerated() {
                for entry in entries {
                    body(Arrival(row: row, formation: formation, day: Int(entry.day), men: Int(entry.count)))
                }
            }
        }
    }

    /// Men of the formations of each row's span who are there by the end of each day: by day, at least those of the campaigns, then row.
    package func arrived(of spans: [Span]) -> [[Int]] {
        var arrived = [[Int]](repeating: [Int](repeating: 0, count: count), count: days)
        var members: Set<Int> = []
        var (span, end) = (-1, 0)
        readArrivals { arrival in
            while arrival.row >= end {
                span += 1
                (members, end) = (Set(spans[span].formations), spans[span].rows.upperBound)
            }
            guard members.contains(arrival.formation) else { return }
            while arrival.day >= arrived.count { arrived.append([Int](repeating: 0, count: count)) }
            arrived[arrival.day][arrival.row] += arrival.men
        }
        for day in arrived.indices.dropFirst() {
            for row in 0..<count { arrived[day][row] += arrived[day - 1][row] }
        }
        return arrived
    }

    /// Men of some formations who are there by the end of each day: by day, then campaign.
    public func arrived(of formations: [Int]) -> [[Int]] { arrived(of: [(0..<count, formations)]) }
}

extension OutcomeTable: RandomAccessCollection {
    /// An outcome. Said here, since both of its protocols have an element.
    public typealias Element = Outcome

    /// Number of the first campaign.
    public var startIndex: Int { 0 }
    /// Campaigns in it.
    public var endIndex: Int { pages.count * Self.pageSize + open.count }

    /// The outcome of a campaign, put together from its columns.
    public subscript(position: Int) -> Outcome {
        let page = position / Self.pageSize
        return page < pages.count ? pages[page].outcome(position) : open[position - page * Self.pageSize]
    }
}

extension OutcomeTable: ReplicationTable {
    /// Adds outcomes of the same scenario.
    public mutating func append(contentsOf outcomes: some Sequence<Outcome>) {
        for outcome in outcomes {
            open.append(outcome)
            guard open.count == Self.pageSize else { continue }
            pages.append(OutcomePage(open, first: pages.count * Self.pageSize))
            open.removeAll(keepingCapacity: true)
        }
    }
}

extension OutcomeTable: Equatable {
    /// Equal where the outcomes are, however they lie on pages.
    public static func == (one: OutcomeTable, other: OutcomeTable) -> Bool { one.elementsEqual(other) }
}
