import Directives

/// Bodies march and are met.
extension Campaign {
    /// Moves every body by an epoch and gathers those that were met.
    mutating func march() {
        halts.clear()
        marchEpoch.advance(
            marching,
            .init(
                status: bodies.status, men: bodies.men, weapons: bodies.weapons, conduct: bodies.conduct, course: bodies.course),
            cell: &bodies.cell, stepLeft: &bodies.stepLeft, exposure: &bodies.exposure, kilometres: &bodies.kilometres,
            halts: &halts)
        work.bodyEpochs += marching.count
        work.steps += halts.steps
        for body in halts.ended {
            if tables.isObjective[Int(bodies.cell[body])] { arrive(body) } else { stop(body) }
        }
    }

    private var marchEpoch: MarchEpoch {
        let light = preparation.lights[epoch]
        let contact = preparation.rules.appraisal.contact
        return MarchEpoch(
            light: light, sight: Float(light.sight), epochHours: Float(preparation.epochHours),
            march: preparation.rules.appraisal.march, conducts: conducts, tables: tables, lyingUp: Float(contact.lyingUp),
            airPerHour: Float(contact.airPerHour),
            steps: preparation.steps, wheelHours: preparation.march.wheels, field: preparation.fields[enemyDay],
            sectorOfCell: preparation.sectors.ofCell, next: tables.courses[preparation.book(at: epoch)],
            alert: alert, block: block)
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
