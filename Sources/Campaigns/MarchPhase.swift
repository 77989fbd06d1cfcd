import Scenarios

/// Bodies march and are met.
struct MarchPhase: Sendable {
    private var march: March
    /// Those of this epoch whose march was interrupted.
    private var halts = March.Halts()
    /// Those whose epoch is interrupted and not yet over.
    private var underWay: [Walk] = []

    init(_ setup: CampaignSetup) { march = March(preparation: setup.preparation, conducts: setup.conducts) }

    /// Begins a campaign.
    mutating func begin(_ setup: CampaignSetup) { march = March(preparation: setup.preparation, conducts: setup.conducts) }

    /// Goes on under another setup of the same model, from the epoch to which it has come.
    mutating func goOn(under setup: CampaignSetup) {
        let before = march
        begin(setup)
        march.follow(before)
    }

    /// A body on its way through an epoch, beside its columns.
    private struct Walk {
        let body: Int
        let movement: MovementIterator
        /// Where it is in time, in hours from the start of the campaign.
        let hour: Float
        /// The part of the movement's next segment that is behind the body.
        var done: Float = 0
    }

    /// Moves every body by an epoch. Those that are met settle the contact and go on for what they have left of the epoch.
    mutating func run(_ state: inout CampaignState, _ journal: inout Journal, traversals: inout TraversalCache) {
        if march.turn(to: state.epoch, enemyDay: state.enemy.day) { turnToNewCourses(&state) }
        state.work.bodyEpochs += state.marching.count
        halts.clear()
        march.advance(
            state.marching,
            .init(
                men: state.bodies.men, weapons: state.bodies.weapons, conduct: state.bodies.conduct,
                foundAt: state.bodies.foundAt, vigilance: state.alarms.vigilance),
            traversals: &traversals, cell: &state.bodies.cell, stepLeft: &state.bodies.stepLeft,
            course: &state.bodies.course, exposure: &state.bodies.exposure,
            kilometres: &state.bodies.kilometres, halts: &halts)
        state.work.steps += halts.steps
        for body in halts.arrived { arrive(body, &state, &journal) }
        for body in halts.interrupted {
            underWay.append(Walk(body: body, movement: movement(of: body, state.bodies), hour: march.hours.lowerBound))
            while let walk = underWay.popLast() { go(walk, &state, &journal) }
        }
        state.crossLines(&journal)
    }

    /// Takes a body through what is left of its epoch, segment by segment, and settles its contacts where they happen.
    private mutating func go(_ walk: Walk, _ state: inout CampaignState, _ journal: inout Journal) {
        let body = walk.body
        var movement = walk.movement
        var rest = 1 - walk.done
        var hour = walk.hour
        while true {
            let before = movement
            guard let segment = nextSegment(&movement) else { break }
            let sight = state.alarms.vigilance[segment.sector]
            while true {
                let men = state.bodies.men[body]
                let mix = segment.contacts(
                    men: men, size: march.builds[Int(men)].size, sight, airMen: march.terms.airMen)
                let (part, isFound) = state.bodies.interruption(
                    of: body, expected: rest * mix.total, hours: rest * segment.hours, from: hour)
                state.bodies.kilometres[body] += part * rest * segment.share * march.terms.hexKilometres
                state.bodies.exposure[body].left -= part * rest * mix.total
                hour += part * rest * segment.hours
                guard part < 1 || isFound || state.bodies.exposure[body].isExhausted else { break }
                rest *= 1 - part
                let contact = BodyContact(
                    body: body, cell: segment.cell, sector: segment.sector, hour: hour, mix: isFound ? nil : mix)
                guard meet(contact, on: segment, rest: rest, before: before, &state, &journal) else {
                    state.work.steps += before.finished - walk.movement.finished
                    return
                }
            }
            rest = 1
        }
        state.work.steps += movement.finished - walk.movement.finished
        state.bodies.cell[body] = Int32(movement.cell)
        state.bodies.stepLeft[body] = movement.stepLeft
        state.bodies.course[body] = movement.number
        switch movement.end {
        case .objective: arrive(body, &state, &journal)
        case .nowhere: stop(body, movement.left, hour, &state, &journal)
        case .hours, nil: break
        }
    }

    /// Settles a contact of a body that has a part of a segment before it; true if it goes on as it went.
    ///
    /// A body that leaves its way, or splits off, sets out with the hours that are left, to the nearest hour: so such bodies soon have the
    /// same state again.
    private mutating func meet(
        _ contact: BodyContact, on segment: MovementIterator.Segment, rest: Float, before: MovementIterator,
        _ state: inout CampaignState,
        _ journal: inout Journal
    ) -> Bool {
        let body = contact.body
        let stepLeft = before.stepLeft - (1 - rest) * segment.share
        state.bodies.cell[body] = Int32(before.cell)
        state.bodies.stepLeft[body] = stepLeft
        state.bodies.course[body] = before.number
        let course = before.number
        let count = state.bodies.count
        state.resolve(contact, &journal)
        var left = before.left
        if segment.isHiding {
            left.hiding = segment.hours * rest
        } else {
            left.march = max(0, (left.march - segment.hours * (1 - rest)).rounded())
        }
        for other in count..<state.bodies.count {
            underWay.append(
                isOnItsWay(other, course, stepLeft, before, state.bodies)
                    ? Walk(body: other, movement: before, hour: contact.hour, done: 1 - rest)
                    : Walk(body: other, movement: movement(of: other, state.bodies, left), hour: contact.hour))
        }
        guard state.bodies.status[body] == .marching else { return false }
        if isOnItsWay(body, course, stepLeft, before, state.bodies) { return true }
        underWay.append(Walk(body: body, movement: movement(of: body, state.bodies, left), hour: contact.hour))
        return false
    }

    /// True if a body goes on as the one that was met did before.
    @inline(__always)
    private func isOnItsWay(
        _ body: Int, _ course: UInt16, _ stepLeft: Float, _ before: MovementIterator, _ bodies: Detachments
    ) -> Bool {
        bodies.course[body] == course && bodies.stepLeft[body] == stepLeft && before.hasWheels == hasWheels(body, bodies)
    }

    /// True if a body goes by the course for wheels and still has any.
    @inline(__always)
    private func hasWheels(_ body: Int, _ bodies: Detachments) -> Bool {
        bodies.weapons[body] > 0 && march.wheelCourses.contains(UInt8(truncatingIfNeeded: bodies.course[body]))
    }

    /// A body that is led to another side of its cell begins a step there.
    private func turnToNewCourses(_ state: inout CampaignState) {
        for body in state.marching where march.leadsElsewhere(from: state.bodies.cell[body], course: state.bodies.course[body])
        {
            state.bodies.stepLeft[body] = 1
        }
    }

    /// The course leads nowhere. A column with wheels leaves them, also if it was to keep them: where no road leads on, it would stand there
    /// to the end.
    private mutating func stop(
        _ body: Int, _ left: March.HoursLeft, _ hour: Float, _ state: inout CampaignState, _ journal: inout Journal
    ) {
        let course = state.bodies.course[body]
        let rule = state.setup.conducts[Int(state.bodies.conduct[body])]
        if rule.heavyWeapons != .keep || hasWheels(body, state.bodies) { state.destroyWeapons(body, &journal) }
        if state.bodies.weapons[body] == 0 {
            let courses = state.setup.courses
            state.bodies.course[body] = courses.number(
                rule.route == .roads ? .roads : .gaps, courses.course(of: course), leg: courses.leg(of: course))
        }
        if state.bodies.course[body] != course {
            underWay.append(Walk(body: body, movement: movement(of: body, state.bodies, left), hour: hour))
        }
    }

    private mutating func arrive(_ body: Int, _ state: inout CampaignState, _ journal: inout Journal) {
        let cell = state.bodies.cell[body]
        state.crossLines(body, &journal)
        state.record(
            Event(
                state.setup.preparation.refugeAccess.isFree(cell, on: state.enemy.day) ? .arrived : .arrivedCutOff,
                formation: state.bodies.formation[body],
                epoch: state.epoch,
                body: body, place: Int(cell), men: Int(state.bodies.men[body]),
                amount: Int(state.bodies.weapons[body])), &journal)
    }

    /// A body at the beginning of its epoch, or with what it has left of it.
    @inline(__always)
    private func movement(of body: Int, _ bodies: Detachments, _ left: March.HoursLeft? = nil) -> MovementIterator {
        let rule = march.marchRules[Int(bodies.conduct[body])]
        let profile = March.MovementProfile(
            course: bodies.course[body], rule: rule, hasWheels: hasWheels(body, bodies),
            column: march.builds[Int(bodies.men[body])].column)
        var movement = MovementIterator(
            cell: bodies.cell[body], stepLeft: bodies.stepLeft[body], profile, pace: march.paces[Int(rule)], terms: march.terms,
            place: march.place(of: bodies.course[body]))
        if let left { movement.left = left }
        return movement
    }

    @inline(__always)
    private func nextSegment(_ movement: inout MovementIterator) -> MovementIterator.Segment? {
        movement.nextSegment(
            march.terms, march.field.span, march.fieldNumbers.span, march.steps.span, march.wheelHours.span,
            Span(_unsafeElements: march.trees.next),
            march.places.span)
    }
}
