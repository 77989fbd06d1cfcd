import Graphs

/// Lays the trees of some courses, of as many random factors as there are courses of a kind.
///
/// Trees that have their costs and their targets in common are a sheet; its search is kept for the next of them.
final class CourseLayer {
    /// All that the trees of a sheet have in common.
    struct Sheet: Hashable {
        let kind: CourseKind
        /// The news on which it is laid; that of the first look for courses that do not depend on it.
        let news: Int
        let end: CourseLegs.End
    }

    private let sheets: [Sheet]
    private let land: HexSubgraph
    /// Factors of the land's hexes, by course.
    private let factors: [[Float]]
    private let cost: @Sendable (_ news: Int) -> WayCost

    /// The search of a sheet, in a box because it cannot be copied.
    private final class Search {
        let sheet: Int
        var search: NextStepSearch

        init(_ sheet: Int, _ search: consuming NextStepSearch) {
            self.sheet = sheet
            self.search = search
        }
    }
    private var searches: [Search] = []
    /// Searches that are kept: by road, for wheels, and through gaps at the look that is current.
    private static let mostKept = CourseKind.allCases.count

    init(_ sheets: [Sheet], land: HexSubgraph, factors: [[Float]], cost: @escaping @Sendable (_ news: Int) -> WayCost) {
        self.sheets = sheets
        self.land = land
        self.factors = factors
        self.cost = cost
    }

    /// The next steps of a tree from every cell of the map; trees are numbered through the sheets, course after course.
    func next(_ tree: Int) -> [UInt8] {
        let (number, course) = tree.quotientAndRemainder(dividingBy: factors.count)
        return sheets[number].end.marked(search(number).search.directions(factors: factors[course]))
    }

    private func search(_ number: Int) -> Search {
        if let place = searches.firstIndex(where: { $0.sheet == number }) {
            searches.append(searches.remove(at: place))
        } else {
            let sheet = sheets[number]
            let costs = cost(sheet.news).searchCosts(sheet.kind, on: land)
            let search = NextStepSearch(on: land, to: sheet.end.targetCells, costs: costs, mostCost: WayCost.mostSearchCost)
            if searches.count == Self.mostKept { searches.removeFirst() }
            searches.append(Search(number, search))
        }
        return searches.last!
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
