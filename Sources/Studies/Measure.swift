import Campaigns
import Scenarios

/// A quantity that is read from an outcome and reported.
public enum Measure: String, CaseIterable, Sendable {
    case menOut, menOutFree, killed, captured, deserted, astray, guerrillas, onTheMarch, lost
    case weaponsOut, weaponsDestroyed, weaponsLost, weaponsCarried
    case heldInRear, tiedDown, tiedBattalionDays, delayHours, recruits, contacts

    /// As it is printed in a table.
    public var title: String {
        switch self {
        case .menOut: "Brought out"
        case .menOutFree: "of them free, the way to the refuge not cut"
        case .killed: "Killed"
        case .captured: "Taken prisoner"
        case .deserted: "Deserted"
        case .astray: "Fell out or went astray"
        case .guerrillas: "Fight on as guerrillas"
        case .onTheMarch: "Still on the march"
        case .lost: "Killed, taken, deserted, astray"
        case .weaponsOut: "Heavy weapons brought out"
        case .weaponsDestroyed: "Heavy weapons destroyed by their crews"
        case .weaponsLost: "Heavy weapons lost to the enemy"
        case .weaponsCarried: "Heavy weapons still on the march"
        case .heldInRear: "Enemy men in the rear, daily mean"
        case .tiedDown: "of them because of guerrillas"
        case .tiedBattalionDays: "Enemy battalion-days tied down"
        case .delayHours: "Delay of the enemy's advance"
        case .recruits: "Recruits who joined the guerrillas"
        case .contacts: "Contacts with the enemy"
        }
    }

    /// The unit: men, weapons, hours...
    public var unit: String {
        switch self {
        case .weaponsOut, .weaponsDestroyed, .weaponsLost, .weaponsCarried: "guns and tanks"
        case .tiedBattalionDays: "battalion-days"
        case .delayHours: "hours"
        case .contacts: "contacts"
        default: "men"
        }
    }

    /// True where more of it is better for the side that is cut off.
    public var prefersMore: Bool {
        switch self {
        case .killed, .captured, .deserted, .astray, .onTheMarch, .lost, .weaponsLost, .weaponsCarried, .contacts: false
        default: true
        }
    }

    /// Men in an enemy battalion, for battalion-days (assumption: 800, near an infantry battalion's authorised strength).
    public static let menPerBattalion = 800.0

    /// Its value in an outcome, over some formations (by position).
    public func value(in outcome: Outcome, of formations: [Int]) -> Double {
        let sum = { (column: (Ledger) -> Int) in
            Double(formations.reduce(0) { $0 + column(outcome.formations[$1].ledger) })
        }
        switch self {
        case .menOut: return sum(\.arrived)
        case .menOutFree: return sum { $0.arrived - $0.arrivedCutOff }
        case .killed: return sum(\.killed)
        case .captured: return sum(\.captured)
        case .deserted: return sum(\.deserted)
        case .astray: return sum(\.fellOut)
        case .guerrillas: return sum(\.guerrillas)
        case .onTheMarch: return sum(\.inRanks)
        case .lost: return sum { $0.killed + $0.captured + $0.deserted + $0.fellOut }
        case .weaponsOut: return sum(\.weaponsBroughtOut)
        case .weaponsDestroyed: return sum(\.weaponsDestroyed)
        case .weaponsLost: return sum(\.weaponsLost)
        case .weaponsCarried: return sum(\.weaponsCarried)
        case .heldInRear: return Self.dailyMean(outcome.heldByDay)
        case .tiedDown: return Self.dailyMean(outcome.tiedByDay)
        case .tiedBattalionDays: return Double(outcome.tiedByDay.reduce(0) { $0 + Int($1) }) / Self.menPerBattalion
        case .delayHours: return outcome.delayHours
        case .recruits: return Double(outcome.recruits)
        case .contacts: return Double(outcome.contacts.reduce(0) { $0 + Int($1) })
        }
    }

    /// The mean over the days of the campaign; the last entry, the day after it, is empty.
    private static func dailyMean(_ days: [Int32]) -> Double {
        Double(days.reduce(0) { $0 + Int($1) }) / Double(max(1, days.count - 1))
    }
}
