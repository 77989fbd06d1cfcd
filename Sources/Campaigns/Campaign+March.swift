import Directives

/// Bodies march and are met.
extension Campaign {
    /// Moves every body by an epoch. Those that are met settle the contact and go on for what they have left of the epoch.
    mutating func advance() {
        work.bodyEpochs += marching.count
        resuming.removeAll(keepingCapacity: true)
        hoursLeft.removeAll(keepingCapacity: true)
        move(marching)
        while !halts.contacts.isEmpty {
            resolveContacts()
            move(resuming)
        }
    }

    /// Moves bodies by the epoch, or by what is left of it; those who reach the end of their march end it.
    private mutating func move(_ moving: [Int]) {
        halts.clear()
        march.advance(
            moving, hoursLeft,
            .init(
                men: bodies.men, weapons: bodies.weapons, conduct: bodies.conduct, course: bodies.course,
                vigilance: vigilance),
            cell: &bodies.cell, stepLeft: &bodies.stepLeft, exposure: &bodies.exposure, kilometres: &bodies.kilometres,
            halts: &halts)
        work.steps += halts.steps
        for body in halts.ended {
            if preparation.scenario.objective.cells[Int(bodies.cell[body])] { arrive(body) } else { stop(body) }
        }
    }

    /// Whoever is led to another side of his cell begins a step there.
    mutating func turnToNewCourses() {
        for body in marching where march.leadsElsewhere(from: bodies.cell[body], course: bodies.course[body]) {
            bodies.stepLeft[body] = 1
        }
    }

    /// The course leads nowhere: a column with wheels sheds them if it may, else it stands.
    private mutating func stop(_ body: Int) {
        let rule = conducts[Int(bodies.conduct[body])]
        if bodies.weapons[body] > 0, rule.heavyWeapons != .keep { destroyWeapons(body) }
        if bodies.weapons[body] == 0 { bodies.course[body] = UInt8(rule.route == .roads ? tables.roadCourse : 0) }
    }

    private mutating func arrive(_ body: Int) {
        happen(
            Event(
                preparation.enemyHasPassed[enemyDay] ? .arrivedBehind : .arrived, formation: bodies.formation[body],
                epoch: epoch,
                body: body, place: Int(bodies.cell[body]), men: Int(bodies.men[body]), amount: Int(bodies.weapons[body])))
    }
}
