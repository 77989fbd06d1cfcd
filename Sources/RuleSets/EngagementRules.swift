/// Outcomes of a contact.
public struct EngagementRules: RuleSet {
    /// Median strength met at a post or with a patrol, men.
    public var postMen = 40.0
    /// Spread of that strength, and of those of guards and pursuits (of their logarithm).
    public var postSigma = 0.8
    /// Share of the contacts with patrols and posts that are with village guards.
    public var guardShare = 0.5
    /// Median strength of village guards, men.
    public var guardMen = 8.0
    /// Median strength of a force that pursues a reported body, men.
    public var pursuitMen = 60.0
    /// Men of a body who are exposed to each man of those whom it meets.
    public var exposedPerMet = 3.0
    /// Most men of a body who are exposed to an attack from the air, men.
    public var airExposed = 200.0
    /// Greatest share of them that is killed.
    public var airLoss = 0.1
    /// Median strength of a battalion's block, men.
    public var blockMen = 600.0
    /// Spread of that strength (of its logarithm).
    public var blockSigma = 0.5
    /// Fighting power of a man without heavy weapons.
    public var lightArms = 0.7
    /// Leaning to evade.
    public var evadeBase = 0.5
    /// Change of that leaning with the log of the force ratio.
    public var evadeSlope = -0.2
    /// Leaning to brush the enemy aside.
    public var brushBase = -1.0
    /// Change of that leaning with the log of the force ratio.
    public var brushSlope = 1.0
    /// Leaning to scatter.
    public var scatterBase = 0.0
    /// Leaning to be stopped.
    public var blockedBase = -0.3
    /// Change of that leaning with the log of the force ratio.
    public var blockedSlope = -0.3
    /// Leaning to be destroyed or captured.
    public var destroyedBase = -1.2
    /// Change of that leaning with the log of the force ratio.
    public var destroyedSlope = -0.8
    /// Greatest share of the exposed men lost in evading.
    public var evadeLoss = 0.02
    /// Least share of the exposed men that goes astray when a body scatters.
    public var straggleLow = 0.1
    /// Greatest share of the exposed men that goes astray when a body scatters.
    public var straggleHigh = 0.3
    /// Cohesion lost when all of a body scatters or is beaten; a part of it costs its share.
    public var cohesionLoss = 0.2
    /// Prisoners among the men lost in a contact.
    public var capturedShare = 0.65
    /// Chance that a body gives up when it is stopped or beaten.
    public var givesUpChance = 0.5
    /// First parameter of the beta law of the share lost in brushing the enemy aside (a whole number).
    public var brushLossAlpha = 1.0
    /// Second parameter of that law (a whole number): the mean is alpha / (alpha + beta).
    public var brushLossBeta = 12.0
    /// First parameter of the beta law of the share lost in a beaten body (a whole number).
    public var beatenLossAlpha = 4.0
    /// Second parameter of that law (a whole number).
    public var beatenLossBeta = 2.0
    /// Fewest bodies into which one falls apart when it scatters (a whole number), bodies.
    public var fragmentsLeast = 2.0
    /// Most bodies into which one falls apart when it scatters (a whole number), bodies.
    public var fragmentsMost = 5.0
    /// Fewest men in each part of a body that falls apart; a smaller one stays together, men.
    public var fragmentMen = 5.0
    /// Most men of a body after it has separated at a block, men.
    public var separateMen = 40.0
    /// Fighting power below which a body is no weaker, in men with heavy weapons, men.
    public var leastPower = 0.1

    /// The standard values.
    public init() {}

    /// First word of the names of its rules.
    public static let topic = "engagement"
    /// Every rule of the set, described.
    public static let fields: [RuleField<EngagementRules>] = [
        .init(
            "postMen", \.postMen, unit: "men", range: 15...120, "Median strength met at a post or with a patrol.",
            effect: "small bodies come off worse", source: "assumption"),
        .init(
            "postSigma", \.postSigma, unit: "1", range: 0.3...1.2,
            "Spread of that strength, and of those of guards and pursuits (of their logarithm).",
            effect: "contacts are more various", source: "assumption"),
        .init(
            "guardShare", \.guardShare, unit: "1", range: 0...0.8,
            "Share of the contacts with patrols and posts that are with village guards.",
            effect: "the larger bodies come off better", source: "assumption"),
        .init(
            "guardMen", \.guardMen, unit: "men", range: 3...20, "Median strength of village guards.",
            effect: "small bodies come off worse", source: "assumption"),
        .init(
            "pursuitMen", \.pursuitMen, unit: "men", range: 20...200,
            "Median strength of a force that pursues a reported body.",
            effect: "bodies come off worse among the people", source: "assumption"),
        .init(
            "exposedPerMet", \.exposedPerMet, unit: "1", range: 1...8,
            "Men of a body who are exposed to each man of those whom it meets.",
            effect: "large bodies lose more men", source: "assumption"),
        .init(
            "airExposed", \.airExposed, unit: "men", range: 50...600,
            "Most men of a body who are exposed to an attack from the air.",
            effect: "day marches on roads cost large bodies more", source: "assumption"),
        .init(
            "airLoss", \.airLoss, unit: "1", range: 0.02...0.3, "Greatest share of them that is killed.",
            effect: "day marches on roads cost more", source: "assumption"),
        .init(
            "blockMen", \.blockMen, unit: "men", range: 200...1000, "Median strength of a battalion's block.",
            effect: "columns come off worse at a block", source: "assumption"),
        .init(
            "blockSigma", \.blockSigma, unit: "1", range: 0.2...1, "Spread of that strength (of its logarithm).",
            effect: "blocks are more various", source: "assumption"),
        .init(
            "lightArms", \.lightArms, unit: "1", range: 0.4...1, "Fighting power of a man without heavy weapons.",
            effect: "bodies that shed their guns fight better", source: "assumption"),
        .init(
            "evadeBase", \.evadeBase, unit: "1", range: -0.5...1.5, "Leaning to evade.",
            effect: "more contacts pass without loss", source: "assumption"),
        .init(
            "evadeSlope", \.evadeSlope, unit: "1", range: -0.6...0.2, "Change of that leaning with the log of the force ratio.",
            effect: "large bodies evade more easily", source: "assumption"),
        .init(
            "brushBase", \.brushBase, unit: "1", range: -2...0, "Leaning to brush the enemy aside.",
            effect: "more bodies fight their way through", source: "assumption"),
        .init(
            "brushSlope", \.brushSlope, unit: "1", range: 0.5...1.5, "Change of that leaning with the log of the force ratio.",
            effect: "large bodies fight through more often", source: "assumption"),
        .init(
            "scatterBase", \.scatterBase, unit: "1", range: -1...1, "Leaning to scatter.",
            effect: "more bodies fall apart", source: "assumption"),
        .init(
            "blockedBase", \.blockedBase, unit: "1", range: -1.3...0.7, "Leaning to be stopped.",
            effect: "more bodies must turn back", source: "assumption"),
        .init(
            "blockedSlope", \.blockedSlope, unit: "1", range: -0.8...0.2,
            "Change of that leaning with the log of the force ratio.", effect: "large bodies are stopped more often",
            source: "assumption"),
        .init(
            "destroyedBase", \.destroyedBase, unit: "1", range: -2.2 ... -0.2, "Leaning to be destroyed or captured.",
            effect: "more bodies are lost", source: "assumption"),
        .init(
            "destroyedSlope", \.destroyedSlope, unit: "1", range: -1.4 ... -0.3,
            "Change of that leaning with the log of the force ratio.", effect: "small bodies are lost less often",
            source: "assumption"),
        .init(
            "evadeLoss", \.evadeLoss, unit: "1", range: 0...0.06, "Greatest share of the exposed men lost in evading.",
            effect: "evading costs more", source: "assumption"),
        .init(
            "straggleLow", \.straggleLow, unit: "1", range: 0...0.2,
            "Least share of the exposed men that goes astray when a body scatters.",
            effect: "scattering costs more", source: "assumption"),
        .init(
            "straggleHigh", \.straggleHigh, unit: "1", range: 0.2...0.5,
            "Greatest share of the exposed men that goes astray when a body scatters.",
            effect: "scattering costs more", source: "assumption"),
        .init(
            "cohesionLoss", \.cohesionLoss, unit: "1", range: 0.05...0.4,
            "Cohesion lost when all of a body scatters or is beaten; a part of it costs its share.",
            effect: "beaten bodies fight worse and lose men sooner", source: "assumption"),
        .init(
            "capturedShare", \.capturedShare, unit: "1", range: 0.5...0.85, "Prisoners among the men lost in a contact.",
            effect: "more prisoners, fewer dead", source: "assumption"),
        .init(
            "givesUpChance", \.givesUpChance, unit: "1", range: 0.2...0.9,
            "Chance that a body gives up when it is stopped or beaten.",
            effect: "fewer bodies try again", source: "assumption"),
        .init(
            "brushLossAlpha", \.brushLossAlpha, unit: "1", range: 1...3,
            "First parameter of the beta law of the share lost in brushing the enemy aside (a whole number).",
            effect: "fighting through costs more", source: "assumption"),
        .init(
            "brushLossBeta", \.brushLossBeta, unit: "1", range: 6...24,
            "Second parameter of that law (a whole number): the mean is alpha / (alpha + beta).",
            effect: "fighting through costs less", source: "assumption"),
        .init(
            "beatenLossAlpha", \.beatenLossAlpha, unit: "1", range: 2...8,
            "First parameter of the beta law of the share lost in a beaten body (a whole number).",
            effect: "defeat costs more", source: "assumption"),
        .init(
            "beatenLossBeta", \.beatenLossBeta, unit: "1", range: 1...4,
            "Second parameter of that law (a whole number).",
            effect: "defeat costs less", source: "assumption"),
        .init(
            "fragmentsLeast", \.fragmentsLeast, unit: "bodies", range: 2...3,
            "Fewest bodies into which one falls apart when it scatters (a whole number).",
            effect: "bodies become smaller", source: "assumption"),
        .init(
            "fragmentsMost", \.fragmentsMost, unit: "bodies", range: 4...10,
            "Most bodies into which one falls apart when it scatters (a whole number).",
            effect: "bodies become smaller", source: "assumption"),
        .init(
            "fragmentMen", \.fragmentMen, unit: "men", range: 1...15,
            "Fewest men in each part of a body that falls apart; a smaller one stays together.",
            effect: "small bodies hold together", source: "assumption"),
        .init(
            "separateMen", \.separateMen, unit: "men", range: 10...200,
            "Most men of a body after it has separated at a block.",
            effect: "separated bodies are larger", source: "assumption"),
        .init(
            "leastPower", \.leastPower, unit: "men", range: 0.01...1,
            "Fighting power below which a body is no weaker, in men with heavy weapons.",
            effect: "the weakest bodies are lost less often", source: "assumption; keeps the force ratio above 0"),
    ]
}
