/// How an enemy force holds the ground around it.
public struct HoldRules: RuleSet {
    /// Patrols and outposts that a battalion keeps out, patrols.
    public var patrolsPerBattalion = 8.0
    /// Hours of travel over which a force's patrols thin out to 37 per cent, h.
    public var decayHours = 2.0
    /// Posts on a kilometre of road beside a force of `fullPostsBattalions`, 1/km.
    public var postsPerKilometre = 0.3
    /// Most posts on a kilometre of road, 1/km.
    public var postsMaximum = 1.0
    /// Least density of patrols that counts as holding ground, patrols/km2.
    public var controlFloor = 0.004
    /// Men of a broken formation who hold ground like a battalion, men.
    public var menPerOwnBattalion = 500.0
    /// Share of its patrols that a force in rear security keeps out.
    public var securityShare = 1.0
    /// Share of its patrols that an advancing force keeps out.
    public var advanceShare = 0.7
    /// Battalions from which on a force keeps all the posts of a road beside it; a smaller one keeps its share, battalions.
    public var fullPostsBattalions = 9.0
    /// Times `decayHours` beyond which a force's patrols are no longer counted.
    public var reachDecays = 3.0
    /// Steps between two dated positions from which on a force that holds counts as advancing between them, hexes.
    public var movingSteps = 3.0

    /// The standard values.
    public init() {}

    /// First word of the names of its rules.
    public static let topic = "hold"
    /// Every rule of the set, described.
    public static let fields: [RuleField<HoldRules>] = [
        .init(
            "patrolsPerBattalion", \.patrolsPerBattalion, unit: "patrols", range: 4...12,
            "Patrols and outposts that a battalion keeps out.", effect: "every enemy battalion sees more", source: "assumption"),
        .init(
            "decayHours", \.decayHours, unit: "h", range: 0.5...6,
            "Hours of travel over which a force's patrols thin out to 37 per cent.",
            effect: "the enemy's hold reaches farther and is thinner near him", source: "assumption"),
        .init(
            "postsPerKilometre", \.postsPerKilometre, unit: "1/km", range: 0.05...1,
            "Posts on a kilometre of road beside a force of `fullPostsBattalions`.",
            effect: "held roads are harder to cross and to follow", source: "assumption"),
        .init(
            "postsMaximum", \.postsMaximum, unit: "1/km", range: 0.5...2, "Most posts on a kilometre of road.",
            effect: "roads held by several forces are harder to cross", source: "assumption"),
        .init(
            "controlFloor", \.controlFloor, unit: "patrols/km2", range: 0.001...0.02,
            "Least density of patrols that counts as holding ground.",
            effect: "less ground counts as held; fewer formations count as cut off", source: "assumption"),
        .init(
            "menPerOwnBattalion", \.menPerOwnBattalion, unit: "men", range: 300...800,
            "Men of a broken formation who hold ground like a battalion.",
            effect: "the own side holds less ground", source: "assumption"),
        .init(
            "securityShare", \.securityShare, unit: "1", range: 0.5...1.5,
            "Share of its patrols that a force in rear security keeps out.",
            effect: "the enemy's rear is harder to pass", source: "assumption"),
        .init(
            "advanceShare", \.advanceShare, unit: "1", range: 0.3...1,
            "Share of its patrols that an advancing force keeps out.",
            effect: "advancing forces see more", source: "assumption"),
        .init(
            "fullPostsBattalions", \.fullPostsBattalions, unit: "battalions", range: 3...18,
            "Battalions from which on a force keeps all the posts of a road beside it; a smaller one keeps its share.",
            effect: "small forces hold roads less", source: "assumption"),
        .init(
            "reachDecays", \.reachDecays, unit: "1", range: 2...5,
            "Times `decayHours` beyond which a force's patrols are no longer counted.",
            effect: "the hold reaches a little farther", source: "assumption; at 3 a twentieth is left out"),
        .init(
            "movingSteps", \.movingSteps, unit: "hexes", range: 1...6,
            "Steps between two dated positions from which on a force that holds counts as advancing between them.",
            effect: "forces that shift a little hold all their ground", source: "assumption"),
    ]
}
