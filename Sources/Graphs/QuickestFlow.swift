/// The least time in which given amounts can leave their sources and reach the sinks, when arcs take time and let only so
/// much through an hour.
///
/// ```swift
/// let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1), (0, 1), (0, 1)])
/// let network = FlowNetwork(
///     graph, from: [Terminal(node: 0, limit: 40_000)], to: [Terminal(node: 1)], arcCapacities: [1000, 500, 250])
/// QuickestFlow.solve(network, transitTimes: [3, 4, 8])?.time   // 26.857 hours
/// ```
/// One source: a steady flow repeated (Ford and Fulkerson 1958), built from successive quickest paths; it is the best there
/// is. Several sources: a time suffices if and only if every set of sources could empty itself in it (Hoppe and Tardos
/// 2000), so the answer is the greatest of the sets' times: exact. A set that could empty a greater one in the time speaks for
/// all between; so a few dozen searches do as a rule, 2^sources at worst (12 sources at most). Units are the caller's:
/// amounts, amounts per unit of time, time. Nodes may be limited; waiting is allowed everywhere.
public struct QuickestFlow: Sendable {
    /// The most sources that are taken.
    public static let greatestSourceCount = 12

    /// The least time in which all is through.
    public let time: Double
    /// The sources that need this time together, as indices: the rest do not matter.
    public let bindingSources: [Int]
    /// The steady flow by arc that empties the binding sources in this time.
    public let arcRates: [Double]
    /// Steady flow and time of each path that was added, quickest first.
    public let stages: [Stage]
    /// The cut over time, the greatest amount first: why it cannot be quicker. Amounts add up to those of the binding
    /// sources; none where a way without limit takes the rest.
    public let bottlenecks: [Bottleneck]

    /// A path in the steady flow.
    public struct Stage: Sendable, Equatable {
        /// What it carries per unit of time.
        public let rate: Double
        /// How long it takes.
        public let time: Double
    }

    /// A place of the cut over time, and how long it is the place that counts.
    public struct Bottleneck: Sendable, Equatable {
        /// An arc or a node, by its number.
        public enum Place: Sendable, Hashable {
            case arc(Int)
            case node(Int)
        }

        /// Where it is.
        public let place: Place
        /// For how long it holds the flow up.
        public let duration: Double
        /// What it lets through in that time.
        public let amount: Double
    }

    /// Solves a network whose sources' limits are the amounts; nil if some source has no way through.
    public static func solve(_ network: FlowNetwork, transitTimes: [Double]) -> QuickestFlow? {
        precondition(transitTimes.count == network.graph.arcCount, "one time an arc")
        precondition(transitTimes.allSatisfy { $0 >= 0 && $0 < .infinity }, "times are finite and not negative")
        precondition(network.sources.allSatisfy { $0.limit < .infinity }, "every source says how much leaves it")
        precondition(network.sources.count <= greatestSourceCount, "at most \(greatestSourceCount) sources")
        var sets = SourceSets(network, transitTimes: transitTimes)
        return sets.solve()
    }
}
