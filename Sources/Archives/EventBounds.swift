import Campaigns
import Geography
import Scenarios

/// What the events of a scenario's campaigns may say: readers of a recording index lists by it.
package struct EventBounds {
    private let formations: Int
    private let cells: Int
    private let zones: Int
    private let lines: Int

    package init(_ scenario: Scenario) {
        formations = scenario.formations.count
        cells = scenario.theatre.terrain.count
        zones = scenario.theatre.zones.count
        lines = scenario.lines.count
    }

    /// What an event says that cannot be; nil if there is nothing.
    package func fault(of event: Event) -> (found: String, expected: String)? {
        if event.body < 0 || event.men < 0 || event.amount < 0 {
            return ("body, men and amount are \(event.body), \(event.men) and \(event.amount)", "no negative number")
        }
        let isOfFormation = event.formation != Event.noFormation
        if isOfFormation ? Int(event.formation) >= formations : !event.kind.concernsEverybody {
            return ("the formation is \(event.formation)", "one of \(formations), from 0")
        }
        let places = event.kind.isInZone ? zones : cells
        if event.place < 0 || event.place >= max(1, places) || (event.kind.isInZone && zones == 0) {
            return ("the place is \(event.place)", "a \(event.kind.isInZone ? "zone" : "cell") of \(places), from 0")
        }
        if event.kind == .contact, ContactResult(rawValue: Int(event.amount)) == nil {
            return ("the result of a contact is \(event.amount)", "0 to \(ContactResult.allCases.count - 1)")
        }
        if event.kind == .crossed, event.amount >= lines {
            return ("the line is \(event.amount)", "one of \(lines), from 0")
        }
        return nil
    }
}

extension Event.Kind {
    /// True where `place` is a zone.
    fileprivate var isInZone: Bool {
        switch self {
        case .becameGuerrillas, .guerrillasKilled, .guerrillasCaptured, .guerrillasWentHome, .recruited, .recalled: true
        default: false
        }
    }

    /// True where no formation need be named: of the enemy, and of guerrillas who were never its soldiers.
    fileprivate var concernsEverybody: Bool {
        switch self {
        case .recruited, .guerrillasKilled, .guerrillasCaptured, .guerrillasWentHome, .tiedDown, .heldInRear: true
        default: false
        }
    }
}
