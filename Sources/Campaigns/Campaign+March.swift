import Appraisal
import Directives
import Planning
import Randomness

/// Bodies march and are met.
extension Campaign {
    /// A body that has been met, and where.
    struct Contact {
        let body: Int
        let cell: Int
        /// Share of the danger there that came from a reserve placed to block the way.
        let blockShare: Float
        let fromAir: Bool
    }

    /// Moves every body by an epoch and returns those that were met.
    ///
    /// A body's exposure, an exponential number, is used up by the expected contacts of each stretch; where it is used
    /// up, the contact happens: exact sampling of the first contact, with the residue carried over.
    mutating func march() -> [Contact] {
        let light = preparation.lights[epoch]
        let courses = tables.courses[preparation.book(at: epoch)]
        let field = preparation.fields[enemyDay]
        var contacts: [Contact] = []
        work.bodyEpochs += marching.count
        for body in marching where bodies.status[body] == .marching {
            let rule = conducts[Int(bodies.conduct[body])]
            let hours = marchHours(body, light: light, march: rule.march)
            let byDay = rule.march == .day || (rule.march == .both && !light.isNight)
            var stretch = Stretch(
                hours: Float(hours), sight: Float(light.sight), byDay: byDay, size: tables.sizeFactor[Int(bodies.men[body])])
            if let contact = hide(body, field: field, stretch: stretch) ?? walk(body, courses, field, &stretch) {
                contacts.append(contact)
            } else if tables.isObjective[Int(bodies.cell[body])] {
                arrive(body)
            }
        }
        return contacts
    }

    /// An epoch of one body's march.
    struct Stretch {
        var hours: Float
        let sight: Float
        let byDay: Bool
        let size: Float
    }

    /// Hours that a body marches in the epoch: its column has to close up each time.
    private func marchHours(_ body: Int, light: EpochLight, march: Conduct.MarchHours) -> Double {
        let hours: Double
        switch march {
        case .night: hours = light.nightHours
        case .day: hours = light.dayHours
        case .both: hours = light.bothHours
        }
        guard hours > 0 else { return 0 }
        let rules = preparation.rules.appraisal.march
        let tail = Double(bodies.men[body]) * rules.fileSpacing / (1000 * rules.roadNight)
        return max(hours * 0.2, hours - tail * hours / rules.dailyHours)
    }

    /// The hours of the epoch in which the body hides.
    private mutating func hide(_ body: Int, field: [SIMD4<Float>], stretch: Stretch) -> Contact? {
        let cell = Int(bodies.cell[body])
        let sector = preparation.sectors.sector(of: cell)
        let idle = Float(preparation.epochHours) - stretch.hours
        let perHour = field[cell].x * stretch.sight + field[cell].z
        let expected = perHour * alert[sector] * stretch.size * Float(preparation.rules.appraisal.contact.lyingUp) * idle
        bodies.exposure[body] -= expected
        return bodies.exposure[body] <= 0 ? Contact(body: body, cell: cell, blockShare: 0, fromAir: false) : nil
    }

    /// Walks along the course until the hours or the luck are used up, or the objective is reached.
    private mutating func walk(_ body: Int, _ courses: [[UInt8]], _ field: [SIMD4<Float>], _ stretch: inout Stretch) -> Contact?
    {
        let course = Int(bodies.course[body])
        let wheels = course == tables.wheelCourse && bodies.weapons[body] > 0
        let next = courses[course]
        while stretch.hours > 0 {
            let cell = Int(bodies.cell[body])
            if tables.isObjective[cell] { return nil }
            let direction = next[cell]
            if direction == Course.none { return stop(body) }
            let number = 6 * cell + Int(direction)
            let whole = stepHours(number, body: body, wheels: wheels, byDay: stretch.byDay)
            let left = bodies.stepLeft[body] > 0 ? bodies.stepLeft[body] : whole
            let spent = min(left, stretch.hours)
            let step = preparation.steps[number]
            if let contact = meet(body, step: step, spent: spent, share: spent / whole, field: field, stretch: stretch) {
                return contact
            }
            stretch.hours -= spent
            bodies.kilometres[body] += tables.hexKilometres * spent / whole
            if spent < left {
                bodies.stepLeft[body] = left - spent
            } else {
                bodies.cell[body] = step.to
                bodies.stepLeft[body] = 0
                work.steps += 1
            }
        }
        return nil
    }

    private func stepHours(_ number: Int, body: Int, wheels: Bool, byDay: Bool) -> Float {
        let step = preparation.steps[number]
        var hours = wheels ? preparation.march.wheels[number] : (byDay ? step.dayHours : step.nightHours)
        if step.side.rawValue > 1 {
            let rules = preparation.rules.appraisal.march
            let rate = step.side.contains(.boat) ? rules.boatMenPerHour : rules.fordMenPerHour
            hours += Float(rules.fordHours + Double(bodies.men[body]) / rate)
        }
        return hours
    }

    /// Uses up the exposure of part of a step; the contact, if it is used up.
    private mutating func meet(
        _ body: Int, step: Preparation.Step, spent: Float, share: Float, field: [SIMD4<Float>], stretch: Stretch
    ) -> Contact? {
        let to = Int(step.to)
        let ground = field[to]
        let sector = preparation.sectors.sector(of: to)
        let onRoad = step.side.contains(.road)
        let factor = alert[sector] * stretch.size
        let met = onRoad ? tables.hexKilometres : stretch.sight
        let barrier = block[sector] * stretch.sight * spent * factor
        let ambient = ((ground.x * stretch.sight + ground.z) * spent + ground.y * met * share) * factor
        let air =
            onRoad && stretch.byDay && bodies.men[body] > 100
            ? Float(preparation.rules.appraisal.contact.airPerHour) * spent : 0
        let expected = ambient + barrier + air
        bodies.exposure[body] -= expected
        guard bodies.exposure[body] <= 0 else { return nil }
        return Contact(body: body, cell: to, blockShare: barrier / expected, fromAir: air > ambient + barrier)
    }

    /// The course leads nowhere: a column with wheels sheds them if it may, else it stands.
    private mutating func stop(_ body: Int) -> Contact? {
        let rule = conducts[Int(bodies.conduct[body])]
        if bodies.weapons[body] > 0, rule.heavyWeapons != .keep { destroyWeapons(body) }
        if bodies.weapons[body] == 0 { bodies.course[body] = UInt8(rule.route == .roads ? tables.roadCourse : 0) }
        return nil
    }

    private mutating func arrive(_ body: Int) {
        happen(
            Event(
                preparation.enemyHasPassed[enemyDay] ? .arrivedBehind : .arrived, formation: bodies.formation[body],
                epoch: epoch,
                body: body, place: Int(bodies.cell[body]), men: Int(bodies.men[body]), amount: Int(bodies.weapons[body])))
    }
}
