import Graphs

/// How men spread over sectors: so that blocks placed by an enemy who knows the spread meet as few as can be, and on the quietest
/// of such ways.
///
/// The value u of the crossing game (Washburn and Wood 1995) bounds what passes each place by u / p_k. Within these bounds, a
/// little widened, the men take the flow of least contacts with those who watch the ground.
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

    /// Lays the plan; nil if there is nobody, or no way through for everyone.
    ///
    /// `contacts` are those expected on the way across each place, `men` shares by place that add up to 1, and `slack`
    /// the part by which the bounds are widened, so that quiet ways have some choice.
    public init?(game: SectorGame, chances: [Double], contacts: [Double], men: [Double], slack: Double) {
        guard men.contains(where: { $0 > 0 }), let value = game.game(chances: chances, men: men).solve()?.upperBound else {
            return nil
        }
        let network = Network(game: game, chances: chances, contacts: contacts, men: men)
        guard let flow = network.flow(rate: value > 0 ? value * (1 + slack) : .infinity) else { return nil }
        rate = flow.rate
        self.contacts = flow.contacts
        ways = network.ways(flow)
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
            let parts = PathFlow.decompose(
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
