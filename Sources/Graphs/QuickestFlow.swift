/// The quickest flow: the least time in which given amounts leave their sources and reach the sinks, over arcs with transit times and
/// capacities per unit of time.
///
/// ```swift
/// let graph = SparseGraph(nodeCount: 2, arcs: [(0, 1), (0, 1), (0, 1)])
/// let network = FlowNetwork(
///     graph, from: [Terminal(node: 0, limit: 40_000)], to: [Terminal(node: 1)], arcCapacities: [1000, 500, 250])
/// QuickestFlow.solve(network, transitTimes: [3, 4, 8])?.time   // 26.857 hours
/// ```
/// One source: a temporally repeated flow from successive shortest paths, which is optimal (Ford and Fulkerson 1958; Burkard, Dlaska and
/// Klinz 1993). Several sources: a time suffices if and only if it suffices for every subset of sources (Hoppe and Tardos 2000), so
/// the answer is the maximum over subsets: exact, in continuous time. A bound over intervals of subsets leaves a few dozen searches as
/// a rule, 2^sources in the worst case. Units are the caller's: amount, amount per unit of time, time. Nodes may have capacities;
/// waiting is allowed everywhere.
public struct QuickestFlow: Sendable {
    /// The greatest number of sources.
    public static let maximumSourceCount = 12

    /// The least time in which all amounts reach the sinks.
    public let time: Double
    /// The subset of sources that needs this time, as ascending indices; the others do not bind.
    public let bindingSources: [Int]
    /// Steady flow by arc, per unit of time, that empties the binding sources in this time.
    public let arcRates: [Double]
    /// Rate and transit time of each path of the steady flow, quickest first.
    public let paths: [Path]
    /// The minimum cut over time, greatest amount first, which proves that no flow is quicker. Amounts sum to those of the binding
    /// sources; empty if a path without limit takes the rest.
    public let bottlenecks: [Bottleneck]

    /// A path in the steady flow.
    public struct Path: Sendable, Equatable {
        /// Flow per unit of time; `.infinity` for a path without limit.
        public let rate: Double
        /// Transit time.
        public let time: Double
    }

    /// An arc or node of the cut over time, with the duration for which it is in the cut.
    public struct Bottleneck: Sendable, Equatable {
        /// An arc or a node, by its number.
        public enum Place: Sendable, Hashable {
            /// An arc of the graph.
            case arc(Int)
            /// A node of the graph.
            case node(Int)
        }

        /// The arc or node.
        public let place: Place
        /// The time for which it is in the cut.
        public let duration: Double
        /// Capacity times duration.
        public let amount: Double
    }

    /// Solves a network whose sources' limits are the amounts; nil if some source with an amount has no path to a sink.
    ///
    /// `transitTimes` has one finite element per arc, 0 or more. Limits are finite, sources at most `maximumSourceCount`; other input
    /// stops the program.
    public static func solve(_ network: FlowNetwork, transitTimes: [Double]) -> QuickestFlow? {
        precondition(transitTimes.count == network.graph.arcCount, "one time an arc")
        precondition(transitTimes.allSatisfy { $0 >= 0 && $0 < .infinity }, "times are finite and not negative")
        precondition(network.sources.allSatisfy { $0.limit < .infinity }, "every source has a finite amount")
        precondition(network.sources.count <= maximumSourceCount, "at most \(maximumSourceCount) sources")
        var sets = SourceSubsets(network, transitTimes: transitTimes)
        return sets.solve()
    }
}
