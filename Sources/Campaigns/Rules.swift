import Appraisal
import Planning

/// Every number of the model.
public struct Rules: Hashable, Sendable {
    public var appraisal = AppraisalRules()
    public var planning = PlanningRules()
    public var engagement = EngagementRules()
    public var cohesion = CohesionRules()
    public var guerrilla = GuerrillaRules()
    public var reaction = ReactionRules()
    public var orders = OrderRules()

    /// The standard values.
    public init() {}
}
