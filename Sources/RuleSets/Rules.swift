/// Every number of the model.
public struct Rules: Hashable, Sendable {
    /// How the map is read.
    public var appraisal = AppraisalRules()
    /// How ways are chosen.
    public var planning = PlanningRules()
    /// Outcomes of a contact.
    public var engagement = EngagementRules()
    /// How bodies lose men and what they eat.
    public var cohesion = CohesionRules()
    /// How those who stay live on, and whom they tie down.
    public var guerrilla = GuerrillaRules()
    /// How the enemy reacts.
    public var reaction = ReactionRules()
    /// How orders travel and whether they are followed.
    public var orders = OrderRules()

    /// The standard values.
    public init() {}
}
