import Appraisal
import Graphs
import Hexes
import Scenarios

/// The courses laid at one look at the map: the ways of the plan, the one of least risk, by road, and for wheels.
///
/// The plan says through which sectors the men of each start go, and how many (`SectorPlan`). Course j keeps to the j-th way of
/// every start: hexes off it are dearer. So a body has a way at once wherever it is, and one that is stopped takes the next.
public struct CourseBook: Sendable {
    /// Courses of the plan, by number.
    public let gaps: [Course]
    /// The course of least risk alone: the one way of those who go by one.
    public let best: Course
    public let road: Course
    public let wheels: Course
    /// What the steps cost under the belief of the day.
    public let cost: WayCost
    /// The plan; nil where there is no way through.
    public let plan: SectorPlan?
    /// For each formation, the share of its men on each course.
    public let shares: [[Double]]
    /// For each formation, and each number of ways that may be used, the course of each body in turn.
    private let turns: [[[UInt8]]]

    /// What the planner thinks the enemy can place to block sectors.
    public struct Blocks: Sendable {
        public let number: Int
        /// Chance that a block meets a passer, by place of the game.
        public let chances: [Double]

        /// So many blocks with these chances.
        public init(number: Int, chances: [Double]) {
            self.number = number
            self.chances = chances
        }
    }

    /// The quietest share of a sector's cells, by which bodies pass it (assumption).
    private static let quietest = 0.25
    /// Bodies after which the turns begin anew.
    private static let turnCount = 128

    /// Lays the courses from the formations' places to the objective.
    public init(
        scenario: Scenario, cost: WayCost, march: MarchTable, game: SectorGame, blocks: Blocks, rules: PlanningRules
    ) {
        let grid = scenario.theatre.grid
        let graph = HexGridGraph(columns: grid.columns, rows: grid.rows)
        let targets = scenario.objectiveTargets
        let open = cost.open
        let places = scenario.formations.map { Int(game.placeOfCell[$0.cell.offset]) }
        let plan = SectorPlan(
            game: game, chances: blocks.chances,
            contacts: game.across(cost.leastContacts(open, march: march), quietest: Self.quietest),
            men: Self.men(of: scenario, places: places, game: game), blocks: blocks.number)
        let number = max(1, Int(rules.courses))
        let even = [Float](repeating: 1, count: grid.count)
        let best = Course(to: targets, on: graph, costs: WayCost.gapCosts(open, march: march, price: even))
        gaps = (0..<number).map { course in
            guard let plan, let price = Self.price(plan, course, game: game, cells: grid.count, rules: rules) else {
                return best
            }
            return Course(to: targets, on: graph, costs: WayCost.gapCosts(open, march: march, price: price))
        }
        self.best = best
        self.plan = plan
        self.cost = cost
        road = Course(to: targets, on: graph, costs: cost.roadCosts())
        wheels = Course(to: targets, on: graph, costs: cost.wheelCosts())
        let shares = places.map { place -> [Double] in
            let own = (plan?.ways.filter { $0.places[0] == place } ?? []).prefix(number).map(\.share)
            let all = own + [Double](repeating: 0, count: number - own.count)
            let total = all.reduce(0, +)
            return total > 0 ? all.map { $0 / total } : [1] + all.dropFirst()
        }
        self.shares = shares
        turns = shares.map { shares in (1...number).map { Self.turns(Array(shares.prefix($0))) } }
    }

    private static func men(of scenario: Scenario, places: [Int], game: SectorGame) -> [Double] {
        var men = [Double](repeating: 0, count: game.count)
        for (formation, place) in places.enumerated() where place >= 0 {
            men[place] += Double(scenario.formations[formation].men.best)
        }
        let total = men.reduce(0, +)
        return total > 0 ? men.map { $0 / total } : men
    }

    /// Prices of cells for a course: 1 on its ways, more elsewhere; nil if no start has so many ways.
    private static func price(_ plan: SectorPlan, _ course: Int, game: SectorGame, cells: Int, rules: PlanningRules) -> [Float]?
    {
        var price = [Float](repeating: 1 + Float(rules.strayPenalty), count: cells)
        var start = -1
        var rank = 0
        var isUsed = false
        for way in plan.ways {
            rank = way.places[0] == start ? rank + 1 : 0
            start = way.places[0]
            guard rank == course else { continue }
            isUsed = true
            for cell in way.places.lazy.flatMap({ game.cells[$0] }) { price[cell] = 1 }
        }
        return isUsed ? price : nil
    }

    /// Which of some shares each body takes in turn: the one that is furthest behind its share, the first of equals, so that
    /// every number of bodies is shared out as nearly as can be (Tijdeman 1980).
    private static func turns(_ shares: [Double]) -> [UInt8] {
        let total = shares.reduce(0, +)
        var taken = [Double](repeating: 0, count: shares.count)
        return (1...turnCount).map { number in
            let behind = shares.indices.map { total > 0 ? shares[$0] / total * Double(number) - taken[$0] : -taken[$0] }
            let next = behind.indices.reduce(0) { behind[$1] > behind[$0] + 1e-12 ? $1 : $0 }
            taken[next] += 1
            return UInt8(next)
        }
    }

    /// The course of a formation's body, by its number among them; it may choose among so many ways, two or more.
    public func course(of formation: Int, body: Int, ways: Int) -> UInt8 {
        turns[formation][min(ways, gaps.count) - 1][body % Self.turnCount]
    }

    /// The course of least risk alone.
    public static func best(scenario: Scenario, cost: WayCost) -> Course {
        let grid = scenario.theatre.grid
        let graph = HexGridGraph(columns: grid.columns, rows: grid.rows)
        let even = [Float](repeating: 1, count: grid.count)
        return Course(to: scenario.objectiveTargets, on: graph, costs: cost.gapCosts(price: even))
    }

    /// The ways of a formation's men who may use so many of them, those that most take first, with the share of each.
    public func ways(of formation: Int, from start: CellID, number: Int, march: MarchTable) -> [(way: Way, share: Double)] {
        let shares = shares[formation].prefix(max(1, number)).enumerated().filter { $0.element > 0 }
        let laid: [(course: Course, share: Double)] =
            number < 2 ? [(best, 1)] : shares.map { (course: gaps[$0.offset], share: $0.element) }
        let total = laid.reduce(0) { $0 + $1.share }
        return laid.compactMap { item in
            item.course.cells(from: start, neighbours: march.neighbours).map { (cost.way(along: $0), item.share / total) }
        }
    }
}
