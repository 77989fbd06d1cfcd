import Campaigns
import Statistics
import Studies

/// The result of pairs of futures.
package struct PairResult: Codable, Sendable {
    struct Spread: Codable, Sendable {
        let mean: Double
        let q10: Double
        let q25: Double
        let median: Double
        let q75: Double
        let q90: Double
    }

    struct Day: Codable, Sendable {
        let date: String
        let order: Spread
        let against: Spread
    }

    struct Arrivals: Codable, Sendable {
        let group: String
        let byDay: [Day]
    }

    struct Fates: Codable, Sendable {
        let task: String?
        let menStart: Double
        let out: PairEstimate.Level
        let guerrillas: PairEstimate.Level
        let lost: PairEstimate.Level
        let killed: PairEstimate.Level
        let captured: PairEstimate.Level
        let deserted: PairEstimate.Level
        let astray: PairEstimate.Level
        let onTheMarch: Double
        let shareOut: Double
        let medianDay: Int?
        let orderReached: Double?
        let menObeyed: Double
    }

    struct Formation: Codable, Sendable {
        let id: String
        let order: Fates
        let against: Fates
    }

    let estimate: PairEstimate
    let arrivals: [Arrivals]
    let formations: [Formation]
    /// Fingerprint of all futures.
    let digest: String

    private enum Key: String, CodingKey { case arrivals, formations, digest }

    init(estimate: PairEstimate, arrivals: [Arrivals], formations: [Formation], digest: String) {
        (self.estimate, self.arrivals, self.formations, self.digest) = (estimate, arrivals, formations, digest)
    }

    /// Reads what `encode` wrote.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        estimate = try PairEstimate(from: decoder)
        arrivals = try container.decode([Arrivals].self, forKey: .arrivals)
        formations = try container.decode([Formation].self, forKey: .formations)
        digest = try container.decode(String.self, forKey: .digest)
    }

    /// Writes the estimate's fields beside its own.
    package func encode(to encoder: any Encoder) throws {
        try estimate.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(arrivals, forKey: .arrivals)
        try container.encode(formations, forKey: .formations)
        try container.encode(digest, forKey: .digest)
    }
}

/// The futures of a group, one by one.
package struct ReplicationPage: Codable, Sendable {
    let group: String
    let replication: [Int]
    let world: [Int]?
    let order: [String: [Double]]
    let against: [String: [Double]]
}

/// Which unknown a request asks about, and where it is held.
package struct ConditionInput: Sendable {
    let unknown: String
    let position: Double?
    let option: Int?
    let group: String?
    let measure: String?

    /// A question about an unknown.
    package init(unknown: String, position: Double?, option: Int?, group: String?, measure: String?) {
        (self.unknown, self.position, self.option, self.group, self.measure) = (unknown, position, option, group, measure)
    }
}

/// An unknown with its law.
package struct UnknownPage: Codable, Sendable {
    let name: String
    let kind: String
    let kindTitle: String
    let title: String
    let unit: String
    let law: String
    let source: String
    let low: Double
    let high: Double
    let options: Int?

    init(_ unknown: Unknown) {
        (name, title, unit, source) = (unknown.name, unknown.title, unknown.unit, unknown.source)
        (kind, kindTitle, law) = (unknown.kind.rawValue, unknown.kind.title, unknown.lawText)
        (low, high) = (unknown.law.quantile(at: 0.001), unknown.law.quantile(at: 0.999))
        options = unknown.readings
    }
}

/// The difference in worlds where one unknown has a given value.
package struct ConditionedPage: Codable, Sendable {
    struct Step: Codable, Sendable {
        let position: Double
        let value: Double
        let mean: Double?
        let standardError: Double?
        let worlds: Double
        let isPale: Bool
    }

    let unknown: UnknownPage
    /// Where it was asked.
    let at: Step
    /// Over its whole law; one a reading where it has readings.
    let curve: [Step]

    /// Steps of the curve.
    private static let steps = 40

    init(_ unknown: Unknown, gains: [Double], positions: [Double], _ input: ConditionInput) {
        self.unknown = UnknownPage(unknown)
        let step = { (position: Double) in
            let mean = ConditionalMean(of: gains, positions: positions, at: position)
            return Step(
                position: position, value: unknown.law.quantile(at: min(0.999, max(0.001, position))), mean: mean.mean,
                standardError: mean.standardError, worlds: mean.effectiveSize, isPale: mean.isPale)
        }
        if let readings = unknown.readings {
            let drawn = positions.map { Int(unknown.law.quantile(at: $0)) }
            let each = (0..<readings).map { reading in
                let mean = ConditionalMean(of: gains, readings: drawn, at: reading)
                return Step(
                    position: Double(reading), value: Double(reading), mean: mean.mean, standardError: mean.standardError,
                    worlds: mean.effectiveSize, isPale: mean.isPale)
            }
            curve = each
            at = each[min(each.count - 1, max(0, input.option ?? 0))]
        } else {
            at = step(input.position ?? 0.5)
            curve = (0...Self.steps).map { step(Double($0) / Double(Self.steps)) }
        }
    }
}

/// The worth of the unknowns of a study, kind by kind, and from 1,000 worlds on one by one.
package struct WorthPage: Codable, Sendable {
    struct Worth: Codable, Sendable {
        let name: String
        let title: String
        /// Share of the variance between worlds that it explains, one a clause of the verdict.
        let shares: [Double?]
        /// Share of worlds in which knowing it gives another verdict.
        let changesVerdict: Double
        /// Men by which the choice would be better on average.
        let valueOfKnowing: Double
        /// True if it explains more than chance does in one study of twenty.
        let isNamed: Bool
    }

    let worlds: Int
    let kinds: [Worth]
    let unknowns: [Worth]

    init(_ worth: UnknownsWorth, worlds: Int, design: WorldDesign) {
        self.worlds = worlds
        kinds = worth.groups.map { Self.page($0, title: Unknown.Kind(rawValue: $0.name)?.title ?? $0.name) }
        unknowns = worth.unknowns.map { one in
            Self.page(one, title: design.unknowns.first { $0.name == one.name }?.title ?? one.name)
        }
    }

    private static func page(_ worth: UnknownsWorth.Worth, title: String) -> Worth {
        Worth(
            name: worth.name, title: title, shares: worth.shares, changesVerdict: worth.changesVerdict,
            valueOfKnowing: worth.valueOfKnowing, isNamed: worth.isNamed)
    }
}
