import Appraisal
import Arithmetic
import Graphs
import Hexes
import RuleSets
import Scenarios

/// The courses of a campaign: next steps from every cell, laid at each look at the map on what is believed then.
///
/// Course k is a shortest-path tree to the objective on the believed cost, every cell's cost times a random factor that is smooth over
/// some kilometres (`CostField`): stochastic assignment with perturbed costs (Sheffi and Powell 1982; Dial 1971 and Akamatsu 1996 give
/// the same spread in closed form under another law). The factor depends on k and the place, never on the look: so a body keeps its
/// course for life, each look leads it on from where it stands, and a small change of the belief moves few.
///
/// There are as many courses by road, and for wheels; they are laid once, since what is believed does not enter their cost.
public struct CourseBook: Sendable {
    /// The numbers of the courses and their places in `next`.
    public let index: CourseIndex
    /// Next steps from every cell, course after course: by road, for wheels, then through gaps at each look.
    public let next: [UInt8]
    /// The believed cost of the steps at the first look.
    public let cost: WayCost

    /// Lays the courses of all looks; `cost` is what is believed at a look, and `draw` the address of the random factors.
    public init(
        scenario: Scenario, march: MarchTable, rules: PlanningRules, looks: Int, draw: UInt64 = 0,
        cost: @Sendable (_ look: Int) -> WayCost
    ) {
        let theatre = scenario.theatre
        let grid = theatre.grid
        let land = HexSubgraph(of: HexGridGraph(columns: grid.columns, rows: grid.rows)) { theatre.isLand(CellID($0)) }
        let count = max(1, Int(rules.courses))
        let factors = parallelMap(count) { course in
            let field = CostField(
                course: course, draw: draw, grid: grid, sigma: rules.perturbation, kilometres: rules.perturbationLength)
            return land.hexes.map { Float(field.factor(at: CellID(Int($0)))) }
        }
        let first = cost(0)
        let laid = parallelMap(looks + 2) { table in
            let costs =
                switch table {
                case CourseKind.roads.rawValue: first.searchCosts(.roads, on: land)
                case CourseKind.wheels.rawValue: first.searchCosts(.wheels, on: land)
                case CourseKind.gaps.rawValue: first.searchCosts(.gaps, on: land)
                default: cost(table - CourseKind.gaps.rawValue).searchCosts(.gaps, on: land)
                }
            var search = NextStepSearch(on: land, to: scenario.objectiveTargets, mostCost: WayCost.mostSearchCost)
            var next: [UInt8] = []
            next.reserveCapacity(count * grid.count)
            for factor in factors { next += search.directions(costs: costs, factors: factor) }
            return next
        }
        next = Array(laid.joined())
        index = CourseIndex(count: count, cells: grid.count)
        self.cost = first
    }

    // MARK: reading

    /// A course as it is laid at a look.
    public func course(_ kind: CourseKind, _ course: Int, look: Int = 0) -> Course {
        let place = index.place(of: index.number(kind, course), look: look)
        return Course(next: Array(next[place..<place + index.cells]))
    }

    /// The ways of the first look from a start, on so many courses from the first on.
    public func ways(_ kind: CourseKind, from start: CellID, number: Int, march: MarchTable) -> [Way] {
        let fan = CourseFan(first: 0, ways: number, count: index.count)
        return (0..<fan.ways).compactMap { turn in
            course(kind, fan.course(turn: turn)).cells(from: start, neighbours: march.neighbours).map(cost.way)
        }
    }
}
