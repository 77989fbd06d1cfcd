import Arithmetic

/// The worth of each unknown, which says what to find out next: how much of the worlds' variance it explains and what knowing it
/// would be worth.
///
/// Regressions of world means on an unknown (cubic polynomials of its position; means by reading) or on a group of unknowns (ridge,
/// additive) are cross-fitted. The fitted value is E[difference | unknown]. An unknown is named only if it explains more than the 95 %
/// point of the maximum over all unknowns and clauses when worlds are permuted (Westfall and Young 1993): one in twenty studies names any
/// that has no effect. Below 1,000 worlds only groups are named.
public struct UnknownsWorth: Hashable, Sendable {
    /// An unknown's values over the worlds.
    public struct Unknown: Hashable, Sendable {
        /// Name of the unknown.
        public let name: String
        /// The group to which it belongs, such as rules, strengths, orders.
        public let group: String
        /// Positions within its law, in (0, 1), one a world; for readings their indices.
        public let positions: [Double]
        /// Number of readings; nil for an unknown with a continuous law.
        public let readings: Int?

        /// An unknown with a continuous law, by its positions, or one of some readings, by their indices.
        public init(_ name: String, group: String, positions: [Double], readings: Int? = nil) {
            self.name = name
            self.group = group
            self.positions = positions
            self.readings = readings
        }
    }

    /// Worth of an unknown or of a group.
    public struct Worth: Hashable, Sendable {
        /// Name of the unknown or of the group.
        public let name: String
        /// Share of the variance between worlds (tau2) that it explains, 0...1, one a clause; nil where tau2 is 0.
        public let shares: [Double?]
        /// Share of worlds in which knowing it gives a class of expected differences that is not that of the means.
        public let changesVerdict: Double
        /// Expected value of perfect partial information: by how much the choice would be better on average, in units of the
        /// utility (Strong, Oakley and Brennan 2014).
        public let valueOfKnowing: Double
        /// Largest share of the variance of world means explained in any clause, cross-fitted; may be below 0.
        public let explained: Double
        /// True if that is above the threshold.
        public let isNamed: Bool
    }

    /// Worlds from which single unknowns are named.
    public static let leastWorlds = 1000

    /// The unknowns in the order given; empty below `leastWorlds`.
    public let unknowns: [Worth]
    /// The groups in the order of their first unknown.
    public let groups: [Worth]
    /// Share of the variance of world means that any unknown exceeds by chance in one study of twenty.
    public let threshold: Double
    /// The same share for groups of unknowns.
    public let groupThreshold: Double
    /// Share of tau2 that no additive regression on all unknowns explains, one a clause; nil where tau2 is 0.
    public let unexplained: [Double?]
    /// Mean of each clause with all continuous unknowns as control variates; nil where they do not help.
    public let controlled: [ControlledMean?]

    /// The worth of some unknowns for clauses over the same worlds, at least 20.
    ///
    /// `utility` is the gain of the asked directive over the standing conduct in each world, such as men out of all groups; the choice
    /// is the one with the larger expectation.
    public init(
        of unknowns: [Unknown], clauses: [Clause], utility: [Double], permutations: Int = 200,
        leastWorlds: Int = Self.leastWorlds, seed: UInt64
    ) {
        let worlds = utility.count
        precondition(worlds >= 20 && !clauses.isEmpty && permutations >= 19)
        precondition(clauses.allSatisfy { $0.sample.worlds == worlds })
        precondition(unknowns.allSatisfy { $0.positions.count == worlds })
        let study = Regressions(clauses: clauses, utility: utility)
        let permuted = study.permuted(times: permutations, seed: seed)
        if worlds >= leastWorlds {
            let models = unknowns.map { Regressions.model(of: [$0], worlds: worlds) }
            threshold = Regressions.threshold(models, permuted)
            let bound = threshold
            self.unknowns = zip(unknowns, models).map { study.worth($0.name, $1, threshold: bound) }
        } else {
            threshold = .infinity
            self.unknowns = []
        }
        var names: [String] = []
        for unknown in unknowns where !names.contains(unknown.group) { names.append(unknown.group) }
        let models = names.map { name in Regressions.model(of: unknowns.filter { $0.group == name }, worlds: worlds) }
        groupThreshold = Regressions.threshold(models, permuted)
        let bound = groupThreshold
        groups = zip(names, models).map { study.worth($0, $1, threshold: bound) }
        let whole = unknowns.isEmpty ? nil : Regressions.model(of: unknowns, worlds: worlds)
        unexplained = clauses.map { clause in
            study.share(clause, whole?.fit(clause.sample.worldMeans).rSquared ?? 0).map { 1 - $0 }
        }
        // The polynomials of a position have mean 0; of readings only the weights are known.
        let continuous = unknowns.filter { $0.readings == nil }
        let controls =
            continuous.count == unknowns.count
            ? whole : continuous.isEmpty ? nil : Regressions.model(of: continuous, worlds: worlds)
        controlled = clauses.map { clause in controls.flatMap { ControlledMean(of: clause.sample.worldMeans, by: $0) } }
    }
}

/// Regressions of the clauses and of the utility on unknowns.
private struct Regressions {
    let clauses: [Clause]
    let utility: [Double]

    /// Additive model of some unknowns: cubic for a single one, linear and quadratic with a ridge for a group.
    static func model(of unknowns: [UnknownsWorth.Unknown], worlds: Int) -> CrossFittedRegression {
        let isSingle = unknowns.count == 1
        let degree = isSingle ? 3 : (8 * unknowns.count <= worlds ? 2 : 1)
        let widths = unknowns.map { unknown in unknown.readings.map { max(0, $0 - 1) } ?? degree }
        let width = widths.reduce(0, +)
        var terms = [Double](repeating: 0, count: width * worlds)
        var first = 0
        for (unknown, own) in zip(unknowns, widths) {
            for world in 0..<worlds {
                let position = unknown.positions[world]
                for term in 0..<own {
                    terms[world * width + first + term] =
                        unknown.readings == nil
                        ? legendre(term + 1, at: position) : (position == Double(term + 1) ? 1 : 0)
                }
            }
            first += own
        }
        let ridges = isSingle ? [1e-9] : [0.01, 0.1, 1, 10]
        return CrossFittedRegression(terms: terms, observations: worlds, ridges: ridges)
    }

    /// Legendre's polynomials of degree 1 to 3, orthonormal over (0, 1).
    private static func legendre(_ degree: Int, at position: Double) -> Double {
        let x = 2 * position - 1
        switch degree {
        case 1: return 1.7320508075688772 * x
        case 2: return 2.2360679774997898 * (1.5 * x * x - 0.5)
        default: return 2.6457513110645906 * x * (2.5 * x * x - 1.5)
        }
    }

    /// World means of every clause under the same random orders of the worlds (Fisher and Yates).
    func permuted(times: Int, seed: UInt64) -> [[[Double]]] {
        (0..<times).map { time in
            var stream = WorldStreams.stream(seed: seed, index: time, purpose: .permutation)
            var order = Array(utility.indices)
            for last in stride(from: order.count - 1, to: 0, by: -1) { order.swapAt(last, stream.index(below: last + 1)) }
            return clauses.map { clause in order.map { clause.sample.worldMeans[$0] } }
        }
    }

    /// The 95 % point of the maximum over models and clauses.
    static func threshold(_ models: [CrossFittedRegression], _ permuted: [[[Double]]]) -> Double {
        let largest = parallelMap(permuted.count) { number in
            models.reduce(-Double.infinity) { found, model in
                permuted[number].reduce(found) { max($0, model.fit($1).rSquared) }
            }
        }
        // The rank of a test of exact level 1/20 or less: m of P + 1.
        let rank = Int((0.95 * Double(permuted.count + 1)).rounded(.up))
        return largest.sorted()[min(permuted.count, rank) - 1]
    }

    func worth(_ name: String, _ model: CrossFittedRegression, threshold: Double) -> UnknownsWorth.Worth {
        let fits = clauses.map { model.fit($0.sample.worldMeans) }
        let explained = fits.map(\.rSquared).max() ?? 0
        return UnknownsWorth.Worth(
            name: name, shares: zip(clauses, fits).map { share($0, $1.rSquared) }, changesVerdict: changes(fits),
            valueOfKnowing: value(model.fit(utility).values), explained: explained, isNamed: explained > threshold)
    }

    /// From a share of the variance of world means to one of tau2.
    func share(_ clause: Clause, _ rSquared: Double) -> Double? {
        let reliability = clause.sample.reliability
        return reliability > 0 ? min(1, max(0, rSquared) / reliability) : nil
    }

    private func changes(_ fits: [CrossFittedRegression.Fit]) -> Double {
        let usual = worldClass { clauses[$0].sample.mean }
        let changed = utility.indices.reduce(0) { count, world in
            worldClass { fits[$0].values[world] } == usual ? count : count + 1
        }
        return Double(changed) / Double(utility.count)
    }

    private func worldClass(_ difference: (Int) -> Double) -> WorldClass {
        WorldClass(
            gains: clauses.indices.contains { difference($0) > clauses[$0].delta },
            loses: clauses.indices.contains { difference($0) < -clauses[$0].delta })
    }

    /// E max(0, E[utility | unknown]) - max(0, E utility).
    private func value(_ fitted: [Double]) -> Double {
        let count = Double(fitted.count)
        let informed = fitted.reduce(0) { $0 + max(0, $1) } / count
        return max(0, informed - max(0, fitted.reduce(0, +) / count))
    }
}
