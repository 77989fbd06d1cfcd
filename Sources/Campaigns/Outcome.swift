import Arithmetic

/// What is kept of a campaign, read from its journal.
public struct Outcome: Hashable, Sendable {
    /// What became of a formation.
    public struct OfFormation: Hashable, Sendable {
        public var ledger = Ledger()
        /// Men who arrived on each day, day 0 first.
        public var arrivedByDay: [Int32]
        /// Day on which the order reached it, or -1.
        public var orderDay: Int32 = -1
    }

    public var formations: [OfFormation]
    /// Guerrillas alive at the end in each zone, recruits included.
    public var guerrillasByZone: [Int32]
    public var recruits: Int32 = 0
    /// Enemy men tied down by guerrillas on each day.
    public var tiedByDay: [Int32]
    /// Enemy men kept in his rear on each day, garrisons included.
    public var heldByDay: [Int32]
    /// How far the enemy's advance is behind its schedule at the end, hours.
    public var delayHours = 0.0
    /// Contacts by result (`ContactResult.rawValue`).
    public var contacts: [Int32]
    /// The journal's fingerprint.
    public var digest: Digest

    /// Reads a journal.
    public init(journal: Journal, preparation: Preparation) {
        let days = preparation.days + 1
        formations = preparation.scenario.formations.map { _ in OfFormation(arrivedByDay: [Int32](repeating: 0, count: days)) }
        guerrillasByZone = [Int32](repeating: 0, count: preparation.scenario.theatre.zones.count)
        tiedByDay = [Int32](repeating: 0, count: days)
        heldByDay = tiedByDay
        contacts = [Int32](repeating: 0, count: ContactResult.allCases.count)
        digest = journal.digest
        for event in journal.events { read(event, day: Int(event.epoch) / preparation.epochsPerDay) }
    }

    private mutating func read(_ event: Event, day: Int) {
        let formation = Int(event.formation)
        let men = Int(event.men)
        switch event.kind {
        case .formed:
            formations[formation].ledger.start += men
            formations[formation].ledger.inRanks += men
            formations[formation].ledger.weaponsStart += Int(event.amount)
            formations[formation].ledger.weaponsCarried += Int(event.amount)
        case .split, .stands: break
        case .orderReceived: formations[formation].orderDay = Int32(day)
        case .contact: contacts[Int(event.amount)] += 1
        case .killed: move(event, \.killed)
        case .captured: move(event, \.captured)
        case .deserted: move(event, \.deserted)
        case .fellOut: move(event, \.fellOut)
        case .weaponsDestroyed: moveWeapons(event, \.weaponsDestroyed)
        case .weaponsLost: moveWeapons(event, \.weaponsLost)
        case .arrived, .arrivedBehind:
            move(event, \.arrived)
            moveWeapons(event, \.weaponsBroughtOut)
            formations[formation].arrivedByDay[day] += event.men
            if event.kind == .arrivedBehind { formations[formation].ledger.arrivedBehind += men }
        case .becameGuerrillas:
            move(event, \.guerrillas)
            guerrillasByZone[Int(event.place)] += event.men
        case .guerrillasKilled: leave(event, \.killed)
        case .guerrillasCaptured: leave(event, \.captured)
        case .guerrillasWentHome: leave(event, \.deserted)
        case .recruited:
            recruits += event.men
            guerrillasByZone[Int(event.place)] += event.men
        case .heldInRear: heldByDay[day] = event.men
        case .tiedDown:
            tiedByDay[day] = event.men
            delayHours = Double(event.amount) / 60
        }
    }

    private mutating func move(_ event: Event, _ column: WritableKeyPath<Ledger, Int>) {
        formations[Int(event.formation)].ledger.inRanks -= Int(event.men)
        formations[Int(event.formation)].ledger[keyPath: column] += Int(event.men)
    }

    private mutating func moveWeapons(_ event: Event, _ column: WritableKeyPath<Ledger, Int>) {
        formations[Int(event.formation)].ledger.weaponsCarried -= Int(event.amount)
        formations[Int(event.formation)].ledger[keyPath: column] += Int(event.amount)
    }

    private mutating func leave(_ event: Event, _ column: WritableKeyPath<Ledger, Int>) {
        guerrillasByZone[Int(event.place)] -= event.men
        guard event.formation != Event.noFormation else { return }
        formations[Int(event.formation)].ledger.guerrillas -= Int(event.men)
        formations[Int(event.formation)].ledger[keyPath: column] += Int(event.men)
    }
}
