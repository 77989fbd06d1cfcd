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
        if self == .delayHours { return outcome.delayHours }
        let days = outcome.tiedByDay.count
        let sum = columns(of: formations, days: days).reduce(0) { $0 + $1.sign * OutcomePage.value(of: $1.column, in: outcome) }
        return value(ofSum: sum, days: days)
    }

    /// The columns of an outcome whose sum it is read from, with the sign of each; none of hours.
    func columns(of formations: [Int], days: Int) -> [(column: OutcomeTable.Column, sign: Int)] {
        switch self {
        case .heldInRear: return (0..<days).map { (.held(day: $0), 1) }
        case .tiedDown, .tiedBattalionDays: return (0..<days).map { (.tied(day: $0), 1) }
        case .delayHours: return []
        case .recruits: return [(.recruits, 1)]
        case .contacts: return ContactResult.allCases.indices.map { (.contacts(result: $0), 1) }
        default:
            let (added, taken) = ledgerColumns
            return formations.flatMap { formation in
                added.map { (.ledger($0, formation: formation), 1) } + taken.map { (.ledger($0, formation: formation), -1) }
            }
        }
    }

    /// The columns of a ledger that are added, and those that are taken off; none of numbers of the whole campaign.
    private var ledgerColumns: (added: [Ledger.Column], taken: [Ledger.Column]) {
        switch self {
        case .menOut: ([.arrived], [])
        case .menOutFree: ([.arrived], [.arrivedCutOff])
        case .killed: ([.killed], [])
        case .captured: ([.captured], [])
        case .deserted: ([.deserted], [])
        case .astray: ([.fellOut], [])
        case .guerrillas: ([.guerrillas], [])
        case .onTheMarch: ([.inRanks], [])
        case .lost: ([.killed, .captured, .deserted, .fellOut], [])
        case .weaponsOut: ([.weaponsBroughtOut], [])
        case .weaponsDestroyed: ([.weaponsDestroyed], [])
        case .weaponsLost: ([.weaponsLost], [])
        case .weaponsCarried: ([.weaponsCarried], [])
        case .heldInRear, .tiedDown, .tiedBattalionDays, .delayHours, .recruits, .contacts: ([], [])
        }
    }

    /// Its value where its columns add up to a sum. Daily means are over the days of the campaign; the last, the day after it, is empty.
    func value(ofSum sum: Int, days: Int) -> Double {
        switch self {
        case .heldInRear, .tiedDown: Double(sum) / Double(max(1, days - 1))
        case .tiedBattalionDays: Double(sum) / Self.menPerBattalion
        default: Double(sum)
        }
    }
}
