import Campaigns
import Studies

/// How likely it is that a share of some men is across by the end of each day: shares of the campaigns played.
public struct ReplyReach: Codable, Sendable {
    /// Key of the group or the formation.
    public let id: String
    /// Chances that half of its men are across by the end of so many days after the start; the first entry is the start.
    public let half: [Double]
    /// That nine tenths are.
    public let nineTenths: [Double]
    /// That nine tenths of those who come out within the horizon are.
    public let nineTenthsOfArrivals: [Double]

    /// The chances for some formations over a study's outcomes.
    init(id: String, formations: [Int], outcomes: OutcomeTable, days: Int) {
        // Nobody is across at the start.
        var across = [[Int](repeating: 0, count: outcomes.count)] + outcomes.arrived(of: formations).prefix(days)
        while across.count <= days { across.append(across[across.count - 1]) }
        var starts = [Int](repeating: 0, count: outcomes.count)
        for formation in formations {
            for (row, men) in outcomes[.ledger(.start, formation: formation)].enumerated() { starts[row] += men }
        }
        self.id = id
        half = Self.chances(across) { 2 * $1 >= starts[$0] }
        nineTenths = Self.chances(across) { 10 * $1 >= 9 * starts[$0] }
        let last = across[across.count - 1]
        nineTenthsOfArrivals = Self.chances(across) { last[$0] > 0 && 10 * $1 >= 9 * last[$0] }
    }

    /// For each number of days the share of the campaigns in which enough men are across.
    private static func chances(_ across: [[Int]], isEnough: (_ campaign: Int, _ men: Int) -> Bool) -> [Double] {
        across.map { men in
            Double(men.enumerated().reduce(0) { $0 + (isEnough($1.offset, $1.element) ? 1 : 0) }) / Double(max(1, men.count))
        }
    }
}

extension ReplyBuilder {
    /// The chances for each group that has members, then for each formation.
    func reaches() -> [ReplyReach] {
        let groups = groups.map { ($0.group.id, $0.members) }
        let single = everyone.map { (scenario.formations[$0].id, [$0]) }
        return (groups + single).map { id, formations in
            ReplyReach(id: id, formations: formations, outcomes: study.question.outcomes, days: scenario.horizonDays)
        }
    }
}
