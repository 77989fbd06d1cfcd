/// How the map is read for people: when a gap counts as shut, and how exact a record is. No campaign depends on it.
public struct SituationRules: RuleSet {
    /// Chance of being met from which on a gap counts as shut, and to which battalions that close it raise it.
    public var shutChance = 0.5
    /// Least chance of being met at which a gap counts as shut because the chance has grown by `narrowFactor`.
    public var narrowChance = 0.15
    /// Growth of the chance of being met from which on a gap counts as shut.
    public var narrowFactor = 3.0
    /// Kilometres by which a position of high confidence may be wrong, km.
    public var recordHigh = 5.0
    /// Kilometres by which a position of medium confidence may be wrong, km.
    public var recordMedium = 12.0
    /// Kilometres by which a position of low confidence may be wrong, km.
    public var recordLow = 25.0
    /// Kilometres over which a thousand men are spread, added to the error of a position, km.
    public var recordPerThousand = 2.0

    /// The standard values.
    public init() {}

    /// First word of the names of its rules.
    public static let topic = "situation"
    /// Every rule of the set, described.
    public static let fields: [RuleField<SituationRules>] = [
        .init(
            "shutChance", \.shutChance, unit: "1", range: 0.3...0.8,
            "Chance of being met from which on a gap counts as shut, and to which battalions that close it raise it.",
            effect: "gaps count as open longer", source: "assumption"),
        .init(
            "narrowChance", \.narrowChance, unit: "1", range: 0.05...0.3,
            "Least chance of being met at which a gap counts as shut because the chance has grown by `narrowFactor`.",
            effect: "gaps count as open longer", source: "assumption"),
        .init(
            "narrowFactor", \.narrowFactor, unit: "1", range: 1.5...6,
            "Growth of the chance of being met from which on a gap counts as shut.", effect: "gaps count as open longer",
            source: "assumption"),
        .init(
            "recordHigh", \.recordHigh, unit: "km", range: 2...10,
            "Kilometres by which a position of high confidence may be wrong.", effect: "positions are told as less exact",
            source: "assumption"),
        .init(
            "recordMedium", \.recordMedium, unit: "km", range: 5...25,
            "Kilometres by which a position of medium confidence may be wrong.", effect: "positions are told as less exact",
            source: "assumption"),
        .init(
            "recordLow", \.recordLow, unit: "km", range: 10...50,
            "Kilometres by which a position of low confidence may be wrong.", effect: "positions are told as less exact",
            source: "assumption"),
        .init(
            "recordPerThousand", \.recordPerThousand, unit: "km", range: 0...4,
            "Kilometres over which a thousand men are spread, added to the error of a position.",
            effect: "large formations are told as more spread out", source: "assumption"),
    ]
}
