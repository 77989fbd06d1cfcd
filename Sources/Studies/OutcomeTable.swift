import Arithmetic
import Campaigns

/// Outcomes of the campaigns of an assignment in the order of their replications, packed in columns: tens of thousands are kept side by
/// side, in a fifth of the room of as many `Outcome`s.
///
/// What is asked of all of them is read by columns; a single outcome is put together again when it is asked for. Beyond so many pages
/// they go to disk, so that the memory does not grow with the campaigns.
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
    /// Where the pages beyond `pagesInMemory` are.
    private var file: ScratchFile?

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
    /// Pages of a table that stay in memory: those of some 200 worlds.
    private static let pagesInMemory = 16

    // MARK: columns

    /// Outcomes that lie together: a page, or those that are not packed yet.
    private enum Segment {
        case page(OutcomePage.Reading)
        case open([Outcome], rows: Range<Int>)

        var rows: Range<Int> {
            switch self {
            case .page(let page): page.rows
            case .open(_, let rows): rows
            }
        }

        /// Reads those of some rows of a column that it has, in their order. Every outcome has the column.
        @inline(__always)
        func read(_ column: Column, rows wanted: Range<Int>, _ body: (_ row: Int, _ value: Int) -> Void) {
            switch self {
            case .page(let page): page.read(column, rows: wanted.clamped(to: page.rows), body)
            case .open(let outcomes, let rows):
                for row in wanted.clamped(to: rows) {
                    body(row, OutcomePage.value(of: column, in: outcomes[row - rows.lowerBound]))
                }
            }
        }
    }

    /// Hears of every segment: all that is read of it is read at once, since it may be on disk.
    private func readSegments(_ body: (Segment) -> Void) {
        for page in pages { body(.page(page.reading)) }
        if !open.isEmpty { body(.open(open, rows: count - open.count..<count)) }
    }

    /// Hears of every segment with those spans of which it has rows.
    private func readSegments(of spans: [Span], _ body: (Segment, Span) -> Void) {
        readSegments { segment in
            let later = spans.drop { $0.rows.upperBound <= segment.rows.lowerBound }
            for span in later.prefix(while: { $0.rows.lowerBound < segment.rows.upperBound }) { body(segment, span) }
        }
    }

    /// The numbers of a column, one an outcome.
    public subscript(column: Column) -> [Int] {
        var numbers: [Int] = []
        numbers.reserveCapacity(count)
        readSegments { $0.read(column, rows: $0.rows) { numbers.append($1) } }
        return numbers
    }

    /// Sum of a column over all outcomes.
    public func sum(_ column: Column) -> Int {
        var sum = 0
        readSegments { $0.read(column, rows: $0.rows) { sum += $1 } }
        return sum
    }

    /// Sum of a column of the formations of each row's span.
    func sum(of spans: [Span], _ column: (Int) -> Column) -> Int {
        var sum = 0
        readSegments(of: spans) { segment, span in
            for formation in span.formations { segment.read(column(formation), rows: span.rows) { sum += $1 } }
        }
        return sum
    }

    /// Some formations of some rows.
    package typealias Span = (rows: Range<Int>, formations: [Int])

    /// Values of a measure, one a row, over the formations of its span. Spans follow each other without a gap.
    package func values(_ measure: Measure, of spans: [Span]) -> [Double] {
        if measure == .delayHours { return pages.flatMap(\.delays) + open.map(\.delayHours) }
        var sums = [Int](repeating: 0, count: spans.last?.rows.upperBound ?? 0)
        readSegments(of: spans) { segment, span in
            for (column, sign) in measure.columns(of: span.formations, days: days) {
                segment.read(column, rows: span.rows) { sums[$0] += sign * $1 }
            }
        }
        return sums.map { measure.value(ofSum: $0, days: days) }
    }

    /// Hears of everybody who arrives, campaign by campaign.
    public func readArrivals(_ body: (Arrival) -> Void) {
        for page in pages { page.reading.readArrivals(body) }
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
        return page < pages.count ? pages[page].reading.outcome(position) : open[position - page * Self.pageSize]
    }
}

extension OutcomeTable {
    /// The outcomes in their order; a page is opened once for all that are on it.
    public struct Iterator: IteratorProtocol {
        fileprivate let table: OutcomeTable
        fileprivate var position = 0
        fileprivate var page: OutcomePage.Reading?

        /// The next outcome.
        public mutating func next() -> Outcome? {
            guard position < table.count else { return nil }
            defer { position += 1 }
            let number = position / OutcomeTable.pageSize
            guard number < table.pages.count else { return table[position] }
            if position % OutcomeTable.pageSize == 0 { page = table.pages[number].reading }
            return page?.outcome(position)
        }
    }

    /// An iterator over all outcomes.
    public func makeIterator() -> Iterator { Iterator(table: self) }
}

extension OutcomeTable: ReplicationTable {
    /// Adds outcomes of the same scenario.
    public mutating func append(contentsOf outcomes: some Sequence<Outcome>) {
        for outcome in outcomes {
            open.append(outcome)
            guard open.count == Self.pageSize else { continue }
            addPage(OutcomePage(open, first: pages.count * Self.pageSize))
            open.removeAll(keepingCapacity: true)
        }
    }

    private mutating func addPage(_ page: OutcomePage) {
        var page = page
        if pages.count >= Self.pagesInMemory {
            file = file ?? ScratchFile()
            if let file { page.move(to: file) }
        }
        pages.append(page)
    }
}

extension OutcomeTable: Equatable {
    /// Equal where the outcomes are, however they lie on pages.
    public static func == (one: OutcomeTable, other: OutcomeTable) -> Bool { one.elementsEqual(other) }
}
