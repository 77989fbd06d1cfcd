/// How ways are chosen.
public struct PlanningRules: RuleSet {
    /// Price of an hour more on the march, beside the risk of contact, contacts/h.
    public var riskPerHour = 0.004
    /// Days between two looks at the map, days.
    public var replanDays = 5.0
    /// Courses of each kind: differently perturbed costs under which ways are laid (a whole number).
    public var courses = 32.0
    /// Standard deviation of the logarithm of the random factor by which a course misjudges the cost of a place.
    public var perturbation = 0.5
    /// Distance over which that factor is alike, km.
    public var perturbationLength = 25.0
    /// Size of the body for which ways are laid, men.
    public var planningMen = 40.0
    /// Longest way that is thought of, in hours of march, as a multiple of the quickest.
    public var detour = 1.35
    /// Share of a full moon's light on the night for which ways are laid.
    public var moonlight = 0.3
    /// Hours across country as a multiple, for bodies told to go by road.
    public var offRoadFactor = 6.0
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
            "replanDays", \.replanDays, unit: "days", range: 2...10, "Days between two looks at the map.",
            effect: "bodies act on older news", source: "assumption"),
        .init(
            "courses", \.courses, unit: "1", range: 8...64,
            "Courses of each kind: differently perturbed costs under which ways are laid (a whole number).",
            effect: "bodies of many campaigns spread over more ways",
            source: "assumption; in trials 16 to 128 gave the same"),
        .init(
            "perturbation", \.perturbation, unit: "1", range: 0.2...0.8,
            "Standard deviation of the logarithm of the random factor by which a course misjudges the cost of a place.",
            effect: "ways spread more and are longer and more dangerous", source: "assumption; Sheffi and Powell (1982)"),
        .init(
            "perturbationLength", \.perturbationLength, unit: "km", range: 15...45,
            "Distance over which that factor is alike.",
            effect: "ways lie farther apart", source: "assumption; about a day's march"),
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
            "ownGround", \.ownGround, unit: "hexes", range: 1...6,
            "Steps around a formation that it holds itself, where nobody waits for it.",
            effect: "men are met farther from where they stand", source: "assumption"),
    ]
}
