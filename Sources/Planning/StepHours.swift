import Appraisal
import Graphs
import Hexes
import RuleSets
import Scenarios

/// Hours of each step for a body that marches on foot at night, rivers included.
public struct StepHours: Sendable {
    private let march: MarchTable
    private let river: RiverCrossing
    private let men: Float

    /// The hours of a body of so many men.
    public init(march: MarchTable, rules: MarchRules, men: Int) {
        self.march = march
        river = RiverCrossing(rules)
        self.men = Float(men)
    }

    /// True if a step (6 * cell + direction) leads to a cell that can be entered on foot.
    @inline(__always)
    func isOpen(_ step: Int) -> Bool { march.neighbours[step] >= 0 && march.footNight[step].isFinite }

    /// Hours of a step; infinity if it is closed.
    @inline(__always)
    func hours(_ step: Int) -> Float { march.footNight[step] + river.hours(march.side[step], men: men) }

    /// Minutes of all steps, negative where a step is closed: costs for a search.
    var minutes: [Int32] {
        march.neighbours.indices.map { isOpen($0) ? Int32((Double(hours($0)) * 60).rounded()) : -1 }
    }

    /// Cells on a way of some formation to the objective that takes at most `detour` times the hours of its quickest.
    public func cellsWithinDetour(_ detour: Double, scenario: Scenario) -> [Bool] {
        let grid = HexGridGraph(columns: scenario.theatre.grid.columns, rows: scenario.theatre.grid.rows)
        let minutes = minutes
        let onward = ShortestPathTree(to: scenario.objectiveTargets, in: grid, costs: minutes).distances
        var within = [Bool](repeating: false, count: onward.count)
        for start in Set(scenario.formations.map(\.cell.offset)).sorted() {
            let longest = Double(onward[start]) * detour
            guard onward[start] < .max else { continue }
            let radius = Int32(min(longest.rounded(.up), Double(ShortestPathTree.maximumDistance)))
            let outward = ShortestPathTree(from: [start], in: grid, costs: minutes, within: radius).distances
            for cell in within.indices where outward[cell] < .max && onward[cell] < .max {
                if Double(outward[cell]) + Double(onward[cell]) <= longest { within[cell] = true }
            }
        }
        return within
    }
}
