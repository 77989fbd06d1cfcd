import Appraisal
import Arithmetic
import Geography
import Graphs
import Hexes
import Scenarios

/// The inspection game on the map: men of several formations cross to the objective, a blocker waits in some hexes.
///
/// The chance of being caught in an inspected hex is that of meeting the enemy's present hold there. A formation's own
/// ground cannot be inspected. See `InspectionGame` (Washburn and Wood 1995).
public struct CrossingGame: Sendable {
    private let scenario: Scenario
    private let graph: SparseGraph
    private let steps: [Int32]
    private let isOwnGround: [Bool]
    /// Chance that a small body is met in each cell that it crosses.
    public let chances: [Double]

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
        /// Cells that the blocker inspects: the cordon.
        public let cordon: [CellID]
        public let ways: [FlowWay]

        /// Connected runs of cordon cells that carry men.
        func runs(on grid: HexGrid) -> [[CellID]] {
            var left = Set(cordon.filter { flow[$0.offset] > 1e-6 })
            var runs: [[CellID]] = []
            for start in cordon where left.contains(start) {
                var run: [CellID] = []
                var open = [start]
                left.remove(start)
                while let cell = open.popLast() {
                    run.append(cell)
                    for direction in Direction.allCases {
                        guard let next = grid.neighbour(of: cell, to: direction), left.remove(next) != nil else { continue }
                        open.append(next)
                    }
                }
                runs.append(run.sorted())
            }
            return runs
        }
    }

    /// The game on a scenario's map at the cost of a moment.
    public init(scenario: Scenario, march: MarchTable, cost: WayCost, ownGround: Int) {
        let grid = scenario.theatre.grid
        self.scenario = scenario
        let hexes = HexGridGraph(columns: grid.columns, rows: grid.rows)
        // Nobody goes back from the objective, and nobody crosses closed sides.
        let open = hexes.sparse { march.footNight[$0].isFinite && !scenario.objective.cells[$0 / 6] }
        graph = open.graph
        steps = open.gridArcs
        isOwnGround = (0..<grid.count).map { cell in
            scenario.formations.contains { grid.steps(from: $0.cell, to: CellID(cell)) <= ownGround }
        }
        self.march = march
        chances = Self.chances(grid: grid, march: march, cost: cost, isOwnGround: isOwnGround)
    }

    private let march: MarchTable

    /// The chances under another cost, on the same ground.
    func chances(cost: WayCost) -> [Double] {
        Self.chances(grid: scenario.theatre.grid, march: march, cost: cost, isOwnGround: isOwnGround)
    }

    /// For each cell, the chance of contact on the easiest step into it.
    private static func chances(grid: HexGrid, march: MarchTable, cost: WayCost, isOwnGround: [Bool]) -> [Double] {
        var least = [Double](repeating: .infinity, count: grid.count)
        for step in march.neighbours.indices where march.footNight[step].isFinite {
            let to = Int(march.neighbours[step])
            least[to] = min(least[to], cost.contacts(step))
        }
        return least.indices.map { cell in
            if isOwnGround[cell] || !least[cell].isFinite { return 0 }
            return max(SituationReader.leastChance, 1 - PortableMath.exp(-least[cell]))
        }
    }

    /// Best play for some formations, their men as shares of the whole; nil if there is no way through for everyone.
    public func solve(for formations: [Int], blockers: Int = 1) -> Plan? {
        let men = formations.map { Double(scenario.formations[$0].men.best) }
        let total = men.reduce(0, +)
        guard total > 0 else { return nil }
        let sources = zip(formations, men).map { Terminal(node: scenario.formations[$0].cell.offset, limit: $1 / total) }
        let game = InspectionGame(
            graph, catchProbabilities: chances, from: sources, to: scenario.objectiveTargets, blockers: blockers)
        guard let plan = game.solve() else { return nil }
        return Plan(
            value: plan.upperBound, lowerBound: plan.lowerBound, flow: plan.nodeFlows, inspections: plan.inspections,
            cordon: plan.inspections.indices.filter { plan.inspections[$0] > 1e-9 }.map(CellID.init), ways: plan.ways)
    }
}
