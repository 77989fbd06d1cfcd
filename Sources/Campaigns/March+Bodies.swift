import Planning
import Randomness

/// How the bodies of a campaign march through an epoch.
extension March {
    /// Moves those to whom nothing happens by an epoch, and says to whom something does: a loop over spans, with no check of
    /// ownership, no check of bounds and no allocation.
    ///
    /// Bodies, cells, steps and sectors are numbers that the campaign made itself; a debug build checks them.
    func advance(
        _ marching: [Int], _ columns: Columns, traversals: inout TraversalCache, cell: inout [Int32], stepLeft: inout [Float],
        course: inout [UInt16], exposure: inout [HazardBudget], kilometres: inout [Float], halts: inout Halts
    ) {
        let (strength, weapons, conduct, foundAt) = (
            columns.men.span, columns.weapons.span, columns.conduct.span, columns.foundAt.span
        )
        let end = hours.upperBound
        let (builds, marchRules, paces) = (self.builds.span, self.marchRules.span, self.paces.span)
        let (field, numbers, vigilance) = (self.field.span, fieldNumbers.span, columns.vigilance.span)
        let wheelCourses = wheelCourses
        var cells = cell.mutableSpan
        var courses = course.mutableSpan
        var left = stepLeft.mutableSpan
        var exposures = exposure.mutableSpan
        var walked = kilometres.mutableSpan
        var traversal = EpochTraversal.none
        // Contacts and reports to be expected on it by a body of size factor 1.
        var seen: Float = 0
        for body in marching {
            let men = strength[unchecked: body]
            let build = builds[unchecked: Int(men)]
            let rule = marchRules[unchecked: Int(conduct[unchecked: body])]
            let pace = paces[unchecked: Int(rule)]
            if pace.hours == 0 {
                // Nobody moves, and the danger is that of one cell: there is nothing to remember.
                let ground = field[unchecked: Int(numbers[unchecked: Int(cells[unchecked: body])])]
                let watch = vigilance[unchecked: ground.sector]
                let patrols = ground.hazard.watch * watch.manned + ground.cover * watch.patrols
                let expected =
                    (pace.contactsInHiding(watch: patrols, hours: terms.epochHours, terms) * watch.alarm
                        + terms.reportsInHiding(ground, hours: terms.epochHours)) * build.size
                if exposures[unchecked: body].left <= expected || ground.isGoal || foundAt[unchecked: body] < end {
                    halts.interrupted.append(body)
                } else {
                    exposures[unchecked: body].left -= expected
                }
                continue
            }
            let course = courses[unchecked: body]
            let profile = MovementProfile(
                course: course, rule: rule,
                hasWheels: weapons[unchecked: body] > 0 && wheelCourses.contains(UInt8(truncatingIfNeeded: course)),
                column: build.column)
            let key = key(cell: cells[unchecked: body], stepLeft: left[unchecked: body], profile)
            // Bodies of one way follow one another, and often have the same state.
            if key != traversal.key {
                traversal =
                    traversals.find(key)
                    ?? compute(key, cell: cells[unchecked: body], stepLeft: left[unchecked: body], profile, in: &traversals)
                seen = contacts(on: traversal, traversals.sectorContacts.span, vigilance) + traversal.reports
            }
            let air = traversal.air > 0 ? traversal.air * ContactMix.airFactor(men: men, airMen: terms.airMen) : 0
            let expected = seen * build.size + air
            if traversal.end == .nowhere || exposures[unchecked: body].left <= expected || foundAt[unchecked: body] < end {
                halts.interrupted.append(body)
                continue
            }
            exposures[unchecked: body].left -= expected
            if traversal.walked > 0 {
                cells[unchecked: body] = traversal.cell
                left[unchecked: body] = traversal.stepLeft
                courses[unchecked: body] = course &+ UInt16(traversal.legs) << 8
                walked[unchecked: body] += traversal.walked * terms.hexKilometres
                halts.steps &+= Int(traversal.steps)
            }
            if traversal.end == .objective { halts.arrived.append(body) }
        }
    }

    @inline(__always)
    private func contacts(on traversal: EpochTraversal, _ sectorContacts: Span<SectorContacts>, _ vigilance: Span<Vigilance>)
        -> Float
    {
        var sum: Float = 0
        for index in traversal.sectorContacts {
            let inSector = sectorContacts[unchecked: index]
            let watch = vigilance[unchecked: inSector.sector]
            sum +=
                (inSector.contacts * watch.manned + watch.block * inSector.contactsOfBlock
                    + watch.patrols * inSector.contactsOfPatrols) * watch.alarm
        }
        return sum
    }

    /// Computes a traversal: all segments of a movement, joined by sector.
    @inline(never)
    private func compute(
        _ key: EpochTraversal.Key, cell: Int32, stepLeft: Float, _ profile: MovementProfile, in traversals: inout TraversalCache
    ) -> EpochTraversal {
        let (field, numbers, steps, wheelHours, places) = (
            field.span, fieldNumbers.span, steps.span, wheelHours.span, places.span
        )
        let next = Span(_unsafeElements: trees.next)
        var movement = MovementIterator(
            cell: cell, stepLeft: stepLeft, profile, pace: paces[Int(profile.rule)], terms: terms,
            place: place(of: profile.course))
        var traversal = EpochTraversal(key: key)
        traversals.beginTraversal()
        var inSector = SectorContacts(sector: 0, contacts: 0, contactsOfBlock: 0, contactsOfPatrols: 0)
        while let segment = movement.nextSegment(terms, field, numbers, steps, wheelHours, next, places) {
            traversal.walked += segment.share
            traversal.air += segment.air
            traversal.reports += segment.reports
            if segment.sector != inSector.sector {
                traversals.add(inSector)
                inSector = SectorContacts(sector: segment.sector, contacts: 0, contactsOfBlock: 0, contactsOfPatrols: 0)
            }
            inSector.contacts += segment.contacts
            inSector.contactsOfBlock += segment.contactsOfBlock
            inSector.contactsOfPatrols += segment.contactsOfPatrols
        }
        traversals.add(inSector)
        traversal.cell = Int32(truncatingIfNeeded: movement.cell)
        traversal.stepLeft = movement.stepLeft
        traversal.steps = UInt16(truncatingIfNeeded: movement.finished)
        traversal.end = movement.end ?? .hours
        traversal.legs = movement.legs
        return traversals.keep(traversal)
    }
}

// MARK: how a body goes

extension March {
    /// How a body goes: all that its place in an epoch follows from, beside where it stands.
    struct MovementProfile {
        let course: UInt16
        /// Its rule of the hours of march: an index of `paces`.
        let rule: UInt8
        let hasWheels: Bool
        /// Its column, in steps of `march.columnStep` men.
        let column: UInt16
    }

    @inline(__always)
    private func key(cell: Int32, stepLeft: Float, _ profile: MovementProfile) -> EpochTraversal.Key {
        EpochTraversal.Key(
            place: UInt64(UInt32(bitPattern: cell)) << 32 | UInt64(stepLeft.bitPattern),
            profile: moment | UInt64(profile.column) << 20 | UInt64(profile.course) << 4 | UInt64(profile.rule) << 1
                | (profile.hasWheels ? 1 : 0))
    }
}
