import Planning
import Randomness
import RuleSets
import Scenarios

/// Bodies form, split, shed their weapons and choose their courses.
extension CampaignState {
    /// Forms a formation at the start under the conduct that holds then.
    mutating func form(_ formation: Int, _ journal: inout Journal) {
        let origin = setup.preparation.scenario.formations[formation]
        var luck = stream(UInt32(formation), moment: 0, .strength)
        let men = strength(origin.men.low, origin.men.best, origin.men.high, at: luck.uniform())
        let carried = origin.daysWithoutFood > 0 ? 0 : setup.preparation.rules.cohesion.carriedDays
        let body = addBody(of: formation, men: men, weapons: origin.weapons.count, hunger: origin.daysWithoutFood - carried)
        record(
            Event(
                .formed, formation: UInt16(formation), epoch: 0, body: body, place: origin.cell.offset, men: men,
                amount: origin.weapons.count), &journal)
        guard men > 0 else {
            bodies.status[body] = .gone
            return
        }
        adopt(setup.firstConduct(of: formation), body: body, &journal)
    }

    /// Adds a body of a formation where the formation stood at the start; its number.
    mutating func addBody(of formation: Int, men: Int, weapons: Int = 0, hunger: Double = 0) -> Int {
        let body = bodies.add(
            formation: UInt16(formation), cell: setup.preparation.scenario.formations[formation].cell.index, men: men,
            weapons: weapons,
            hunger: Float(hunger))
        giveLuck(body, entity: entity(of: formation))
        return body
    }

    /// A formation's strength under the triangular law of its sources, drawn towards the best figure by the spread.
    private func strength(_ low: Int, _ best: Int, _ high: Int, at u: Double) -> Int {
        let (a, c, b) = (Double(low), Double(best), Double(high))
        guard b > a else { return best }
        let knee = (c - a) / (b - a)
        let x = u < knee ? a + (u * (b - a) * (c - a)).squareRoot() : b - ((1 - u) * (b - a) * (b - c)).squareRoot()
        return Int((c + (x - c) * setup.preparation.rules.cohesion.strengthSpread).rounded())
    }

    /// A body takes on a conduct: sheds its weapons, goes to ground, or splits and sets out.
    mutating func adopt(_ conduct: Int, body: Int, _ journal: inout Journal) {
        bodies.conduct[body] = UInt16(conduct)
        let rule = setup.conducts[conduct]
        if rule.heavyWeapons == .destroy { destroyWeapons(body, &journal) }
        if rule.task == .stay {
            goToGround(body, &journal)
            return
        }
        separate(body, size: rule.detachmentSize, &journal)
    }

    /// A body is told a conduct: it takes on what is new of it, and goes on as it is where it already does what it is told.
    ///
    /// Else an order that orders little new would cost something: bodies would look for other ways, and those that have gone round a
    /// block would be sent back to it.
    mutating func obey(_ conduct: Int, body: Int, _ journal: inout Journal) {
        let (own, told) = (setup.conducts[Int(bodies.conduct[body])], setup.conducts[conduct])
        guard own != told else { return }
        guard own.goesLike(told) else { return adopt(conduct, body: body, &journal) }
        bodies.conduct[body] = UInt16(conduct)
        let kind = setup.courses.kind(of: bodies.course[body])
        if told.heavyWeapons == .destroy { destroyWeapons(body, &journal) }
        if own.ways == told.ways, kind != .wheels || bodies.weapons[body] > 0 {
            fallApart(body, size: told.detachmentSize, &journal)
        } else {
            separate(body, size: told.detachmentSize, isOffRoad: kind == .gaps, &journal)
        }
    }

    /// Splits a body into bodies of about `size` men, shared out evenly over the ways; one that is off the road stays off it.
    ///
    /// Where there are more bodies than ways, those that follow one another take the same way: the march then reads the same
    /// ground again and again while it is at hand.
    private mutating func separate(_ body: Int, size: Int, isOffRoad: Bool = false, _ journal: inout Journal) {
        let children = divide(body, size: size, &journal)
        let ways = fan(of: body).ways
        let isMany = children.count >= ways
        chooseCourse(body, turn: isMany ? 0 : nil, isOffRoad: isOffRoad)
        for (index, child) in children.enumerated() {
            chooseCourse(child, turn: isMany ? (index + 1) * ways / (children.count + 1) : nil, isOffRoad: isOffRoad)
        }
    }

    /// Splits a body on its way into bodies of about `size` men: it keeps its course, and the others take those that follow.
    mutating func fallApart(_ body: Int, size: Int, _ journal: inout Journal) {
        let kind = setup.courses.kind(of: bodies.course[body])
        var course = bodies.course[body]
        for child in divide(body, size: size, &journal) {
            bodies.course[child] = course
            course = nextCourse(of: child, kind)
            guard course != bodies.course[child] else { continue }
            bodies.course[child] = course
            bodies.stepLeft[child] = 1
        }
    }

    /// Splits a body into bodies of about `size` men, as large as they can be with all equal to within one man; the new ones.
    private mutating func divide(_ body: Int, size: Int, _ journal: inout Journal) -> Range<Int> {
        let men = Int(bodies.men[body])
        let parts = max(1, (men + size - 1) / size)
        let weapons = Int(bodies.weapons[body])
        guard parts > 1 else { return bodies.count..<bodies.count }
        let first = bodies.add(parts - 1, like: body)
        let formation = bodies.formation[body]
        for part in 1..<parts {
            let child = first + part - 1
            let share = (men * (part + 1)) / parts - (men * part) / parts
            let arms = Int32((weapons * (part + 1)) / parts - (weapons * part) / parts)
            bodies.men[child] = Int32(share)
            bodies.weapons[child] = arms
            bodies.weapons[body] -= arms
            bodies.contacts[child] = 0
            giveLuck(child, entity: entity(of: Int(formation)))
            record(
                Event(
                    .split, formation: formation, epoch: epoch, body: child, place: Int(bodies.cell[body]), men: share,
                    amount: body), &journal)
        }
        return first..<bodies.count
    }

    /// The crews destroy what guns and tanks a body has.
    mutating func destroyWeapons(_ body: Int, _ journal: inout Journal) {
        guard bodies.weapons[body] > 0 else { return }
        record(weaponEvent(.weaponsDestroyed, body, count: Int(bodies.weapons[body])), &journal)
    }

    /// A body's guns and tanks, or some of them, fall into the enemy's hands.
    mutating func loseWeapons(_ body: Int, count: Int? = nil, _ journal: inout Journal) {
        let lost = count ?? Int(bodies.weapons[body])
        guard lost > 0 else { return }
        record(weaponEvent(.weaponsLost, body, count: lost), &journal)
    }

    /// A body disperses among the people where it stands.
    mutating func goToGround(_ body: Int, _ journal: inout Journal) {
        destroyWeapons(body, &journal)
        let zone = setup.preparation.scenario.theatre.zone[Int(bodies.cell[body])]
        record(
            Event(
                .becameGuerrillas, formation: bodies.formation[body], epoch: epoch, body: body, place: max(0, Int(zone)),
                men: Int(bodies.men[body])), &journal)
    }

    /// A body whose patience is at an end does what its conduct says.
    mutating func giveUpIfSpent(_ body: Int, _ journal: inout Journal) {
        guard bodies.status[body] == .marching, bodies.patience[body].isExhausted else { return }
        if setup.conducts[Int(bodies.conduct[body])].ifCannot == .stayAsGuerrillas { goToGround(body, &journal) }
    }

    /// Chooses the course of a body from those of its formation in turn; the turn is the body's number unless it is given.
    private mutating func chooseCourse(_ body: Int, turn: Int?, isOffRoad: Bool) {
        let isOnRoads = setup.conducts[Int(bodies.conduct[body])].route == .roads && !isOffRoad
        let kind: CourseKind = isOnRoads ? (bodies.weapons[body] > 0 ? .wheels : .roads) : .gaps
        let course = fan(of: body).course(turn: turn ?? Int(bodies.entity[body] & 0xffff))
        bodies.stepLeft[body] = 1
        bodies.course[body] = setup.courses.number(kind, course, leg: leg(of: body))
    }

    /// The leg on which a body goes under its conduct: its own if that leads where the conduct does, else the first.
    @inline(__always)
    private func leg(of body: Int) -> Int {
        let (own, first) = (setup.courses.leg(of: bodies.course[body]), setup.firstLegs[Int(bodies.conduct[body])])
        if own == first { return own }
        let legs = setup.preparation.map.legs
        return legs.destination(of: own) == legs.destination(of: first) ? own : first
    }

    /// The course of a kind that follows a body's own. Who has one alone may go round by another.
    @inline(__always)
    func nextCourse(of body: Int, _ kind: CourseKind) -> UInt16 {
        let own = bodies.course[body]
        return setup.courses.number(
            kind, fan(of: body, atLeast: 2).course(after: setup.courses.course(of: own)), leg: setup.courses.leg(of: own))
    }

    /// The courses that a body's formation uses in this campaign.
    @inline(__always)
    private func fan(of body: Int, atLeast ways: Int = 1) -> CourseFan {
        CourseFan(
            first: firstCourses[Int(bodies.formation[body])], ways: max(ways, setup.conducts[Int(bodies.conduct[body])].ways),
            count: setup.courses.count)
    }

    /// Gives a body the address of its draws, and draws from it until when it is spared.
    @inline(__always)
    private mutating func giveLuck(_ body: Int, entity: UInt32) {
        var luck = stream(entity, moment: 0, .exposure)
        bodies.entity[body] = entity
        bodies.exposure[body] = HazardBudget(&luck)
        bodies.clock[body] = HazardBudget(&luck)
        bodies.patience[body] = HazardBudget(&luck)
    }

    private mutating func entity(of formation: Int) -> UInt32 {
        defer { ordinals[formation] += 1 }
        return UInt32(formation + 1) << 16 | (ordinals[formation] & 0xffff)
    }

    @inline(__always)
    private func weaponEvent(_ kind: Event.Kind, _ body: Int, count: Int) -> Event {
        Event(
            kind, formation: bodies.formation[body], epoch: epoch, body: body, place: Int(bodies.cell[body]),
            amount: count)
    }
}
