import Appraisal
import Arithmetic
import Geography
import Graphs
import Hexes
import RuleSets
import Scenarios

/// The inspection game on the map: men of several formations cross to the objective, a blocker waits in some hexes.
///
/// A formation's own ground cannot be inspected. See `InspectionGame` (Washburn and Wood 1995).
public struct CrossingGame: Sendable {
    private let scenario: Scenario
    /// The steps that men may take: land within the detour, not back from the objective.
    let graph: SparseGraph
    private let isOwnGround: [Bool]
    /// Chance that a small body is met in each cell that it crosses.
    public let chances: [Double]

    /// The force that waits in a hex that is inspected.
    public enum Watch: Sendable {
        /// The enemy as he stands: the cordon is the line on which his present hold is hardest to pass.
        case asItIs
        /// A battalion that blocks it, besides those who are there: its patrols all in this hex.
        case battalion(HoldRules)
    }

    /// Best play of both sides.
    public struct Plan: Sendable {
        /// Share of the men that one best inspection catches, the men being spread as well as can be.
        public let value: Double
        /// The blocker's guarantee; equals `value` up to the gap.
        public let lowerBound: Double
        /// Share of the men through each cell.
        public let flow: [Double]
        /// Chance that each cell is inspected.
        public let inspections: [Double]
        /// Cells that the blocker inspects.
        public let cordon: [CellID]
        /// The men's best spread as ways, amounts as shares of the men.
        public let ways: [PathFlow]
    }

    /// The game on a scenario's map at the cost of a moment.
    public init(scenario: Scenario, march: MarchTable, cost: WayCost, watch: Watch) {
        let grid = scenario.theatre.grid
        self.scenario = scenario
        let hexes = HexGridGraph(columns: grid.columns, rows: grid.rows)
        let isThoughtOf = cost.cellsWithinDetour(of: scenario)
        // Nobody goes back from the objective, and nobody crosses closed sides.
        let open = hexes.sparse {
            march.footNight[$0].isFinite && !scenario.objective.cells[$0 / 6] && isThoughtOf[$0 / 6]
                && isThoughtOf[Int(march.neighbours[$0])]
        }
        graph = open.graph
        isOwnGround = (0..<grid.count).map { cell in
            scenario.formations.contains { grid.steps(from: $0.cell, to: CellID(cell)) <= cost.ownGround }
        }
        self.march = march
        self.watch = watch
        chances = Self.chances(scenario, march: march, cost: cost, watch: watch, isOwnGround: isOwnGround)
    }

    /// Least chance of contact that is told apart from none: below it the shares of the game would be lost in rounding.
    static let leastChance = 1e-4

    private let march: MarchTable
    private let watch: Watch

    /// The chances under another cost, on the same ground.
    func chances(cost: WayCost) -> [Double] {
        Self.chances(scenario, march: march, cost: cost, watch: watch, isOwnGround: isOwnGround)
    }

    /// For each cell, the chance of contact on the easiest step into it.
    private static func chances(
        _ scenario: Scenario, march: MarchTable, cost: WayCost, watch: Watch, isOwnGround: [Bool]
    ) -> [Double] {
        var least = [Double](repeating: .infinity, count: scenario.theatre.grid.count)
        for step in march.neighbours.indices where march.footNight[step].isFinite {
            let to = Int(march.neighbours[step])
            least[to] = min(
                least[to], cost.contacts(step) + blockContacts(step, cost: cost, watch: watch, theatre: scenario.theatre))
        }
        return least.indices.map { cell in
            if isOwnGround[cell] || !least[cell].isFinite { return 0 }
            return max(leastChance, 1 - PortableMath.exp(-least[cell]))
        }
    }

    /// Contacts with the patrols of a blocking battalion expected on a step.
    private static func blockContacts(_ step: Int, cost: WayCost, watch: Watch, theatre: Theatre) -> Double {
        guard case .battalion(let rules) = watch else { return 0 }
        return cost.contacts(step, patrols: rules.patrolsPerBattalion / theatre.grid.cellSquareKilometres)
    }

    /// The game of some formations, their men as shares of the whole; nil if nobody crosses: those without men and those who are
    /// there already do not.
    public func game(for formations: [Int], blockers: Int = 1) -> InspectionGame? {
        let formations = formations.filter {
            scenario.formations[$0].men.best > 0 && !scenario.objective.cells[scenario.formations[$0].cell.offset]
        }
        let men = formations.map { Double(scenario.formations[$0].men.best) }
        let total = men.reduce(0, +)
        guard total > 0 else { return nil }
        let sources = zip(formations, men).map { Terminal(node: scenario.formations[$0].cell.offset, limit: $1 / total) }
        return InspectionGame(
            graph, catchProbabilities: chances, from: sources, to: scenario.objectiveTargets, blockers: blockers)
    }

    /// Best play for some formations; nil if nobody crosses, or if there is no way through for everyone.
    public func solve(for formations: [Int], blockers: Int = 1) -> Plan? {
        guard let plan = game(for: formations, blockers: blockers)?.solve() else { return nil }
        return Plan(
            value: plan.upperBound, lowerBound: plan.lowerBound, flow: plan.nodeFlows, inspections: plan.inspections,
            cordon: plan.inspections.indices.filter { plan.inspections[$0] > 1e-9 }.map(CellID.init), ways: plan.paths)
    }
}
