import Scenarios

/// How ways are chosen.
public struct PlanningRules: RuleSet {
    public var riskPerHour = 0.004
    public var spreadPenalty = 0.6
    public var strayPenalty = 3.0
    public var replanDays = 5.0
    public var courses = 8.0
    public var planningMen = 40.0
    public var detour = 1.35

    public init() {}

    public static let topic = "planning"
    public static let fields: [RuleField<PlanningRules>] = [
        .init(
            "riskPerHour", \.riskPerHour, unit: "contacts/h", range: 0.001...0.02,
            "What an hour more on the march is held to cost, beside the risk of contact.",
            effect: "shorter and more dangerous ways are chosen", source: "assumption"),
        .init(
            "spreadPenalty", \.spreadPenalty, unit: "1", range: 0.1...2,
            "Gain in the price of the danger of a cell for each course already laid through it.",
            effect: "courses lie farther apart and the last of them are worse",
            source: "assumption; the penalty method of de la Barra, Perez and Anez (1993)"),
        .init(
            "strayPenalty", \.strayPenalty, unit: "1", range: 0.5...10,
            "Gain in the price of the danger of a cell that lies off the way the plan has laid.",
            effect: "bodies keep to the sectors of the plan, even where others are quieter", source: "assumption"),
        .init(
            "replanDays", \.replanDays, unit: "days", range: 2...10, "Days between two looks at the map.",
            effect: "bodies act on older news", source: "assumption"),
        .init(
            "courses", \.courses, unit: "1", range: 2...16,
            "Courses that are laid at each look at the map: ways of the plan from one start, at most.",
            effect: "bodies spread more", source: "assumption"),
        .init(
            "planningMen", \.planningMen, unit: "men", range: 10...200, "Size of the body for which ways are laid.",
            effect: "ways avoid contact more at the price of time", source: "assumption"),
        .init(
            "detour", \.detour, unit: "1", range: 1.1...2,
            "Longest way that is thought of, in hours of march, as a multiple of the quickest.",
            effect: "the crossing spreads wider", source: "assumption"),
    ]
}
