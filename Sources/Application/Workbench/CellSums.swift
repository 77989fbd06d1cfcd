import Campaigns

/// Men by the place where something happened to them, summed over whole campaigns of one order, by formation.
struct CellSums: Sendable {
    /// Quantities that are summed.
    package enum Kind: String, CaseIterable, Sendable {
        case losses, killed, captured, deserted, fellOut, contacts, arrivals

        /// The kinds of events that it takes in.
        var events: Set<Event.Kind> {
            switch self {
            case .losses: [.killed, .captured, .deserted, .fellOut]
            case .killed: [.killed]
            case .captured: [.captured]
            case .deserted: [.deserted]
            case .fellOut: [.fellOut]
            case .contacts: [.contact]
            case .arrivals: [.arrived, .arrivedCutOff]
            }
        }
    }

    private struct Key: Hashable {
        let kind: UInt8
        let formation: UInt16
        let cell: Int32
    }

    private var sums: [Key: UInt32] = [:]
    /// Campaigns that were added.
    private(set) var campaigns = 0

    private static let counted = CellSums.Kind.allCases.reduce(into: Set<Event.Kind>()) { $0.formUnion($1.events) }

    /// Adds a campaign's events.
    mutating func add(_ events: [Event]) {
        campaigns += 1
        for event in events where Self.counted.contains(event.kind) && event.place >= 0 {
            let key = Key(kind: event.kind.rawValue, formation: event.formation, cell: event.place)
            let amount = event.kind == .contact ? 1 : UInt32(clamping: event.men)
            sums[key, default: 0] = sums[key, default: 0].addingReportingOverflow(amount).partialValue
        }
    }

    /// The sum of every cell, little-endian in four bytes each.
    func bytes(_ kind: Kind, formation: Int?, cells: Int) -> [UInt8] {
        var values = [UInt32](repeating: 0, count: cells)
        let kinds = Set(kind.events.map(\.rawValue))
        for (key, sum) in sums
        where kinds.contains(key.kind) && (formation == nil || Int(key.formation) == formation) {
            guard values.indices.contains(Int(key.cell)) else { continue }
            values[Int(key.cell)] = values[Int(key.cell)].addingReportingOverflow(sum).partialValue
        }
        return Self.octets(values)
    }

    /// Numbers in four bytes each, little-endian.
    static func octets(_ values: [UInt32]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4 * values.count)
        for value in values { for place in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * UInt32(place)))) } }
        return bytes
    }
}
