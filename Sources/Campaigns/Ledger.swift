/// Where the men and the heavy weapons of a formation are: every one of them is in exactly one column.
public struct Ledger: Hashable, Sendable {
    /// Men at the start.
    public var start = 0
    /// Men in bodies on the march.
    public var inRanks = 0
    /// Men who reached the objective.
    public var arrived = 0
    /// Of those who arrived, the men whose place was cut off from the refuge when they did.
    public var arrivedCutOff = 0
    /// Men killed.
    public var killed = 0
    /// Men taken prisoner.
    public var captured = 0
    /// Men who deserted, or went home from the guerrillas.
    public var deserted = 0
    /// Men who fell out, or went astray.
    public var fellOut = 0
    /// Men who fight as guerrillas.
    public var guerrillas = 0
    /// Guns and tanks at the start.
    public var weaponsStart = 0
    /// Guns and tanks with bodies on the march.
    public var weaponsCarried = 0
    /// Guns and tanks destroyed by their own crews.
    public var weaponsDestroyed = 0
    /// Guns and tanks lost to the enemy.
    public var weaponsLost = 0
    /// Guns and tanks brought to the objective.
    public var weaponsBroughtOut = 0

    /// An empty ledger.
    public init() {}

    /// True when no man and no weapon has appeared or vanished.
    public var isBalanced: Bool {
        start == inRanks + arrived + killed + captured + deserted + fellOut + guerrillas
            && weaponsStart == weaponsCarried + weaponsDestroyed + weaponsLost + weaponsBroughtOut
            && [inRanks, arrived, killed, captured, deserted, fellOut, guerrillas, weaponsCarried].allSatisfy { $0 >= 0 }
    }
}
