/// How orders travel and whether they are followed.
public struct OrderRules: RuleSet {
    /// Median time of a message from the capital to the front's headquarters, h.
    public var capitalToFront = 18.0
    /// Median time from the front's headquarters to a division, h.
    public var frontToDivision = 12.0
    /// Median time from a division to its regiments, h.
    public var divisionToRegiment = 5.0
    /// Median time from a regiment to its detachments, h.
    public var regimentToBody = 2.0
    /// Spread of each of these times (of its logarithm).
    public var sigma = 0.8
    /// Chance that the capital and the front are in contact when the order is sent.
    public var capitalInContact = 0.3
    /// Chance in a day that the capital regains contact with the front, 1/day.
    public var capitalRegainedPerDay = 0.5
    /// Chance that a formation is in contact with the front when the order is passed on.
    public var inContact = 0.3
    /// Chance in a day that lost contact is regained, 1/day.
    public var regainedPerDay = 0.05
    /// Chance in a day that contact is lost while the order is on its way, 1/day.
    public var lostPerDay = 0.1
    /// Chance that a body does what it is told.
    public var obedience = 0.8

    /// The standard values.
    public init() {}

    /// First word of the names of its rules.
    public static let topic = "orders"
    /// Every rule of the set, described.
    public static let fields: [RuleField<OrderRules>] = [
        .init(
            "capitalToFront", \.capitalToFront, unit: "h", range: 4...48,
            "Median time of a message from the capital to the front's headquarters.",
            effect: "orders come later", source: "telegrams of 26-30 September 1950 took 4 to 40 hours (dossier of messages)"),
        .init(
            "frontToDivision", \.frontToDivision, unit: "h", range: 4...48,
            "Median time from the front's headquarters to a division.",
            effect: "orders come later", source: "assumption"),
        .init(
            "divisionToRegiment", \.divisionToRegiment, unit: "h", range: 2...15,
            "Median time from a division to its regiments.",
            effect: "orders come later", source: "assumption"),
        .init(
            "regimentToBody", \.regimentToBody, unit: "h", range: 1...8, "Median time from a regiment to its detachments.",
            effect: "orders come later", source: "assumption"),
        .init(
            "sigma", \.sigma, unit: "1", range: 0.4...1.2, "Spread of each of these times (of its logarithm).",
            effect: "some orders come much later", source: "assumption"),
        .init(
            "capitalInContact", \.capitalInContact, unit: "1", range: 0.1...0.6,
            "Chance that the capital and the front are in contact when the order is sent.", effect: "orders come earlier",
            source: "contact on 3 days in 10, 20-29 September 1950 (Kim Kwang-soo 2010)"),
        .init(
            "capitalRegainedPerDay", \.capitalRegainedPerDay, unit: "1/day", range: 0.2...0.8,
            "Chance in a day that the capital regains contact with the front.", effect: "orders come earlier",
            source:
                "20-29 September 1950: a day with contact followed 3 of 6 days without (Kim Kwang-soo 2010); (3 + 1)/(6 + 2)"),
        .init(
            "inContact", \.inContact, unit: "1", range: 0...1,
            "Chance that a formation is in contact with the front when the order is passed on.",
            effect: "more formations hear of it at once", source: "assumption"),
        .init(
            "regainedPerDay", \.regainedPerDay, unit: "1/day", range: 0...0.3,
            "Chance in a day that a formation regains contact with the front.",
            effect: "more formations hear of it later", source: "assumption"),
        .init(
            "lostPerDay", \.lostPerDay, unit: "1/day", range: 0.02...0.4,
            "Chance in a day that a formation loses contact while the order is on its way.",
            effect: "fewer formations hear of it", source: "assumption"),
        .init(
            "obedience", \.obedience, unit: "1", range: 0.5...1, "Chance that a body does what it is told.",
            effect: "the directive matters more", source: "assumption"),
    ]
}
