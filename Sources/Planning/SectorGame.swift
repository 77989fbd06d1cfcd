import Appraisal
import Arithmetic
import Graphs
import Hexes
import Scenarios

/// The crossing game as the campaigns play it: the enemy's reserves block sectors in place of hexes.
///
/// A place of the game is a sector that those who cross may pass. A battalion that blocks it meets a passer with chance
/// 1 - exp(-contacts it adds on the way across). Men in a sector have left it when a block is there: they start from it and are
/// met in the sectors that follow.
public struct SectorGame: Sendable {
    /// The sector of each place, ascending.
    public let sectors: [Int]
    /// The cells of each place that are thought of as ways.
    public let cells: [[Int]]
    /// Hours of a march at night across each.
    public let crossingHours: [Double]
    /// The places beside each.
    public let neighbours: [[Int]]
    /// Whether the objective can be entered from each.
    public let hasExit: [Bool]
    /// The place of each cell of the map, -1 where it is none's.
    public let placeOfCell: [Int32]

    /// The places with cells on ways to the objective that are thought of (`StepHours.cellsWithinDetour`).
    ///
    /// `exits` are the cells at which men are through, those of the scenario's objective unless they are given.
    public init(scenario: Scenario, march: MarchTable, map: SectorMap, isThoughtOf: [Bool], exits ends: [Bool]? = nil) {
        let isEnd = ends ?? scenario.objective.cells
        var bySector = [[Int]](repeating: [], count: map.count)
        for cell in isThoughtOf.indices where isThoughtOf[cell] && !isEnd[cell] {
            bySector[map.sector(of: cell)].append(cell)
        }
        let sectors = bySector.indices.filter { !bySector[$0].isEmpty }
        let cells = sectors.map { bySector[$0] }
        var place = [Int32](repeating: -1, count: isThoughtOf.count)
        for (index, cells) in cells.enumerated() {
            for cell in cells { place[cell] = Int32(index) }
        }
        var beside = [[Int]](repeating: [], count: cells.count)
        var exits = [Bool](repeating: false, count: cells.count)
        var hours = [Double](repeating: 0, count: cells.count)
        for (from, cells) in cells.enumerated() {
            var walked = (hours: 0.0, steps: 0.0)
            for step in cells.lazy.flatMap({ 6 * $0..<6 * $0 + 6 }) where march.footNight[step].isFinite {
                walked = (walked.hours + Double(march.footNight[step]), walked.steps + 1)
                let cell = Int(march.neighbours[step])
                if isEnd[cell] { exits[from] = true }
                let to = Int(place[cell])
                if to >= 0, to != from, !beside[from].contains(to) { beside[from].append(to) }
            }
            // A sector of n cells is about as many cells across as the root of n.
            hours[from] = walked.steps > 0 ? walked.hours / walked.steps * Double(cells.count).squareRoot() : 0
        }
        self.sectors = sectors
        self.cells = cells
        placeOfCell = place
        neighbours = beside.map { $0.sorted() }
        hasExit = exits
        crossingHours = hours
    }

    /// How many places there are.
    public var count: Int { sectors.count }

    /// The chance that a block meets a passer in each place, if it adds so many contacts an hour.
    public func chances(contactsPerHour: Double) -> [Double] {
        crossingHours.map { max(1e-6, 1 - PortableMath.exp(-contactsPerHour * $0)) }
    }

    /// The places, then the places as starts, then the objective, with the ways between them.
    var graph: SparseGraph {
        var arcs: [(Int, Int)] = []
        let goal = 2 * count
        for place in 0..<count {
            for next in neighbours[place] { arcs += [(place, next), (count + place, next)] }
            if hasExit[place] { arcs += [(place, goal), (count + place, goal)] }
        }
        return SparseGraph(nodeCount: goal + 1, arcs: arcs)
    }

    /// The game on `graph` with men in some places, as shares that add up to 1.
    public func game(chances: [Double], men: [Double], blockers: Int = 1) -> InspectionGame {
        InspectionGame(
            graph, catchProbabilities: chances + [Double](repeating: 0, count: count + 1),
            from: men.indices.filter { men[$0] > 0 }.map { Terminal(node: count + $0, limit: men[$0]) }, to: [2 * count],
            blockers: blockers)
    }
}
