import Directives
import Randomness

/// Orders travel down the chain of command, late or never.
extension Campaign {
    /// Draws the epoch at which each formation hears of the directive; nil if it never does.
    mutating func drawOrderTimes() {
        let scenario = preparation.scenario
        orderEpochs = scenario.formations.indices.map { formation in
            guard let issued = assignment.directive.issued, assignment.conduct[formation] != nil else { return nil }
            return orderEpoch(of: formation, sentHours: issued.hours(since: scenario.start))
        }
    }

    /// The epoch at which an order sent so many hours after the start reaches a formation; nil if it never does.
    func orderEpoch(of formation: Int, sentHours: Double) -> Int? {
        var luck = stream(UInt32(formation), moment: 0, .order)
        let hours = sentHours + outageHours(&luck) + travelHours(&luck)
        guard hours < Double(preparation.days * 24) else { return nil }
        // To the nearest epoch: to the next would make every order late by half an epoch.
        let epoch = Int((hours / Double(preparation.epochHours)).rounded())
        return epoch < preparation.epochs ? max(0, epoch) : nil
    }

    /// Time down the four steps of the chain.
    private func travelHours(_ luck: inout Stream) -> Double {
        let rules = preparation.rules.orders
        let medians = [rules.capitalToFront, rules.frontToDivision, rules.divisionToRegiment, rules.regimentToBody]
        return medians.reduce(0) { $0 + luck.logNormal(median: $1, sigma: rules.sigma) }
    }

    /// Hours until the centre is in contact with a formation long enough to pass the order; contact is a two-state chain by days.
    private func outageHours(_ luck: inout Stream) -> Double {
        let rules = preparation.rules.orders
        var inContact = luck.happens(rules.inContact)
        for day in 0..<preparation.days {
            if inContact, !luck.happens(rules.lostPerDay) { return Double(day) * 24 }
            inContact = inContact ? false : luck.happens(rules.regainedPerDay)
        }
        return .infinity
    }

    /// Bodies of a formation that the order reaches now take it up, each if it obeys.
    mutating func deliverOrders() {
        for formation in orderEpochs.indices where orderEpochs[formation] == epoch {
            happen(Event(.orderReceived, formation: UInt8(formation), epoch: epoch))
            for body in marching where Int(bodies.formation[body]) == formation {
                var luck = stream(bodies.entity[body], moment: 0, .obedience)
                if luck.happens(preparation.rules.orders.obedience) { adopt(told[formation], body: body) }
            }
            keepMarching()
        }
    }
}
