import Randomness
import RuleSets
import Scenarios

/// The orders that are on their way.
struct Orders: Sendable {
    /// An order on its way to a formation that it will reach.
    struct UnderWay: Sendable {
        /// The epoch at which it arrives.
        let epoch: Int
        /// Index of the conduct that it tells.
        let conduct: Int
        let reading: OrderReading
    }

    /// The orders on their way to each formation, in the order in which they were sent.
    var underWay: [[UnderWay]] = []
    /// Index of the conduct that each formation was told last, heard or not; its own position if none.
    var told: [Int] = []
}

/// Orders travel down the chain of command, late or never: one link from the capital to the front, which all share, and one to each
/// formation.
struct OrderPhase: Sendable {
    /// The entity that stands for the link from the capital to the front in addresses of draws; no body has it.
    private static let capitalLink: UInt32 = 0xffff_fffe

    /// The first directive of a setup on its way: the epoch at which each formation hears of it, drawn from the luck of a campaign.
    @inline(__always)
    func sent(under setup: CampaignSetup, on state: CampaignState) -> Orders {
        let (assignment, start) = (setup.assignment, setup.preparation.scenario.start)
        var orders = Orders()
        orders.told = assignment.conduct.indices.map {
            assignment.conduct[$0] == nil ? $0 : $0 + assignment.conduct.count
        }
        orders.underWay = assignment.conduct.map { _ in [] }
        guard let issued = assignment.directive.issued else { return orders }
        for formation in assignment.conduct.indices where assignment.conduct[formation] != nil {
            dispatch(assignment.reading, to: formation, sentHours: issued.hours(since: start), state, &orders)
        }
        return orders
    }

    /// Sends the directives whose epoch has come, and hands over the orders that arrive.
    func run(_ state: inout CampaignState, _ journal: inout Journal) {
        for (index, turn) in state.setup.turns.enumerated() where turn.epoch == state.epoch {
            change(to: turn, number: index, &state, &journal)
        }
        for formation in state.orders.underWay.indices where !state.orders.underWay[formation].isEmpty {
            // Of orders that arrive together the last holds.
            let arrived = state.orders.underWay[formation].last { $0.epoch == state.epoch }
            guard let arrived else { continue }
            state.orders.underWay[formation].removeAll { $0.epoch <= state.epoch }
            deliver(arrived, to: formation, &state, &journal)
        }
    }

    // MARK: sending

    /// Sends a directive that follows others. Nobody is told anew what he was told before.
    private func change(
        to turn: ChangeOfOrders, number: Int, _ state: inout CampaignState, _ journal: inout Journal
    ) {
        let assignment = turn.assignment
        let formations = assignment.conduct.count
        for formation in assignment.conduct.indices {
            let told = state.orders.told[formation]
            let last = told == formation ? nil : state.setup.conducts[told]
            guard let conduct = assignment.conduct[formation], conduct != last else { continue }
            state.orders.told[formation] = (number + 2) * formations + formation
            if !turn.isAmendment { state.orders.underWay[formation] = [] }
            send(assignment, to: formation, &state, &journal)
        }
    }

    private func send(
        _ assignment: Assignment, to formation: Int, _ state: inout CampaignState, _ journal: inout Journal
    ) {
        guard let issued = assignment.directive.issued else {
            state.orders.underWay[formation] = []
            for body in state.marching where Int(state.bodies.formation[body]) == formation {
                state.obey(state.orders.told[formation], body: body, &journal)
            }
            state.keepMarching()
            return
        }
        let hours = issued.hours(since: state.setup.preparation.scenario.start)
        let now = Double(state.epoch * state.setup.preparation.epochHours)
        // An order may have left its sender before the campaign begins.
        var orders = state.orders
        dispatch(assignment.reading, to: formation, sentHours: state.epoch == 0 ? hours : max(now, hours), state, &orders)
        state.orders = orders
    }

    /// Puts an order that was sent so many hours after the start, and tells what the formation was told last, on its way.
    @inline(__always)
    private func dispatch(
        _ reading: OrderReading, to formation: Int, sentHours: Double, _ state: CampaignState, _ orders: inout Orders
    ) {
        guard let epoch = arrivalEpoch(of: formation, reading, sentHours: sentHours, state) else { return }
        orders.underWay[formation].append(
            Orders.UnderWay(epoch: epoch, conduct: orders.told[formation], reading: reading))
    }

    /// The epoch at which an order sent so many hours after the start reaches a formation; nil if it never does.
    @inline(__always)
    private func arrivalEpoch(
        of formation: Int, _ reading: OrderReading, sentHours: Double, _ state: CampaignState
    ) -> Int? {
        let preparation = state.setup.preparation
        let hours = reading.delivery == .atOnce ? sentHours : arrivalHours(of: formation, sentHours: sentHours, state)
        guard hours < Double(preparation.days * 24) else { return nil }
        // To the nearest epoch: to the next would make every order late by half an epoch.
        let epoch = Int((hours / Double(preparation.epochHours)).rounded())
        return epoch < preparation.epochs ? max(0, epoch) : nil
    }

    /// Hours after the start at which an order arrives that was sent so many hours after it; infinite if it never does.
    @inline(__always)
    private func arrivalHours(of formation: Int, sentHours: Double, _ state: CampaignState) -> Double {
        let rules = state.setup.preparation.rules.orders
        let days = state.setup.preparation.days
        var common = state.stream(Self.capitalLink, moment: 0, .order)
        let atFront =
            sentHours + outageHours(rules.capitalLink, days: days, &common)
            + common.logNormal(median: rules.capitalToFront, sigma: rules.sigma)
        var own = state.stream(UInt32(formation), moment: 0, .order)
        let medians = [rules.frontToDivision, rules.divisionToRegiment, rules.regimentToBody]
        return medians.reduce(atFront + outageHours(rules.formationLink, days: days, &own)) {
            $0 + own.logNormal(median: $1, sigma: rules.sigma)
        }
    }

    /// Hours until a link has been up long enough to pass an order; it is a two-state chain by days.
    private func outageHours(_ link: OrderRules.Link, days: Int, _ draws: inout Stream) -> Double {
        var isUp = draws.bernoulli(link.up)
        for day in 0..<days {
            if isUp, !draws.bernoulli(link.lostPerDay) { return Double(day) * 24 }
            isUp = isUp ? false : draws.bernoulli(link.regainedPerDay)
        }
        return .infinity
    }

    // MARK: delivery

    /// Bodies of a formation that the order reaches now take it up, each if it obeys.
    private func deliver(
        _ order: Orders.UnderWay, to formation: Int, _ state: inout CampaignState, _ journal: inout Journal
    ) {
        let reached = state.marching.filter { Int(state.bodies.formation[$0]) == formation }
        var obedient: [Int] = []
        for body in reached where obeys(body, state) { obedient.append(body) }
        let men = { (some: [Int], bodies: Detachments) in some.reduce(0) { $0 + Int(bodies.men[$1]) } }
        state.record(
            Event(
                .orderReceived, formation: UInt16(formation), epoch: state.epoch, men: men(reached, state.bodies),
                amount: men(obedient, state.bodies)), &journal)
        for body in obedient { state.obey(order.conduct, body: body, &journal) }
        if order.reading.dispersed == .recalled { recall(formation, to: order.conduct, &state, &journal) }
        state.keepMarching()
    }

    /// Whether a body does what it is told.
    @inline(__always)
    private func obeys(_ body: Int, _ state: CampaignState) -> Bool {
        var draws = state.stream(state.bodies.entity[body], moment: 0, .obedience)
        return draws.bernoulli(state.setup.preparation.rules.orders.obedience)
    }

    /// Men of a formation who dispersed where it stood, and are told to go, assemble there again: each if he obeys.
    private func recall(_ formation: Int, to told: Int, _ state: inout CampaignState, _ journal: inout Journal) {
        let setup = state.setup
        guard setup.preparation.standing[formation].task == .stay, setup.conducts[told].task == .withdraw else { return }
        let scenario = setup.preparation.scenario
        let zone = max(0, Int(scenario.theatre.zone[scenario.formations[formation].cell.offset]))
        var draws = state.stream(UInt32(formation), moment: 0, .recall)
        let men = draws.binomial(
            state.guerrillas.soldiers(zone: zone, formation: formation), setup.preparation.rules.orders.obedience)
        guard men > 0 else { return }
        let body = state.addBody(of: formation, men: 0)
        state.record(
            Event(.recalled, formation: UInt16(formation), epoch: state.epoch, body: body, place: zone, men: men), &journal)
        state.adopt(told, body: body, &journal)
    }
}
