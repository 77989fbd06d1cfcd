import Arithmetic
import Campaigns
import Figures
import Geography
import Scenarios
import Studies

/// Figures that are kept of pairs of futures: measures of groups, arrivals by day and fates of formations, future by future.
struct PairTable: Sendable {
    /// Measures of a single formation that are kept.
    static let fates: [Measure] = [
        .menOut, .guerrillas, .lost, .killed, .captured, .deserted, .astray, .onTheMarch,
    ]

    /// Figures of one order.
    struct Side: Sendable {
        /// By group, measure, then future.
        var values: [[[Double]]]
        /// Men there by the end of each day, by group, day, then future.
        var arrivals: [[[Int32]]]
        /// By formation, fate, then future.
        var fates: [[[Int32]]]
        /// Men at the start, by formation, summed over futures.
        var starts: [Int]
        /// Futures in which the order reached each formation, and men who obeyed it, summed.
        var reached: [Int]
        var obeyed: [Int]
        /// Arrivals of each formation by day, summed over futures.
        var byDay: [[Int]]
    }

    let groups: [(group: ReplyGroup, members: [Int])]
    let scenario: Scenario
    private let design: WorldDesign?
    /// The order, and the one it is compared with.
    private(set) var sides: [Side]
    /// Pairs in it.
    private(set) var count = 0
    /// Fingerprints of the futures, by order.
    private var digests: [[Digest]] = [[], []]

    /// A table without a future.
    init(_ scenario: Scenario, worlds design: WorldDesign?) {
        groups = ReplyGroup.all(of: scenario)
        self.scenario = scenario
        self.design = design
        let (formations, days) = (scenario.formations.count, scenario.horizonDays + 1)
        let side = Side(
            values: groups.map { _ in Measure.allCases.map { _ in [] } },
            arrivals: groups.map { _ in [[Int32]](repeating: [], count: days) },
            fates: (0..<formations).map { _ in Self.fates.map { _ in [] } },
            starts: [Int](repeating: 0, count: formations), reached: [Int](repeating: 0, count: formations),
            obeyed: [Int](repeating: 0, count: formations),
            byDay: [[Int]](repeating: [Int](repeating: 0, count: days), count: formations))
        sides = [side, side]
    }

    /// The fingerprint of all futures: equal for equal questions, on any machine, under any number of workers.
    var digest: Digest {
        digests.joined().reduce(into: Digest()) { $0.add($1) }
    }

    /// Futures in each world; nil in the standard world alone.
    var perWorld: Int? { design?.perWorld }
    /// Worlds in it; 1 for the standard world alone.
    var worlds: Int { perWorld.map { count / $0 } ?? 1 }

    /// Adds the futures that follow, as many of either order.
    mutating func append(_ outcomes: [OutcomeTable]) {
        let first = count
        for side in 0...1 {
            digests[side] += outcomes[side].digests
            for (offset, outcome) in outcomes[side].enumerated() {
                let standIns = design.flatMap { $0.standIns(in: (first + offset) / $0.perWorld) }
                Self.add(outcome, to: &sides[side], groups: groups, standIns: standIns)
            }
        }
        count += outcomes[0].count
    }

    private static func add(
        _ outcome: Outcome, to side: inout Side, groups: [(group: ReplyGroup, members: [Int])], standIns: [Int]?
    ) {
        for (number, group) in groups.enumerated() {
            let members = standIns.map { standIns in group.members.map { standIns[$0] } } ?? group.members
            for (place, measure) in Measure.allCases.enumerated() {
                side.values[number][place].append(measure.value(in: outcome, of: members))
            }
            var men: Int32 = 0
            for day in side.arrivals[number].indices {
                for member in members { men += outcome.formations[member].arrivedByDay[day] }
                side.arrivals[number][day].append(men)
            }
        }
        for (index, formation) in outcome.formations.enumerated() {
            for (place, measure) in fates.enumerated() {
                side.fates[index][place].append(Int32(clamping: Int(measure.value(in: outcome, of: [index]))))
            }
            side.starts[index] += formation.ledger.start
            side.reached[index] += formation.orderDay >= 0 ? 1 : 0
            side.obeyed[index] += Int(formation.orderObeyed)
            for entry in formation.arrivedByDay.entries { side.byDay[index][Int(entry.day)] += Int(entry.count) }
        }
    }

    /// Values of a measure of a group, one a future.
    func values(_ measure: Measure, group: Int, side: Int) -> [Double] {
        sides[side].values[group][Measure.allCases.firstIndex(of: measure) ?? 0]
    }

    /// Position of a group; nil if there is none of that name.
    func group(_ id: String) -> Int? { groups.firstIndex { $0.group.id == id } }
}
