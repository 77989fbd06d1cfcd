import Appraisal
import Geography
import Hexes
import Scenarios

/// A plan for those who go home: their ways and gaps with the certificate, when they leave, what they may expect, what orders
/// and news are worth, and how soon it could be done if nobody interfered.
///
/// ```swift
/// let plan = Plan(scenario: korea, rules: rules, formations: going, at: korea.start, blockers: 1, detachmentSize: 40)
/// plan?.crossing.value   // share of the men whom no placing of one battalion can expect to exceed
/// ```
public struct Plan: Sendable {
    /// When it is laid.
    public let time: LocalTime
    /// Men of a detachment at most.
    public let detachmentSize: Int
    public let crossing: CrossingPlan
    /// One an allotment of the crossing: its way at the believed cost.
    public let ways: [Way]
    /// What all of them may expect, as is believed.
    public let prospect: Prospect
    /// Share of a detachment that a contact leaves, mean (see `Prospect`).
    public let keptShare: Double
    public let schedule: DepartureSchedule
    public let clock: MarchClock
    public let orders: OrdersValue
    public let ignorance: IgnorancePrice?
    /// How soon each formation could be there, over any ground and by road.
    public let withdrawals: [Withdrawal]

    /// Formations that withdraw together, and their bounds; nil where there is no way.
    public struct Withdrawal: Sendable {
        /// The key of a group of the scenario, or nil for a single formation.
        public let group: String?
        public let formations: [Int]
        public let everywhere: WithdrawalBound?
        public let byRoad: WithdrawalBound?
    }

    /// What the campaign's rules say of contacts, as far as a plan needs it.
    public struct Terms: Sendable {
        public let alarm: Alarm
        /// Share of a detachment that a contact leaves, mean.
        public let keptShare: Double

        /// Terms by their numbers.
        public init(alarm: Alarm, keptShare: Double) {
            self.alarm = alarm
            self.keptShare = keptShare
        }
    }

    /// Nights for which the schedule has dates.
    static let nightsDated = 120

    /// Lays the plan at a time on what is believed then; nil if there is no way through for everyone.
    public init?(
        scenario: Scenario, rules: AppraisalRules, planning: PlanningRules, terms: Terms, formations: [Int], at time: LocalTime,
        blockers: Int, detachmentSize: Int
    ) {
        let outlook = Outlook(scenario: scenario, rules: rules, planning: planning, at: time, size: detachmentSize)
        let crossing = CrossingPlan(
            scenario: scenario, rules: rules, march: outlook.march, cost: outlook.believed, formations: formations,
            blockers: blockers, detachmentSize: detachmentSize)
        guard let crossing else { return nil }
        self.time = time
        self.detachmentSize = detachmentSize
        self.crossing = crossing
        keptShare = terms.keptShare
        ways = crossing.allotments.map { outlook.believed.way(along: $0.nodes.map(CellID.init)) }
        prospect = Prospect(crossing.allotments, cost: outlook.believed, keptShare: terms.keptShare)
        schedule = DepartureSchedule(
            crossing.allotments, scenario: scenario, march: outlook.march, rules: rules.march,
            ownGround: Int(planning.ownGround))
        clock = MarchClock(
            scenario: scenario, from: time, nights: Self.nightsDated, rules: rules.march)
        orders = OrdersValue(
            scenario: scenario, formations: formations, size: detachmentSize, cost: outlook.believed, march: outlook.march,
            alarm: terms.alarm, keptShare: terms.keptShare, alarmMaximum: rules.contact.alarmMaximum)
        ignorance = IgnorancePrice(
            of: crossing, outlook: outlook, scenario: scenario, rules: rules, detachmentSize: detachmentSize,
            keptShare: terms.keptShare)
        withdrawals = Self.withdrawals(of: formations, scenario: scenario, march: outlook.march, rules: rules.march)
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
