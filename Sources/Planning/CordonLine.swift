import Graphs
import Hexes
import Scenarios

/// The cordon as men on their way meet it: of the cells that the blocker inspects, those that are met before any other.
///
/// The best play of a blocker may watch a way at several places, one behind the other. Only the first of them is where men who
/// set out find the cordon; the cells behind it are no line of their own.
struct CordonLine {
    /// The cells met first, ascending.
    let cells: [CellID]
    /// Share of the men, by cell, whose first cell of the cordon it is.
    let flow: [Double]
    /// True for a formation that has a way to the objective free of the cordon's cells, or stands there. Complexity of the
    /// whole: O(formations × arcs).
    let isOutside: [Bool]

    /// The line that a plan shows on its graph.
    init(_ plan: CrossingGame.Plan, graph: SparseGraph, scenario: Scenario) {
        let isWatched = plan.inspections.map { $0 > 1e-9 }
        var flow = [Double](repeating: 0, count: graph.nodeCount)
        for way in plan.ways {
            if let first = way.nodes.first(where: { isWatched[$0] }) { flow[first] += way.amount }
        }
        let isTarget = scenario.objectiveTargets.reduce(into: [Bool](repeating: false, count: graph.nodeCount)) {
            $0[$1] = true
        }
        var isMet = [Bool](repeating: false, count: graph.nodeCount)
        isOutside = scenario.formations.map { formation in
            let start = formation.cell.offset
            if scenario.objective.cells[start] { return true }
            var seen = [Bool](repeating: false, count: graph.nodeCount)
            var open = [start]
            var isFree = false
            seen[start] = true
            while let node = open.popLast() {
                if isTarget[node] { isFree = true }
                for arc in graph.arcs(leaving: node) {
                    let next = Int(graph.heads[Int(arc)])
                    guard !seen[next] else { continue }
                    seen[next] = true
                    if isWatched[next] { isMet[next] = true } else { open.append(next) }
                }
            }
            return isFree
        }
        self.flow = flow
        cells = isMet.indices.filter { isMet[$0] || flow[$0] > 0 }.map(CellID.init)
    }
}
