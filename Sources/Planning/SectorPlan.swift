import Graphs

/// How men spread over sectors: the fewest contacts expected, with those who watch the ground and with blocks that are placed as
/// well as can be by an enemy who knows the plan.
///
/// For flows y the enemy's best m blocks add at most m times the greatest p_k y_k. That and the contacts along the way are least
/// together at some u = max p_k y_k; for a given u they are a flow of least cost under capacities u / p_k, and their sum is
/// convex in u. The game without the second part is that of Washburn and Wood (1995).
public struct SectorPlan: Sendable {
    /// A way through the sectors.
    public struct SectorWay: Hashable, Sendable {
        /// The place it starts from, then those it passes.
        public let places: [Int]
        /// Share of the men of its start.
        public let share: Double
    }

    /// The ways, by start and then from the greatest share.
    public let ways: [SectorWay]
    /// Share of the men whom one block can expect to meet at most.
    public let rate: Double
    /// Contacts of a man expected with those who watch the ground.
    public let contacts: Double

    /// Values of u that are tried.
    private static let trials = 6

    /// Lays the plan; nil if there is nobody, or no way through for everyone.
    ///
    /// `contacts` are those expected on the way across each place, `men` shares by place that add up to 1.
    public init?(game: SectorGame, chances: [Double], contacts: [Double], men: [Double], blocks: Int) {
        guard men.contains(where: { $0 > 0 }), let least = game.game(chances: chances, men: men).solve()?.upperBound else {
            return nil
        }
        let network = Network(game: game, chances: chances, contacts: contacts, men: men)
        guard let free = network.flow(rate: .infinity) else { return nil }
        var (low, high) = (least * (1 + 1e-6), max(free.rate, least * (1 + 1e-6)))
        var best: (flow: Network.Flow, price: Double)?
        // Golden section: the sum is convex.
        let golden = 0.6180339887498949
        var inner = [high - golden * (high - low), low + golden * (high - low)]
        var tried = inner.map { network.flow(rate: $0) }
        let price = { (flow: Network.Flow?) in flow.map { $0.contacts + Double(blocks) * $0.rate } ?? .infinity }
        for _ in 0..<Self.trials {
            for flow in [free] + tried.compactMap(\.self) where price(flow) < best?.price ?? .infinity {
                best = (flow, price(flow))
            }
            if price(tried[0]) <= price(tried[1]) {
                high = inner[1]
                inner = [high - golden * (high - low), inner[0]]
                tried = [network.flow(rate: inner[0]), tried[0]]
            } else {
                low = inner[0]
                inner = [inner[1], low + golden * (high - low)]
                tried = [tried[1], network.flow(rate: inner[1])]
            }
        }
        guard let best else { return nil }
        rate = best.flow.rate
        self.contacts = best.flow.contacts
        ways = network.ways(best.flow)
    }

    /// The places as a network: each in two, what enters it and what leaves, then the objective and a common source.
    private struct Network {
        struct Flow {
            let arcFlows: [Double]
            /// The greatest p_k y_k.
            let rate: Double
            let contacts: Double
        }

        let count: Int
        let chances: [Double]
        let contacts: [Double]
        let men: [Double]
        let graph: SparseGraph
        private var goal: Int { 2 * count }
        private var source: Int { 2 * count + 1 }

        init(game: SectorGame, chances: [Double], contacts: [Double], men: [Double]) {
            count = game.count
            self.chances = chances
            self.contacts = contacts
            self.men = men
            var arcs = (0..<game.count).map { ($0, game.count + $0) }
            for place in 0..<game.count {
                arcs += game.neighbours[place].map { (game.count + place, $0) }
                if game.hasExit[place] { arcs.append((game.count + place, 2 * game.count)) }
            }
            arcs += men.indices.filter { men[$0] > 0 }.map { (2 * game.count + 1, game.count + $0) }
            graph = SparseGraph(nodeCount: 2 * game.count + 2, arcs: arcs)
        }

        /// The flow of fewest contacts in which no block meets a greater share than `rate`; nil if not everyone fits.
        func flow(rate: Double) -> Flow? {
            let costs = graph.tails.indices.map { arc -> ConvexCost in
                if arc < count { return .linear(contacts[arc], capacity: rate / chances[arc]) }
                return .linear(0, capacity: Int(graph.tails[arc]) == source ? men[Int(graph.heads[arc]) - count] : .infinity)
            }
            guard let flow = MinimumCostFlow.solve(graph, costs: costs, from: source, to: goal, amount: 1 - 1e-9) else {
                return nil
            }
            let greatest = (0..<count).map { chances[$0] * flow.arcFlows[$0] }.max() ?? 0
            return Flow(arcFlows: flow.arcFlows, rate: greatest, contacts: flow.cost)
        }

        /// The flow taken apart into ways.
        func ways(_ flow: Flow) -> [SectorWay] {
            let network = FlowNetwork(graph, from: [Terminal(node: source)], to: [Terminal(node: goal)])
            let sum = graph.arcs(leaving: source).reduce(0) { $0 + flow.arcFlows[Int($1)] }
            let parts = FlowWay.decompose(
                arcFlows: flow.arcFlows, sourceFlows: [sum], sinkFlows: [sum], of: network, negligible: 1e-6)
            let byStart = Dictionary(grouping: parts) { $0.nodes[1] - count }
            return men.indices.flatMap { start -> [SectorWay] in
                let own = (byStart[start] ?? []).sorted { ($0.amount, $1.nodes) > ($1.amount, $0.nodes) }
                let total = own.reduce(0) { $0 + $1.amount }
                return own.map { way in
                    SectorWay(places: [start] + way.nodes.filter { $0 < count }, share: way.amount / total)
                }
            }
        }
    }
}

/// Lexicographic order of ways, for ties.
private func > (a: (Double, [Int]), b: (Double, [Int])) -> Bool {
    a.0 != b.0 ? a.0 > b.0 : b.1.lexicographicallyPrecedes(a.1)
}
