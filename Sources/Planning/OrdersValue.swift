import Appraisal
import Scenarios

/// The value of orders: the same men on ways allotted to them together, and each detachment for itself.
///
/// Contacts alarm the patch where they happen, so that danger grows with crowding (see `Alarm`). Together the detachments are
/// spread for the least contacts of all; each for itself takes the way that is best for it, until nobody gains by changing.
public struct OrdersValue: Sendable {
    /// The spread for the fewest contacts of all.
    public let together: CrowdedCrossing
    /// The spread in which nobody gains by changing his way.
    public let eachForItself: CrowdedCrossing

    /// Both spreads of the formations of a task at a cost.
    public init(_ task: CrossingTask, on basis: PlanBasis, march: MarchTable, cost: WayCost, terms: Plan.Terms) {
        let spread = { (aim: CrowdedWays.Aim) in
            CrowdedCrossing(task, on: basis, march: march, cost: cost, terms: terms, aim: aim)
        }
        together = spread(.together)
        eachForItself = spread(.eachForItself)
    }

    /// Share of the contacts that orders spare.
    public var contactsSpared: Double {
        eachForItself.contacts > 0 ? 1 - together.contacts / eachForItself.contacts : 0
    }
}
