/// Where the men and the heavy weapons of a formation are: every one of them is in exactly one column.
public struct Ledger: Hashable, Sendable {
    public var start = 0
    public var inRanks = 0
    public var arrived = 0
    /// Of those who arrived, the men who found the enemy there before them.
    public var arrivedBehind = 0
    public var killed = 0
    public var captured = 0
    public var deserted = 0
    public var fellOut = 0
    public var guerrillas = 0
    public var weaponsStart = 0
    public var weaponsCarried = 0
    public var weaponsDestroyed = 0
    public var weaponsLost = 0
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
