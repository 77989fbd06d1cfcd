/// The numbers by which the map is read.
public struct AppraisalRules: Hashable, Sendable {
    public var march = MarchRules()
    public var hold = HoldRules()
    public var contact = ContactRules()
    public var situation = SituationRules()

    /// The standard values.
    public init() {}
}
