import Scenarios
import Statistics
import Studies

/// Worlds of a study: how they were drawn, the verdict, and which unknowns bear it.
public struct ReplyWorlds: Codable, Sendable {
    /// Worlds played.
    public let worlds: Int
    /// Campaigns of each directive in each.
    public let perWorld: Int
    /// Most worlds that would have been played.
    public let mostWorlds: Int
    /// Unknowns that were drawn, by kind.
    public let unknowns: [ReplyUnknowns]
    /// The verdict; nil where the question is the standing course itself.
    public let verdict: ReplyVerdict?
    /// Worth of each kind of unknowns; empty with fewer than `leastWorlds`.
    public let kinds: [ReplyWorth]
    /// Worth of single unknowns that explain more than chance; empty below 1,000 worlds.
    public let named: [ReplyWorth]
    /// Share of the variance between worlds that no sum of effects explains, by key of the clause; left out where worlds cannot be told from luck.
    public let unexplained: [String: Double]
    /// Mean differences with the unknowns as control variates, by key of the clause; left out where they do not help.
    public let controlled: [String: ReplyControlled]

    /// Worlds from which the worth of unknowns is told.
    public static let leastWorlds = StudyUnknowns.leastWorlds
    /// Unknowns in all.
    public var unknownCount: Int { unknowns.reduce(0) { $0 + $1.count } }
}

/// Mean difference of a clause with the unknowns, whose means are known, as control variates.
public struct ReplyControlled: Codable, Sendable {
    /// The estimate.
    public let mean: Double
    /// Its Monte Carlo standard error.
    public let standardError: Double
    /// The standard error of the plain mean.
    public let plainStandardError: Double
}

/// Unknowns of a kind.
public struct ReplyUnknowns: Codable, Sendable {
    /// Key of the kind: rules, strengths...
    public let kind: String
    /// Its name, as it is printed.
    public let title: String
    /// How many were drawn.
    public let count: Int
}

/// Worth of an unknown, or of a kind of them.
public struct ReplyWorth: Codable, Sendable {
    /// Name of the unknown, or key of the kind.
    public let name: String
    /// Its meaning, as it is printed.
    public let title: String
    /// Share of the variance between worlds that it explains, by key of the clause; left out where worlds cannot be told from luck.
    public let shares: [String: Double]
    /// Share of worlds in which knowing it would change the class of the verdict.
    public let changesVerdict: Double
    /// Men by which the choice between order and standing course would be better on average if it were known.
    public let valueOfKnowing: Double
    /// True if it explains more than chance would.
    public let isNamed: Bool
}

/// A share of the worlds with what sampling leaves open.
public struct ReplyShare: Codable, Hashable, Sendable {
    /// Share of the worlds played; nil where worlds cannot be told from luck.
    public let estimate: Double?
    /// Confidence interval, over endless worlds.
    public let interval: ReplyInterval
    /// One-sided lower bound.
    public let lowerBound: Double

    /// A share with its bounds.
    public init(_ share: WorldShare) {
        estimate = share.estimate
        interval = ReplyInterval(share.interval)
        lowerBound = share.lowerBound
    }

    /// The share, or where the resamples put it.
    public var best: Double { estimate ?? (interval.low + interval.high) / 2 }
}

/// The verdict over worlds.
public struct ReplyVerdict: Codable, Sendable {
    /// appropriate, notAppropriate, trade, noDifference or notKnown.
    public let finding: String
    /// Shares of worlds by class.
    public let shares: [String: ReplyShare]
    /// Share of worlds in which some aim gains.
    public let gains: ReplyShare
    /// Share of worlds in which some aim loses.
    public let loses: ReplyShare
    /// Shares of worlds by class at other multiples of the differences that matter.
    public let atDeltas: [ReplyDeltas]
    /// Shares of worlds by class if men who come out were counted only where they are free; nil where that is no question.
    public let ofFree: [String: ReplyShare]?
    /// Share of worlds that a class or a finding needs, as a lower bound.
    public let required: Double
    /// Confidence of each bound.
    public let confidence: Double
    /// True while the stopping rule asks for more worlds.
    public let isProvisional: Bool
    /// Clauses in the order of the scenario.
    public let clauses: [ReplyClause]
    /// The verdict by the way in which sources are read.
    public let readings: [ReplyReading]
    /// Cost of a trade; nil where mean differences make no trade.
    public let exchange: ReplyExchange?

    /// The share of a class.
    public func share(_ worldClass: WorldClass) -> ReplyShare? { shares[worldClass.rawValue] }

    /// The class; nil if not known.
    public var worldClass: WorldClass? { WorldClass(rawValue: finding) }
}

/// Shares of worlds by class if the differences that matter were another multiple of what they are.
public struct ReplyDeltas: Codable, Sendable {
    /// Multiple.
    public let factor: Double
    /// By class; empty where worlds cannot be told from luck.
    public let shares: [String: Double]
}

/// A clause of the verdict: the difference from the standing course in one measure of one group; more is a gain.
public struct ReplyClause: Codable, Sendable {
    /// Key of the measure.
    public let measure: String
    /// Key of the group.
    public let group: String
    /// The group, as it stands within a sentence.
    public let groupTitle: String
    /// Unit of the measure.
    public let unit: String
    /// Difference that matters.
    public let delta: Double
    /// Reason for it; empty for a hundredth of the group's men, an assumption.
    public let reason: String
    /// Mean difference.
    public let mean: Double
    /// Monte Carlo standard error of the mean; nil where nothing varies.
    public let standardError: Double?
    /// Between its ends lie eight worlds in ten, without luck; nil where worlds cannot be told from luck.
    public let worldInterval: ReplyInterval?
    /// Between its ends lie eight campaigns in ten, worlds and luck together.
    public let totalInterval: ReplyInterval?
    /// Between its ends lie eight campaigns in ten of a world whose value is the mean.
    public let luckInterval: ReplyInterval?
    /// Share of the variance of single campaigns that is luck, by analysis of variance; nil where nothing varies.
    public let luckShare: Double?
    /// Share of worlds whose difference is above delta.
    public let better: ReplyShare
    /// Share of worlds whose difference is below -delta.
    public let worse: ReplyShare
    /// Share of worlds whose difference lies between.
    public let noDifference: ReplyShare
    /// better, worse, noDifference or notKnown.
    public let finding: String

    /// Key of the clause: `menOut.all`.
    public var key: String { "\(measure).\(group)" }
}

/// The verdict in the worlds in which a source is read in one way.
public struct ReplyReading: Codable, Sendable {
    /// Key of the reading.
    public let reading: String
    /// Passage that is read.
    public let title: String
    /// The way in which it is read.
    public let option: String
    /// Share of the worlds in which it was drawn, as it is believed.
    public let weight: Double
    /// Worlds in which it was drawn.
    public let worlds: Int
    /// True of a reading by which an order calls back men who have dispersed.
    public let recalls: Bool
    /// Names of two formations that change places in groups and in orders; empty where none do.
    public let exchanged: [String]
    /// The class of the verdict over them; nil with too few.
    public let finding: String?
    /// Shares of these worlds by class; empty with too few.
    public let shares: [String: ReplyShare]
    /// Mean difference of each clause over them.
    public let means: [Double]
}

/// Cost of a trade: units of the gaining clause for each unit of the losing one.
public struct ReplyExchange: Codable, Sendable {
    /// Index of the clause that gains.
    public let gain: Int
    /// Index of the clause that loses.
    public let loss: Int
    /// Mean gain over mean loss.
    public let rate: Double
    /// 95 % interval over worlds; nil if the loss cannot be told from nothing.
    public let interval: ReplyInterval?
}
