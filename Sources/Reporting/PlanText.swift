import Foundation
import Planning
import Scenarios

/// A plan of the crossing in words and tables, and as the problem that anyone can check.
public struct PlanText: Sendable {
    private let plan: CrossingPlan
    private let scenario: Scenario

    /// The words for a plan.
    public init(_ plan: CrossingPlan, scenario: Scenario) {
        self.plan = plan
        self.scenario = scenario
    }

    /// For a terminal.
    public func text() -> String {
        let men = plan.formations.reduce(0) { $0 + scenario.formations[$1].men.best }
        let battalions = plan.blockers == 1 ? "one battalion" : "\(plan.blockers) battalions"
        var lines = [
            "The crossing: \(men) men of \(plan.formations.count) formations, \(scenario.objective.name).", "",
            "Everyone on the one best way: \(battalions) placed on it can expect to meet \(percent(plan.oneWayValue)) of the men.",
            "Spread as below: no placing of \(battalions), each in one hex, can expect to meet more than \(percent(plan.value)).",
            "Certificate: the blockers can be sure of \(percent(plan.lowerBound)), so no plan does better; "
                + "the bounds are \(String(format: "%.1e", plan.gap)) apart.",
            "Shared out by whole detachments, and the blockers answering that, a detachment is met with a chance of "
                + "\(percent(plan.detachmentChance)).", "",
        ]
        for formations in starts {
            lines.append(formations.map { scenario.formations[$0].name }.joined(separator: " and ") + " pass the cordon")
            let passages = plan.passages.filter { $0.formations == formations }
            for passage in passages.prefix(Self.shown) { lines.append(line(passage)) }
            let rest = passages.dropFirst(Self.shown).reduce(0) { $0 + $1.men }
            if rest > 0 { lines.append("  \(pad(rest)) men  near \(passages.count - Self.shown) other places") }
            lines.append("")
        }
        return lines.joined(separator: "\n")
    }

    /// The game itself with both strategies, as JSON: nodes and arcs by cell number, chances, sources, targets, value.
    public func problem() throws -> Data {
        struct Problem: Encodable {
            let scenario: String
            let blockers: Int
            let nodeCount: Int
            let tails: [Int32]
            let heads: [Int32]
            let catchProbabilities: [Double]
            let sources: [[Double]]
            let targets: [Int]
            let evaderArcs: [[Double]]
            let inspections: [[Double]]
            let value: Double
            let lowerBound: Double
        }
        let game = plan.game
        var flow = [Double](repeating: 0, count: game.graph.arcCount)
        for way in plan.ways { for arc in way.arcs { flow[arc] += way.amount } }
        let sparse = { (values: [Double]) in values.indices.filter { values[$0] > 0 }.map { [Double($0), values[$0]] } }
        let problem = Problem(
            scenario: scenario.id, blockers: plan.blockers, nodeCount: game.graph.nodeCount, tails: game.graph.tails,
            heads: game.graph.heads, catchProbabilities: game.catchProbabilities,
            sources: game.sources.map { [Double($0.node), $0.limit] }, targets: game.sinks, evaderArcs: sparse(flow),
            inspections: sparse(plan.inspections), value: plan.value, lowerBound: plan.lowerBound)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return try encoder.encode(problem)
    }

    /// Places named for each start.
    private static let shown = 6

    /// Formations that start together, in the order of the scenario.
    private var starts: [[Int]] {
        plan.passages.map(\.formations).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }.sorted { $0[0] < $1[0] }
    }

    private func line(_ passage: CrossingPlan.Passage) -> String {
        let place = passage.place.map { "near \($0)" } ?? "where no blocker waits"
        let chance = passage.place == nil ? "" : ", where a battalion meets \(percent(passage.chance)) of small bodies"
        return "  \(pad(passage.men)) men  \(place), \(passage.detachments) detachments\(chance)"
    }

    private func pad(_ men: Int) -> String {
        let digits = String(men)
        return String(repeating: " ", count: max(0, 6 - digits.count)) + digits
    }

    private func percent(_ share: Double) -> String { String(format: share < 0.1 ? "%.1f %%" : "%.0f %%", 100 * share) }
}
