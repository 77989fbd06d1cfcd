/// The numbers by which the map is read.
public struct AppraisalRules: Hashable, Sendable {
    /// How fast men, carts and lorries move.
    public var march = MarchRules()
    /// How an enemy force holds the ground around it.
    public var hold = HoldRules()
    /// How bodies on the move are seen.
    public var contact = ContactRules()
    /// How the map is read for people.
    public var situation = SituationRules()

    /// The standard values.
    public init() {}
}
