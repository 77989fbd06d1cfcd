import Geography
import Hexes
import Planning
import Scenarios

/// Every number of a plan that is printed.
public struct PlanFigures: Codable, Sendable {
    /// By the theatre's clock.
    public let time: String
    /// Key of the scenario.
    public let scenario: String
    /// Where the men are to get, as it is said in a sentence.
    public let objective: String
    /// Key of the directive.
    public let directive: String
    /// Men who go.
    public let men: Int
    /// Men of a detachment at most.
    public let detachmentSize: Int
    /// Detachments.
    public let detachments: Int
    /// The proof that no plan does better.
    public let certificate: PlanCertificate
    /// The gaps used, the one with most men first.
    public let gaps: [PlanGapFigures]
    /// One a way and formation, in the order of the formations.
    public let ways: [PlanWayFigures]
    /// One a formation that goes, in the order of the scenario.
    public let formations: [PlanFormation]
    /// The expectations of the detachments.
    public let prospect: PlanProspect
    /// Share of a detachment that a contact leaves, mean.
    public let keptShare: Double
    /// When they leave.
    public let departures: PlanDepartures
    /// The value of orders.
    public let orders: PlanOrders
    /// The price of old and blurred news; nil where there is none.
    public let ignorance: PlanIgnorance?
    /// Groups first, then each formation that goes.
    public let withdrawals: [PlanWithdrawal]
    /// Names of formations that the directive sends to other objectives; they are not in the plan.
    public let elsewhere: [String]
    /// Names of parts that the directive sends in detachments of another size, or by roads; the plan has them go like the rest.
    public let otherwise: [String]
    /// True if the directive names ground through which ways must lead: the plan does not keep to it.
    public let leavesPassagesOut: Bool

    /// Reads the numbers out of a plan for a directive.
    public init(_ plan: Plan, directive: Directive, scenario: Scenario, dailyHours: Double) {
        let crossing = plan.crossing
        time = plan.time.description
        self.scenario = scenario.id
        objective = plan.objective.name
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
        elsewhere = plan.elsewhere.map { scenario.formations[$0].name }
        otherwise = directive.parts.filter { part in
            part.conduct.task == .withdraw
                && (part.conduct.detachmentSize != plan.detachmentSize || part.conduct.route == .roads)
        }.map(\.name)
        leavesPassagesOut = plan.leavesPassagesOut
        withdrawals = plan.withdrawals.map {
            PlanWithdrawal($0, directive: directive, scenario: scenario, dailyHours: dailyHours)
        }
    }
}

/// The proof that no plan does better.
public struct PlanCertificate: Codable, Sendable {
    /// Battalions that block.
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
    /// Nearest known place.
    public let name: String
    /// Width, km.
    public let widthKilometres: Double
    /// Capacity in single file, men per hour.
    public let menPerHour: Double
    /// Chance that a battalion in the hex passed meets a detachment.
    public let catchChance: Double
    /// Men who pass.
    public let men: Int
    /// Detachments that pass.
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
    /// Men on it.
    public let men: Int
    /// Detachments on it.
    public let detachments: Int
    /// Length, km.
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
    /// Departure of the last detachment after the first dusk, hours of march.
    public let lastLeaves: Double
    /// Arrival of the last man after the first dusk, hours of march.
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
    /// Key of the formation.
    public let id: String
    /// Its name.
    public let name: String
    /// Men.
    public let men: Int
    /// Detachments.
    public let detachments: Int
    /// Ways.
    public let ways: Int
    /// Places of its gaps, the one with most of its men first.
    public let gaps: [String]
    /// Share of its men whose detachment meets nobody.
    public let noContact: Double
    /// Expected men who come through their contacts.
    public let comeThrough: Double
    /// Departure of its last detachment, if nothing stops it; nil beyond the nights of the plan.
    public let lastLeaves: String?
    /// When its last man is there, if nothing stops him, ISO 8601 minute by the theatre's clock; nil where there is none.
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
