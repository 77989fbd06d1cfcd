import Directives
import Randomness

/// Orders travel down the chain of command, late or never: one link from the capital to the front, which all share, and one to each
/// formation.
extension Campaign {
    /// The entity that stands for the link from the capital to the front in addresses of draws; no body has it.
    private static let capitalLink: UInt32 = 0xffff_fffe

    /// Draws the epoch at which each formation hears of the directive; nil if it never does.
    mutating func drawOrderTimes() {
        let scenario = preparation.scenario
        reading = assignment.reading
        orderEpochs = scenario.formations.indices.map { formation in
            guard let issued = assignment.directive.issued, assignment.conduct[formation] != nil else { return nil }
            return orderEpoch(of: formation, sentHours: issued.hours(since: scenario.start))
        }
    }

    /// The epoch at which an order sent so many hours after the start reaches a formation; nil if it never does.
    func orderEpoch(of formation: Int, sentHours: Double) -> Int? {
        let hours = reading.delivery == .atOnce ? sentHours : arrivalHours(of: formation, sentHours: sentHours)
        guard hours < Double(preparation.days * 24) else { return nil }
        // To the nearest epoch: to the next would make every order late by half an epoch.
        let epoch = Int((hours / Double(preparation.epochHours)).rounded())
        return epoch < preparation.epochs ? max(0, epoch) : nil
    }

    /// Hours after the start at which an order arrives that was sent so many hours after it; infinite if it never does.
    private func arrivalHours(of formation: Int, sentHours: Double) -> Double {
        let rules = preparation.rules.orders
        var common = stream(Self.capitalLink, moment: 0, .order)
        let atFront =
            sentHours + outageHours(rules.capitalLink, &common)
            + common.logNormal(median: rules.capitalToFront, sigma: rules.sigma)
        var own = stream(UInt32(formation), moment: 0, .order)
        let medians = [rules.frontToDivision, rules.divisionToRegiment, rules.regimentToBody]
        return medians.reduce(atFront + outageHours(rules.formationLink, &own)) {
            $0 + own.logNormal(median: $1, sigma: rules.sigma)
        }
    }

    /// Hours until a link has been up long enough to pass an order; it is a two-state chain by days.
    private func outageHours(_ link: OrderRules.Link, _ draws: inout Stream) -> Double {
        var isUp = draws.bernoulli(link.up)
        for day in 0..<preparation.days {
            if isUp, !draws.bernoulli(link.lostPerDay) { return Double(day) * 24 }
            isUp = isUp ? false : draws.bernoulli(link.regainedPerDay)
        }
        return .infinity
    }

    /// Bodies of a formation that the order reaches now take it up, each if it obeys.
    mutating func deliverOrders() {
        for formation in orderEpochs.indices where orderEpochs[formation] == epoch {
            let reached = marching.filter { Int(bodies.formation[$0]) == formation }
            let obedient = reached.filter { obeys($0) }
            happen(
                Event(
                    .orderReceived, formation: UInt16(formation), epoch: epoch, men: men(of: reached), amount: men(of: obedient)
                ))
            for body in obedient { adopt(told[formation], body: body) }
            if reading.dispersed == .recalled { recall(formation) }
            keepMarching()
        }
    }

    private func men(of some: [Int]) -> Int { some.reduce(0) { $0 + Int(bodies.men[$1]) } }

    /// Whether a body does what it is told.
    private func obeys(_ body: Int) -> Bool {
        var draws = stream(bodies.entity[body], moment: 0, .obedience)
        return draws.bernoulli(preparation.rules.orders.obedience)
    }

    /// Men of a formation who dispersed where it stood, and are told to go, assemble there again: each if he obeys.
    private mutating func recall(_ formation: Int) {
        guard preparation.standing[formation].task == .stay, conducts[told[formation]].task == .withdraw else { return }
        let origin = preparation.scenario.formations[formation].cell
        let zone = max(0, Int(preparation.scenario.theatre.zone[origin.offset]))
        var draws = stream(UInt32(formation), moment: 0, .recall)
        let men = draws.binomial(guerrillas.soldiers(zone: zone, formation: formation), preparation.rules.orders.obedience)
        guard men > 0 else { return }
        let body = addBody(of: formation, men: 0)
        happen(Event(.recalled, formation: UInt16(formation), epoch: epoch, body: body, place: zone, men: men))
        adopt(told[formation], body: body)
    }
}
