/// Where the men and the heavy weapons of a formation are: every one of them is in exactly one column.
public struct Ledger: Hashable, Sendable {
    /// Men at the start.
    @Count public var start
    /// Men in bodies on the march.
    @Count public var inRanks
    /// Men who reached the objective.
    @Count public var arrived
    /// Of those who arrived, the men whose place was cut off from the refuge when they did.
    @Count public var arrivedCutOff
    /// Men killed.
    @Count public var killed
    /// Men taken prisoner.
    @Count public var captured
    /// Men who deserted, or went home from the guerrillas.
    @Count public var deserted
    /// Men who fell out, or went astray.
    @Count public var fellOut
    /// Men who fight as guerrillas.
    @Count public var guerrillas
    /// Guns and tanks at the start.
    @Count public var weaponsStart
    /// Guns and tanks with bodies on the march.
    @Count public var weaponsCarried
    /// Guns and tanks destroyed by their own crews.
    @Count public var weaponsDestroyed
    /// Guns and tanks lost to the enemy.
    @Count public var weaponsLost
    /// Guns and tanks brought to the objective.
    @Count public var weaponsBroughtOut

    /// An empty ledger.
    public init() {}

    /// True when no man and no weapon has appeared or vanished.
    public var isBalanced: Bool {
        start == inRanks + arrived + killed + captured + deserted + fellOut + guerrillas
            && weaponsStart == weaponsCarried + weaponsDestroyed + weaponsLost + weaponsBroughtOut
            && [inRanks, arrived, killed, captured, deserted, fellOut, guerrillas, weaponsCarried].allSatisfy { $0 >= 0 }
    }
}
