/// The one place where what happened changes the state.
extension Campaign {
    mutating func apply(_ event: Event) {
        let men = Int(event.men)
        let zone = Int(event.place)
        let formation = Int(event.formation)
        if event.formation != Event.noFormation { ledgers[formation].enter(event) }
        switch event.kind {
        case .split: bodies.men[Int(event.amount)] -= event.men
        case .killed, .captured, .deserted, .fellOut: loseMen(event)
        case .weaponsDestroyed, .weaponsLost: bodies.weapons[Int(event.body)] -= event.amount
        case .arrived, .arrivedBehind:
            loseMen(event)
            bodies.weapons[Int(event.body)] -= event.amount
            bodies.status[Int(event.body)] = .arrived
        case .becameGuerrillas:
            loseMen(event)
            guerrillas.add(men, zone: zone, formation: formation)
            bodies.status[Int(event.body)] = .guerrillas
        case .recalled:
            guerrillas.add(-men, zone: zone, formation: formation)
            bodies.men[Int(event.body)] += event.men
        case .guerrillasKilled, .guerrillasCaptured, .guerrillasWentHome:
            if event.formation == Event.noFormation {
                guerrillas.loseRecruits(men, zone: zone)
            } else {
                guerrillas.add(-men, zone: zone, formation: formation)
            }
        case .recruited: guerrillas.recruit(men, zone: zone)
        case .formed, .tiedDown, .heldInRear, .contact, .orderReceived, .stands: break
        }
    }

    private mutating func loseMen(_ event: Event) {
        let body = Int(event.body)
        bodies.men[body] -= event.men
        if bodies.men[body] == 0, bodies.status[body] == .marching { bodies.status[body] = .gone }
    }
}
