/// How an event moves men and weapons between the columns: the one place, for the campaign and for those who read its journal.
extension Ledger {
    /// Enters an event that concerns the ledger's formation; events that move nobody change nothing.
    public mutating func enter(_ event: Event) {
        let men = Int(event.men)
        let weapons = Int(event.amount)
        switch event.kind.effect {
        case .enlistment:
            start += men
            inRanks += men
            weaponsStart += weapons
            weaponsCarried += weapons
        case .loss(let cause):
            inRanks -= men
            add(men, lostBy: cause)
        case .weaponLoss(let byOwnCrews):
            weaponsCarried -= weapons
            if byOwnCrews { weaponsDestroyed += weapons } else { weaponsLost += weapons }
        case .arrival(let isCutOff):
            inRanks -= men
            arrived += men
            weaponsCarried -= weapons
            weaponsBroughtOut += weapons
            if isCutOff { arrivedCutOff += men }
        case .dispersal:
            inRanks -= men
            guerrillas += men
        case .recall:
            guerrillas -= men
            inRanks += men
        case .guerrillaLoss(let cause):
            guerrillas -= men
            add(men, lostBy: cause)
        case .split, .recruitment, .none: break
        }
    }

    private mutating func add(_ men: Int, lostBy cause: Event.Kind.Cause) {
        switch cause {
        case .killed: killed += men
        case .captured: captured += men
        case .deserted: deserted += men
        case .fellOut: fellOut += men
        }
    }
}
