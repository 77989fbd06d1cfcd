import Directives
import Randomness

/// What comes of contacts.
extension Campaign {
    /// Settles contacts in the order in which bodies moved, and lists who goes on: those who were met, and those who split off from them.
    mutating func resolveContacts() {
        resuming.removeAll(keepingCapacity: true)
        hoursLeft.removeAll(keepingCapacity: true)
        for contact in halts.contacts {
            let count = bodies.count
            resolve(contact)
            resume(contact.body, contact.left)
            for body in count..<bodies.count { resume(body, contact.left) }
        }
    }

    private mutating func resume(_ body: Int, _ left: March.HoursLeft) {
        guard bodies.status[body] == .marching else { return }
        resuming.append(body)
        hoursLeft.append(left)
    }

    /// Settles one contact: one outcome by multinomial logit on the log of the force ratio.
    private mutating func resolve(_ contact: March.Contact) {
        let body = contact.body
        let rules = preparation.rules.engagement
        var luck = stream(bodies.entity[body], moment: Int(bodies.contacts[body]), .engagement)
        let isBlock = luck.uniform() < Double(contact.blockShare)
        let met = luck.logNormal(
            median: isBlock ? rules.blockMen : rules.postMen, sigma: isBlock ? rules.blockSigma : rules.postSigma)
        let result = outcome(body, met: met, using: &luck)
        note(contact, result: result, met: Int(met))
        switch result {
        case .evaded: lose(.killed, share: luck.uniform() * rules.evadeLoss, body: body, using: &luck)
        case .brushedAside: lose(.killed, share: luck.beta(1, 12), body: body, using: &luck)
        case .scattered: scatter(body, using: &luck)
        case .blocked: turnBack(body)
        case .destroyed: beat(body, using: &luck)
        }
        renew(body)
        giveUpIfSpent(body)
    }

    private func outcome(_ body: Int, met: Double, using luck: inout Stream) -> ContactResult {
        let rules = preparation.rules.engagement
        let arms = bodies.weapons[body] > 0 ? 1 : rules.lightArms
        let power = Double(bodies.men[body]) * Double(bodies.cohesion[body]) * arms
        return ContactResult(rawValue: luck.index(weights: rules.weights(power: power, met: met)))!
    }

    private mutating func note(_ contact: March.Contact, result: ContactResult, met: Int) {
        work.contacts += 1
        contactsNow[preparation.sectors.sector(of: contact.cell)] += 1
        happen(
            Event(
                .contact, formation: bodies.formation[contact.body], epoch: epoch, body: contact.body, place: contact.cell,
                men: met, amount: result.rawValue))
    }

    private mutating func lose(_ kind: Event.Kind, share: Double, body: Int, using luck: inout Stream) {
        lose(kind, men: luck.binomial(Int(bodies.men[body]), share), body: body)
    }

    /// Men of a body leave its ranks.
    mutating func lose(_ kind: Event.Kind, men: Int, body: Int) {
        guard men > 0 else { return }
        if men == bodies.men[body] { loseWeapons(body) }
        happen(
            Event(
                kind, formation: bodies.formation[body], epoch: epoch, body: body, place: Int(bodies.cell[body]), men: men))
    }

    /// The body falls apart into two to five; some men go astray.
    private mutating func scatter(_ body: Int, using luck: inout Stream) {
        let rules = preparation.rules.engagement
        lose(
            .fellOut, share: rules.straggleLow + luck.uniform() * (rules.straggleHigh - rules.straggleLow), body: body,
            using: &luck)
        weaken(body)
        let parts = 2 + luck.index(below: 4)
        let men = Int(bodies.men[body])
        guard men >= 5 * parts else { return }
        loseWeapons(body)
        fallApart(body, size: (men + parts - 1) / parts)
    }

    /// The body is stopped and does what its conduct says.
    private mutating func turnBack(_ body: Int) {
        fail(body)
        let rule = conducts[Int(bodies.conduct[body])]
        switch rule.ifBlocked {
        case .newWay:
            takeNewWay(body)
        case .shedAndSeparate:
            destroyWeapons(body)
            takeNewWay(body)
            fallApart(body, size: min(rule.detachmentSize, Int(preparation.rules.planning.planningMen)))
        case .stay:
            goToGround(body)
        }
    }

    /// The body is beaten: most of it is lost, and its weapons.
    private mutating func beat(_ body: Int, using luck: inout Stream) {
        let lost = luck.binomial(Int(bodies.men[body]), luck.beta(4, 2))
        let captured = luck.binomial(lost, preparation.rules.engagement.capturedShare)
        loseWeapons(body)
        lose(.captured, men: captured, body: body)
        lose(.killed, men: lost - captured, body: body)
        fail(body)
        weaken(body)
        takeNewWay(body)
    }

    private mutating func fail(_ body: Int) {
        bodies.failures[body] += bodies.failures[body] < .max ? 1 : 0
    }

    private mutating func weaken(_ body: Int) {
        bodies.cohesion[body] = max(0.1, bodies.cohesion[body] - Float(preparation.rules.engagement.cohesionLoss))
    }

    /// The body leaves the road for the next of the dissimilar ways, unless it has wheels.
    private mutating func takeNewWay(_ body: Int) {
        guard bodies.status[body] == .marching else { return }
        bodies.stepLeft[body] = 1
        let rule = conducts[Int(bodies.conduct[body])]
        if bodies.weapons[body] > 0, rule.heavyWeapons == .destroyIfBlocked { destroyWeapons(body) }
        if bodies.weapons[body] > 0 { return }
        bodies.course[body] = UInt8((Int(bodies.course[body]) + 1) % tables.gapCourses)
    }

    /// Draws the exposure until the next contact.
    private mutating func renew(_ body: Int) {
        bodies.contacts[body] += 1
        var luck = stream(bodies.entity[body], moment: Int(bodies.contacts[body]), .exposure)
        bodies.exposure[body] = Exposure(&luck)
    }
}
