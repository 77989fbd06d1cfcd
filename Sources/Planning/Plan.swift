import Appraisal
import Geography
import Hexes
import RuleSets
import Scenarios

/// A plan for those who go home: their ways and gaps with the certificate, when they leave, what they may expect, what orders
/// and news are worth, and how soon it could be done if nobody interfered.
///
/// ```swift
/// let task = CrossingTask(formations: going, at: korea.start, detachmentSize: 40)
/// let plan = Plan(task, on: PlanBasis(korea, rules: rules, planning: planning), terms: terms)
/// plan?.crossing.value   // share of the men whom no placing of one battalion can expect to exceed
/// ```
public struct Plan: Sendable {
    /// When it is laid.
    public let time: LocalTime
    /// Ground to which it leads.
    public let objective: Objective
    /// Formations that the same order sends to other objectives, by position: they are not in it.
    public let elsewhere: [Int]
    /// True if the order names ground through which ways must lead: the plan does not keep to it.
    public let leavesPassagesOut: Bool
    /// Men of a detachment at most.
    public let detachmentSize: Int
    /// How they spread, with the certificate.
    public let crossing: CrossingPlan
    /// One an allotment of the crossing: its way at the believed cost.
    public let ways: [Way]
    /// The prospect of all of them, as is believed.
    public let prospect: Prospect
    /// Share of a detachment that a contact leaves, mean (see `Prospect`).
    public let keptShare: Double
    /// When each detachment leaves.
    public let schedule: DepartureSchedule
    /// The nights of the campaign: what turns hours of march into dates.
    public let clock: MarchClock
    /// The value of telling them their ways.
    public let orders: OrdersValue
    /// The price of old and blurred news; nil if the truth leaves no way through for everyone.
    public let ignorance: IgnorancePrice?
    /// How soon each formation could be there, over any ground and by road.
    public let withdrawals: [Withdrawal]

    /// Formations that withdraw together, and their bounds; nil where there is no way.
    public struct Withdrawal: Sendable {
        /// The key of a group of the scenario, or nil for a single formation.
        public let group: String?
        /// By position in the scenario.
        public let formations: [Int]
        /// The bound over any ground; nil if there is no way.
        public let everywhere: WithdrawalBound?
        /// The bound by road; nil if there is no way.
        public let byRoad: WithdrawalBound?
    }

    /// The part of the campaign's rules of contact that a plan needs.
    public struct Terms: Sendable {
        /// How contacts make their neighbourhood more dangerous.
        public let alarm: Alarm
        /// Share of a detachment that a contact leaves, mean.
        public let keptShare: Double

        /// Terms by their numbers.
        public init(alarm: Alarm, keptShare: Double) {
            self.alarm = alarm
            self.keptShare = keptShare
        }
    }

    /// Formations of the task that stand in the objective already, by position.
    public let alreadyThere: [Int]

    /// Lays the plan on what is believed at the task's time; nil if nobody crosses, or if there is no way through for everyone
    /// (see `CrossingObstacle`). `order` is what the task was taken from, if anything.
    public init?(_ task: CrossingTask, on basis: PlanBasis, terms: Terms, of order: CrossingOrder? = nil) {
        let outlook = Outlook(basis, at: task.time, size: task.detachmentSize)
        guard let crossing = CrossingPlan(task, on: basis, march: outlook.march, cost: outlook.believed) else { return nil }
        let (scenario, march) = (basis.scenario, basis.rules.march)
        time = task.time
        objective = scenario.objective
        elsewhere = order?.elsewhere ?? []
        leavesPassagesOut = order?.hasPassages ?? false
        detachmentSize = task.detachmentSize
        self.crossing = crossing
        keptShare = terms.keptShare
        alreadyThere = task.formations.filter { scenario.objective.cells[scenario.formations[$0].cell.offset] }
        ways = crossing.allotments.map { outlook.believed.way(along: $0.nodes.map(CellID.init)) }
        prospect = Prospect(crossing.allotments, cost: outlook.believed, keptShare: terms.keptShare)
        schedule = DepartureSchedule(
            crossing.allotments, scenario: scenario, march: outlook.march, rules: march,
            ownGround: Int(basis.planning.ownGround))
        // The dates of a plan end with the campaign: what comes later has none.
        clock = MarchClock(scenario: scenario, from: task.time, nights: scenario.horizonDays, rules: march)
        orders = OrdersValue(task, on: basis, march: outlook.march, cost: outlook.believed, terms: terms)
        ignorance = IgnorancePrice(of: crossing, task, on: basis, outlook: outlook, keptShare: terms.keptShare)
        withdrawals = Self.withdrawals(of: crossing.formations, scenario: scenario, march: outlook.march, rules: march)
    }

    private static func withdrawals(
        of formations: [Int], scenario: Scenario, march: MarchTable, rules: MarchRules
    ) -> [Withdrawal] {
        let everywhere = MarchNetwork(scenario: scenario, march: march, rules: rules, ground: .everywhere)
        let roads = MarchNetwork(scenario: scenario, march: march, rules: rules, ground: .roads)
        let withdrawal = { (group: String?, members: [Int]) in
            Withdrawal(
                group: group, formations: members, everywhere: everywhere.bound(for: members), byRoad: roads.bound(for: members)
            )
        }
        let groups = scenario.groups.filter { $0.role == .withdrawal && $0.members.count > 1 }
        return groups.map { withdrawal($0.id, $0.members) } + formations.map { withdrawal(nil, [$0]) }
    }
}
