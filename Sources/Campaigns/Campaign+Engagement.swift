import Arithmetic
import Directives
import Randomness

/// What comes of contacts.
extension Campaign {
    /// A body that has been met, and where.
    struct Contact {
        let body: Int
        let cell: Int
        let sector: Int
        /// Share of the danger there that came from a reserve placed to block the way.
        let blockShare: Float
    }

    /// Settles one contact, and draws the exposure until the next.
    mutating func resolve(_ contact: Contact) {
        let body = contact.body
        var luck = stream(bodies.entity[body], moment: Int(bodies.contacts[body]), .engagement)
        bodies.contacts[body] += 1
        bodies.exposure[body] = HazardBudget(&luck)
        let isBlock = contact.blockShare > 0 && luck.uniform() < Double(contact.blockShare)
        let met = contactLaw.logMet(isBlock: isBlock, normal: luck.normal())
        let arms = bodies.weapons[body] > 0 ? 1 : contactLaw.lightArms
        let power = Double(bodies.men[body]) * Double(bodies.cohesion[body]) * arms
        let result = contactLaw.result(power: power, logMet: met, at: luck.uniform())
        note(contact, result: result, met: Int(PortableMath.exp(met)))
        switch result {
        case .evaded: lose(.killed, share: luck.uniform() * contactLaw.evadeLoss, body: body, using: &luck)
        case .brushedAside: lose(.killed, share: luck.beta(1, 12), body: body, using: &luck)
        case .scattered: scatter(body, using: &luck)
        case .blocked: turnBack(body)
        case .destroyed: beat(body, using: &luck)
        }
        giveUpIfSpent(body)
    }

    @inline(__always)
    private mutating func note(_ contact: Contact, result: ContactResult, met: Int) {
        work.contacts += 1
        contacts[row(epochsAgo: 0) + contact.sector] += 1
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
        let (low, high) = (contactLaw.straggleLow, contactLaw.straggleHigh)
        lose(.fellOut, share: low + luck.uniform() * (high - low), body: body, using: &luck)
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
        let captured = luck.binomial(lost, contactLaw.capturedShare)
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
        bodies.cohesion[body] = max(0.1, bodies.cohesion[body] - contactLaw.cohesionLoss)
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
}
