import Campaigns
import Figures
import Geography
import Notation
import Scenarios
import Statistics
import Studies

/// Estimate from the pairs of futures so far.
package struct PairEstimate: Codable, Sendable {
    /// A quantity under one order.
    struct Level: Codable, Sendable {
        let mean: Double
        let meanLow: Double
        let meanHigh: Double
        let q10: Double
        let q25: Double
        let median: Double
        let q75: Double
        let q90: Double
        let standardError: Double

        init(_ values: [Double], perWorld: Int?) {
            let estimate = ReplyEstimate(Distribution(values, perWorld: perWorld))
            (mean, meanLow, meanHigh) = (estimate.mean, estimate.meanLow, estimate.meanHigh)
            (q10, q25, median) = (estimate.q10, estimate.q25, estimate.median)
            (q75, q90, standardError) = (estimate.q75, estimate.q90, estimate.standardError)
        }
    }

    /// One order less the other, future by future.
    struct Change: Codable, Sendable {
        let mean: Double
        let low: Double
        let high: Double
        let q10: Double
        let q90: Double
        /// Shares of the futures in which the first has more, and fewer.
        let chanceMore: Double
        let chanceFewer: Double
        let finding: ReplyFinding
        /// Share of worlds in which the first does better; nil in the standard world alone.
        let worldsBetter: ReplyShare?

        init(_ first: [Double], minus second: [Double], measure: Measure, perWorld: Int?, seed: UInt64) {
            let pairs = PairedDifference(first, minus: second, perWorld: perWorld)
            let differences = zip(first, second).map { $0 - $1 }
            let known = ReplyDifference(pairs)
            (mean, low, high, finding) = (known.mean, known.low, known.high, known.finding)
            (q10, q90) = (pairs.differences.quantile(0.1), pairs.differences.quantile(0.9))
            let count = Double(differences.count)
            chanceMore = Double(differences.count { $0 > 0 }) / count
            chanceFewer = Double(differences.count { $0 < 0 }) / count
            let gains = measure.prefersMore ? differences : differences.map { -$0 }
            worldsBetter = WorldSample(whole: gains, perWorld: perWorld).map { ReplyShare($0.probabilityBetter(seed: seed)) }
        }
    }

    struct Compared: Codable, Sendable {
        let order: Level
        let against: Level
        let difference: Change

        init(_ first: [Double], _ second: [Double], measure: Measure, perWorld: Int?, seed: UInt64) {
            (order, against) = (Level(first, perWorld: perWorld), Level(second, perWorld: perWorld))
            difference = Change(first, minus: second, measure: measure, perWorld: perWorld, seed: seed)
        }
    }

    struct GroupPage: Codable, Sendable {
        let id: String
        let title: String
        let measures: [String: Compared]
    }

    /// Pairs that were played, and that are asked for.
    let played: Int
    let of: Int
    /// Too few to be believed.
    let isPale: Bool
    let worlds: Int
    let perWorld: Int?
    let sentences: [String]
    let groups: [GroupPage]

    /// Pairs from which an estimate is shown, and from which it is no longer pale.
    package static let leastPairs = 20
    static let boldPairs = 100

    /// Measures while a study is played: the others wait for the end.
    static let first: [Measure] = [.menOut, .lost, .guerrillas, .tiedDown, .killed, .captured]

    /// The estimate of a table with at least one pair.
    init(_ table: PairTable, of asked: Int, measures: [Measure] = Measure.allCases, seed: UInt64) {
        let perWorld = table.perWorld
        (played, of, isPale) = (table.count, asked, table.count < Self.boldPairs)
        (worlds, self.perWorld) = (table.worlds, perWorld)
        let groups = table.groups.enumerated().map { number, group -> GroupPage in
            var compared: [String: Compared] = [:]
            for measure in measures {
                compared[measure.rawValue] = Compared(
                    table.values(measure, group: number, side: 0), table.values(measure, group: number, side: 1),
                    measure: measure, perWorld: perWorld, seed: seed)
            }
            return GroupPage(id: group.group.id, title: group.group.title, measures: compared)
        }
        self.groups = groups
        sentences = Self.sentences(groups, table)
    }

    // MARK: words

    private static func sentences(_ groups: [GroupPage], _ table: PairTable) -> [String] {
        let shown = groups.filter { $0.id != ReplyGroup.all.id || groups.count == 1 }
        let out = shown.prefix(2).compactMap { group in
            group.measures[Measure.menOut.rawValue].map { men(of: group.title, $0.difference, table) }
        }
        let rear = groups.last?.measures[Measure.tiedDown.rawValue].flatMap { tied($0.difference, table) }
        return out + [rear].compactMap(\.self)
    }

    private static func men(of group: String, _ change: Change, _ table: PairTable) -> String {
        let size = ProseNumber.rounded(abs(change.mean))
        // One future has no interval.
        let range = change.low < change.high ? " (\(ProseNumber.signed(change.low, to: change.high)), 95 %)" : ""
        switch change.finding {
        case .notToldApart:
            return "Of \(group), the order brings out neither more nor fewer men that \(futures(table)) could tell\(range)."
        case .more, .fewer:
            let word = change.finding == .more ? "more" : "fewer"
            return "Of \(group), the order brings out \(ProseWords.figured(size, "man", "men")) \(word) on average\(range); "
                + "it brings out \(word) in \(share(change, more: change.finding == .more, table))."
        }
    }

    private static func tied(_ change: Change, _ table: PairTable) -> String? {
        guard change.finding != .notToldApart else { return nil }
        let word = change.finding == .more ? "more" : "fewer"
        return "It ties down \(ProseWords.men(abs(change.mean))) of the enemy \(word), by the day, in "
            + "\(share(change, more: change.finding == .more, table))."
    }

    private static func futures(_ table: PairTable) -> String {
        table.perWorld == nil
            ? "\(ProseNumber.whole(table.count)) futures of the standard world"
            : "\(ProseNumber.whole(table.worlds)) worlds drawn from our assumptions"
    }

    /// `62 of 100 futures`, `74 of 100 worlds drawn from our assumptions`: every share says of what.
    private static func share(_ change: Change, more: Bool, _ table: PairTable) -> String {
        let chance = more ? change.chanceMore : change.chanceFewer
        let part = "\(Int((100 * chance).rounded())) of 100"
        return table.perWorld == nil
            ? "\(part) futures of the standard world" : "\(part) futures, in worlds drawn from our assumptions"
    }
}
