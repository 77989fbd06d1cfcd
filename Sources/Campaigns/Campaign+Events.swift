/// The one place where what happened changes the state.
extension Campaign {
    mutating func apply(_ event: Event) {
        let men = Int(event.men)
        let body = Int(event.body)
        let formation = Int(event.formation)
        switch event.kind {
        case .formed:
            ledgers[formation].start += men
            ledgers[formation].inRanks += men
            ledgers[formation].weaponsStart += Int(event.amount)
            ledgers[formation].weaponsCarried += Int(event.amount)
        case .split:
            bodies.men[Int(event.amount)] -= event.men
        case .killed: lose(event, \.killed)
        case .captured: lose(event, \.captured)
        case .deserted: lose(event, \.deserted)
        case .fellOut: lose(event, \.fellOut)
        case .weaponsDestroyed: loseWeapons(event, \.weaponsDestroyed)
        case .weaponsLost: loseWeapons(event, \.weaponsLost)
        case .arrived, .arrivedBehind:
            lose(event, \.arrived)
            if event.kind == .arrivedBehind { ledgers[formation].arrivedBehind += men }
            loseWeapons(event, \.weaponsBroughtOut)
            bodies.status[body] = .arrived
        case .becameGuerrillas:
            lose(event, \.guerrillas)
            guerrillas.add(men, zone: Int(event.place), formation: formation)
            bodies.status[body] = .guerrillas
        case .guerrillasKilled: loseGuerrillas(event, \.killed)
        case .guerrillasCaptured: loseGuerrillas(event, \.captured)
        case .guerrillasWentHome: loseGuerrillas(event, \.deserted)
        case .recruited:
            guerrillas.recruit(men, zone: Int(event.place))
        case .tiedDown, .heldInRear, .contact, .orderReceived, .stands: break
        }
    }

    private mutating func lose(_ event: Event, _ column: WritableKeyPath<Ledger, Int>) {
        let body = Int(event.body)
        let formation = Int(event.formation)
        bodies.men[body] -= event.men
        ledgers[formation].inRanks -= Int(event.men)
        ledgers[formation][keyPath: column] += Int(event.men)
        if bodies.men[body] == 0, bodies.status[body] == .marching { bodies.status[body] = .gone }
    }

    private mutating func loseWeapons(_ event: Event, _ column: WritableKeyPath<Ledger, Int>) {
        let formation = Int(event.formation)
        bodies.weapons[Int(event.body)] -= event.amount
        ledgers[formation].weaponsCarried -= Int(event.amount)
        ledgers[formation][keyPath: column] += Int(event.amount)
    }

    private mutating func loseGuerrillas(_ event: Event, _ column: WritableKeyPath<Ledger, Int>) {
        let men = Int(event.men)
        guard event.formation != Event.noFormation else {
            guerrillas.loseRecruits(men, zone: Int(event.place))
            return
        }
        let formation = Int(event.formation)
        guerrillas.add(-men, zone: Int(event.place), formation: formation)
        ledgers[formation].guerrillas -= men
        ledgers[formation][keyPath: column] += men
    }
}
