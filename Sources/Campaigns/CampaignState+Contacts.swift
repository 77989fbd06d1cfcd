import Arithmetic
import Randomness
import RuleSets
import Scenarios

/// A body that has been met, where, and when in hours from the start of the campaign.
struct BodyContact {
    let body: Int
    let cell: Int
    let sector: Int
    let hour: Float
    /// The laws under which it may have been met; nil if a pursuit has found it.
    let mix: ContactMix?
}

/// Outcomes of contacts.
extension CampaignState {
    /// Settles one contact, and draws the exposure until the next.
    mutating func resolve(_ contact: BodyContact, _ journal: inout Journal) {
        let body = contact.body
        var luck = stream(bodies.entity[body], moment: Int(bodies.contacts[body]), .engagement)
        bodies.contacts[body] += 1
        var kind = ContactKind.pursuit
        if let mix = contact.mix {
            bodies.exposure[body] = HazardBudget(&luck)
            kind = mix.kind(at: luck.uniform())
        } else {
            bodies.foundAt[body] = .infinity
        }
        switch kind {
        case .report:
            let delay = setup.preparation.rules.appraisal.contact.pursuitHours * luck.exponential()
            bodies.foundAt[body] = min(bodies.foundAt[body], contact.hour + Float(delay))
        case .air: strike(contact, using: &luck, &journal)
        case .post, .block, .pursuit: engage(contact, kind, using: &luck, &journal)
        }
    }

    /// Aircraft attack the body: some of those whom they reach are killed.
    private mutating func strike(_ contact: BodyContact, using luck: inout Stream, _ journal: inout Journal) {
        let law = setup.contactLaw
        note(contact, result: .attackedFromAir, met: 0, &journal)
        let exposed = min(Int(bodies.men[contact.body]), law.airExposed)
        let killed = luck.binomial(exposed, luck.uniform() * law.airLoss)
        lose(.killed, men: killed, body: contact.body, &journal)
    }

    /// The body meets men of the enemy. Losses fall on its exposed part: no more than a multiple of those who are met.
    private mutating func engage(
        _ contact: BodyContact, _ kind: ContactKind, using luck: inout Stream, _ journal: inout Journal
    ) {
        let body = contact.body
        let law = setup.contactLaw
        let logMet = law.logMet(kind, at: luck.uniform(), normal: luck.normal())
        let arms = bodies.weapons[body] > 0 ? 1 : law.lightArms
        let power = Double(bodies.men[body]) * Double(bodies.cohesion[body]) * arms
        let result = law.result(power: power, logMet: logMet, at: luck.uniform())
        let met = PortableMath.exp(logMet)
        let exposed = law.exposed(of: Int(bodies.men[body]), met: met)
        note(contact, result: result, met: Int(met), &journal)
        switch result {
        case .evaded: fall(luck.binomial(exposed, luck.uniform() * law.evadeLoss), body: body, using: &luck, &journal)
        case .brushedAside:
            let share = luck.beta(law.brushLoss.alpha, law.brushLoss.beta)
            fall(luck.binomial(exposed, share), body: body, using: &luck, &journal)
        case .scattered: scatter(body, exposed: exposed, using: &luck, &journal)
        case .blocked: turnBack(body, &journal)
        case .destroyed: beat(body, exposed: exposed, using: &luck, &journal)
        case .attackedFromAir: break
        }
        giveUpIfSpent(body, &journal)
    }

    @inline(__always)
    private mutating func note(_ contact: BodyContact, result: ContactResult, met: Int, _ journal: inout Journal) {
        work.contacts += 1
        let size = setup.preparation.tables.builds[Int(bodies.men[contact.body])].size
        alarms.note(sector: contact.sector, epoch: epoch, size: size)
        record(
            Event(
                .contact, formation: bodies.formation[contact.body], epoch: epoch, body: contact.body, place: contact.cell,
                men: met, amount: result.rawValue), &journal)
    }

    /// Men of a body are lost to the enemy: in every loss some are taken.
    private mutating func fall(_ men: Int, body: Int, using luck: inout Stream, _ journal: inout Journal) {
        let captured = luck.binomial(men, setup.contactLaw.capturedShare)
        lose(.captured, men: captured, body: body, &journal)
        lose(.killed, men: men - captured, body: body, &journal)
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

    /// Some men of the exposed part go astray; if it is half of the body or more, the body falls apart into a few.
    private mutating func scatter(_ body: Int, exposed: Int, using luck: inout Stream, _ journal: inout Journal) {
        let (low, high) = (setup.contactLaw.straggleLow, setup.contactLaw.straggleHigh)
        let before = Int(bodies.men[body])
        lose(.fellOut, men: luck.binomial(exposed, low + luck.uniform() * (high - low)), body: body, &journal)
        weaken(body, exposed: exposed, of: before)
        let fragments = setup.contactLaw.fragments
        let parts = fragments.lowerBound + luck.index(below: fragments.count)
        let men = Int(bodies.men[body])
        guard 2 * exposed >= before, men >= setup.contactLaw.fragmentMen * parts else { return }
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

    /// The body is beaten: most of its exposed part is lost, and as large a part of its weapons.
    private mutating func beat(_ body: Int, exposed: Int, using luck: inout Stream, _ journal: inout Journal) {
        let law = setup.contactLaw
        let before = Int(bodies.men[body])
        let lost = luck.binomial(exposed, luck.beta(law.beatenLoss.alpha, law.beatenLoss.beta))
        let weapons = luck.binomial(Int(bodies.weapons[body]), Double(exposed) / Double(before))
        loseWeapons(body, count: weapons, &journal)
        fall(lost, body: body, using: &luck, &journal)
        fail(body)
        weaken(body, exposed: exposed, of: before)
        takeNewWay(body, &journal)
    }

    private mutating func fail(_ body: Int) {
        bodies.patience[body].left -= setup.contactLaw.failureHazard
    }

    /// Cohesion falls with the part of a body that is hit.
    private mutating func weaken(_ body: Int, exposed: Int, of men: Int) {
        let leastCohesion = Float(setup.preparation.rules.cohesion.leastCohesion)
        let loss = setup.contactLaw.cohesionLoss * Float(exposed) / Float(men)
        bodies.cohesion[body] = max(leastCohesion, bodies.cohesion[body] - loss)
    }

    /// The body leaves its course, and the road, for its formation's next course through gaps, unless it has wheels.
    private mutating func takeNewWay(_ body: Int, _ journal: inout Journal) {
        guard bodies.status[body] == .marching else { return }
        bodies.stepLeft[body] = 1
        if bodies.weapons[body] > 0, setup.conducts[Int(bodies.conduct[body])].heavyWeapons == .destroyIfBlocked {
            destroyWeapons(body, &journal)
        }
        if bodies.weapons[body] > 0 { return }
        bodies.course[body] = nextCourse(of: body, .gaps)
    }
}
