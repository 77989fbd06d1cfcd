import Appraisal
import Arithmetic
import Graphs
import Hexes
import RuleSets
import Scenarios

/// The courses of a campaign: next steps from every cell, laid at each look at the map on what is believed then, each when
/// somebody first marches by it.
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
    /// The courses as trees of next steps, `index.count` a sheet: for a scenario with one destination by road, for wheels, then through
    /// gaps at each look.
    public let trees: CourseTrees
    /// The believed cost of the steps at the first look.
    public let cost: WayCost
    /// At each look, where the next steps of each course begin in the trees, by the number of the course.
    public let places: [[Int]]

    /// The courses of all looks; `cost` is what is believed on some news, and `draw` the address of the random factors.
    public init(
        scenario: Scenario, march: MarchTable, rules: PlanningRules, looks: [CourseLook], draw: UInt64 = 0,
        cost: @escaping @Sendable (_ news: Int) -> WayCost
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
        let (sheets, numbers) = Self.sheets(legs, looks: looks)
        let first = cost(looks[0].news)
        let firstNews = looks[0].news
        trees = CourseTrees(
            count: sheets.count * count, cells: grid.count,
            layer: CourseLayer(sheets, land: land, factors: factors) { $0 == firstNews ? first : cost($0) })
        let index = CourseIndex(count: count, cells: grid.count, legs: legs.count)
        self.index = index
        self.legs = legs
        places = numbers.map { Self.places($0, index) }
        self.cost = first
    }

    /// The courses of so many looks at the scenario's start, each on news of its own.
    public init(
        scenario: Scenario, march: MarchTable, rules: PlanningRules, looks: Int, draw: UInt64 = 0,
        cost: @escaping @Sendable (_ news: Int) -> WayCost
    ) {
        self.init(
            scenario: scenario, march: march, rules: rules,
            looks: (0..<looks).map { CourseLook(time: scenario.start, news: $0) }, draw: draw, cost: cost)
    }

    /// Sheets of trees, each once, and for each look the sheet of each kind on each leg.
    private static func sheets(_ legs: CourseLegs, looks: [CourseLook]) -> (sheets: [CourseLayer.Sheet], numbers: [[Int]]) {
        var sheets: [CourseLayer.Sheet] = []
        var known: [CourseLayer.Sheet: Int] = [:]
        let numbers = looks.map { look in
            (0..<legs.count).flatMap { leg in
                let end = legs.end(of: leg, at: look.time)
                return CourseKind.allCases.map { kind in
                    let sheet = CourseLayer.Sheet(kind: kind, news: kind == .gaps ? look.news : looks[0].news, end: end)
                    if let number = known[sheet] { return number }
                    known[sheet] = sheets.count
                    sheets.append(sheet)
                    return sheets.count - 1
                }
            }
        }
        return (sheets, numbers)
    }

    /// Where the next steps of each course begin, given the sheet of each kind on each leg.
    private static func places(_ sheets: [Int], _ index: CourseIndex) -> [Int] {
        var places = [Int](repeating: 0, count: index.legs * CourseIndex.numbersPerLeg)
        for (position, sheet) in sheets.enumerated() {
            let (leg, kind) = position.quotientAndRemainder(dividingBy: CourseKind.allCases.count)
            for course in 0..<index.count {
                let number = index.number(CourseKind.allCases[kind], course, leg: leg)
                places[Int(number)] = (sheet * index.count + course) * index.cells
            }
        }
        return places
    }

    // MARK: reading

    /// Lays a course of a look, on its leg and on those that follow, as far as it is not laid; where its next steps begin.
    @inline(__always)
    package func lay(_ course: UInt16, _ places: [Int]) -> Int {
        var number = Int(course)
        let place = places[number]
        trees.lay(at: place)
        for _ in 0..<legs.legsAfter[number / CourseIndex.numbersPerLeg] {
            number += CourseIndex.numbersPerLeg
            trees.lay(at: places[number])
        }
        return place
    }

    /// A course as it is laid at a look, on the first leg to a destination.
    public func course(_ kind: CourseKind, _ course: Int, look: Int = 0, to destination: Int = 0) -> Course {
        self.course(kind, course, look: look, leg: legs.first(to: destination))
    }

    private func course(_ kind: CourseKind, _ course: Int, look: Int, leg: Int) -> Course {
        let place = lay(index.number(kind, course, leg: leg), places[look])
        return Course(next: Array(trees.next[place..<place + index.cells]))
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
