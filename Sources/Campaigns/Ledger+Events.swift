/// How an event moves men and weapons between the columns: the one place, for the campaign and for those who read its journal.
extension Ledger {
    /// Enters an event that concerns the ledger's formation; events that move nobody change nothing.
    public mutating func enter(_ event: Event) {
        let men = Int(event.men)
        let weapons = Int(event.amount)
        switch event.kind {
        case .formed:
            start += men
            inRanks += men
            weaponsStart += weapons
            weaponsCarried += weapons
        case .killed: leaveRanks(men, for: \.killed)
        case .captured: leaveRanks(men, for: \.captured)
        case .deserted: leaveRanks(men, for: \.deserted)
        case .fellOut: leaveRanks(men, for: \.fellOut)
        case .weaponsDestroyed: lay(down: weapons, for: \.weaponsDestroyed)
        case .weaponsLost: lay(down: weapons, for: \.weaponsLost)
        case .arrived, .arrivedBehind:
            leaveRanks(men, for: \.arrived)
            lay(down: weapons, for: \.weaponsBroughtOut)
            if event.kind == .arrivedBehind { arrivedBehind += men }
        case .becameGuerrillas: leaveRanks(men, for: \.guerrillas)
        case .recalled: leaveGuerrillas(men, for: \.inRanks)
        case .guerrillasKilled: leaveGuerrillas(men, for: \.killed)
        case .guerrillasCaptured: leaveGuerrillas(men, for: \.captured)
        case .guerrillasWentHome: leaveGuerrillas(men, for: \.deserted)
        case .split, .orderReceived, .contact, .recruited, .tiedDown, .heldInRear, .stands: break
        }
    }

    private mutating func leaveRanks(_ men: Int, for column: WritableKeyPath<Ledger, Int>) {
        inRanks -= men
        self[keyPath: column] += men
    }

    private mutating func lay(down weapons: Int, for column: WritableKeyPath<Ledger, Int>) {
        weaponsCarried -= weapons
        self[keyPath: column] += weapons
    }

    private mutating func leaveGuerrillas(_ men: Int, for column: WritableKeyPath<Ledger, Int>) {
        guerrillas -= men
        self[keyPath: column] += men
    }
}
