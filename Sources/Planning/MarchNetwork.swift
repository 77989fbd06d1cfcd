import Appraisal
import Graphs
import Hexes
import RuleSets
import Scenarios

/// The ground as a network for columns: hours from hex to hex, and men an hour in single file.
public struct MarchNetwork: Sendable {
    /// The ground that may be walked on.
    public enum Ground: String, CaseIterable, Sendable {
        /// Everything but the sea: the bound that no body can beat.
        case everywhere
        /// Roads and tracks; the open only where no road leads, to reach one.
        case roads
    }

    private let scenario: Scenario
    private let march: MarchTable
    private let grid: HexGridGraph
    /// By step (6 * cell + direction): hours, infinity if closed.
    private let hours: [Double]
    /// By step: men an hour.
    private let menPerHour: [Double]
    /// The same hours in whole units, rounded down; negative = closed.
    private let costs: [Int32]
    private let targets: [Int]
    /// Least units from each cell to the objective.
    private let onward: ShortestPathTree

    /// Units an hour in which distances are compared: six seconds.
    private static let unit = 600.0

    /// The network of a scenario's ground.
    public init(scenario: Scenario, march: MarchTable, rules: MarchRules, ground: Ground) {
        self.scenario = scenario
        self.march = march
        let grid = scenario.theatre.grid
        self.grid = HexGridGraph(columns: grid.columns, rows: grid.rows)
        let hasRoad = (0..<grid.count).map { cell in (6 * cell..<6 * cell + 6).contains { march.side[$0].contains(.road) } }
        let kilometres = grid.flatMetres / 1000
        let river = RiverCrossing(rules)
        var hours = [Double](repeating: .infinity, count: march.neighbours.count)
        var menPerHour = [Double](repeating: 0, count: hours.count)
        for step in hours.indices where march.neighbours[step] >= 0 && march.footDay[step].isFinite {
            if ground == .roads, hasRoad[step / 6], !march.side[step].contains(.road) { continue }
            let walk = Double(min(march.footDay[step], march.footNight[step]))
            hours[step] = walk + Double(river.hours(march.side[step], men: 0))  // the men who follow are in the rate
            menPerHour[step] = march.menPerHour(step, hours: walk, kilometres: kilometres, rules: rules)
        }
        self.hours = hours
        self.menPerHour = menPerHour
        costs = hours.map { $0.isFinite ? Int32($0 * Self.unit) : -1 }
        targets = scenario.objectiveTargets
        onward = ShortestPathTree(to: targets, in: self.grid, costs: costs)
    }

    /// How soon some formations can be at the objective together; nil if one of them has no way.
    ///
    /// A time suffices if and only if every set of starting places could empty itself in it (Hoppe and Tardos 2000). Each place
    /// alone and all together are tried: the greatest of these times is a bound in any case, and the work does not double with
    /// each place.
    public func bound(for formations: [Int]) -> WithdrawalBound? {
        let starts = Set(formations.map { scenario.formations[$0].cell.offset }).sorted()
        guard starts.allSatisfy({ onward.distances[$0] < .max }) else { return nil }
        let men = starts.map { start in
            formations.reduce(0) { scenario.formations[$1].cell.offset == start ? $0 + scenario.formations[$1].men.best : $0 }
        }
        let sets = zip(starts, men).map { (starts: [$0], men: $1) } + [(starts: starts, men: men.reduce(0, +))]
        var slowest: (flow: QuickestFlow, starts: [Int])?
        for set in sets.prefix(starts.count == 1 ? 1 : sets.count) {
            guard let flow = quickest(set.starts, men: set.men, within: singleFileHours(set.starts, men: set.men)) else {
                return nil
            }
            if flow.time > slowest?.flow.time ?? -1 { slowest = (flow, set.starts) }
        }
        return slowest.map { flow, binding in
            WithdrawalBound(
                formations: formations, men: men.reduce(0, +), hours: flow.time, headHours: flow.paths.first?.time ?? 0,
                binding: formations.filter { binding.contains(scenario.formations[$0].cell.offset) },
                bottleneck: bottleneck(of: binding, within: flow.time))
        }
    }

    /// The most men who can be at the objective after so many hours of march, from these starting places together and
    /// whatever their numbers (a bound: they are taken as one start).
    public func mostMen(of formations: [Int], within limit: Double) -> Double {
        let starts = Set(formations.map { scenario.formations[$0].cell.offset }).sorted()
        let men = formations.reduce(0) { $0 + scenario.formations[$1].men.high }
        guard let flow = quickest(starts, men: men, within: limit) else { return 0 }
        if flow.time <= limit { return Double(men) }
        return flow.paths.reduce(0) { $0 + $1.rate * max(0, limit - $1.time) }
    }

    /// The quickest flow from some starts taken as one, on what lies on ways within a time; nil if nothing does.
    private func quickest(_ starts: [Int], men: Int, within limit: Double) -> QuickestFlow? {
        let part = Part(self, starts: starts, within: limit)
        let joined = starts.compactMap { part.node[$0] }
        let first = part.graph.nodeCount
        let network = FlowNetwork(
            SparseGraph(
                nodeCount: first + 1, tails: part.graph.tails + joined.map { _ in Int32(first) },
                heads: part.graph.heads + joined.map { Int32($0) }),
            from: [Terminal(node: first, limit: Double(men))], to: part.sinks,
            arcCapacities: part.steps.map { menPerHour[$0] } + joined.map { _ in Double.infinity })
        return QuickestFlow.solve(network, transitTimes: part.steps.map { hours[$0] } + joined.map { _ in 0.0 })
    }

    /// Hours in which all would be there in one file on the shortest ways: no quickest flow takes longer.
    private func singleFileHours(_ starts: [Int], men: Int) -> Double {
        let ways = starts.map { onward.pathArcs(of: $0) ?? [] }
        let longest = ways.map { $0.reduce(0) { $0 + hours[$1] } }.max() ?? 0
        let narrowest = ways.flatMap { $0.map { menPerHour[$0] } }.min() ?? .infinity
        return longest + Double(men) / narrowest
    }

    /// The least cut of what can be used within a time.
    private func bottleneck(of starts: [Int], within limit: Double) -> Bottleneck? {
        let part = Part(self, starts: starts, within: limit)
        let network = FlowNetwork(
            part.graph, from: starts.compactMap { part.node[$0] }.map { Terminal(node: $0) }, to: part.sinks,
            arcCapacities: part.steps.map { menPerHour[$0] })
        let cut = MaximumFlow.solve(network).cut.arcs.map { part.steps[$0] }
        let sides = cut.map { (from: CellID($0 / 6), to: CellID(Int(march.neighbours[$0])), menPerHour: menPerHour[$0]) }
        return sides.isEmpty ? nil : Bottleneck(sides, theatre: scenario.theatre)
    }

    /// The part of the network that lies on ways of some starts within a time, its nodes numbered anew.
    private struct Part {
        let graph: SparseGraph
        /// Step of the map by arc.
        let steps: [Int]
        let sinks: [Terminal]
        /// Node by cell number.
        let node: [Int: Int]

        init(_ network: MarchNetwork, starts: [Int], within limit: Double) {
            let reach = Int32(min(Double(ShortestPathTree.maximumDistance), (limit * MarchNetwork.unit).rounded(.up)))
            let outward = ShortestPathTree(from: starts, in: network.grid, costs: network.costs, within: reach).distances
            let onward = network.onward.distances
            let isTarget = network.scenario.objective.cells
            let steps = network.costs.indices.filter { step in
                let (from, cost) = (step / 6, network.costs[step])
                guard cost >= 0, outward[from] < .max, !isTarget[from] else { return false }
                let to = Int(network.march.neighbours[step])
                return onward[to] < .max && Int(outward[from]) + Int(cost) + Int(onward[to]) <= Int(reach)
            }
            let ends = steps.flatMap { [$0 / 6, Int(network.march.neighbours[$0])] }
            let cells = Set(ends + starts).sorted()
            let node = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($1, $0) })
            graph = SparseGraph(
                nodeCount: cells.count, tails: steps.map { Int32(node[$0 / 6]!) },
                heads: steps.map { Int32(node[Int(network.march.neighbours[$0])]!) })
            sinks = cells.filter { isTarget[$0] }.map { Terminal(node: node[$0]!) }
            self.steps = steps
            self.node = node
        }
    }
}
