import Arithmetic
import Campaigns

/// Some outcomes of an `OutcomeTable`, packed.
struct OutcomePage: Sendable {
    /// How many of each an outcome has.
    struct Shape: Hashable, Sendable {
        let formations: Int
        let zones: Int
        /// With the empty day after the last.
        let days: Int
        let results: Int

        init(_ outcome: Outcome) {
            formations = outcome.formations.count
            zones = outcome.guerrillasByZone.count
            days = outcome.tiedByDay.count
            results = outcome.contacts.count
        }

        /// Columns of a formation.
        private static let perFormation = Ledger.Column.allCases.count + 3

        private var afterFormations: Int { Self.perFormation * formations }
        /// Columns in all.
        var columns: Int { afterFormations + zones + 1 + 2 * days + results }

        /// Position of a column among all.
        @inline(__always)
        func place(of column: OutcomeTable.Column) -> Int {
            let ledger = Ledger.Column.allCases.count
            return switch column {
            case .ledger(let column, let formation): Self.perFormation * formation + column.rawValue
            case .orderDay(let formation): Self.perFormation * formation + ledger
            case .orderReached(let formation): Self.perFormation * formation + ledger + 1
            case .orderObeyed(let formation): Self.perFormation * formation + ledger + 2
            case .guerrillas(let zone): afterFormations + zone
            case .recruits: afterFormations + zones
            case .tied(let day): afterFormations + zones + 1 + day
            case .held(let day): afterFormations + zones + 1 + days + day
            case .contacts(let result): afterFormations + zones + 1 + 2 * days + result
            }
        }

        /// All columns, each at its place.
        var all: [OutcomeTable.Column] {
            let ofFormations = (0..<formations).flatMap { formation -> [OutcomeTable.Column] in
                Ledger.Column.allCases.map { .ledger($0, formation: formation) }
                    + [
                        .orderDay(formation: formation), .orderReached(formation: formation),
                        .orderObeyed(formation: formation),
                    ]
            }
            return ofFormations + (0..<zones).map { .guerrillas(zone: $0) } + [.recruits]
                + (0..<days).map { .tied(day: $0) } + (0..<days).map { .held(day: $0) }
                + (0..<results).map { .contacts(result: $0) }
        }
    }

    let shape: Shape
    /// Numbers of its outcomes in the table.
    let rows: Range<Int>
    /// Delay of the enemy's advance in each, hours.
    let delays: [Double]
    /// Fingerprint of the journal of each.
    let digests: [Digest]
    /// The columns of the shape; then, of each outcome, the end of its arrivals among all; then formation, day and men of the arrivals.
    private var packed: PackedColumns
    /// Where their rows are if they are on disk.
    private var onDisk: ScratchFile.Extent?

    /// A page of outcomes of one shape, at least one.
    init(_ outcomes: [Outcome], first: Int) {
        let shape = Shape(outcomes[0])
        var columns = PackedColumns()
        for column in shape.all { columns.append(outcomes.map { Int32(Self.value(of: column, in: $0)) }) }
        var (ends, formations, days, men): ([Int32], [Int32], [Int32], [Int32]) = ([], [], [], [])
        for outcome in outcomes {
            for (formation, entries) in outcome.formations.map(\.arrivedByDay.entries).enumerated() {
                for entry in entries {
                    formations.append(Int32(formation))
                    days.append(entry.day)
                    men.append(entry.count)
                }
            }
            ends.append(Int32(men.count))
        }
        for column in [ends, formations, days, men] { columns.append(column) }
        columns.compact()
        self.shape = shape
        packed = columns
        rows = first..<first + outcomes.count
        delays = outcomes.map(\.delayHours)
        digests = outcomes.map(\.digest)
    }

    /// Puts the columns on disk, if it has room.
    mutating func move(to file: ScratchFile) {
        guard onDisk == nil, let place = file.append(packed.bytes) else { return }
        (packed, onDisk) = (packed.withoutBytes, place)
    }

    /// The page as it is read: its columns at hand.
    struct Reading {
        let rows: Range<Int>
        let shape: Shape
        fileprivate let columns: PackedColumns
        fileprivate let delays: [Double]
        fileprivate let digests: [Digest]
    }

    /// Opens the page for reading.
    var reading: Reading {
        Reading(
            rows: rows, shape: shape, columns: onDisk.map { packed.with($0.bytes()) } ?? packed, delays: delays,
            digests: digests)
    }

    /// The number of an outcome in a column.
    static func value(of column: OutcomeTable.Column, in outcome: Outcome) -> Int {
        switch column {
        case .ledger(let column, let formation): outcome.formations[formation].ledger[column]
        case .orderDay(let formation): Int(outcome.formations[formation].orderDay)
        case .orderReached(let formation): Int(outcome.formations[formation].orderReached)
        case .orderObeyed(let formation): Int(outcome.formations[formation].orderObeyed)
        case .guerrillas(let zone): Int(outcome.guerrillasByZone[zone])
        case .recruits: Int(outcome.recruits)
        case .tied(let day): Int(outcome.tiedByDay[day])
        case .held(let day): Int(outcome.heldByDay[day])
        case .contacts(let result): Int(outcome.contacts[result])
        }
    }
}

extension OutcomePage.Reading {
    /// Reads some of its rows of a column.
    @inline(__always)
    func read(_ column: OutcomeTable.Column, rows wanted: Range<Int>, _ body: (_ row: Int, _ value: Int) -> Void) {
        let first = rows.lowerBound
        columns.read(shape.place(of: column), rows: wanted.lowerBound - first..<wanted.upperBound - first) {
            body(first + $0, Int($1))
        }
    }

    /// Hears of everybody who arrives.
    func readArrivals(_ body: (OutcomeTable.Arrival) -> Void) {
        for row in rows { readArrivals(row, body) }
    }

    private func readArrivals(_ row: Int, _ body: (OutcomeTable.Arrival) -> Void) {
        let (place, first) = (row - rows.lowerBound, shape.columns)
        let start = place == 0 ? 0 : columns[first, place - 1]
        for entry in Int(start)..<Int(columns[first, place]) {
            body(
                OutcomeTable.Arrival(
                    row: row, formation: Int(columns[first + 1, entry]), day: Int(columns[first + 2, entry]),
                    men: Int(columns[first + 3, entry])))
        }
    }

    /// One of its outcomes, put together again.
    func outcome(_ row: Int) -> Outcome {
        let place = row - rows.lowerBound
        let number = { (column: OutcomeTable.Column) in columns[shape.place(of: column), place] }
        var formations = (0..<shape.formations).map { formation in
            var ledger = Ledger()
            for column in Ledger.Column.allCases { ledger[column] = Int(number(.ledger(column, formation: formation))) }
            return Outcome.OfFormation(
                ledger: ledger, orderDay: number(.orderDay(formation: formation)),
                orderReached: number(.orderReached(formation: formation)),
                orderObeyed: number(.orderObeyed(formation: formation)))
        }
        readArrivals(row) { formations[$0.formation].arrivedByDay[$0.day] = Int32($0.men) }
        return Outcome(
            formations: formations, guerrillasByZone: (0..<shape.zones).map { number(.guerrillas(zone: $0)) },
            recruits: number(.recruits), tiedByDay: (0..<shape.days).map { number(.tied(day: $0)) },
            heldByDay: (0..<shape.days).map { number(.held(day: $0)) }, delayHours: delays[place],
            contacts: (0..<shape.results).map { number(.contacts(result: $0)) }, digest: digests[place])
    }
}
