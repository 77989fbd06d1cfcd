import Appraisal
import Geography
import Graphs
import Hexes
import RuleSets
import Scenarios

/// The ground of a plan: a scenario, and the rules by which its map is read and its ways are laid.
public struct PlanBasis: Sendable {
    /// The scenario.
    public let scenario: Scenario
    /// Rules by which its map is read.
    public let rules: AppraisalRules
    /// Rules by which ways are laid.
    public let planning: PlanningRules

    /// A scenario and rules.
    public init(_ scenario: Scenario, rules: AppraisalRules, planning: PlanningRules) {
        self.scenario = scenario
        self.rules = rules
        self.planning = planning
    }
}

/// A task of planning: these formations cross from a time on, in detachments, against so many blockers.
public struct CrossingTask: Hashable, Sendable {
    /// By position in the scenario.
    public let formations: [Int]
    /// When they set out.
    public let time: LocalTime
    /// Battalions of the enemy that may each wait in one hex.
    public let blockers: Int
    /// Men of a detachment at most.
    public let detachmentSize: Int

    /// A task.
    public init(formations: [Int], at time: LocalTime, blockers: Int = 1, detachmentSize: Int) {
        self.formations = formations
        self.time = time
        self.blockers = blockers
        self.detachmentSize = detachmentSize
    }

    /// The formations that have men and do not stand in the objective already: those that cross.
    public func crossing(in scenario: Scenario) -> [Int] {
        formations.filter {
            scenario.formations[$0].men.best > 0 && !scenario.objective.cells[scenario.formations[$0].cell.offset]
        }
    }
}

/// Why there is nothing to plan.
public enum CrossingObstacle: Hashable, Sendable {
    /// No formation is to cross.
    case nobody
    /// None of those who are to cross has any men.
    case noMen
    /// All who are to cross stand in the objective already.
    case allAtObjective
    /// These formations, by position, have no way to the objective on foot.
    case noWay([Int])

    /// The obstacle to a task; nil if there is none. One search of the map.
    public init?(_ task: CrossingTask, on basis: PlanBasis) {
        let scenario = basis.scenario
        let formations = scenario.formations
        guard !task.formations.isEmpty else {
            self = .nobody
            return
        }
        guard task.formations.contains(where: { formations[$0].men.best > 0 }) else {
            self = .noMen
            return
        }
        let crossing = task.crossing(in: scenario)
        guard !crossing.isEmpty else {
            self = .allAtObjective
            return
        }
        let march = MarchTable(theatre: scenario.theatre, rules: basis.rules.march)
        let steps = StepHours(march: march, rules: basis.rules.march, men: task.detachmentSize)
        let grid = HexGridGraph(columns: scenario.theatre.grid.columns, rows: scenario.theatre.grid.rows)
        let onward = ShortestPathTree(to: scenario.objectiveTargets, in: grid, costs: steps.minutes).distances
        let stranded = crossing.filter { onward[formations[$0].cell.offset] == .max }
        guard !stranded.isEmpty else { return nil }
        self = .noWay(stranded)
    }
}
