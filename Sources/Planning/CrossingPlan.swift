import Appraisal
import Arithmetic
import Geography
import Graphs
import Hexes
import Scenarios

/// How men who must cross should spread, with the proof that no blocker of given means can expect to catch more.
///
/// Laid on what is believed of the enemy at a time. The blocker has `blockers` battalions, each in one hex, no hex twice.
public struct CrossingPlan: Sendable {
    /// Formations that cross, by position.
    public let formations: [Int]
    public let blockers: Int
    /// Share of the men whom the blockers can expect to meet at most, if the men spread as the plan says.
    public let value: Double
    /// Share whom the blockers can be sure to meet, whatever the men do; equal to `value` up to rounding: the certificate.
    public let lowerBound: Double
    /// The same share if every formation goes by its one best way, all in one column, and the blockers know it.
    public let oneWayValue: Double
    /// Chance that a detachment is met, when detachments are shared out whole and the blockers answer that.
    public let detachmentChance: Double
    /// Where the men of each starting place pass the cordon, the largest share first.
    public let passages: [Passage]
    /// The ways themselves, amounts as shares of all the men.
    public let ways: [FlowWay]
    /// The game that was solved, for those who want to check it.
    public let game: InspectionGame
    /// Chance that each cell is inspected in the blocker's best play.
    public let inspections: [Double]

    /// The men of one starting place who pass the cordon near one place.
    public struct Passage: Hashable, Sendable {
        /// Formations that start there, by position.
        public let formations: [Int]
        /// As it is said in a sentence; nil where no blocker waits on the way.
        public let place: String?
        /// Men, to the detachment: shared out by largest remainder.
        public let men: Int
        public let detachments: Int
        /// Chance that a battalion in the cordon's hex meets a small body there.
        public let chance: Double
    }

    /// Lays the plan; nil if there is no way through for everyone.
    ///
    /// `detachmentSize` is the size of the bodies that are shared out over the ways, men.
    public init?(
        scenario: Scenario, rules: AppraisalRules, planning: PlanningRules, formations: [Int], at time: LocalTime,
        blockers: Int,
        detachmentSize: Int
    ) {
        let march = MarchTable(theatre: scenario.theatre, rules: rules.march)
        var schedule = ScheduleReader(scenario: scenario, march: march, rules: rules)
        let news = schedule.reading(at: time.adding(hours: -scenario.intelligence.delayHours), blur: scenario.intelligence.blur)
        let cost = WayCost(
            theatre: scenario.theatre, march: march,
            hazard: Hazard(hold: news.hold, theatre: scenario.theatre, rules: rules.contact),
            informers: Hazard.informers(theatre: scenario.theatre, rules: rules.contact), appraisal: rules, rules: planning)
        let crossing = CrossingGame(scenario: scenario, march: march, cost: cost, watch: .battalion(rules.hold))
        guard let game = crossing.game(for: formations, blockers: blockers), let solved = game.solve() else { return nil }
        self.formations = formations
        self.blockers = blockers
        self.game = game
        value = solved.upperBound
        lowerBound = solved.lowerBound
        ways = solved.ways
        inspections = solved.inspections
        let best = CourseBook.best(scenario: scenario, cost: cost)
        oneWayValue = Self.oneWayValue(scenario, formations: formations, best: best, march: march, game: game)
        let sharing = Sharing(scenario: scenario, formations: formations, plan: solved, size: detachmentSize)
        passages = sharing.passages(chances: game.catchProbabilities)
        detachmentChance = sharing.chance(of: game)
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

/// Detachments shared out whole over the ways of a plan, by largest remainder.
private struct Sharing {
    let scenario: Scenario
    let formations: [Int]
    let size: Int
    let inspections: [Double]
    let men: Int
    /// A way with its detachments.
    let shares: [(way: FlowWay, detachments: Int)]

    init(scenario: Scenario, formations: [Int], plan: InspectionPlan, size: Int) {
        self.scenario = scenario
        self.formations = formations
        self.size = size
        inspections = plan.inspections
        let men = formations.reduce(0) { $0 + scenario.formations[$1].men.best }
        self.men = men
        let exact = plan.ways.map { $0.amount * Double(men) / Double(size) }
        var counts = exact.map { Int($0) }
        let missing = max(0, (men + size - 1) / size - counts.reduce(0, +))
        let byRemainder = exact.indices.sorted {
            let (a, b) = (exact[$0] - Double(counts[$0]), exact[$1] - Double(counts[$1]))
            return a != b ? a > b : $0 < $1
        }
        for index in byRemainder.prefix(missing) { counts[index] += 1 }
        shares = zip(plan.ways, counts).filter { $0.1 > 0 }.map { ($0.0, $0.1) }
    }

    /// Detachments by starting place and by the place near which they pass the cordon.
    func passages(chances: [Double]) -> [CrossingPlan.Passage] {
        var found: [(source: Int, place: String?, detachments: Int, chance: Double)] = []
        for (way, detachments) in shares {
            let watched = way.nodes.filter { inspections[$0] > 0 }.max { inspections[$0] < inspections[$1] }
            let place = watched.flatMap { scenario.theatre.nearestPlace(to: CellID($0))?.place.name }
            let chance = watched.map { chances[$0] } ?? 0
            if let index = found.firstIndex(where: { $0.source == way.nodes[0] && $0.place == place }) {
                let old = found[index]
                let sum = old.detachments + detachments
                let mean = (old.chance * Double(old.detachments) + chance * Double(detachments)) / Double(sum)
                found[index] = (old.source, place, sum, mean)
            } else {
                found.append((way.nodes[0], place, detachments, chance))
            }
        }
        let sorted = found.sorted {
            ($0.source, -$0.detachments, $0.place ?? "") < ($1.source, -$1.detachments, $1.place ?? "")
        }
        return sorted.map { entry in
            CrossingPlan.Passage(
                formations: formations.filter { scenario.formations[$0].cell.offset == entry.source }, place: entry.place,
                men: entry.detachments * size, detachments: entry.detachments, chance: entry.chance)
        }
    }

    /// Chance that a detachment is met, when the blockers inspect the hexes that catch most of the shared-out detachments.
    func chance(of game: InspectionGame) -> Double {
        let total = Double(shares.reduce(0) { $0 + $1.detachments })
        var flow = [Double](repeating: 0, count: game.graph.nodeCount)
        for (way, detachments) in shares {
            for node in way.nodes { flow[node] += Double(detachments) / total }
        }
        let worth = flow.indices.filter { flow[$0] > 0 }.sorted {
            flow[$0] * game.catchProbabilities[$0] > flow[$1] * game.catchProbabilities[$1]
        }
        let inspected = Set(worth.prefix(game.blockers))
        return shares.reduce(0) { sum, share in
            let free = share.way.nodes.reduce(1.0) { inspected.contains($1) ? $0 * (1 - game.catchProbabilities[$1]) : $0 }
            return sum + Double(share.detachments) / total * (1 - free)
        }
    }
}
