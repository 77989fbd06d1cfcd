/// The search over subsets of sources for the one that needs most time (Hoppe and Tardos 2000).
///
/// Branch and bound over intervals of subsets: if the least subset of an interval could send the amount of the greatest one in the time
/// found so far, no subset between needs longer, since more sources never send less.
struct SourceSubsets {
    private let network: FlowNetwork
    private let times: [Double]
    /// Sources with an amount above 0, the greatest first.
    private let sources: [Int]
    /// The flow of the slowest subset so far.
    private var slowest: QuickestFlow

    init(_ network: FlowNetwork, transitTimes: [Double]) {
        self.network = network
        times = transitTimes
        sources = network.sources.indices.filter { network.sources[$0].limit > 0 }
            .sorted { (-network.sources[$0].limit, $0) < (-network.sources[$1].limit, $1) }
        slowest = QuickestFlow(
            time: 0, bindingSources: [], arcRates: transitTimes.map { _ in 0 }, paths: [], bottlenecks: [])
    }

    /// The flow of the subset that needs most time; nil if some source has no path to a sink.
    mutating func solve() -> QuickestFlow? {
        guard !sources.isEmpty else { return slowest }
        for source in sources where evaluate([source]) == nil { return nil }
        guard evaluate(sources) != nil else { return nil }
        search(least: [], undecided: sources[...])
        return slowest
    }

    /// Searches the subsets between `least` and `least + undecided`.
    private mutating func search(least: [Int], undecided: ArraySlice<Int>) {
        guard let next = undecided.first else { return }
        let with = least + [next]
        if let sent = evaluate(with), sent < amount(least + undecided) {
            search(least: with, undecided: undecided.dropFirst())
        }
        search(least: least, undecided: undecided.dropFirst())
    }

    private func amount(_ set: [Int]) -> Double { set.reduce(0) { $0 + network.sources[$1].limit } }

    /// Finds the time of a subset taken as one source, keeps its flow if it is the slowest, and returns the amount that the subset could
    /// send in the time of the slowest; nil without a path.
    private mutating func evaluate(_ set: [Int]) -> Double? {
        var open = network
        open.sources = set.map { Terminal(node: network.sources[$0].node) }
        var paths = SuccessivePaths(SplitNetwork(open), times: times)
        var stages: [QuickestFlow.Path] = []
        let whole = amount(set)
        var time = Double.infinity
        while let path = paths.next(below: max(time, slowest.time)) {
            stages.append(path)
            if path.rate == .infinity {
                time = path.time
                break
            }
            paths.take(path.rate)
            if path.time < time { time = Self.time(stages, toSend: whole) }
        }
        guard time < .infinity else { return nil }
        guard time > slowest.time else { return Self.sent(stages, in: slowest.time) }
        let isLimited = stages.allSatisfy { $0.rate < .infinity }
        slowest = QuickestFlow(
            time: time, bindingSources: set.sorted(), arcRates: paths.rates, paths: stages,
            bottlenecks: isLimited ? paths.bottlenecks : [])
        return whole
    }

    /// The time in which paths bring an amount to the sinks: (amount + sum of rate * time) / sum of rates.
    private static func time(_ stages: [QuickestFlow.Path], toSend amount: Double) -> Double {
        let rate = stages.reduce(0) { $0 + $1.rate }
        return stages.reduce(amount) { $0 + $1.rate * $1.time } / rate
    }

    /// The amount that paths bring to the sinks in a time.
    private static func sent(_ stages: [QuickestFlow.Path], in time: Double) -> Double {
        stages.reduce(0) { $1.time < time ? $0 + $1.rate * (time - $1.time) : $0 }
    }
}
