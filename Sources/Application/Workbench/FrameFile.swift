import Campaigns
import Hexes
import Scenarios

/// Where every body stood and what happened, epoch by epoch, in columns that a page reads without parsing.
///
/// Little-endian: a head of 32 bytes, the first position and the first event of each epoch, then columns of positions (from, to, body,
/// men, formation) and of events (cell, men, kind, formation, body, amount). Documentation/Workbench.md has the table.
struct FrameFile {
    /// A body in an epoch: where it was at its start, and where at its end.
    private struct Position {
        let from: Int32
        let to: Int32
        let body: Int32
        let men: Int32
        let formation: UInt16
    }

    private var positions: [Position] = []
    private var firstPositions: [Int] = []
    private var events: [Event] = []
    private var firstEvents: [Int] = []
    private let head: (epochs: Int, epochHours: Int, bodies: Int)
    private let widths: (cell: Int, body: Int, men: Int, formation: Int)

    /// The form of the file.
    private static let form = 1
    /// A place, or a formation, that is none.
    private static let none = Int32(-1)

    /// The frames of a campaign.
    init(_ played: PlayedCampaign) {
        let all = played.journal.events
        let cells = played.scenario.theatre.grid.count
        let bodies = (all.map { Int($0.body) }.max() ?? 0) + 1
        head = (played.epochs, played.epochHours, bodies)
        widths = (
            Self.width(max(cells, played.scenario.theatre.zones.count)), Self.width(bodies),
            Self.width(all.map { Int($0.men) }.max() ?? 0), Self.width(played.scenario.formations.count)
        )
        var tracks = Tracks(count: bodies)
        var rest = all[...]
        for epoch in 0..<played.epochs {
            let part = rest.prefix { Int($0.epoch) == epoch }
            rest = rest.dropFirst(part.count)
            firstPositions.append(positions.count)
            firstEvents.append(events.count)
            tracks.follow(part)
            positions += tracks.moved.map { body in
                Position(
                    from: tracks.from[body], to: tracks.to[body], body: Int32(body), men: tracks.men[body],
                    formation: tracks.formation[body])
            }
            tracks.close()
            events += part.filter { $0.kind != .stands }
        }
        firstPositions.append(positions.count)
        firstEvents.append(events.count)
    }

    /// Places of bodies as an epoch's events tell them.
    private struct Tracks {
        var from: [Int32]
        var to: [Int32]
        var men: [Int32]
        var formation: [UInt16]
        /// Bodies of the epoch, in the order of their numbers.
        var moved: [Int] = []
        private var isThere: [Bool]
        private var isLeft: [Bool]

        init(count: Int) {
            from = [Int32](repeating: FrameFile.none, count: count)
            (to, men) = (from, [Int32](repeating: 0, count: count))
            formation = [UInt16](repeating: Event.noFormation, count: count)
            isThere = [Bool](repeating: false, count: count)
            isLeft = isThere
        }

        mutating func follow(_ events: ArraySlice<Event>) {
            for event in events {
                let body = Int(event.body)
                switch event.kind {
                case .formed: place(body, at: event.place, event)
                case .split:
                    let parent = Int(event.amount)
                    place(body, at: from[parent] == FrameFile.none ? event.place : from[parent], event)
                    to[body] = event.place
                    men[parent] -= event.men
                case .stands:
                    if from[body] == FrameFile.none { place(body, at: event.place, event) }
                    (to[body], men[body], isLeft[body]) = (event.place, event.men, true)
                    (isThere[body], formation[body]) = (true, event.formation)
                case .contact, .killed, .captured, .deserted, .fellOut, .arrived, .arrivedCutOff:
                    if isThere[body] { to[body] = event.place }
                default: break
                }
            }
            moved = isThere.indices.filter { isThere[$0] }
        }

        private mutating func place(_ body: Int, at cell: Int32, _ event: Event) {
            (from[body], to[body], men[body], formation[body]) = (cell, cell, event.men, event.formation)
            isThere[body] = true
        }

        /// Bodies of which nothing is told at the end of the epoch are no more.
        mutating func close() {
            for body in moved {
                isThere[body] = isLeft[body]
                isLeft[body] = false
                from[body] = to[body]
            }
        }
    }

    // MARK: bytes

    /// Bytes that numbers up to a largest one need, with room for the mark of none.
    private static func width(_ largest: Int) -> Int { largest < 0xFF ? 1 : largest < 0xFFFF ? 2 : 4 }

    /// The bytes of the file.
    var bytes: [UInt8] {
        var file = Columns()
        file.add([UInt8]("ANAF".utf8))
        file.add(Self.form, 2)
        file.add(head.epochs, 2)
        for value in [head.epochHours, widths.cell, widths.body, widths.men, widths.formation, 0, 0, 0] { file.add(value, 1) }
        for value in [positions.count, events.count, head.bodies, 0] { file.add(value, 4) }
        file.column(firstPositions, 4)
        file.column(firstEvents, 4)
        file.column(positions.map { Int($0.from) }, widths.cell)
        file.column(positions.map { Int($0.to) }, widths.cell)
        file.column(positions.map { Int($0.body) }, widths.body)
        file.column(positions.map { Int($0.men) }, widths.men)
        file.column(positions.map { Self.number($0.formation) }, widths.formation)
        file.column(events.map(Self.place), widths.cell)
        file.column(events.map { Int($0.men) }, 4)
        file.column(events.map { Int($0.kind.rawValue) }, 1)
        file.column(events.map { Self.number($0.formation) }, widths.formation)
        file.column(events.map { Int($0.body) }, widths.body)
        file.column(events.map { Int($0.amount) }, 4)
        return file.bytes
    }

    private static func number(_ formation: UInt16) -> Int { formation == Event.noFormation ? -1 : Int(formation) }

    private static func place(_ event: Event) -> Int {
        switch event.kind {
        case .orderReceived, .tiedDown, .heldInRear: -1
        default: Int(event.place)
        }
    }

    /// Bytes in order; each column ends at a multiple of four.
    private struct Columns {
        var bytes: [UInt8] = []

        mutating func add(_ more: [UInt8]) { bytes += more }

        mutating func add(_ value: Int, _ width: Int) {
            for place in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * place))) }
        }

        mutating func column(_ values: [Int], _ width: Int) {
            for value in values { add(value, width) }
            while bytes.count % 4 != 0 { bytes.append(0) }
        }
    }
}
