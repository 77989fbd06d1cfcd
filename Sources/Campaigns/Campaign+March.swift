import Directives

/// Bodies march and are met.
extension Campaign {
    /// Moves every body by an epoch and gathers those that were met.
    mutating func advance() {
        halts.clear()
        march.advance(
            marching,
            .init(
                men: bodies.men, weapons: bodies.weapons, conduct: bodies.conduct, course: bodies.course,
                vigilance: vigilance),
            cell: &bodies.cell, stepLeft: &bodies.stepLeft, exposure: &bodies.exposure, kilometres: &bodies.kilometres,
            halts: &halts)
        work.bodyEpochs += marching.count
        work.steps += halts.steps
        for body in halts.ended {
            if preparation.scenario.objective.cells[Int(bodies.cell[body])] { arrive(body) } else { stop(body) }
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
