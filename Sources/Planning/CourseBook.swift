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
/// There are as many courses by road, and for wheels, laid once, since what is believed does not enter their cost. Each destination of
/// the scenario's directives has its own, leg by leg (`CourseLegs`); a leg is laid anew where its ends change.
public struct CourseBook: Sendable {
    /// The numbers of the courses.
    public let index: CourseIndex
    /// The destinations and the legs to them.
    public let legs: CourseLegs
    /// Next steps from every cell, table after table, a table `index.count` courses: for a scenario with one destination by road, for
    /// wheels, then through gaps at each look.
    public let next: [UInt8]
    /// The believed cost of the steps at the first look.
    public let cost: WayCost
    /// At each look, where the next steps of each course begin in `next`, by the number of the course.
    public let places: [[Int]]

    /// All that a table of next steps is laid from.
    private struct Sheet: Hashable {
        let kind: CourseKind
        /// The news on which it is laid; 0 for courses that do not depend on it.
        let news: Int
        let end: CourseLegs.End
    }

    /// Lays the courses of all looks; `cost` is what is believed on some news, and `draw` the address of the random factors.
    public init(
        scenario: Scenario, march: MarchTable, rules: PlanningRules, looks: [CourseLook], draw: UInt64 = 0,
        cost: @Sendable (_ news: Int) -> WayCost
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
        let legs = CourseLegs(to: scenario.destinations)
        let (sheets, tables) = Self.sheets(legs, looks: looks)
        let first = cost(looks[0].news)
        let laid = parallelMap(sheets.count) { table in
            let sheet = sheets[table]
            let believed = sheet.kind == .gaps && sheet.news != looks[0].news ? cost(sheet.news) : first
            let costs = believed.searchCosts(sheet.kind, on: land)
            var search = NextStepSearch(
                on: land, to: sheet.end.targetCells, costs: costs, mostCost: WayCost.mostSearchCost)
            var next: [UInt8] = []
            next.reserveCapacity(count * grid.count)
            for factor in factors { next += sheet.end.marked(search.directions(factors: factor)) }
            return next
        }
        var next: [UInt8] = []
        next.reserveCapacity(sheets.count * count * grid.count)
        for table in laid { next += table }
        self.next = next
        let index = CourseIndex(count: count, cells: grid.count, legs: legs.count)
        self.index = index
        self.legs = legs
        places = tables.map { Self.places($0, index) }
        self.cost = first
    }

    /// Lays the courses of so many looks at the scenario's start, each on news of its own.
    public init(
        scenario: Scenario, march: MarchTable, rules: PlanningRules, looks: Int, draw: UInt64 = 0,
        cost: @Sendable (_ news: Int) -> WayCost
    ) {
        self.init(
            scenario: scenario, march: march, rules: rules,
            looks: (0..<looks).map { CourseLook(time: scenario.start, news: $0) }, draw: draw, cost: cost)
    }

    /// Tables to be laid, each once, and for each look the table of each kind on each leg.
    private static func sheets(_ legs: CourseLegs, looks: [CourseLook]) -> (sheets: [Sheet], tables: [[Int]]) {
        var sheets: [Sheet] = []
        var numbers: [Sheet: Int] = [:]
        let tables = looks.map { look in
            (0..<legs.count).flatMap { leg in
                let end = legs.end(of: leg, at: look.time)
                return CourseKind.allCases.map { kind in
                    let sheet = Sheet(kind: kind, news: kind == .gaps ? look.news : 0, end: end)
                    if let number = numbers[sheet] { return number }
                    numbers[sheet] = sheets.count
                    sheets.append(sheet)
                    return sheets.count - 1
                }
            }
        }
        return (sheets, tables)
    }

    /// Where the next steps of each course begin, given the table of each kind on each leg.
    private static func places(_ tables: [Int], _ index: CourseIndex) -> [Int] {
        var places = [Int](repeating: 0, count: index.legs * CourseIndex.numbersPerLeg)
        for (position, table) in tables.enumerated() {
            let (leg, kind) = position.quotientAndRemainder(dividingBy: CourseKind.allCases.count)
            for course in 0..<index.count {
                let number = index.number(CourseKind.allCases[kind], course, leg: leg)
                places[Int(number)] = (table * index.count + course) * index.cells
            }
        }
        return places
    }

    // MARK: reading

    /// A course as it is laid at a look, on the first leg to a destination.
    public func course(_ kind: CourseKind, _ course: Int, look: Int = 0, to destination: Int = 0) -> Course {
        self.course(kind, course, look: look, leg: legs.first(to: destination))
    }

    private func course(_ kind: CourseKind, _ course: Int, look: Int, leg: Int) -> Course {
        let place = places[look][Int(index.number(kind, course, leg: leg))]
        return Course(next: Array(next[place..<place + index.cells]))
    }

    /// The cells from a start to a destination by a course of the first look, both included; nil where it leads nowhere.
    public func cells(
        _ kind: CourseKind, _ course: Int, from start: CellID, to destination: Int = 0, march: MarchTable
    ) -> [CellID]? {
        var cells = [start]
        var leg = legs.first(to: destination)
        while true {
            let tree = self.course(kind, course, look: 0, leg: leg)
            guard let part = tree.cells(from: cells.last!, neighbours: march.neighbours) else { return nil }
            cells += part.dropFirst()
            guard tree.next[cells.last!.offset] == Course.onward else { return cells }
            leg += 1
        }
    }

    /// The ways of the first look from a start to a destination, on so many courses from the first on.
    public func ways(
        _ kind: CourseKind, from start: CellID, to destination: Int = 0, number: Int, march: MarchTable
    ) -> [Way] {
        let fan = CourseFan(first: 0, ways: number, count: index.count)
        return (0..<fan.ways).compactMap { turn in
            cells(kind, fan.course(turn: turn), from: start, to: destination, march: march).map(cost.way)
        }
    }
}

extension CourseLegs.End {
    fileprivate var targetCells: [Int] { targets.indices.filter { targets[$0] } }

    /// The next steps of a tree with the marks of what a body finds at its end and on the way.
    fileprivate func marked(_ next: [UInt8]) -> [UInt8] {
        guard mark != NextStepSearch.target || arrived != nil else { return next }
        return next.indices.map { cell in
            if arrived?[cell] == true { return Course.arrived }
            return next[cell] == NextStepSearch.target ? mark : next[cell]
        }
    }
}
