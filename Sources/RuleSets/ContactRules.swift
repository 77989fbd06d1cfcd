/// How bodies on the move are seen.
public struct ContactRules: RuleSet {
    /// Width of the strip that a patrol or post watches at night, km.
    public var sightNight = 0.25
    /// Width of the strip that a patrol or post watches by day, km.
    public var sightDay = 0.8
    /// Gain of the night strip under a full moon.
    public var moonGain = 0.5
    /// Mean speed of a patrol relative to a body, km/h.
    public var relativeSpeed = 3.0
    /// Power of the number of men (over `referenceMen`) in the chance of being seen.
    public var sizeExponent = 0.5
    /// Chance of being found when hidden, relative to marching.
    public var lyingUp = 0.15
    /// Hourly chance per inhabitant of a square kilometre, in a neutral zone, that a body is reported, km2/(person h).
    public var informers = 2e-5
    /// Chance that the pursuit which a report starts finds the body.
    public var pursuitFinds = 0.5
    /// Mean time from a report until a pursuit finds the body, h.
    public var pursuitHours = 6.0
    /// Informers in a hostile zone relative to a neutral one, and in a neutral one relative to a friendly one.
    public var attitudeFactor = 3.0
    /// Chance of being seen in full cover, relative to open ground.
    public var coverFull = 0.35
    /// Gain in the enemy's watchfulness in a sector for a contact there with a body of `referenceMen`; a larger one raises it more.
    public var alarmGain = 0.2
    /// Time from a contact until the sector is watched more closely: reports, orders, patrols on their way, h.
    public var alarmDelay = 12.0
    /// Time over which watchfulness falls to 37 per cent, h.
    public var alarmHours = 36.0
    /// Greatest watchfulness relative to the usual.
    public var alarmMaximum = 3.0
    /// Hourly chance that aircraft find a very large body on a road by day, 1/h.
    public var airPerHour = 0.02
    /// Size of the body for which rates of contact are stated, men.
    public var referenceMen = 50.0
    /// Share of the sight of a post on a road that cover takes from it as it does from patrols.
    public var postCover = 0.5
    /// Men of a body that aircraft find half as often as a very large one, men.
    public var airMen = 100.0

    /// The standard values.
    public init() {}

    /// First word of the names of its rules.
    public static let topic = "contact"
    /// Every rule of the set, described.
    public static let fields: [RuleField<ContactRules>] = [
        .init(
            "sightNight", \.sightNight, unit: "km", range: 0.1...0.5,
            "Width of the strip that a patrol or post watches at night.",
            effect: "night marches are seen more", source: "assumption; the sweep width of Koopman (1946)"),
        .init(
            "sightDay", \.sightDay, unit: "km", range: 0.4...1.6, "Width of the strip that a patrol or post watches by day.",
            effect: "day marches are seen more", source: "assumption; the sweep width of Koopman (1946)"),
        .init(
            "moonGain", \.moonGain, unit: "1", range: 0...1, "Gain of the night strip under a full moon.",
            effect: "moonlit nights are more dangerous", source: "assumption"),
        .init(
            "relativeSpeed", \.relativeSpeed, unit: "km/h", range: 1.5...5, "Mean speed of a patrol relative to a body.",
            effect: "patrols meet more bodies", source: "assumption; random search of Koopman (1946)"),
        .init(
            "sizeExponent", \.sizeExponent, unit: "1", range: 0.2...1,
            "Power of the number of men (over `referenceMen`) in the chance of being seen.",
            effect: "large bodies are seen more, small ones less", source: "assumption"),
        .init(
            "lyingUp", \.lyingUp, unit: "1", range: 0.05...0.4, "Chance of being found when hidden, relative to marching.",
            effect: "days in hiding are more dangerous", source: "assumption"),
        .init(
            "informers", \.informers, unit: "km2/(person h)", range: 5e-6...8e-5,
            "Hourly chance per inhabitant of a square kilometre, in a neutral zone, that a body is reported.",
            effect: "peopled ground is more dangerous", source: "assumption"),
        .init(
            "pursuitFinds", \.pursuitFinds, unit: "1", range: 0.2...0.8,
            "Chance that the pursuit which a report starts finds the body.",
            effect: "peopled ground is more dangerous", source: "assumption"),
        .init(
            "pursuitHours", \.pursuitHours, unit: "h", range: 2...18,
            "Mean time from a report until a pursuit finds the body.",
            effect: "bodies are met farther from where they were seen, or get home first", source: "assumption"),
        .init(
            "attitudeFactor", \.attitudeFactor, unit: "1", range: 1.5...6,
            "Informers in a hostile zone relative to a neutral one, and in a neutral one relative to a friendly one.",
            effect: "the people's attitude matters more", source: "assumption"),
        .init(
            "coverFull", \.coverFull, unit: "1", range: 0.2...0.6,
            "Chance of being seen in full cover, relative to open ground.",
            effect: "mountains and woods hide less", source: "assumption"),
        .init(
            "alarmGain", \.alarmGain, unit: "1", range: 0...0.5,
            "Gain in the enemy's watchfulness in a sector for a contact there with a body of `referenceMen`; a larger one raises it more.",
            effect: "crowding bodies into one way costs more", source: "assumption"),
        .init(
            "alarmDelay", \.alarmDelay, unit: "h", range: 6...24,
            "Time from a contact until the sector is watched more closely: reports, orders, patrols on their way.",
            effect: "those who follow a body are seen less", source: "assumption"),
        .init(
            "alarmHours", \.alarmHours, unit: "h", range: 12...96, "Time over which watchfulness falls to 37 per cent.",
            effect: "a way stays dangerous longer", source: "assumption"),
        .init(
            "alarmMaximum", \.alarmMaximum, unit: "1", range: 1.5...6, "Greatest watchfulness relative to the usual.",
            effect: "crowding costs more", source: "assumption"),
        .init(
            "airPerHour", \.airPerHour, unit: "1/h", range: 0...0.1,
            "Hourly chance that aircraft find a very large body on a road by day.",
            effect: "day marches on roads are more dangerous", source: "assumption"),
        .init(
            "referenceMen", \.referenceMen, unit: "men", range: 30...80,
            "Size of the body for which rates of contact are stated.",
            effect: "all bodies are met less", source: "assumption"),
        .init(
            "postCover", \.postCover, unit: "1", range: 0...1,
            "Share of the sight of a post on a road that cover takes from it as it does from patrols.",
            effect: "posts in wooded and mountainous ground see less", source: "assumption"),
        .init(
            "airMen", \.airMen, unit: "men", range: 50...300,
            "Men of a body that aircraft find half as often as a very large one.",
            effect: "larger bodies march safely by day", source: "assumption"),
    ]
}
