import Foundation
import Planning
import Scenarios

/// The game behind a plan, written so that anyone can solve it with a solver of his own.
public struct PlanProblem: Encodable, Sendable {
    let scenario: String
    let blockers: Int
    let nodeCount: Int
    let tails: [Int32]
    let heads: [Int32]
    let catchProbabilities: [Double]
    /// Node and share of the men.
    let sources: [[Double]]
    let targets: [Int]
    /// Arc and share of the men, in the evader's best play.
    let evaderArcs: [[Double]]
    /// Node and chance, in the blocker's best play.
    let inspections: [[Double]]
    let value: Double
    let lowerBound: Double

    /// The game of a plan: nodes by cell number, arcs, chances, sources, targets, both strategies, value.
    public init(_ plan: CrossingPlan, scenario: Scenario) {
        let game = plan.game
        var flow = [Double](repeating: 0, count: game.graph.arcCount)
        for way in plan.ways { for arc in way.arcs { flow[arc] += way.amount } }
        let sparse = { (values: [Double]) in values.indices.filter { values[$0] > 0 }.map { [Double($0), values[$0]] } }
        self.scenario = scenario.id
        blockers = plan.blockers
        nodeCount = game.graph.nodeCount
        tails = game.graph.tails
        heads = game.graph.heads
        catchProbabilities = game.catchProbabilities
        sources = game.sources.map { [Double($0.node), $0.limit] }
        targets = game.sinks
        evaderArcs = sparse(flow)
        inspections = sparse(plan.inspections)
        value = plan.value
        lowerBound = plan.lowerBound
    }

    /// As JSON.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return try encoder.encode(self)
    }
}
