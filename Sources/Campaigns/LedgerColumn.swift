extension Ledger {
    /// A column of a ledger, by its name.
    public enum Column: Int, CaseIterable, Sendable {
        case start, inRanks, arrived, arrivedCutOff, killed, captured, deserted, fellOut, guerrillas
        case weaponsStart, weaponsCarried, weaponsDestroyed, weaponsLost, weaponsBroughtOut
    }

    /// Men, or guns and tanks, in a column.
    public subscript(column: Column) -> Int {
        get {
            switch column {
            case .start: start
            case .inRanks: inRanks
            case .arrived: arrived
            case .arrivedCutOff: arrivedCutOff
            case .killed: killed
            case .captured: captured
            case .deserted: deserted
            case .fellOut: fellOut
            case .guerrillas: guerrillas
            case .weaponsStart: weaponsStart
            case .weaponsCarried: weaponsCarried
            case .weaponsDestroyed: weaponsDestroyed
            case .weaponsLost: weaponsLost
            case .weaponsBroughtOut: weaponsBroughtOut
            }
        }
        set {
            switch column {
            case .start: start = newValue
            case .inRanks: inRanks = newValue
            case .arrived: arrived = newValue
            case .arrivedCutOff: arrivedCutOff = newValue
            case .killed: killed = newValue
            case .captured: captured = newValue
            case .deserted: deserted = newValue
            case .fellOut: fellOut = newValue
            case .guerrillas: guerrillas = newValue
            case .weaponsStart: weaponsStart = newValue
            case .weaponsCarried: weaponsCarried = newValue
            case .weaponsDestroyed: weaponsDestroyed = newValue
            case .weaponsLost: weaponsLost = newValue
            case .weaponsBroughtOut: weaponsBroughtOut = newValue
            }
        }
    }
}
