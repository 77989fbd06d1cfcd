import Appraisal
import Graphs
import Hexes
import Scenarios

/// The courses laid at one look at the map: the ways of the plan, the one of least risk, by road, and for wheels.
///
/// The plan says through which sectors the men of each start go (`SectorPlan`). Course j keeps to the j-th way of every start:
/// hexes off it are dearer, and so are those that earlier courses use (the penalty method of de la Barra, Perez and Anez 1993). So a
/// body has a way at once wherever it is, and one that is stopped takes the next.
public struct CourseBook: Sendable {
    /// Courses of the plan, by number.
    public let gaps: [Course]
    /// The course of least risk alone: the one way of those who go by one.
    public let best: Course
    /// The course of bodies told to go by road.
    public let road: Course
    /// The course of columns with wheels: roads that bear them alone.
    public let wheels: Course
    /// The cost of the steps under the belief of the day.
    public let cost: WayCost
    /// The plan; nil where there is no way through.
    public let plan: SectorPlan?

    /// Lays the courses from the formations' places to the objective.
    public init(
        scenario: Scenario, cost: WayCost, march: MarchTable, game: SectorGame, chances: [Double], rules: PlanningRules
    ) {
        let grid = scenario.theatre.grid
        let graph = HexGridGraph(columns: grid.columns, rows: grid.rows)
        let targets = scenario.objectiveTargets
        let open = cost.open
        let places = scenario.formations.map { Int(game.placeOfCell[$0.cell.offset]) }
        let plan = SectorPlan(
            game: game, chances: chances,
            contacts: game.across(cost.leastContacts(open, march: march), quietest: rules.quietShare),
            men: Self.men(of: scenario, places: places, game: game), slack: rules.spreadSlack)
        var used = [Float](repeating: 1, count: grid.count)
        best = Course(to: targets, on: graph, costs: WayCost.gapCosts(open, march: march, price: used))
        gaps = (0..<max(1, Int(rules.courses))).map { course in
            let price = plan.map { Self.price($0, course, on: used, game: game, rules: rules) } ?? used
            let laid = Course(to: targets, on: graph, costs: WayCost.gapCosts(open, march: march, price: price))
            var isOnWay = [Bool](repeating: false, count: grid.count)
            for formation in scenario.formations {
                for cell in laid.cells(from: formation.cell, neighbours: march.neighbours) ?? [] { isOnWay[cell.offset] = true }
            }
            for cell in used.indices where isOnWay[cell] { used[cell] *= 1 + Float(rules.spreadPenalty) }
            return laid
        }
        self.plan = plan
        self.cost = cost
        road = Course(to: targets, on: graph, costs: cost.roadCosts())
        wheels = Course(to: targets, on: graph, costs: cost.wheelCosts())
    }

    private static func men(of scenario: Scenario, places: [Int], game: SectorGame) -> [Double] {
        var men = [Double](repeating: 0, count: game.count)
        for (formation, place) in places.enumerated() where place >= 0 {
            men[place] += Double(scenario.formations[formation].men.best)
        }
        let total = men.reduce(0, +)
        return total > 0 ? men.map { $0 / total } : men
    }

    /// Prices of cells for a course: as they are on its ways, more elsewhere; as they are everywhere if no start has so many ways.
    private static func price(_ plan: SectorPlan, _ course: Int, on used: [Float], game: SectorGame, rules: PlanningRules)
        -> [Float]
    {
        var isOnWay = [Bool](repeating: false, count: used.count)
        var start = -1
        var rank = 0
        for way in plan.ways {
            rank = way.places[0] == start ? rank + 1 : 0
            start = way.places[0]
            guard rank == course else { continue }
            for cell in way.places.lazy.flatMap({ game.cells[$0] }) { isOnWay[cell] = true }
        }
        guard isOnWay.contains(true) else { return used }
        return used.indices.map { isOnWay[$0] ? used[$0] : used[$0] * (1 + Float(rules.strayPenalty)) }
    }

    /// The course of a body by its number in its formation: those it may choose from in turn, or the best alone (nil).
    public func course(body: Int, ways: Int) -> Int? { ways < 2 ? nil : body % min(ways, gaps.count) }

    /// The course of least risk alone.
    public static func best(scenario: Scenario, cost: WayCost) -> Course {
        let grid = scenario.theatre.grid
        let graph = HexGridGraph(columns: grid.columns, rows: grid.rows)
        let even = [Float](repeating: 1, count: grid.count)
        return Course(to: scenario.objectiveTargets, on: graph, costs: cost.gapCosts(price: even))
    }

    /// The ways from a start of men who may use so many of them.
    public func ways(from start: CellID, number: Int, march: MarchTable) -> [Way] {
        (number < 2 ? [best] : Array(gaps.prefix(number))).compactMap {
            $0.cells(from: start, neighbours: march.neighbours).map(cost.way)
        }
    }
}
