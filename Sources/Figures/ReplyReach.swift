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
    init(id: String, formations: [Int], outcomes: [Outcome], days: Int) {
        let futures = outcomes.map { Future($0, formations, days: days) }
        self.id = id
        half = Self.chances(futures, days) { 2 * $0.across[$1] >= $0.start }
        nineTenths = Self.chances(futures, days) { 10 * $0.across[$1] >= 9 * $0.start }
        nineTenthsOfArrivals = Self.chances(futures, days) { future, day in
            future.across[days] > 0 && 10 * future.across[day] >= 9 * future.across[days]
        }
    }

    /// For each number of days the share of the campaigns in which enough men are across.
    private static func chances(_ futures: [Future], _ days: Int, isEnough: (Future, Int) -> Bool) -> [Double] {
        (0...days).map { day in
            Double(futures.reduce(0) { $0 + (isEnough($1, day) ? 1 : 0) }) / Double(max(1, futures.count))
        }
    }

    /// Men at the start, and across by the end of so many days.
    private struct Future {
        let start: Int
        let across: [Int]

        init(_ outcome: Outcome, _ formations: [Int], days: Int) {
            var across = [Int](repeating: 0, count: days + 1)
            for entry in formations.flatMap({ outcome.formations[$0].arrivedByDay.entries }) where entry.day < days {
                across[Int(entry.day) + 1] += Int(entry.count)
            }
            for day in 0..<days { across[day + 1] += across[day] }
            start = formations.reduce(0) { $0 + outcome.formations[$1].ledger.start }
            self.across = across
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
