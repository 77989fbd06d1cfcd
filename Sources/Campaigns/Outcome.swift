import Arithmetic

/// The part of a campaign that is kept, read from its journal.
public struct Outcome: Hashable, Sendable {
    /// The fate of a formation.
    public struct OfFormation: Hashable, Sendable {
        /// Where its men and weapons are at the end.
        public var ledger = Ledger()
        /// Men who arrived on each day.
        public var arrivedByDay: DailyCounts
        /// Day on which the order reached it, or -1.
        public var orderDay: Int32 = -1
        /// Men in its ranks whom the order reached.
        public var orderReached: Int32 = 0
        /// Men who obeyed the order, of those whom it reached in the ranks or called back.
        public var orderObeyed: Int32 = 0

        /// The fate of a formation.
        public init(
            ledger: Ledger = Ledger(), arrivedByDay: DailyCounts = DailyCounts(), orderDay: Int32 = -1, orderReached: Int32 = 0,
            orderObeyed: Int32 = 0
        ) {
            self.ledger = ledger
            self.arrivedByDay = arrivedByDay
            self.orderDay = orderDay
            self.orderReached = orderReached
            self.orderObeyed = orderObeyed
        }
    }

    /// One a formation, in the order of the scenario.
    public var formations: [OfFormation]
    /// Guerrillas alive at the end in each zone, recruits included.
    public var guerrillasByZone: [Int32]
    /// People who joined the guerrillas.
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

    /// An outcome of its parts, as a store gives it back.
    public init(
        formations: [OfFormation], guerrillasByZone: [Int32], recruits: Int32, tiedByDay: [Int32], heldByDay: [Int32],
        delayHours: Double, contacts: [Int32], digest: Digest
    ) {
        self.formations = formations
        self.guerrillasByZone = guerrillasByZone
        self.recruits = recruits
        self.tiedByDay = tiedByDay
        self.heldByDay = heldByDay
        self.delayHours = delayHours
        self.contacts = contacts
        self.digest = digest
    }

    /// Reads a journal.
    public init(journal: Journal, preparation: CampaignModel) {
        let days = preparation.days + 1
        formations = [OfFormation](
            repeating: OfFormation(), count: preparation.scenario.formations.count)
        guerrillasByZone = [Int32](repeating: 0, count: preparation.scenario.theatre.zones.count)
        tiedByDay = [Int32](repeating: 0, count: days)
        heldByDay = tiedByDay
        contacts = [Int32](repeating: 0, count: ContactResult.allCases.count)
        digest = journal.digest
        for event in journal.events { read(event, day: Int(event.epoch) / preparation.epochsPerDay) }
        for formation in formations.indices { formations[formation].arrivedByDay.compact() }
    }

    private mutating func read(_ event: Event, day: Int) {
        let formation = Int(event.formation)
        if event.formation != Event.noFormation { formations[formation].ledger.enter(event) }
        switch event.kind {
        case .orderReceived where formations[formation].orderDay >= 0:
            break  // An amendment, or another directive: the first order is the one that is counted.
        case .orderReceived:
            formations[formation].orderDay = Int32(day)
            formations[formation].orderReached = event.men
            formations[formation].orderObeyed = event.amount
        case .recalled:
            guerrillasByZone[Int(event.place)] -= event.men
            formations[formation].orderObeyed += event.men
        case .contact: contacts[Int(event.amount)] += 1
        case .arrived, .arrivedCutOff: formations[formation].arrivedByDay[day] += event.men
        case .becameGuerrillas: guerrillasByZone[Int(event.place)] += event.men
        case .guerrillasKilled, .guerrillasCaptured, .guerrillasWentHome: guerrillasByZone[Int(event.place)] -= event.men
        case .recruited:
            recruits += event.men
            guerrillasByZone[Int(event.place)] += event.men
        case .heldInRear: heldByDay[day] = event.men
        case .tiedDown:
            tiedByDay[day] = event.men
            delayHours = Double(event.amount) / 60
        // The rest moves men and weapons alone, which the ledger has.
        default: break
        }
    }
}
