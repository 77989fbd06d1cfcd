/// How fast men, carts and lorries move.
public struct MarchRules: RuleSet {
    /// Speed on foot on a flat road by day, km/h.
    public var roadDay = 4.0
    /// Speed on foot on a flat road at night, km/h.
    public var roadNight = 3.2
    /// Speed on foot at night on the footpaths of flat country, away from roads; by day quicker as on roads, km/h.
    public var path = 2.4
    /// Local slope as a multiple of the slope that the 2-minute elevation model shows.
    public var slopeSharpening = 2.0
    /// Speed of animal-drawn guns on roads, km/h.
    public var wheelsSpeed = 3.0
    /// The enemy's speed by lorry on a main road, km/h.
    public var motorMain = 30.0
    /// The enemy's speed by lorry on a road, km/h.
    public var motorRoad = 20.0
    /// The enemy's speed by lorry on a track, km/h.
    public var motorTrack = 8.0
    /// Time lost at any river that must be waded or ferried, h.
    public var fordHours = 1.0
    /// Men an hour that cross at a ford, men/h.
    public var fordMenPerHour = 500.0
    /// Men an hour that cross by boat or raft, men/h.
    public var boatMenPerHour = 100.0
    /// Hours marched in a day and night by bodies that march by night or by day, h.
    public var dailyHours = 8.0
    /// Hours marched in a day and night by bodies that march at any hour, h.
    public var bothHours = 9.0
    /// Of the hours of march that a short night does not give, the share marched by day, and the other way round.
    public var makeUpShare = 0.5
    /// Distance from man to man in single file, m.
    public var fileSpacing = 3.0
    /// Share of the men who fall out each day at `fatigueKilometres`; grows with the cube of the distance, 1/day.
    public var fatiguePerDay = 0.005
    /// Distance at which `fatiguePerDay` is stated, km/day.
    public var fatigueKilometres = 28.0
    /// Hours of the dark that are not marched: to form up at dusk and to hide before dawn, h.
    public var campHours = 1.0
    /// Least share of the hours of march that is left to the longest column.
    public var leastMarch = 0.2
    /// Step in which the men of a column are counted for its length and its time at a river: bodies of nearly one strength keep
    /// together, men.
    public var columnStep = 50.0

    /// The standard values.
    public init() {}

    /// First word of the names of its rules.
    public static let topic = "march"
    /// Every rule of the set, described.
    public static let fields: [RuleField<MarchRules>] = [
        .init(
            "roadDay", \.roadDay, unit: "km/h", range: 3.2...4.8, "Speed on foot on a flat road by day.",
            effect: "bodies that march by day get farther", source: "FM 21-18 Foot Marches (1962)"),
        .init(
            "roadNight", \.roadNight, unit: "km/h", range: 2.4...4.0, "Speed on foot on a flat road at night.",
            effect: "columns on roads get farther", source: "FM 21-18 Foot Marches (1962)"),
        .init(
            "path", \.path, unit: "km/h", range: 1.6...3.2,
            "Speed on foot at night on the footpaths of flat country, away from roads; by day quicker as on roads.",
            effect: "bodies off the roads get farther",
            source: "assumption, between 1.6 across country and 3.2 on roads at night of FM 21-18 Foot Marches (1962)"),
        .init(
            "slopeSharpening", \.slopeSharpening, unit: "1", range: 1...4,
            "Local slope as a multiple of the slope that the 2-minute elevation model shows.",
            effect: "mountains slow men more", source: "assumption"),
        .init(
            "wheelsSpeed", \.wheelsSpeed, unit: "km/h", range: 2...5, "Speed of animal-drawn guns on roads.",
            effect: "columns that keep their guns get farther", source: "assumption, after FM 101-10 (1949)"),
        .init(
            "motorMain", \.motorMain, unit: "km/h", range: 15...40, "The enemy's speed by lorry on a main road.",
            effect: "the enemy's hold spreads farther along main roads", source: "assumption, after FM 101-10 (1949)"),
        .init(
            "motorRoad", \.motorRoad, unit: "km/h", range: 10...30, "The enemy's speed by lorry on a road.",
            effect: "the enemy's hold spreads farther along roads", source: "assumption"),
        .init(
            "motorTrack", \.motorTrack, unit: "km/h", range: 4...15, "The enemy's speed by lorry on a track.",
            effect: "the enemy's hold spreads farther along tracks", source: "assumption"),
        .init(
            "fordHours", \.fordHours, unit: "h", range: 0.5...3, "Time lost at any river that must be waded or ferried.",
            effect: "rivers delay every body more", source: "assumption"),
        .init(
            "fordMenPerHour", \.fordMenPerHour, unit: "men/h", range: 200...1000, "Men an hour that cross at a ford.",
            effect: "large bodies cross fords sooner", source: "assumption"),
        .init(
            "boatMenPerHour", \.boatMenPerHour, unit: "men/h", range: 30...300, "Men an hour that cross by boat or raft.",
            effect: "large bodies cross great rivers sooner", source: "assumption"),
        .init(
            "dailyHours", \.dailyHours, unit: "h", range: 5...11,
            "Hours marched in a day and night by bodies that march by night or by day.",
            effect: "bodies get farther each night and tire sooner", source: "FM 21-18 Foot Marches (1962)"),
        .init(
            "bothHours", \.bothHours, unit: "h", range: 8...14,
            "Hours marched in a day and night by bodies that march at any hour.",
            effect: "forced marches get farther and tire men sooner",
            source: "assumption: with it a column on roads that nobody meets covers the 30 km of a forced march"),
        .init(
            "makeUpShare", \.makeUpShare, unit: "1", range: 0...1,
            "Of the hours of march that a short night does not give, the share marched by day, and the other way round.",
            effect: "bodies get farther in short nights and are seen more", source: "assumption"),
        .init(
            "fileSpacing", \.fileSpacing, unit: "m", range: 1.5...5, "Distance from man to man in single file.",
            effect: "columns are longer and a way passes fewer men an hour", source: "assumption"),
        .init(
            "fatiguePerDay", \.fatiguePerDay, unit: "1/day", range: 0.001...0.02,
            "Share of the men who fall out each day at `fatigueKilometres`; grows with the cube of the distance.",
            effect: "long marches cost more men", source: "assumption"),
        .init(
            "fatigueKilometres", \.fatigueKilometres, unit: "km/day", range: 20...40,
            "Distance at which `fatiguePerDay` is stated.",
            effect: "long marches cost fewer men", source: "FM 21-18 Foot Marches (1962): a day's march of 20 to 32 km"),
        .init(
            "campHours", \.campHours, unit: "h", range: 0...2,
            "Hours of the dark that are not marched: to form up at dusk and to hide before dawn.",
            effect: "short nights give less march", source: "assumption"),
        .init(
            "leastMarch", \.leastMarch, unit: "1", range: 0.1...0.5,
            "Least share of the hours of march that is left to the longest column.",
            effect: "very large columns get farther", source: "assumption"),
        .init(
            "columnStep", \.columnStep, unit: "men", range: 1...100,
            "Step in which the men of a column are counted for its length and its time at a river: bodies of nearly one strength keep together.",
            effect: "results are a little coarser and come sooner", source: "assumption"),
    ]
}
