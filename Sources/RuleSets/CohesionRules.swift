/// How bodies lose men without combat, and what they eat.
public struct CohesionRules: RuleSet {
    /// How much of the range of the sources a formation's strength takes: 0 the best figure, 1 all of it.
    public var strengthSpread = 1.0
    /// Share of the men who desert in a day, 1/day.
    public var desertionPerDay = 0.002
    /// Share of men conscripted in the country passed through.
    public var conscriptShare = 0.35
    /// Desertion of conscripts relative to others.
    public var conscriptFactor = 4.0
    /// Share of the men of a leaderless body who give themselves up in a day, 1/day.
    public var surrenderPerDay = 0.01
    /// Cohesion below which a body has no leader.
    public var leaderlessCohesion = 0.5
    /// Food that a man eats in a day, kg/day.
    public var ration = 0.9
    /// Days of food carried at the start, days.
    public var carriedDays = 3.0
    /// Share of its own food that a neutral zone can be made to give.
    public var feedingShare = 0.02
    /// Food an inhabitant has in a day, at harvest, kg/day.
    public var foodPerPerson = 0.5
    /// Hexes from which the smallest body gathers food in a day, hexes.
    public var foragingCells = 7.0
    /// Hexes from which the largest body gathers food in a day, hexes.
    public var foragingMost = 63.0
    /// Men of a body that gathers food from half way between both, men.
    public var foragingMen = 400.0
    /// Days over which hunger is forgotten by those who eat (to 37 per cent), days.
    public var hungerMemory = 14.0
    /// Days without food that men bear, days.
    public var hungerFree = 3.0
    /// Further days without food after which `hungerHazard` holds; it grows with their square, days.
    public var hungerSpan = 7.0
    /// Hazard of a man to be lost to hunger, and of a body to give up, 1/day.
    public var hungerHazard = 0.25
    /// Of the men lost to hunger, the share that surrender; those who neither surrender nor die desert.
    public var hungerSurrenders = 0.4
    /// Of the men lost to hunger, the share that die.
    public var hungerDies = 0.1
    /// Men of a body in which a man strays twice as easily as in a very large one: he deserts and falls out so, men.
    public var stragglingMen = 10.0
    /// Cohesion below which no defeat brings a body.
    public var leastCohesion = 0.1
    /// Cohesion from which on men still have the comrades they began with.
    public var groupCohesion = 0.8
    /// Desertion of men who have them, relative to others.
    public var groupFactor = 0.5
    /// Food that a friendly zone gives more than a neutral one, as a share of that; a hostile one gives so much less.
    public var friendlyGain = 0.5

    /// The standard values.
    public init() {}

    /// First word of the names of its rules.
    public static let topic = "cohesion"
    /// Every rule of the set, described.
    public static let fields: [RuleField<CohesionRules>] = [
        .init(
            "strengthSpread", \.strengthSpread, unit: "1", range: 0...1,
            "How much of the range of the sources a formation's strength takes: 0 the best figure, 1 all of it.",
            effect: "intervals are wider", source: "the order of battle's low, best and high figures"),
        .init(
            "desertionPerDay", \.desertionPerDay, unit: "1/day", range: 0.0005...0.01, "Share of the men who desert in a day.",
            effect: "bodies lose more men", source: "assumption"),
        .init(
            "conscriptShare", \.conscriptShare, unit: "1", range: 0.1...0.6,
            "Share of men conscripted in the country passed through.",
            effect: "more men desert", source: "assumption, after 35,000 fillers in 98,000 men on 1 September 1950 (Blair)"),
        .init(
            "conscriptFactor", \.conscriptFactor, unit: "1", range: 2...10, "Desertion of conscripts relative to others.",
            effect: "more men desert", source: "assumption"),
        .init(
            "surrenderPerDay", \.surrenderPerDay, unit: "1/day", range: 0.002...0.04,
            "Share of the men of a leaderless body who give themselves up in a day.", effect: "more prisoners",
            source: "assumption"),
        .init(
            "leaderlessCohesion", \.leaderlessCohesion, unit: "1", range: 0.2...0.8,
            "Cohesion below which a body has no leader.",
            effect: "more bodies are leaderless", source: "assumption"),
        .init(
            "ration", \.ration, unit: "kg/day", range: 0.6...1.2, "Food that a man eats in a day.",
            effect: "less food to go round",
            source: "assumption"),
        .init(
            "carriedDays", \.carriedDays, unit: "days", range: 0...6, "Days of food carried at the start.",
            effect: "hunger begins later", source: "assumption"),
        .init(
            "feedingShare", \.feedingShare, unit: "1", range: 0.005...0.06,
            "Share of its own food that a neutral zone can be made to give.", effect: "more food", source: "assumption"),
        .init(
            "foodPerPerson", \.foodPerPerson, unit: "kg/day", range: 0.3...0.7, "Food an inhabitant has in a day, at harvest.",
            effect: "more food", source: "assumption"),
        .init(
            "foragingCells", \.foragingCells, unit: "hexes", range: 3...19,
            "Hexes from which the smallest body gathers food in a day.",
            effect: "small bodies eat", source: "assumption; 7 are its own and those around it"),
        .init(
            "foragingMost", \.foragingMost, unit: "hexes", range: 37...127,
            "Hexes from which the largest body gathers food in a day.",
            effect: "large bodies eat", source: "assumption; 61 lie within 12 km, a march out and back"),
        .init(
            "foragingMen", \.foragingMen, unit: "men", range: 150...1000,
            "Men of a body that gathers food from half way between both.",
            effect: "only the largest bodies reach far", source: "assumption"),
        .init(
            "hungerMemory", \.hungerMemory, unit: "days", range: 7...28,
            "Days over which hunger is forgotten by those who eat (to 37 per cent).",
            effect: "hunger costs more", source: "assumption"),
        .init(
            "hungerFree", \.hungerFree, unit: "days", range: 2...5, "Days without food that men bear.",
            effect: "hunger costs less", source: "assumption"),
        .init(
            "hungerSpan", \.hungerSpan, unit: "days", range: 4...12,
            "Further days without food after which `hungerHazard` holds; it grows with their square.",
            effect: "hunger costs less", source: "assumption"),
        .init(
            "hungerHazard", \.hungerHazard, unit: "1/day", range: 0.1...0.5,
            "Hazard of a man to be lost to hunger, and of a body to give up.",
            effect: "hunger costs more", source: "assumption"),
        .init(
            "hungerSurrenders", \.hungerSurrenders, unit: "1", range: 0.2...0.6,
            "Of the men lost to hunger, the share that surrender; those who neither surrender nor die desert.",
            effect: "more prisoners", source: "assumption"),
        .init(
            "hungerDies", \.hungerDies, unit: "1", range: 0...0.3, "Of the men lost to hunger, the share that die.",
            effect: "more dead", source: "assumption"),
        .init(
            "stragglingMen", \.stragglingMen, unit: "men", range: 0...30,
            "Men of a body in which a man strays twice as easily as in a very large one: he deserts and falls out so.",
            effect: "small bodies lose more men", source: "assumption"),
        .init(
            "leastCohesion", \.leastCohesion, unit: "1", range: 0.05...0.3,
            "Cohesion below which no defeat brings a body.",
            effect: "beaten bodies keep more of their power", source: "assumption"),
        .init(
            "groupCohesion", \.groupCohesion, unit: "1", range: 0.5...1,
            "Cohesion from which on men still have the comrades they began with.",
            effect: "more bodies lose men faster", source: "assumption; the primary group of Shils and Janowitz (1948)"),
        .init(
            "groupFactor", \.groupFactor, unit: "1", range: 0.2...1,
            "Desertion of men who have them, relative to others.",
            effect: "more men desert", source: "assumption; the primary group of Shils and Janowitz (1948)"),
        .init(
            "friendlyGain", \.friendlyGain, unit: "1", range: 0...1,
            "Food that a friendly zone gives more than a neutral one, as a share of that; a hostile one gives so much less.",
            effect: "attitudes feed bodies more", source: "assumption"),
    ]
}
