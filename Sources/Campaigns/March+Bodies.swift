import Planning
import Randomness

/// How bodies march.
extension March {
    /// Moves bodies by an epoch, or, if `hoursLeft` is not empty, by the hours that each of them has left: a loop over spans, with no
    /// check of ownership, no check of bounds and no allocation.
    ///
    /// Bodies, cells, steps and sectors are numbers that the campaign made itself; a debug build checks them.
    func advance(
        _ marching: [Int], _ hoursLeft: [HoursLeft], _ columns: Columns, cell: inout [Int32], stepLeft: inout [Float],
        exposure: inout [Exposure], kilometres: inout [Float], halts: inout Halts
    ) {
        let (strength, conduct, course) = (columns.men.span, columns.conduct.span, columns.course.span)
        let (paces, sizeFactor, vigilance) = (paces.span, tables.sizeFactor.span, columns.vigilance.span)
        let (field, steps, next) = (field.span, steps.span, next.span)
        var cells = cell.mutableSpan
        var left = stepLeft.mutableSpan
        var exposures = exposure.mutableSpan
        var walked = kilometres.mutableSpan
        for (index, body) in marching.enumerated() {
            let men = strength[unchecked: body]
            let pace = paces[unchecked: Int(conduct[unchecked: body])]
            let hours = pace.hours(men: men)
            var marcher = Marcher(
                cell: Int(cells[unchecked: body]), exposure: exposures[unchecked: body],
                left: HoursLeft(march: hours, hiding: terms.epochHours - hours), men: men,
                size: sizeFactor[unchecked: Int(men)], pace: pace)
            if !hoursLeft.isEmpty { marcher.left = hoursLeft[index] }
            let ground = field[unchecked: marcher.cell]
            var halt = hide(&marcher, ground, vigilance[unchecked: Int(ground.sector)])
            if halt == .none, marcher.left.march > 0 {
                let number = Int(course[unchecked: body])
                marcher.stepLeft = left[unchecked: body]
                marcher.hasWheels = number == tables.wheelCourse && columns.weapons[body] > 0
                marcher.course = number &* tables.cells
                halt = walk(&marcher, field: field, vigilance: vigilance, steps: steps, next: next)
                if halt == .met { meet(body, &marcher, columns, &halts) }
                cells[unchecked: body] = Int32(truncatingIfNeeded: marcher.cell)
                left[unchecked: body] = marcher.stepLeft
                walked[unchecked: body] += marcher.walked * terms.hexKilometres
                halts.steps &+= marcher.steps
            } else if halt == .met {
                meetInHiding(body, marcher, columns, &halts)
            }
            exposures[unchecked: body] = marcher.exposure
            if halt == .end { halts.ended.append(body) }
        }
    }
}

// MARK: one body

extension March {
    /// A body on the march, as the loop holds it.
    private struct Marcher {
        var cell: Int
        var exposure: Exposure
        var left: HoursLeft
        let men: Int32
        let size: Float
        let pace: Pace
        /// Share of the present step still to go, 1 at a cell's centre.
        var stepLeft: Float = 1
        var hasWheels = false
        /// Where its course begins in `next`.
        var course = 0
        /// Steps walked, parts of them included, and those that were finished.
        var walked: Float = 0
        var steps = 0
    }

    /// How a body's march ends: with the hours, at the objective or where the course leads nowhere, or by a contact.
    private enum Halt {
        case none, end, met
    }

    /// Lies up.
    @inline(__always)
    private func hide(_ marcher: inout Marcher, _ ground: Ground, _ vigilance: Vigilance) -> Halt {
        if marcher.exposure.isUsedUp(by: contactsInHiding(ground, vigilance, marcher)) { return .met }
        return ground.isObjective ? .end : .none
    }

    @inline(__always)
    private func contactsInHiding(_ ground: Ground, _ vigilance: Vigilance, _ marcher: Marcher) -> Float {
        (ground.watch * marcher.pace.sightInHiding + ground.informers) * (vigilance.alert * marcher.size)
            * (terms.lyingUp * marcher.left.hiding)
    }

    /// Walks along the course until the hours or the luck are used up, or the objective is reached.
    ///
    /// All that a step holds is spread evenly over it, so that a part of it holds its share: of the hours, of the road, of the
    /// contacts to be expected.
    @inline(__always)
    private func walk(
        _ marcher: inout Marcher, field: Span<Ground>, vigilance: Span<Vigilance>, steps: Span<MarchStep>, next: Span<UInt8>
    ) -> Halt {
        while true {
            let direction = next[unchecked: marcher.course &+ marcher.cell]
            if direction == Course.none { return .end }
            let number = 6 &* marcher.cell &+ Int(direction)
            let step = steps[unchecked: number]
            let whole = hours(of: step, number: number, marcher)
            assert(whole < .infinity, "a course leads where there is no way")
            let ground = field[unchecked: Int(step.to)]
            let share = min(marcher.left.march / whole, marcher.stepLeft)
            let expected = share * contacts(on: step, ground, vigilance[unchecked: Int(ground.sector)], hours: whole, marcher)
            if marcher.exposure.isUsedUp(by: expected) { return .met }
            marcher.walked += share
            if share < marcher.stepLeft {
                marcher.stepLeft -= share
                return .none
            }
            marcher.left.march -= share * whole
            marcher.stepLeft = 1
            marcher.cell = Int(step.to)
            marcher.steps &+= 1
            if ground.isObjective { return .end }
        }
    }

    /// Hours of a whole step.
    @inline(__always)
    private func hours(of step: MarchStep, number: Int, _ marcher: Marcher) -> Float {
        var hours = marcher.pace.byDay ? step.dayHours : step.nightHours
        if marcher.hasWheels { hours = wheelHours[number] }
        if !step.side.isDisjoint(with: [.ford, .boat]) {
            let perMan = step.side.contains(.boat) ? terms.boatHoursPerMan : terms.fordHoursPerMan
            hours += terms.riverHours + Float(marcher.men) * perMan
        }
        return hours
    }

    /// Contacts to be expected on a whole step of so many hours: with patrols, posts and blocks, and from the air.
    @inline(__always)
    private func contacts(on step: MarchStep, _ ground: Ground, _ vigilance: Vigilance, hours: Float, _ marcher: Marcher)
        -> Float
    {
        let onRoad = step.side.contains(.road)
        let sight = marcher.pace.sight
        let patrols = ((ground.watch + vigilance.block) * sight + ground.informers) * hours
        let posts = ground.posts * (onRoad ? terms.hexKilometres : sight)
        let air = onRoad && marcher.pace.byDay && marcher.men > 100 ? terms.airPerHour * hours : 0
        return (patrols + posts) * (vigilance.alert * marcher.size) + air
    }
}

// MARK: contacts

extension March {
    /// Moves a body to where it is met on its step, and notes the contact.
    @inline(never)
    private func meet(_ body: Int, _ marcher: inout Marcher, _ columns: Columns, _ halts: inout Halts) {
        let number = 6 * marcher.cell + Int(next[marcher.course + marcher.cell])
        let step = steps[number]
        let ground = field[Int(step.to)]
        let vigilance = columns.vigilance[Int(ground.sector)]
        let whole = hours(of: step, number: number, marcher)
        let contacts = contacts(on: step, ground, vigilance, hours: whole, marcher)
        let share = min(marcher.left.march / whole, marcher.stepLeft)
        // The exposure lacks what lies beyond the place; that is a part of what was to be expected.
        let done = share * (1 - Self.beyond(marcher.exposure, of: share * contacts))
        marcher.walked += done
        marcher.stepLeft -= done
        marcher.left = HoursLeft(march: max(0, marcher.left.march - done * whole), hiding: 0)
        let block = vigilance.block * marcher.pace.sight * whole * (vigilance.alert * marcher.size)
        halts.contacts.append(
            Contact(body: body, cell: Int(step.to), blockShare: block / contacts, left: marcher.left))
    }

    /// Notes a contact of a body that lies up.
    @inline(never)
    private func meetInHiding(_ body: Int, _ marcher: Marcher, _ columns: Columns, _ halts: inout Halts) {
        let ground = field[marcher.cell]
        let expected = contactsInHiding(ground, columns.vigilance[Int(ground.sector)], marcher)
        var left = marcher.left
        left.hiding *= Self.beyond(marcher.exposure, of: expected)
        halts.contacts.append(Contact(body: body, cell: marcher.cell, blockShare: 0, left: left))
    }

    /// The part of a stretch that lies beyond the place at which it used an exposure up, 0...1.
    private static func beyond(_ exposure: Exposure, of expected: Float) -> Float {
        min(1, max(0, -exposure.left / expected))
    }
}
