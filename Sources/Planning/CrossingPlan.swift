import Appraisal
import Geography
import Graphs
import Hexes
import RuleSets
import Scenarios

/// How men who must cross should spread, with the proof that no blocker of given means can expect to catch more.
///
/// The blocker has `blockers` battalions, each in one hex, no hex twice.
public struct CrossingPlan: Sendable {
    /// Formations that cross, by position: those of the task that have men and are not there already.
    public let formations: [Int]
    /// Battalions of the blocker, each in one hex.
    public let blockers: Int
    /// Share of the men whom the blockers can expect to meet at most, if the men spread as the plan says.
    public let value: Double
    /// Share whom the blockers can be sure to meet, whatever the men do; equal to `value` up to rounding: the certificate.
    public let lowerBound: Double
    /// The same share if every formation goes by its one best way, all in one column, and the blockers know it.
    public let oneWayValue: Double
    /// Chance that a detachment is met, when detachments are shared out whole and the blockers answer that.
    public let detachmentChance: Double
    /// Whole detachments on their ways, formation by formation.
    public let allotments: [Allotment]
    /// The gaps that they pass, the one with most men first.
    public let gaps: [PlannedGap]
    /// The gap that each allotment passes; nil where no blocker waits on its way.
    public let passed: [Int?]
    /// The ways themselves, amounts as shares of all the men.
    public let ways: [PathFlow]
    /// The game that was solved, for those who want to check it.
    public let game: InspectionGame
    /// Chance that each cell is inspected in the blocker's best play.
    public let inspections: [Double]

    /// Lays the plan on what is believed at the task's time; nil if nobody crosses, or if there is no way through for everyone
    /// (see `CrossingObstacle`).
    public init?(_ task: CrossingTask, on basis: PlanBasis) {
        let outlook = Outlook(basis, at: task.time, size: task.detachmentSize)
        self.init(task, on: basis, march: outlook.march, cost: outlook.believed)
    }

    /// Lays the plan at a cost of the steps; nil if nobody crosses, or if there is no way through for everyone.
    public init?(_ task: CrossingTask, on basis: PlanBasis, march: MarchTable, cost: WayCost) {
        let scenario = basis.scenario
        let formations = task.crossing(in: scenario)
        let (blockers, detachmentSize) = (task.blockers, task.detachmentSize)
        let crossing = CrossingGame(scenario: scenario, march: march, cost: cost, watch: .battalion(basis.rules.hold))
        guard let game = crossing.game(for: formations, blockers: blockers), let solved = game.solve() else { return nil }
        self.formations = formations
        self.blockers = blockers
        self.game = game
        ways = solved.paths
        value = solved.upperBound
        lowerBound = solved.lowerBound
        inspections = solved.inspections
        let best = Course(leastRiskIn: scenario, cost: cost)
        oneWayValue = Self.oneWayValue(scenario, formations: formations, best: best, march: march, game: game)
        allotments = Allotment.share(solved.paths, of: formations, in: scenario, size: detachmentSize)
        (gaps, passed) = PlannedGap.gaps(
            of: allotments, inspections: inspections, chances: game.catchProbabilities, scenario: scenario,
            rules: basis.rules.march)
        detachmentChance = game.detachmentChance(allotments)
    }

    /// Relative distance of the two bounds.
    public var gap: Double { value > 0 ? (value - lowerBound) / value : 0 }

    private static func oneWayValue(
        _ scenario: Scenario, formations: [Int], best: Course, march: MarchTable, game: InspectionGame
    ) -> Double {
        var flow = [Double](repeating: 0, count: game.graph.nodeCount)
        let total = Double(formations.reduce(0) { $0 + scenario.formations[$1].men.best })
        for formation in formations {
            let share = Double(scenario.formations[formation].men.best) / total
            for cell in best.cells(from: scenario.formations[formation].cell, neighbours: march.neighbours) ?? [] {
                flow[cell.offset] += share
            }
        }
        return min(1, game.greatestCatch(nodeFlows: flow))
    }
}

extension InspectionGame {
    /// The flow through each node on some ways.
    func flow(of ways: [PathFlow]) -> [Double] {
        var flow = [Double](repeating: 0, count: graph.nodeCount)
        for way in ways { for node in way.nodes { flow[node] += way.amount } }
        return flow
    }

    /// The flow through each node, as shares of all, when detachments follow their allotments.
    func flow(of allotments: [Allotment]) -> [Double] {
        let total = Double(max(1, allotments.reduce(0) { $0 + $1.men }))
        var flow = [Double](repeating: 0, count: graph.nodeCount)
        for allotment in allotments {
            for node in allotment.nodes { flow[node] += Double(allotment.men) / total }
        }
        return flow
    }

    /// Chance that a detachment is met, when the blockers inspect the nodes that catch most of the shared-out detachments.
    func detachmentChance(_ allotments: [Allotment]) -> Double {
        let flow = flow(of: allotments)
        let worth = flow.indices.filter { flow[$0] > 0 }.sorted {
            (flow[$0] * catchProbabilities[$0], $1) > (flow[$1] * catchProbabilities[$1], $0)
        }
        let inspected = Set(worth.prefix(blockers))
        let total = Double(max(1, allotments.reduce(0) { $0 + $1.detachments.count }))
        return allotments.reduce(0) { sum, allotment in
            let free = allotment.nodes.reduce(1.0) { inspected.contains($1) ? $0 * (1 - catchProbabilities[$1]) : $0 }
            return sum + Double(allotment.detachments.count) / total * (1 - free)
        }
    }
}
