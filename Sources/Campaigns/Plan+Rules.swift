import Appraisal
import Geography
import Planning
import RuleSets
import Scenarios

extension Plan {
    /// Lays the plan for those whom a directive sends home, in detachments of the smallest size that it names for them unless
    /// another is given; nil if nobody goes, or if there is no way through for everyone. Where they are sent to several objectives, the
    /// plan is for those who are sent to one of them (`CrossingOrder`).
    public init?(
        scenario: Scenario, rules: Rules, assignment: Assignment, at time: LocalTime, blockers: Int = 1,
        detachmentSize: Int? = nil
    ) {
        let order = CrossingOrder(assignment, in: scenario, at: time)
        let named = order.going.compactMap { assignment.conduct[$0]?.detachmentSize }.min()
        guard let size = detachmentSize ?? named else { return nil }
        self.init(
            CrossingTask(formations: order.going, at: order.time, blockers: blockers, detachmentSize: size), in: order.scenario,
            rules: rules, of: order)
    }

    /// Lays the plan of a task under the rules of the campaigns; nil if nobody crosses, or if there is no way through for everyone.
    public init?(_ task: CrossingTask, in scenario: Scenario, rules: Rules, of order: CrossingOrder? = nil) {
        let terms = Terms(
            alarm: Alarm(scenario: scenario, rules: rules.appraisal, men: task.detachmentSize),
            keptShare: rules.engagement.keptShare(men: task.detachmentSize))
        self.init(task, on: PlanBasis(scenario, rules: rules.appraisal, planning: rules.planning), terms: terms, of: order)
    }
}

extension Alarm {
    /// The alarm of the campaigns: in sectors, by the rules of contact, raised by bodies of so many men.
    ///
    /// Assumption: all who go pass a sector in the time that one body needs to cross it in the open at night, at so many hours
    /// of march a day, in step and evenly spread over it.
    public init(scenario: Scenario, rules: AppraisalRules, men: Int) {
        let sectors = SectorMap(grid: scenario.theatre.grid)
        let kilometres = Double(SectorMap.edge) * scenario.theatre.grid.flatMetres / 1000
        let passing = kilometres / rules.march.path * 24 / rules.march.dailyHours
        self.init(
            patches: sectors.ofCell, patchCount: sectors.count,
            perContact: Alarm.perContact(
                gain: rules.contact.alarmGain * rules.contact.sizeFactor(men: men), fadeHours: rules.contact.alarmHours,
                passingHours: passing))
    }
}
