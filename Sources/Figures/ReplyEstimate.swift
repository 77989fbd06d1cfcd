import Notation
import Statistics
import Studies

/// A quantity over the replications: its mean, how well that is known, and how far it varies.
public struct ReplyEstimate: Codable, Hashable, Sendable {
    /// Mean.
    public let mean: Double
    /// 95 per cent confidence interval of the mean.
    public let meanLow: Double
    /// Upper end of the 95 % interval of the mean.
    public let meanHigh: Double
    /// Quantiles of the campaigns: eight in ten lie between q10 and q90.
    public let q10: Double
    /// 25 % quantile of the campaigns.
    public let q25: Double
    /// Median of the campaigns.
    public let median: Double
    /// 75 % quantile of the campaigns.
    public let q75: Double
    /// 90 % quantile of the campaigns.
    public let q90: Double
    /// Monte Carlo standard error of the mean.
    public let standardError: Double
    /// Between its ends lie eight worlds in ten, without luck; nil for one world, or where worlds cannot be told from luck.
    public let worldInterval: ReplyInterval?
    /// Between its ends lie eight campaigns in ten, worlds and luck together; nil for one world, or where nothing varies.
    public let totalInterval: ReplyInterval?
    /// Between its ends lie eight campaigns in ten of a world whose value is the mean; nil for one world, or where luck moves nothing.
    public let luckInterval: ReplyInterval?

    /// The figures of a distribution, with the sample over worlds where there is one.
    public init(_ values: Distribution, sample: WorldSample? = nil) {
        standardError = values.standardError
        worldInterval = sample?.worldInterval().map(ReplyInterval.init)
        totalInterval = sample?.totalInterval().map(ReplyInterval.init)
        luckInterval = sample?.luckInterval().map(ReplyInterval.init)
        let interval = values.meanInterval()
        mean = values.mean
        meanLow = interval.lowerBound
        meanHigh = interval.upperBound
        q10 = values.quantile(0.1)
        q25 = values.quantile(0.25)
        median = values.quantile(0.5)
        q75 = values.quantile(0.75)
        q90 = values.quantile(0.9)
    }

    /// True where a quantity that is never negative was 0 in every campaign.
    public var isAlwaysZero: Bool { mean == 0 && q90 == 0 }
    /// True where the quantity was the same in every campaign: neither the mean nor the campaigns have an interval.
    public var isConstant: Bool { meanLow == meanHigh && q10 == q90 }
    /// The interval that holds eight campaigns in ten.
    public var range: ClosedRange<Double> { q10...q90 }
    /// `3,700`.
    public var expected: String { ProseNumber.men(mean) }
    /// `3,700 men`, `1 man`.
    public var expectedMen: String { ProseWords.men(mean) }
    /// `2,700 to 4,900`.
    public var spread: String { ProseNumber.men(range) }
    /// `3,700 (2,700 to 4,900)`.
    public var text: String { "\(expected) (\(spread))" }
}

/// The finding that a paired difference bears.
public enum ReplyFinding: String, CaseIterable, Codable, Sendable { case more, fewer, notToldApart }

/// One directive less another on the same luck.
public struct ReplyDifference: Codable, Hashable, Sendable {
    /// Mean of the differences.
    public let mean: Double
    /// 95 per cent confidence interval of the mean.
    public let low: Double
    /// Upper end of the 95 % interval of the mean.
    public let high: Double
    /// Share of campaigns in which the first has more, ties counted half.
    public let chanceMore: Double
    /// The finding that the interval bears.
    public let finding: ReplyFinding

    /// Replications below which no difference is called one: the interval rests on normal theory.
    public static let leastReplications = 20

    /// The figures of a paired difference. It is called more or fewer only if the whole interval lies on one side of 0.
    public init(_ difference: PairedDifference) {
        let interval = difference.interval
        self.init(
            mean: difference.mean, low: interval.lowerBound, high: interval.upperBound, chanceMore: difference.chanceBetter,
            replications: difference.differences.count)
    }

    /// A difference by its numbers.
    public init(mean: Double, low: Double, high: Double, chanceMore: Double, replications: Int) {
        self.mean = mean
        self.low = low
        self.high = high
        self.chanceMore = chanceMore
        let isKnown = replications >= Self.leastReplications
        finding = isKnown && low > 0 ? .more : isKnown && high < 0 ? .fewer : .notToldApart
    }

    /// True where both directives led to the same in every campaign.
    public var isNone: Bool { mean == 0 && low == 0 && high == 0 && chanceMore == 0.5 }

    /// True where the interval has a width: one campaign, or differences that are all the same, tell of no spread.
    public var hasInterval: Bool { low < high }

    /// The interval without its sign, the smaller end first; for sentences that say "more" or "fewer".
    public var size: ClosedRange<Double> {
        low > 0 ? low...high : high < 0 ? (-high)...(-low) : 0...max(-low, high)
    }

    /// For tables: `+1,300 (+1,100 to +1,500)`.
    public var text: String {
        "\(ProseNumber.signed(mean)) (\(ProseNumber.signed(low, to: high)))"
    }
}
