/// A set of the model's numbers that belong together.
public protocol RuleSet: Sendable, Hashable {
    /// The standard values.
    init()
    /// First word of its rules' names: "march" in "march.roadDay".
    static var topic: String { get }
    /// Every number of the set, described.
    static var fields: [RuleField<Self>] { get }
}

/// The meaning of a number of the model, and how far it may be trusted.
public struct RuleField<Rules: Sendable>: Sendable {
    /// Its name within the set: "roadDay" of "march.roadDay".
    public let name: String
    /// Where it stands in the set.
    public let path: WritableKeyPath<Rules, Double> & Sendable
    /// Its unit; "1" for a share, a factor or a number.
    public let unit: String
    /// Its meaning, in a sentence.
    public let meaning: String
    /// The effect of a greater value.
    public let effect: String
    /// Published source, or "assumption".
    public let source: String
    /// Values that a sweep tries.
    public let range: ClosedRange<Double>

    /// A number of the model.
    public init(
        _ name: String, _ path: WritableKeyPath<Rules, Double> & Sendable, unit: String, range: ClosedRange<Double>,
        _ meaning: String, effect: String, source: String
    ) {
        self.name = name
        self.path = path
        self.unit = unit
        self.meaning = meaning
        self.effect = effect
        self.source = source
        self.range = range
    }
}
