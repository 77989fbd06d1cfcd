/// How the enemy reacts.
public struct ReactionRules: RuleSet {
    /// Power of the share not pinned down in the pace of the enemy's advance.
    public var delayExponent = 1.0
    /// Most battalions that the enemy places as blocks in a day, battalions.
    public var reserveBlocks = 6.0
    /// Share of its battalions that a force in reserve can send to block the way.
    public var reserveShare = 1.0
    /// Share of its battalions that any other force can send: its own reserve.
    public var lineShare = 1.0 / 3
    /// Distance in a straight line over which a battalion on foot is brought up in a day, km.
    public var footReach = 25.0
    /// Distance in a straight line over which a battalion on lorries is brought up in a day, km.
    public var motorReach = 100.0
    /// Patrols and outposts of a battalion that blocks a sector, patrols.
    public var blockPatrols = 16.0
    /// Contacts in a sector that the enemy expects before he has seen any, contacts.
    public var priorContacts = 1.0
    /// Days of average watch over which he expects them, days.
    public var priorDays = 2.0
    /// Days after which a contact counts for 1/e of a new one where he looks for men, days.
    public var memoryDays = 5.0
    /// Men of the body that the enemy expects where he places blocks, men.
    public var passerMen = 40.0
    /// Contacts an hour of a block for which his staff seeks cordons, contacts/h.
    public var cordonContacts = 0.02

    /// The standard values.
    public init() {}

    /// First word of the names of its rules.
    public static let topic = "reaction"
    /// Every rule of the set, described.
    public static let fields: [RuleField<ReactionRules>] = [
        .init(
            "delayExponent", \.delayExponent, unit: "1", range: 0...2,
            "Power of the share not pinned down in the pace of the enemy's advance.",
            effect: "guerrillas delay the enemy more", source: "assumption"),
        .init(
            "reserveBlocks", \.reserveBlocks, unit: "battalions", range: 0...20,
            "Most battalions that the enemy places as blocks in a day.",
            effect: "ways that are used become more dangerous", source: "assumption"),
        .init(
            "reserveShare", \.reserveShare, unit: "1", range: 0.5...1,
            "Share of its battalions that a force in reserve can send to block the way.",
            effect: "more battalions can be sent", source: "assumption"),
        .init(
            "lineShare", \.lineShare, unit: "1", range: 0.1...0.5,
            "Share of its battalions that any other force can send: its own reserve.",
            effect: "more battalions can be sent",
            source: "assumption; formations of three parts keep one of them in reserve"),
        .init(
            "footReach", \.footReach, unit: "km", range: 15...40,
            "Distance in a straight line over which a battalion on foot is brought up in a day.",
            effect: "blocks stand farther from the enemy's forces, and longer", source: "assumption; a day's march"),
        .init(
            "motorReach", \.motorReach, unit: "km", range: 50...200,
            "Distance in a straight line over which a battalion on lorries is brought up in a day.",
            effect: "blocks stand farther from the enemy's forces, and longer",
            source: "assumption; lorries on hill roads, with loading"),
        .init(
            "blockPatrols", \.blockPatrols, unit: "patrols", range: 8...32,
            "Patrols and outposts of a battalion that blocks a sector.",
            effect: "blocks catch more", source: "assumption"),
        .init(
            "priorContacts", \.priorContacts, unit: "contacts", range: 0.2...5,
            "Contacts in a sector that the enemy expects before he has seen any.",
            effect: "he learns more slowly where the ways are", source: "assumption; Gamma-Poisson prior"),
        .init(
            "priorDays", \.priorDays, unit: "days", range: 0.5...10, "Days of average watch over which he expects them.",
            effect: "he learns more slowly where the ways are", source: "assumption; Gamma-Poisson prior"),
        .init(
            "memoryDays", \.memoryDays, unit: "days", range: 1...20,
            "Days after which a contact counts for 1/e of a new one where he looks for men.",
            effect: "he goes by older news", source: "assumption; discounted counts after Smith (1979)"),
        .init(
            "passerMen", \.passerMen, unit: "men", range: 10...200,
            "Men of the body that the enemy expects where he places blocks.",
            effect: "blocks are thought to catch more", source: "assumption"),
        .init(
            "cordonContacts", \.cordonContacts, unit: "contacts/h", range: 0.005...0.08,
            "Contacts an hour of a block for which his staff seeks cordons.",
            effect: "cordons are sought of fewer and surer blocks",
            source: "assumption; near what a block of the standard rules gives"),
    ]
}
