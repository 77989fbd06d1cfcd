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

/// Those whom an order sends to one objective: whom a plan can be laid for.
///
/// A crossing is a game about one objective. Where orders name several, it is the one to which most men are sent.
public struct CrossingOrder: Sendable {
    /// The scenario with that objective, as men make for it at the time.
    public let scenario: Scenario
    /// The formations that are sent there, by position.
    public let going: [Int]
    /// The formations that are sent elsewhere.
    public let elsewhere: [Int]
    /// When they set out: no earlier than the first of them may.
    public let time: LocalTime
    /// True if an order names ground through which its ways must lead: a plan does not keep to it.
    public let hasPassages: Bool

    /// The order of an assignment, carried out from a time on.
    public init(_ assignment: Assignment, in scenario: Scenario, at time: LocalTime) {
        let conducts = assignment.going.map { (formation: $0, conduct: assignment.conduct[$0]!) }
        let objective = { (conduct: Conduct) in conduct.to ?? scenario.objective }
        let men = { (wanted: Objective) in
            conducts.reduce(0) { objective($1.conduct) == wanted ? $0 + scenario.formations[$1.formation].men.best : $0 }
        }
        let named = conducts.map { objective($0.conduct) }
        // The first of those to which most men are sent.
        let chosen =
            named.reduce(named.first) { best, next in best.map { men(next) > men($0) ? next : $0 } } ?? scenario.objective
        let (here, there) = (
            conducts.filter { objective($0.conduct) == chosen }, conducts.filter { objective($0.conduct) != chosen }
        )
        let start = here.compactMap(\.conduct.start).min()
        self.time = here.allSatisfy { $0.conduct.start != nil } ? max(time, start ?? time) : time
        self.scenario = scenario.replacing(objective: chosen.current(at: self.time))
        going = here.map(\.formation)
        elsewhere = there.map(\.formation)
        hasPassages = here.contains { !$0.conduct.via.isEmpty }
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
