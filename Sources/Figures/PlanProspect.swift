import Planning
import Scenarios

/// The expectations of the detachments.
public struct PlanProspect: Codable, Sendable {
    /// Share of the men whose detachment meets nobody.
    public let noContact: Double
    /// Contacts of a detachment.
    public let contacts: Double
    /// Men who come through their contacts.
    public let comeThrough: Double

    init(_ prospect: Prospect) {
        noContact = prospect.noContact
        contacts = prospect.contacts
        comeThrough = prospect.comeThrough
    }

    init(_ crossing: CrowdedCrossing, men: Int) {
        noContact = crossing.noContact
        contacts = crossing.contacts
        comeThrough = crossing.comeThrough * Double(men)
    }
}

/// When they leave.
public struct PlanDepartures: Codable, Sendable {
    /// The first dusk.
    public let first: String?
    /// Hours marched in the first night.
    public let nightHours: Double
    /// When the last detachment leaves and when the last man is through, and in which night.
    public let lastLeaves: String?
    /// In which night, from 1; nil where there is none.
    public let lastLeavesNight: Int?
    /// When the last man is there, if nothing stops him, ISO 8601 minute by the theatre's clock; nil where there is none.
    public let lastThrough: String?
    /// In which night, from 1; nil where there is none.
    public let lastThroughNight: Int?
    /// Hours of march until then.
    public let hours: Double

    init(_ plan: Plan) {
        let last = plan.schedule.departures.map(\.last).max() ?? 0
        hours = plan.schedule.lastThrough
        first = plan.clock.nights.first?.start.description
        nightHours = plan.clock.nights.first?.hours ?? 0
        lastLeaves = plan.clock.time(afterMarching: last)?.description
        lastLeavesNight = plan.clock.night(afterMarching: last)
        lastThrough = plan.clock.time(afterMarching: hours)?.description
        lastThroughNight = plan.clock.night(afterMarching: hours)
    }
}

/// The value of orders.
public struct PlanOrders: Codable, Sendable {
    /// On ways allotted for the good of all.
    public let together: PlanProspect
    /// Each detachment on the way that is best for itself.
    public let eachForItself: PlanProspect
    /// Share of the contacts that orders spare.
    public let contactsSpared: Double
    /// Men more who come through.
    public let men: Double
    /// The greatest watchfulness of a sector, each for itself; 1 is usual.
    public let highestAlarm: Double
    /// How far the two spreads are from what they aim at, relative.
    public let relativeGap: Double

    init(_ value: OrdersValue, men: Int) {
        together = PlanProspect(value.together, men: men)
        eachForItself = PlanProspect(value.eachForItself, men: men)
        contactsSpared = value.contactsSpared
        self.men = together.comeThrough - eachForItself.comeThrough
        highestAlarm = value.eachForItself.highestAlarm
        relativeGap = max(value.together.relativeGap, value.eachForItself.relativeGap)
    }
}

/// The price of old and blurred news.
public struct PlanIgnorance: Codable, Sendable {
    /// Age of the news, hours.
    public let delayHours: Double
    /// Factor by which the picture is wider than the truth; 1 is exact.
    public let blur: Double
    /// Shares of the men whom the blockers can expect to meet.
    public let believedValue: Double
    /// Where the enemy really stands.
    public let actualValue: Double
    /// Against a plan that knew.
    public let knowingValue: Double
    /// As is believed.
    public let believed: PlanProspect
    /// Where the enemy really stands.
    public let actual: PlanProspect
    /// With the plan that knew.
    public let knowing: PlanProspect

    init(_ price: IgnorancePrice, intelligence: Intelligence) {
        delayHours = intelligence.delayHours
        blur = intelligence.blur
        believedValue = price.believedValue
        actualValue = price.actualValue
        knowingValue = price.knowingValue
        believed = PlanProspect(price.believed)
        actual = PlanProspect(price.actual)
        knowing = PlanProspect(price.knowing)
    }
}
