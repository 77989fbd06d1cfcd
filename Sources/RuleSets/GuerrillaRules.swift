/// How those who stay live on, and whom they tie down.
public struct GuerrillaRules: RuleSet {
    /// Recruits a day as a share of the zone's people, at full support and with many guerrillas, 1/day.
    public var recruitment = 3e-5
    /// Guerrillas for a thousand people of a zone at which recruitment is half of its most, men.
    public var recruitmentHalf = 1.0
    /// Guerrillas lost a day for each man of the sweeping force with perfect knowledge, 1/(man day).
    public var sweep = 0.003
    /// Knowledge of the sweeping force in a hostile zone; a friendly one leaves it `friendlyKnowledge` of that.
    public var intelligence = 0.3
    /// Share of guerrillas who go home in a day, 1/day.
    public var desertionPerDay = 0.004
    /// Losses of guerrillas in winter, relative to autumn.
    public var winterFactor = 1.5
    /// Prisoners among guerrillas lost to sweeps.
    public var sweepCapturedShare = 0.5
    /// Soldiers and police tied down by a guerrilla, men.
    public var tiedPerGuerrilla = 1.5
    /// Garrison of a kilometre of communications, men/km.
    public var tiedPerKilometre = 25.0
    /// Garrison for a thousand inhabitants, men.
    public var tiedPerThousand = 2.0
    /// Greatest share of his men that the enemy diverts to his rear.
    public var diversionShare = 0.4
    /// Share of that knowledge which a friendly zone leaves the sweeping force.
    public var friendlyKnowledge = 0.5
    /// First day of winter, of a year of 365 days: 319 is 15 November, day of the year.
    public var winterStart = 319.0
    /// Last day of winter: 59 is the end of February, day of the year.
    public var winterEnd = 59.0

    /// The standard values.
    public init() {}

    /// First word of the names of its rules.
    public static let topic = "guerrilla"
    /// Every rule of the set, described.
    public static let fields: [RuleField<GuerrillaRules>] = [
        .init(
            "recruitment", \.recruitment, unit: "1/day", range: 0...1e-4,
            "Recruits a day as a share of the zone's people, at full support and with many guerrillas.",
            effect: "guerrillas grow", source: "assumption; form of Kress and Szechtman (2009)"),
        .init(
            "recruitmentHalf", \.recruitmentHalf, unit: "men", range: 0.2...4,
            "Guerrillas for a thousand people of a zone at which recruitment is half of its most.",
            effect: "small bands recruit less", source: "assumption; 500 men among half a million, as in the zones of Chiri-san"
        ),
        .init(
            "sweep", \.sweep, unit: "1/(man day)", range: 0.0005...0.01,
            "Guerrillas lost a day for each man of the sweeping force with perfect knowledge.",
            effect: "guerrillas shrink", source: "assumption; form of Kress and Szechtman (2009)"),
        .init(
            "intelligence", \.intelligence, unit: "1", range: 0.1...0.7,
            "Knowledge of the sweeping force in a hostile zone; a friendly one leaves it `friendlyKnowledge` of that.",
            effect: "guerrillas shrink", source: "assumption; Kress and Szechtman (2009)"),
        .init(
            "desertionPerDay", \.desertionPerDay, unit: "1/day", range: 0.001...0.02,
            "Share of guerrillas who go home in a day.",
            effect: "guerrillas shrink", source: "assumption"),
        .init(
            "winterFactor", \.winterFactor, unit: "1", range: 1...3, "Losses of guerrillas in winter, relative to autumn.",
            effect: "guerrillas shrink in winter", source: "assumption"),
        .init(
            "sweepCapturedShare", \.sweepCapturedShare, unit: "1", range: 0.2...0.8,
            "Prisoners among guerrillas lost to sweeps.",
            effect: "more prisoners", source: "assumption; 184 prisoners and 120 dead counted at Pohang, January 1951"),
        .init(
            "tiedPerGuerrilla", \.tiedPerGuerrilla, unit: "men", range: 0.7...6,
            "Soldiers and police tied down by a guerrilla.",
            effect: "guerrillas tie down more", source: "about 1-1.7 in South Korea, November 1950; 5.7 in Yugoslavia, 1943"),
        .init(
            "tiedPerKilometre", \.tiedPerKilometre, unit: "men/km", range: 10...60,
            "Garrison of a kilometre of communications.",
            effect: "more of the enemy is in garrisons, guerrillas or none", source: "assumption"),
        .init(
            "tiedPerThousand", \.tiedPerThousand, unit: "men", range: 0...20, "Garrison for a thousand inhabitants.",
            effect: "more of the enemy is in garrisons, guerrillas or none", source: "assumption"),
        .init(
            "diversionShare", \.diversionShare, unit: "1", range: 0.2...0.6,
            "Greatest share of his men that the enemy diverts to his rear.",
            effect: "the rear can tie down more", source: "assumption"),
        .init(
            "friendlyKnowledge", \.friendlyKnowledge, unit: "1", range: 0.2...1,
            "Share of that knowledge which a friendly zone leaves the sweeping force.",
            effect: "guerrillas shrink in friendly zones", source: "assumption; Kress and Szechtman (2009)"),
        .init(
            "winterStart", \.winterStart, unit: "day of the year", range: 290...350,
            "First day of winter, of a year of 365 days: 319 is 15 November.",
            effect: "winter losses begin later", source: "assumption"),
        .init(
            "winterEnd", \.winterEnd, unit: "day of the year", range: 31...105,
            "Last day of winter: 59 is the end of February.",
            effect: "winter losses last longer", source: "assumption"),
    ]
}
