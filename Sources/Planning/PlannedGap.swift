import Appraisal
import Geography
import Hexes
import RuleSets
import Scenarios

/// A gap that a plan uses: hexes of the cordon, in a connected run, through which its detachments pass.
public struct PlannedGap: Hashable, Sendable {
    /// Its cells, ascending.
    public let cells: [CellID]
    /// As it is said in a sentence: "7 km W of Tanyang".
    public let name: String
    /// Extent of the run, kilometres.
    public let widthKilometres: Double
    /// Men an hour that pass it in single file, one file a hex.
    public let menPerHour: Double
    /// Chance that a battalion in a detachment's hex of the cordon meets it there, on the mean of the men.
    public let catchChance: Double
    /// Men who pass it.
    public let men: Int
    /// Detachments that pass it.
    public let detachments: Int

    /// The gaps of some allotments, the one with most men first, and which of them each allotment passes: the hex of its way
    /// that the blockers inspect most; nil where they inspect none.
    static func gaps(
        of allotments: [Allotment], inspections: [Double], chances: [Double], scenario: Scenario, rules: MarchRules
    ) -> (gaps: [PlannedGap], passed: [Int?]) {
        let watched = allotments.map { allotment -> CellID? in
            let most = allotment.nodes.max { inspections[$0] < inspections[$1] }
            return most.flatMap { inspections[$0] > 1e-9 ? CellID($0) : nil }
        }
        let runs = scenario.theatre.runs(of: Set(watched.compactMap(\.self)).sorted())
        let gaps = runs.map { run in
            let inside = allotments.indices.filter { watched[$0].map(run.contains) ?? false }
            return gap(
                run, of: inside.map { (allotments[$0], watched[$0]!) }, chances: chances, scenario: scenario, rules: rules)
        }
        let order = gaps.indices.sorted { (gaps[$0].men, $1) > (gaps[$1].men, $0) }
        let passed = watched.map { cell in cell.flatMap { cell in order.firstIndex { runs[$0].contains(cell) } } }
        return (order.map { gaps[$0] }, passed)
    }

    private static func gap(
        _ run: [CellID], of passing: [(Allotment, CellID)], chances: [Double], scenario: Scenario, rules: MarchRules
    ) -> PlannedGap {
        var men = [Int](repeating: 0, count: run.count)
        for (allotment, cell) in passing { men[run.firstIndex(of: cell)!] += allotment.men }
        let total = men.reduce(0, +)
        let widest = run[men.indices.max { men[$0] < men[$1] }!]
        let met = zip(run, men).reduce(0) { $0 + chances[$1.0.offset] * Double($1.1) }
        return PlannedGap(
            cells: run, name: scenario.theatre.describe(widest),
            widthKilometres: Double(run.count) * scenario.theatre.grid.flatMetres / 1000,
            menPerHour: Double(run.count) * 1000 * rules.path / rules.fileSpacing,
            catchChance: total > 0 ? met / Double(total) : 0, men: total,
            detachments: passing.reduce(0) { $0 + $1.0.detachments.count })
    }
}
