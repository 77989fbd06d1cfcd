import Directives
import Geography
import Hexes
import Planning
import Scenarios

/// Every number of a plan that is printed.
public struct PlanFigures: Codable, Sendable {
    /// By the theatre's clock.
    public let time: String
    public let scenario: String
    public let objective: String
    public let directive: String
    public let men: Int
    /// Men of a detachment at most.
    public let detachmentSize: Int
    public let detachments: Int
    public let certificate: PlanCertificate
    /// The gaps used, the one with most men first.
    public let gaps: [PlanGapFigures]
    /// One a way and formation, in the order of the formations.
    public let ways: [PlanWayFigures]
    /// One a formation that goes, in the order of the scenario.
    public let formations: [PlanFormation]
    public let prospect: PlanProspect
    /// Share of a detachment that a contact leaves, mean.
    public let keptShare: Double
    public let departures: PlanDepartures
    public let orders: PlanOrders
    public let ignorance: PlanIgnorance?
    /// Groups first, then each formation that goes.
    public let withdrawals: [PlanWithdrawal]

    /// Reads the numbers out of a plan for a directive.
    public init(_ plan: Plan, directive: Directive, scenario: Scenario, dailyHours: Double) {
        let crossing = plan.crossing
        time = plan.time.description
        self.scenario = scenario.id
        objective = scenario.objective.name
        self.directive = directive.id
        men = crossing.allotments.reduce(0) { $0 + $1.men }
        detachmentSize = plan.detachmentSize
        detachments = crossing.allotments.reduce(0) { $0 + $1.detachments.count }
        certificate = PlanCertificate(crossing)
        gaps = crossing.gaps.map(PlanGapFigures.init)
        let ways = crossing.allotments.indices.map { PlanWayFigures(plan, $0, scenario: scenario) }
        self.ways = ways
        formations = crossing.formations.map { index in
            PlanFormation(
                plan, index, ways: zip(crossing.allotments, ways).filter { $0.0.formation == index }.map(\.1),
                scenario: scenario)
        }
        prospect = PlanProspect(plan.prospect)
        keptShare = plan.keptShare
        departures = PlanDepartures(plan)
        orders = PlanOrders(plan.orders, men: men)
        ignorance = plan.ignorance.map { PlanIgnorance($0, intelligence: scenario.intelligence) }
        withdrawals = plan.withdrawals.map {
            PlanWithdrawal($0, directive: directive, scenario: scenario, dailyHours: dailyHours)
        }
    }
}

/// The proof that no plan does better.
public struct PlanCertificate: Codable, Sendable {
    public let blockers: Int
    /// Share of the men whom the blockers can expect to meet at most.
    public let value: Double
    /// Share of which they can be sure.
    public let lowerBound: Double
    /// Relative distance of the two.
    public let gap: Double
    /// The share if every formation took its one best way.
    public let oneWayValue: Double
    /// Chance that a detachment is met, shared out whole.
    public let detachmentChance: Double
    /// Hexes that the blockers inspect with some chance.
    public let inspectedHexes: Int

    init(_ plan: CrossingPlan) {
        blockers = plan.blockers
        value = plan.value
        lowerBound = plan.lowerBound
        gap = plan.gap
        oneWayValue = plan.oneWayValue
        detachmentChance = plan.detachmentChance
        inspectedHexes = plan.inspections.count { $0 > 1e-9 }
    }
}

/// A gap that the plan uses.
public struct PlanGapFigures: Codable, Sendable {
    public let name: String
    public let widthKilometres: Double
    public let menPerHour: Double
    public let catchChance: Double
    public let men: Int
    public let detachments: Int

    init(_ gap: PlannedGap) {
        name = gap.name
        widthKilometres = gap.widthKilometres
        menPerHour = gap.menPerHour
        catchChance = gap.catchChance
        men = gap.men
        detachments = gap.detachments
    }
}

/// A way of a formation's detachments.
public struct PlanWayFigures: Codable, Sendable {
    /// Key of the formation.
    public let formation: String
    /// Number of the gap, from 1; nil where no blocker waits.
    public let gap: Int?
    public let men: Int
    public let detachments: Int
    public let kilometres: Double
    /// Hours of march at night.
    public let marchHours: Double
    /// Contacts that a detachment expects, as is believed.
    public let contacts: Double
    /// Share of the men whose detachment meets nobody.
    public let noContact: Double
    /// Men who come through their contacts.
    public let comeThrough: Double
    /// Hours of march after the first dusk.
    public let firstLeaves: Double
    public let lastLeaves: Double
    public let lastThrough: Double

    init(_ plan: Plan, _ index: Int, scenario: Scenario) {
        let allotment = plan.crossing.allotments[index]
        let prospect = Prospect([(allotment.men, plan.ways[index].contacts)], keptShare: plan.keptShare)
        let departures = plan.schedule.departures[index]
        formation = scenario.formations[allotment.formation].id
        gap = plan.crossing.passed[index].map { $0 + 1 }
        men = allotment.men
        detachments = allotment.detachments.count
        kilometres = plan.ways[index].kilometres
        marchHours = plan.ways[index].marchHours
        contacts = prospect.contacts
        noContact = prospect.noContact
        comeThrough = prospect.comeThrough
        firstLeaves = departures.first
        lastLeaves = departures.last
        lastThrough = departures.lastThrough
    }
}

/// A formation that goes.
public struct PlanFormation: Codable, Sendable {
    public let id: String
    public let name: String
    public let men: Int
    public let detachments: Int
    public let ways: Int
    /// Places of its gaps, the one with most of its men first.
    public let gaps: [String]
    public let noContact: Double
    public let comeThrough: Double
    /// When its last detachment leaves, and when its last man is through if nothing stops him; nil beyond the nights reckoned.
    public let lastLeaves: String?
    public let lastThrough: String?

    init(_ plan: Plan, _ index: Int, ways: [PlanWayFigures], scenario: Scenario) {
        let formation = scenario.formations[index]
        let total = Double(max(1, ways.reduce(0) { $0 + $1.men }))
        id = formation.id
        name = formation.name
        men = ways.reduce(0) { $0 + $1.men }
        detachments = ways.reduce(0) { $0 + $1.detachments }
        self.ways = ways.count
        let passed = Set(ways.compactMap(\.gap)).sorted().map { gap in
            (gap: gap, men: ways.reduce(0) { $1.gap == gap ? $0 + $1.men : $0 })
        }
        gaps = passed.sorted { ($0.men, $1.gap) > ($1.men, $0.gap) }.map { plan.crossing.gaps[$0.gap - 1].name }
        noContact = ways.reduce(0) { $0 + $1.noContact * Double($1.men) } / total
        comeThrough = ways.reduce(0) { $0 + $1.comeThrough }
        lastLeaves = ways.map(\.lastLeaves).max().flatMap(plan.clock.time)?.description
        lastThrough = ways.map(\.lastThrough).max().flatMap(plan.clock.time)?.description
    }
}

/// What detachments may expect.
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
    public let lastLeavesNight: Int?
    public let lastThrough: String?
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

/// What orders are worth.
public struct PlanOrders: Codable, Sendable {
    public let together: PlanProspect
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

/// What old and blurred news costs.
public struct PlanIgnorance: Codable, Sendable {
    public let delayHours: Double
    public let blur: Double
    /// Shares of the men whom the blockers can expect to meet.
    public let believedValue: Double
    public let actualValue: Double
    public let knowingValue: Double
    public let believed: PlanProspect
    public let actual: PlanProspect
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
