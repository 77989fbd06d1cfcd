import Campaigns
import Studies

/// What an outcome's numbers are called in tables.
enum OutcomeColumns {
    /// Contacts by result, in the order of `ContactResult`.
    static let contacts: [Column] = ContactResult.allCases.map { result in
        switch result {
        case .evaded: contact("contacts_evaded", "after which the body went on unseen")
        case .brushedAside: contact("contacts_brushed_aside", "in which the body broke through")
        case .scattered: contact("contacts_scattered", "in which the body was scattered")
        case .blocked: contact("contacts_blocked", "in which the body was stopped")
        case .destroyed: contact("contacts_destroyed", "in which the body was destroyed")
        case .attackedFromAir: contact("contacts_from_air", "in which aircraft attacked the body")
        }
    }

    /// Where the men and weapons of a formation are at the end.
    static let ledger: [Column] = Ledger.Column.allCases.map { column in
        switch column {
        case .start: Column("start", .integer, unit: "men", "at the start")
        case .inRanks: Column("in_ranks", .integer, unit: "men", "still on the march")
        case .arrived: Column("arrived", .integer, unit: "men", "who reached the objective")
        case .arrivedCutOff:
            Column("arrived_cut_off", .integer, unit: "men", "of them, whose place was cut off from the refuge")
        case .killed: Column("killed", .integer, unit: "men", "killed")
        case .captured: Column("captured", .integer, unit: "men", "taken prisoner")
        case .deserted: Column("deserted", .integer, unit: "men", "who deserted or went home")
        case .fellOut: Column("fell_out", .integer, unit: "men", "who fell out or went astray")
        case .guerrillas: Column("guerrillas", .integer, unit: "men", "who fight on as guerrillas")
        case .weaponsStart: Column("weapons_start", .integer, unit: "guns and tanks", "at the start")
        case .weaponsCarried: Column("weapons_carried", .integer, unit: "guns and tanks", "still carried")
        case .weaponsDestroyed: Column("weapons_destroyed", .integer, unit: "guns and tanks", "destroyed by their crews")
        case .weaponsLost: Column("weapons_lost", .integer, unit: "guns and tanks", "lost to the enemy")
        case .weaponsBroughtOut: Column("weapons_brought_out", .integer, unit: "guns and tanks", "brought to the objective")
        }
    }

    /// When the order reached the formation.
    static let order = [
        Column("order_day", .integer, unit: "days", "after the start, when the order came; empty if never", isOptional: true),
        Column("order_reached", .integer, unit: "men", "in its ranks whom the order reached"),
        Column("order_obeyed", .integer, unit: "men", "of them, or called back, who obeyed"),
    ]

    private static func contact(_ name: String, _ meaning: String) -> Column {
        Column(name, .integer, unit: "contacts", meaning)
    }
}
