import Appraisal
import Planning

/// A body on its way through an epoch: first it lies up, then it marches step by step.
///
/// Its place and its hours do not depend on what happens to the body: its traversal and its own way through it are equal to the bit.
struct MovementIterator {
    var cell: Int
    /// Share of the present step still to go, 1 at a cell's centre.
    var stepLeft: Float
    var left: March.HoursLeft
    /// Steps that were finished.
    var finished = 0
    /// How its march ends; nil on the way.
    var end: EpochTraversal.End?
    let pace: March.Pace
    /// Passages that it came through.
    private(set) var legs: UInt8 = 0
    /// The number of its course, and where its next steps begin in `March.trees`.
    private(set) var number: UInt16
    private var place: Int
    let hasWheels: Bool
    /// Men for whom the column's length and its crossing of rivers are computed.
    let column: Float

    /// A part of the way on which hazard and light are constant.
    struct Segment {
        /// The cell where the body can be met.
        let cell: Int
        let sector: Int
        /// Share of a step, and hours; hours in hiding if it lies up.
        let share: Float
        let hours: Float
        let isHiding: Bool
        /// Contacts to be expected: see `SectorContacts` and `EpochTraversal`.
        let contacts: Float
        let contactsOfBlock: Float
        let contactsOfPatrols: Float
        let reports: Float
        let air: Float

        /// Contacts to be expected by a body under the watch of an epoch, by law.
        @inline(__always)
        func contacts(men: Int32, size: Float, _ vigilance: Vigilance, airMen: Float) -> ContactMix {
            ContactMix(
                watch: (contacts * vigilance.manned + vigilance.patrols * contactsOfPatrols) * (vigilance.alarm * size),
                block: vigilance.block * contactsOfBlock * (vigilance.alarm * size),
                report: reports * size, air: air > 0 ? air * ContactMix.airFactor(men: men, airMen: airMen) : 0)
        }
    }
}

// MARK: the way

extension MovementIterator {
    /// A body at the beginning of an epoch, the next steps of whose course begin at a place.
    @inline(__always)
    init(cell: Int32, stepLeft: Float, _ profile: March.MovementProfile, pace: March.Pace, terms: March.Terms, place: Int) {
        self.cell = Int(cell)
        self.stepLeft = stepLeft
        self.pace = pace
        self.place = place
        number = profile.course
        hasWheels = profile.hasWheels
        column = Float(profile.column) * terms.columnStep
        let hours = pace.hours(column: column)
        left = March.HoursLeft(march: hours, hiding: max(0, terms.epochHours - hours))
    }

    /// The next segment, behind which it then stands; nil at its end.
    ///
    /// All that a step holds is spread evenly over it, so that a part of it holds its share: of the hours, of the road, of the
    /// contacts to be expected. The spans are those of a march.
    @inline(__always)
    mutating func nextSegment(
        _ terms: March.Terms, _ field: Span<FieldCell>, _ numbers: Span<Int32>, _ steps: Span<MarchStep>,
        _ wheelHours: Span<Float>,
        _ next: Span<UInt8>,
        _ places: Span<Int>
    ) -> Segment? {
        let here = field[unchecked: Int(numbers[unchecked: cell])]
        if left.hiding > 0 {
            defer { left.hiding = 0 }
            return hidingSegment(here, terms)
        }
        if here.isGoal {
            passOn(next, places)
            let mark = next[unchecked: place &+ cell]
            if mark == Course.arrived { return stop(.objective) }
            if mark == Course.waiting, left.march > 0 {
                left = March.HoursLeft(march: 0, hiding: left.march)
                defer { left.hiding = 0 }
                return hidingSegment(here, terms)
            }
        }
        guard left.march > 0 else { return stop(.hours) }
        let direction = next[unchecked: place &+ cell]
        guard direction != Course.none else { return stop(.nowhere) }
        let number = 6 &* cell &+ Int(direction)
        let step = steps[unchecked: number]
        let whole = hours(of: step, wheels: hasWheels ? wheelHours[unchecked: number] : nil, terms)
        assert(whole < .infinity, "a course leads where there is no way")
        let share = min(left.march / whole, stepLeft)
        let ground = field[unchecked: Int(numbers[unchecked: Int(step.to)])]
        let segment = marchingSegment(step, ground, share: share, hours: share * whole, terms)
        if share < stepLeft {
            stepLeft -= share
            left.march = 0
        } else {
            stepLeft = 1
            left.march -= segment.hours
            cell = Int(step.to)
            finished &+= 1
        }
        return segment
    }

    /// Goes over to the next leg in a passage.
    @inline(__always)
    private mutating func passOn(_ next: Span<UInt8>, _ places: Span<Int>) {
        while next[unchecked: place &+ cell] == Course.onward {
            number &+= UInt16(CourseIndex.numbersPerLeg)
            legs &+= 1
            place = places[unchecked: Int(number)]
        }
    }

    @inline(__always)
    private func hidingSegment(_ ground: FieldCell, _ terms: March.Terms) -> Segment {
        Segment(
            cell: cell, sector: ground.sector, share: 0, hours: left.hiding, isHiding: true,
            contacts: pace.contactsInHiding(watch: ground.hazard.watch, hours: left.hiding, terms), contactsOfBlock: 0,
            contactsOfPatrols: terms.hasFreeForces ? pace.contactsInHiding(watch: ground.cover, hours: left.hiding, terms) : 0,
            reports: terms.reportsInHiding(ground, hours: left.hiding), air: 0)
    }

    @inline(__always)
    private func marchingSegment(_ step: MarchStep, _ ground: FieldCell, share: Float, hours: Float, _ terms: March.Terms)
        -> Segment
    {
        let onRoad = step.side.contains(.road)
        let contacts = ground.hazard.contactsWithWatch(
            hours: hours, sight: pace.sight, road: onRoad ? terms.hexKilometres : nil, share: share)
        let strip = CellHazard.rate(watch: ground.cover, sight: pace.sight) * hours
        return Segment(
            cell: Int(step.to), sector: ground.sector, share: share, hours: hours, isHiding: false,
            contacts: contacts, contactsOfBlock: strip, contactsOfPatrols: strip,
            reports: ground.hazard.informers * hours,
            air: onRoad ? terms.airPerHour * pace.lightShare * hours : 0)
    }

    /// Hours of a whole step.
    @inline(__always)
    private func hours(of step: MarchStep, wheels: Float?, _ terms: March.Terms) -> Float {
        (wheels ?? step.hours(lightShare: pace.lightShare)) + terms.river.hours(step.side, men: column)
    }

    @inline(__always)
    private mutating func stop(_ end: EpochTraversal.End) -> Segment? {
        self.end = end
        return nil
    }
}
