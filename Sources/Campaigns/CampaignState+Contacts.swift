import Arithmetic
import Directives
import Randomness

/// A body that has been met, and where.
struct BodyContact {
    let body: Int
    let cell: Int
    let sector: Int
    /// Share of the danger there that came from a reserve placed to block the way.
    let blockShare: Float
}

/// Outcomes of contacts.
extension CampaignState {
    /// Settles one contact, and draws the exposure until the next.
    mutating func resolve(_ contact: BodyContact, _ journal: inout Journal) {
        let body = contact.body
        let law = setup.contactLaw
        var luck = stream(bodies.entity[body], moment: Int(bodies.contacts[body]), .engagement)
        bodies.contacts[body] += 1
        bodies.exposure[body] = HazardBudget(&luck)
        let isBlock = contact.blockShare > 0 && luck.uniform() < Double(contact.blockShare)
        let met = law.logMet(isBlock: isBlock, normal: luck.normal())
        let arms = bodies.weapons[body] > 0 ? 1 : law.lightArms
        let power = Double(bodies.men[body]) * Double(bodies.cohesion[body]) * arms
        let result = law.result(power: power, logMet: met, at: luck.uniform())
        note(contact, result: result, met: Int(PortableMath.exp(met)), &journal)
        switch result {
        case .evaded: lose(.killed, share: luck.uniform() * law.evadeLoss, body: body, using: &luck, &journal)
        case .brushedAside:
            lose(.killed, share: luck.beta(law.brushLoss.alpha, law.brushLoss.beta), body: body, using: &luck, &journal)
        case .scattered: scatter(body, using: &luck, &journal)
        case .blocked: turnBack(body, &journal)
        case .destroyed: beat(body, using: &luck, &journal)
        }
        giveUpIfSpent(body, &journal)
    }

    @inline(__always)
    private mutating func note(_ contact: BodyContact, result: ContactResult, met: Int, _ journal: inout Journal) {
        work.contacts += 1
        alarms.note(sector: contact.sector, epoch: epoch)
        record(
            Event(
                .contact, formation: bodies.formation[contact.body], epoch: epoch, body: contact.body, place: contact.cell,
                men: met, amount: result.rawValue), &journal)
    }

    private mutating func lose(_ kind: Event.Kind, share: Double, body: Int, using luck: inout Stream, _ journal: inout Journal)
    {
        lose(kind, men: luck.binomial(Int(bodies.men[body]), share), body: body, &journal)
    }

    /// Men of a body leave its ranks.
    mutating func lose(_ kind: Event.Kind, men: Int, body: Int, _ journal: inout Journal) {
        guard men > 0 else { return }
        if men == bodies.men[body] { loseWeapons(body, &journal) }
        record(
            Event(
                kind, formation: bodies.formation[body], epoch: epoch, body: body, place: Int(bodies.cell[body]), men: men),
            &journal)
    }

    /// The body falls apart into a few; some men go astray.
    private mutating func scatter(_ body: Int, using luck: inout Stream, _ journal: inout Journal) {
        let (low, high) = (setup.contactLaw.straggleLow, setup.contactLaw.straggleHigh)
        lose(.fellOut, share: low + luck.uniform() * (high - low), body: body, using: &luck, &journal)
        weaken(body)
        let fragments = setup.contactLaw.fragments
        let parts = fragments.lowerBound + luck.index(below: fragments.count)
        let men = Int(bodies.men[body])
        guard men >= setup.contactLaw.fragmentMen * parts else { return }
        loseWeapons(body, &journal)
        fallApart(body, size: (men + parts - 1) / parts, &journal)
    }

    /// The body is stopped and does what its conduct says.
    private mutating func turnBack(_ body: Int, _ journal: inout Journal) {
        fail(body)
        let rule = setup.conducts[Int(bodies.conduct[body])]
        switch rule.ifBlocked {
        case .newWay:
            takeNewWay(body, &journal)
        case .shedAndSeparate:
            destroyWeapons(body, &journal)
            takeNewWay(body, &journal)
            fallApart(body, size: min(rule.detachmentSize, setup.contactLaw.separateMen), &journal)
        case .stay:
            goToGround(body, &journal)
        }
    }

    /// The body is beaten: most of it is lost, and its weapons.
    private mutating func beat(_ body: Int, using luck: inout Stream, _ journal: inout Journal) {
        let law = setup.contactLaw
        let lost = luck.binomial(Int(bodies.men[body]), luck.beta(law.beatenLoss.alpha, law.beatenLoss.beta))
        let captured = luck.binomial(lost, law.capturedShare)
        loseWeapons(body, &journal)
        lose(.captured, men: captured, body: body, &journal)
        lose(.killed, men: lost - captured, body: body, &journal)
        fail(body)
        weaken(body)
        takeNewWay(body, &journal)
    }

    private mutating func fail(_ body: Int) {
        bodies.failures[body] += bodies.failures[body] < .max ? 1 : 0
    }

    private mutating func weaken(_ body: Int) {
        let leastCohesion = Float(setup.preparation.rules.cohesion.leastCohesion)
        bodies.cohesion[body] = max(leastCohesion, bodies.cohesion[body] - setup.contactLaw.cohesionLoss)
    }

    /// The body leaves its course, and the road, for its formation's next course through gaps, unless it has wheels.
    private mutating func takeNewWay(_ body: Int, _ journal: inout Journal) {
        guard bodies.status[body] == .marching else { return }
        bodies.stepLeft[body] = 1
        let rule = setup.conducts[Int(bodies.conduct[body])]
        if bodies.weapons[body] > 0, rule.heavyWeapons == .destroyIfBlocked { destroyWeapons(body, &journal) }
        if bodies.weapons[body] > 0 { return }
        bodies.course[body] = nextCourse(of: body, .gaps)
    }
}
