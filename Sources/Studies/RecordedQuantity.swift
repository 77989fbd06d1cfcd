import Campaigns
import Scenarios

/// A quantity that the record counts and a campaign can be asked for, by its key in history.csv.
///
/// A key is a word, perhaps with `Share` (of the men at the start) and `ByDay` with a number, and after points the ids of formations; for
/// `crossed` and `daysToFirstCrossed` the id of a counted line before them: `menOutByDay5`, `menOutShare`, `crossedShareByDay6.ring`,
/// `daysToFirstCrossed.chindwin`, `inRanksByDay5.rg_34`.
public struct RecordedQuantity: Hashable, Sendable {
    /// Kinds of quantities.
    public enum Kind: Hashable, Sendable {
        case menOut, killed, prisoners, deserted, astray, guerrillas, inRanks, lost
        /// Men who have stood beyond a counted line, by its position.
        case crossed(Int)
        /// Days from the start until `firstMen` are out; the horizon if they never are.
        case daysToFirstOut
        /// Days from the start until `firstMen` have stood beyond a counted line, by its position; the horizon if they never have.
        case daysToFirstCrossed(Int)

        /// Position of the counted line of the kind; nil for a kind without one.
        var line: Int? {
            switch self {
            case .crossed(let line), .daysToFirstCrossed(let line): line
            default: nil
            }
        }

        /// True for the day of a first party.
        var isFirstDay: Bool {
            switch self {
            case .daysToFirstOut, .daysToFirstCrossed: true
            default: false
            }
        }

        /// The same kind for another line; the same where it has none.
        fileprivate func of(line: Int) -> Kind {
            switch self {
            case .crossed: .crossed(line)
            case .daysToFirstCrossed: .daysToFirstCrossed(line)
            default: self
            }
        }
    }

    /// The kind of quantity.
    public let kind: Kind
    /// Days after the start by the end of which it is counted; nil for the end of the campaign.
    public let day: Int?
    /// True for a share of the men at the start.
    public let isShare: Bool
    /// Positions of the formations over which it is counted.
    public let formations: [Int]
    /// Days after the start at which the campaign ends.
    let horizonDays: Int

    /// Men whose arrival counts as the first (assumption: a platoon; single men are told of in no record).
    public static let firstMen = 20

    /// The words with which keys begin. `menOutTotal` is another word for `menOut`.
    private static let words: [(word: String, kind: Kind)] = [
        ("menOutTotal", .menOut), ("menOut", .menOut), ("killed", .killed), ("prisoners", .prisoners), ("deserted", .deserted),
        ("astray", .astray), ("guerrillas", .guerrillas), ("inRanks", .inRanks), ("lost", .lost),
        ("crossed", .crossed(0)), ("daysToFirstOut", .daysToFirstOut), ("daysToFirstCrossed", .daysToFirstCrossed(0)),
    ]

    /// The quantity of a key; nil for a key that no campaign can be asked for.
    public init?(_ key: String, in scenario: Scenario) {
        var names = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let head = names.removeFirst()
        guard let (word, kind) = Self.words.first(where: { head.hasPrefix($0.word) }) else { return nil }
        var rest = head.dropFirst(word.count)
        isShare = rest.hasPrefix("Share")
        if isShare { rest = rest.dropFirst("Share".count) }
        if rest.isEmpty {
            day = nil
        } else {
            guard rest.hasPrefix("ByDay"), let number = Int(rest.dropFirst("ByDay".count)), number >= 0 else { return nil }
            day = number
        }
        if kind.line != nil {
            guard let id = names.first, let line = scenario.lines.firstIndex(where: { $0.id == id }) else { return nil }
            self.kind = kind.of(line: line)
            names.removeFirst()
        } else {
            self.kind = kind
        }
        let asked = names.compactMap { id in scenario.formations.firstIndex { $0.id == id } }
        guard asked.count == names.count else { return nil }
        formations = names.isEmpty ? Array(scenario.formations.indices) : asked
        horizonDays = scenario.horizonDays
    }

    /// Unit of its values.
    public var unit: String {
        if isShare { return "share" }
        return kind.isFirstDay ? "days" : "men"
    }

    /// The greatest value that it can take in a scenario, by best figures: the scale of errors.
    public func scale(in scenario: Scenario) -> Double {
        switch unit {
        case "share": 1
        case "days": Double(horizonDays)
        default: Double(formations.reduce(0) { $0 + scenario.formations[$1].men.best })
        }
    }

    /// Its value in a campaign, read from the whole journal.
    public func value(in journal: Journal, epochsPerDay: Int) -> Double {
        var ledger = Ledger()
        var crossed = 0
        let isCounted = Set(formations.map { UInt16($0) })
        for event in journal.events where isCounted.contains(event.formation) {
            let today = Int(event.epoch) / epochsPerDay
            if let day, today >= day { break }
            ledger.enter(event)
            if event.kind == .crossed, let line = kind.line, event.amount == Int32(line) { crossed += Int(event.men) }
            if kind.isFirstDay, (kind.line == nil ? ledger.arrived : crossed) >= Self.firstMen {
                return Double(event.epoch + 1) / Double(epochsPerDay)
            }
        }
        if kind.isFirstDay { return Double(horizonDays) }
        let men = Double(count(ledger, crossed))
        return isShare ? men / Double(max(1, ledger.start)) : men
    }

    private func count(_ ledger: Ledger, _ crossed: Int) -> Int {
        switch kind {
        case .menOut: ledger.arrived
        case .killed: ledger.killed
        case .prisoners: ledger.captured
        case .deserted: ledger.deserted
        case .astray: ledger.fellOut
        case .guerrillas: ledger.guerrillas
        case .inRanks: ledger.inRanks
        case .lost: ledger.killed + ledger.captured + ledger.deserted + ledger.fellOut
        case .crossed: crossed
        case .daysToFirstOut, .daysToFirstCrossed: 0
        }
    }
}
