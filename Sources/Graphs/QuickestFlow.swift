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
/// 2000), so the answer is the greatest of the sets' times: exact, and 2^sources searches (12 sources at most). Units are
/// the caller's: amounts, amounts per unit of time, time. Nodes may be limited; waiting is allowed everywhere.
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

    /// A path in the steady flow.
    public struct Stage: Sendable, Equatable {
        /// What it carries per unit of time.
        public let rate: Double
        /// How long it takes.
        public let time: Double
    }

    /// Solves a network whose sources' limits are the amounts; nil if some source has no way through.
    public static func solve(_ network: FlowNetwork, transitTimes: [Double]) -> QuickestFlow? {
        precondition(transitTimes.count == network.graph.arcCount, "one time an arc")
        precondition(transitTimes.allSatisfy { $0 >= 0 && $0 < .infinity }, "times are finite and not negative")
        precondition(network.sources.allSatisfy { $0.limit < .infinity }, "every source says how much leaves it")
        precondition(network.sources.count <= greatestSourceCount, "at most \(greatestSourceCount) sources")
        var slowest: QuickestFlow?
        for set in 1..<(1 << network.sources.count) {
            let members = network.sources.indices.filter { set >> $0 & 1 == 1 && network.sources[$0].limit > 0 }
            guard let flow = solve(network, members, transitTimes) else { return nil }
            if flow.time > slowest?.time ?? -1 { slowest = flow }
        }
        return slowest
    }

    /// The time in which some of the sources, left alone, could empty themselves as if they were one.
    private static func solve(_ network: FlowNetwork, _ members: [Int], _ transitTimes: [Double]) -> QuickestFlow? {
        let amount = members.reduce(0) { $0 + network.sources[$1].limit }
        guard amount > 0 else {
            return QuickestFlow(time: 0, bindingSources: [], arcRates: transitTimes.map { _ in 0 }, stages: [])
        }
        var open = network
        open.sources = members.map { Terminal(node: network.sources[$0].node) }
        var paths = SuccessivePaths(SplitNetwork(open), times: transitTimes)
        var stages: [Stage] = []
        var (rate, load, time) = (0.0, amount, Double.infinity)
        while let path = paths.next(), path.time < time {
            guard path.rate < .infinity else {
                return QuickestFlow(time: path.time, bindingSources: members, arcRates: paths.rates, stages: [path])
            }
            paths.take(path.rate)
            rate += path.rate
            load += path.rate * path.time
            time = load / rate
            stages.append(path)
        }
        guard time < .infinity else { return nil }
        return QuickestFlow(time: time, bindingSources: members, arcRates: paths.rates, stages: stages)
    }
}
