/// A clause of a verdict: one measure of one group, and the difference that matters.
public struct Clause: Hashable, Sendable {
    /// Differences between the asked directive and the standing conduct; a positive one is a gain.
    public let sample: WorldSample
    /// Differences within -delta...delta do not matter; at least 0.
    public let delta: Double

    /// A clause; for a measure of which less is better, pass the differences with their sign turned.
    public init(_ sample: WorldSample, delta: Double) {
        precondition(delta >= 0)
        self.sample = sample
        self.delta = delta
    }
}

/// Answer to one clause: a finding for which enough worlds speak, or none.
public struct ClauseVerdict: Hashable, Sendable {
    /// The finding.
    public enum Finding: String, Hashable, Sendable, CaseIterable {
        case better, worse, noDifference, notKnown
    }

    /// Share of worlds with d~ > delta, `probabilityBetter`.
    public let better: WorldShare
    /// Share of worlds with d~ < -delta.
    public let worse: WorldShare
    /// Share of worlds with |d~| <= delta.
    public let noDifference: WorldShare
    /// The finding whose share has a lower bound of at least the share required.
    public let finding: Finding
}

/// Class of a world by all clauses.
public enum WorldClass: String, Hashable, Sendable, CaseIterable {
    /// Some clause gains, none loses.
    case appropriate
    /// Some clause loses, none gains.
    case notAppropriate
    /// Some clause gains, some loses.
    case trade
    /// No clause gains or loses.
    case noDifference

    /// The class of a world in which some clause gains, or some loses.
    public init(gains: Bool, loses: Bool) {
        self = gains ? (loses ? .trade : .appropriate) : (loses ? .notAppropriate : .noDifference)
    }
}

/// The verdict over worlds: the class for which enough worlds speak, or none (`verdict` is nil: not known).
///
/// All shares are computed from the same resamples of whole worlds, with rho estimated anew in each; see `WorldShare`.
/// Work is O(resamples x worlds x clauses), memory O(worlds + resamples).
public struct WorldVerdict: Hashable, Sendable {
    /// Share of worlds that a finding or a class needs, 0.75 unless said otherwise.
    public let required: Double
    /// Confidence of the lower bounds, each one-sided, and of the intervals.
    public let confidence: Double
    /// One a clause, in their order.
    public let clauses: [ClauseVerdict]
    /// Shares of the four classes, in the order of `WorldClass.allCases`.
    public let shares: [WorldShare]
    /// The class whose share has a lower bound of at least the share required; nil if not known.
    public let verdict: WorldClass?
    /// Share of worlds in which some clause gains: the appropriate ones and the trades.
    public let gains: WorldShare
    /// Share of worlds in which some clause loses.
    public let loses: WorldShare

    /// Judges at least one clause, all over the same worlds.
    public init(_ clauses: [Clause], required: Double = 0.75, confidence: Double = 0.95, resamples: Int = 1000, seed: UInt64) {
        precondition(!clauses.isEmpty && resamples >= 2 && required > 0.5 && confidence > 0.5 && confidence < 1)
        let worlds = clauses[0].sample.worlds
        precondition(clauses.allSatisfy { $0.sample.worlds == worlds })
        var counter = ClassCounter(clauses)
        let found = counter.shares(weights: [Double](repeating: 1, count: worlds))
        var tried = [[Double]](repeating: [Double](repeating: 0, count: resamples), count: found.count)
        var resampling = WorldResampling(worlds: worlds, seed: seed)
        for resample in 0..<resamples {
            let shares = resampling.next { counter.shares(weights: $0) }
            for index in shares.indices { tried[index][resample] = shares[index] }
        }
        let isDistinguishable = clauses.map { $0.sample.spread != .notDistinguishable }
        func share(_ index: Int, _ isDistinguishable: Bool) -> WorldShare {
            WorldShare(
                found: found[index], resampled: tried[index], worlds: worlds, isDistinguishable: isDistinguishable,
                confidence: confidence)
        }
        self.required = required
        self.confidence = confidence
        self.clauses = clauses.indices.map { clause in
            let shares = (0..<3).map { share(4 + 3 * clause + $0, isDistinguishable[clause]) }
            let finding = zip(ClauseVerdict.Finding.allCases, shares).first { $1.lowerBound >= required }?.0
            return ClauseVerdict(
                better: shares[0], worse: shares[1], noDifference: shares[2], finding: finding ?? .notKnown)
        }
        let classes = (0..<4).map { share($0, isDistinguishable.contains(true)) }
        shares = classes
        verdict = zip(WorldClass.allCases, classes).first { $1.lowerBound >= required }?.0
        gains = share(found.count - 2, isDistinguishable.contains(true))
        loses = share(found.count - 1, isDistinguishable.contains(true))
    }

    /// The share of a class.
    public func share(of worldClass: WorldClass) -> WorldShare {
        shares[WorldClass.allCases.firstIndex(of: worldClass) ?? 0]
    }
}

extension WorldSample {
    /// Share of worlds with d~ > delta.
    public func probabilityBetter(
        delta: Double = 0, confidence: Double = 0.95, resamples: Int = 1000, seed: UInt64
    ) -> WorldShare {
        // Only d~ > delta is read here: a constant shift turns any delta into 0, which the clause allows.
        let shifted = delta < 0 ? WorldSample(values.map { $0 - delta }, perWorld: perWorld) : self
        let clause = Clause(shifted, delta: max(0, delta))
        return WorldVerdict([clause], confidence: confidence, resamples: resamples, seed: seed).clauses[0].better
    }

    /// Class of each world by its values d~ in all clauses; empty without clauses.
    public static func classes(of clauses: [Clause]) -> [WorldClass] {
        guard let first = clauses.first else { return [] }
        let values = clauses.map(\.sample.worldValues)
        return (0..<first.sample.worlds).map { world in
            WorldClass(
                gains: clauses.indices.contains { values[$0][world] > clauses[$0].delta },
                loses: clauses.indices.contains { values[$0][world] < -clauses[$0].delta })
        }
    }
}

/// Counts worlds by class and by clause when each world has a weight. Storage is made once.
private struct ClassCounter {
    private let clauses: [Clause]
    /// For each clause, the world mean above which d~ > delta, and that below which d~ < -delta.
    private var above: [Double]
    private var below: [Double]
    private var counts: [Double]

    init(_ clauses: [Clause]) {
        self.clauses = clauses
        above = [Double](repeating: 0, count: clauses.count)
        below = above
        counts = [Double](repeating: 0, count: 4 + 3 * clauses.count + 2)
    }

    /// Shares of the four classes, then of better, worse and no difference, clause by clause; then of some gain and of some loss.
    mutating func shares(weights: [Double]) -> [Double] {
        for clause in clauses.indices { (below[clause], above[clause]) = clauses[clause].bounds(weights: weights) }
        for index in counts.indices { counts[index] = 0 }
        var total = 0.0
        for world in weights.indices where weights[world] > 0 {
            let weight = weights[world]
            var (gains, loses) = (false, false)
            for clause in clauses.indices {
                let mean = clauses[clause].sample.worldMeans[world]
                let place = mean > above[clause] ? 0 : (mean < below[clause] ? 1 : 2)
                gains = gains || place == 0
                loses = loses || place == 1
                counts[4 + 3 * clause + place] += weight
            }
            counts[gains ? (loses ? 2 : 0) : (loses ? 1 : 3)] += weight
            if gains { counts[counts.count - 2] += weight }
            if loses { counts[counts.count - 1] += weight }
            total += weight
        }
        for index in counts.indices { counts[index] /= total }
        return counts
    }
}

extension Clause {
    /// The world means between which a world makes no difference, if each world counts as often as its weight says.
    ///
    /// d~ > delta is the same as mean_w > mean + (delta - mean) / sqrt(rho); without rho all worlds have the value of the mean.
    fileprivate func bounds(weights: [Double]) -> (Double, Double) {
        let n = Double(sample.perWorld)
        var (total, sum, square, within) = (0.0, 0.0, 0.0, 0.0)
        for world in weights.indices {
            let (weight, departure) = (weights[world], sample.worldMeans[world] - sample.mean)
            total += weight
            sum += weight * departure
            square += weight * departure * departure
            within += weight * sample.withinSquares[world]
        }
        let mean = sample.mean + sum / total
        let between = max(0, square - sum * sum / total) / (total - 1)
        let luck = within / (total * (n - 1) * n)
        let worlds = between - luck
        if worlds <= 0 {
            let never = Double.infinity
            return mean > delta ? (-never, -never) : (mean < -delta ? (never, never) : (-never, never))
        }
        let factor = (between / worlds).squareRoot()
        return (mean + (-delta - mean) * factor, mean + (delta - mean) * factor)
    }
}

/// Resamples of whole worlds with replacement (Davison and Hinkley 1997, section 3.8), one after another.
private struct WorldResampling {
    private var weights: [Double]
    private let seed: UInt64
    private var resample = 0

    init(worlds: Int, seed: UInt64) {
        weights = [Double](repeating: 0, count: worlds)
        self.seed = seed
    }

    /// Reads how often each world is in the next resample.
    mutating func next(_ read: ([Double]) -> [Double]) -> [Double] {
        var stream = WorldStreams.stream(seed: seed, index: resample, purpose: .resample)
        resample += 1
        let worlds = weights.count
        for world in 0..<worlds { weights[world] = 0 }
        for _ in 0..<worlds { weights[stream.index(below: worlds)] += 1 }
        return read(weights)
    }
}
