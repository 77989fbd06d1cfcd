import Appraisal
import Scenarios

/// The price of planning on old and blurred news: the plan made on belief, judged where the enemy really stands, beside the plan
/// that the truth would have given.
public struct IgnorancePrice: Sendable {
    /// Share of the men whom the blockers can expect to meet, as the plan believes.
    public let believedValue: Double
    /// The same plan against blockers who are placed against it, the enemy standing where he does.
    public let actualValue: Double
    /// The plan made on the truth: nobody can do better.
    public let knowingValue: Double
    /// The prospect of its detachments as the plan believes.
    public let believed: Prospect
    /// Their prospect in truth.
    public let actual: Prospect
    /// The prospect of the detachments of the plan made on the truth.
    public let knowing: Prospect

    /// Judges a plan made on belief; nil if the truth leaves no way through for everyone.
    public init?(of plan: CrossingPlan, _ task: CrossingTask, on basis: PlanBasis, outlook: Outlook, keptShare: Double) {
        let knowing = CrossingPlan(task, on: basis, march: outlook.march, cost: outlook.actual)
        guard let knowing else { return nil }
        believedValue = plan.value
        actualValue = knowing.game.greatestCatch(nodeFlows: plan.game.flow(of: plan.ways))
        knowingValue = knowing.value
        believed = Prospect(plan.allotments, cost: outlook.believed, keptShare: keptShare)
        actual = Prospect(plan.allotments, cost: outlook.actual, keptShare: keptShare)
        self.knowing = Prospect(knowing.allotments, cost: outlook.actual, keptShare: keptShare)
    }
}
