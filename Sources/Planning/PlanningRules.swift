import Scenarios

/// How ways are chosen.
public struct PlanningRules: RuleSet {
    /// Price of an hour more on the march, beside the risk of contact, contacts/h.
    public var riskPerHour = 0.004
    /// Gain in the price of the danger of a cell for each course already laid through it.
    public var spreadPenalty = 0.6
    /// Gain in the price of the danger of a cell that lies off the way the plan has laid.
    public var strayPenalty = 3.0
    /// Days between two looks at the map, days.
    public var replanDays = 5.0
    /// Courses that are laid at each look at the map: ways of the plan from one start, at most.
    public var courses = 8.0
    /// Size of the body for which ways are laid, men.
    public var planningMen = 40.0
    /// Longest way that is thought of, in hours of march, as a multiple of the quickest.
    public var detour = 1.35
    /// Share of a full moon's light on the night for which ways are laid.
    public var moonlight = 0.3
    /// Hours across country as a multiple, for bodies told to go by road.
    public var offRoadFactor = 6.0
    /// Share of a sector's cells, the quietest, by which bodies pass it.
    public var quietShare = 0.25
    /// Part by which the plan lets a sector carry more than the game's best spread, so that quiet ways have some choice.
    public var spreadSlack = 0.02
    /// Steps around a formation that it holds itself, where nobody waits for it, hexes.
    public var ownGround = 3.0

    /// The standard values.
    public init() {}

    /// First word of the names of its rules.
    public static let topic = "planning"
    /// Every rule of the set, described.
    public static let fields: [RuleField<PlanningRules>] = [
        .init(
            "riskPerHour", \.riskPerHour, unit: "contacts/h", range: 0.001...0.02,
            "Price of an hour more on the march, beside the risk of contact.",
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
        .init(
            "moonlight", \.moonlight, unit: "1", range: 0...0.6,
            "Share of a full moon's light on the night for which ways are laid.",
            effect: "ways avoid patrols more", source: "assumption; the mean of nights is near a quarter"),
        .init(
            "offRoadFactor", \.offRoadFactor, unit: "1", range: 2...12,
            "Hours across country as a multiple, for bodies told to go by road.",
            effect: "road-bound columns make longer detours on roads", source: "assumption"),
        .init(
            "quietShare", \.quietShare, unit: "1", range: 0.1...0.5,
            "Share of a sector's cells, the quietest, by which bodies pass it.",
            effect: "sectors seem more dangerous", source: "assumption"),
        .init(
            "spreadSlack", \.spreadSlack, unit: "1", range: 0...0.1,
            "Part by which the plan lets a sector carry more than the game's best spread, so that quiet ways have some choice.",
            effect: "ways are quieter and easier to foresee", source: "assumption"),
        .init(
            "ownGround", \.ownGround, unit: "hexes", range: 1...6,
            "Steps around a formation that it holds itself, where nobody waits for it.",
            effect: "men are met farther from where they stand", source: "assumption"),
    ]
}
