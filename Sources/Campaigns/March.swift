import Appraisal
import Directives
import Planning
import Randomness

/// The march: what it reads in an epoch, laid out for the loop, and how one body marches.
///
/// A body's `Exposure` is used up by the expected contacts of each stretch; where it is used up, the contact happens.
/// A body walks about two hexes an epoch, so that the sum over the stretches is shorter than any search in prefix sums.
///
/// Made once a campaign: what replications share is held, not fetched in every epoch, which would make workers wait for one another.
struct March {
    private let lights: [EpochLight]
    private let fields: [[Ground]]
    private let bookEpochs: [Int]
    private let rules: MarchRules
    private let conducts: [Conduct]
    private let tables: MarchTables
    private let steps: [MarchStep]
    private let wheelHours: [Float]
    private let terms: Terms

    // Of the epoch.
    /// The pace of those under each conduct.
    private var paces: [Pace]
    private var sight: Float = 0
    private var enemyDay = 0
    private var field: [Ground]
    private var book = 0
    /// Next steps, course after course.
    private var next: [UInt8]

    init(preparation: Preparation, conducts: [Conduct]) {
        rules = preparation.rules.appraisal.march
        lights = preparation.lights
        fields = preparation.fields
        bookEpochs = preparation.bookEpochs
        terms = Terms(preparation)
        self.conducts = conducts
        tables = preparation.tables
        steps = preparation.steps
        wheelHours = preparation.march.wheels
        paces = []
        field = preparation.fields[0]
        next = preparation.tables.courses[0]
    }

    /// Turns to an epoch, at which the enemy is at a day of his schedule. Epochs follow one another.
    mutating func turn(to epoch: Int, enemyDay: Int) {
        let light = lights[epoch]
        sight = Float(light.sight)
        let night = Pace(hours: light.nightHours, byDay: false, rules: rules)
        let day = Pace(hours: light.dayHours, byDay: true, rules: rules)
        let both = Pace(hours: light.bothHours, byDay: !light.isNight, rules: rules)
        paces.removeAll(keepingCapacity: true)
        for conduct in conducts {
            switch conduct.march {
            case .night: paces.append(night)
            case .day: paces.append(day)
            case .both: paces.append(both)
            }
        }
        if enemyDay != self.enemyDay {
            self.enemyDay = enemyDay
            field = fields[enemyDay]
        }
        while book + 1 < bookEpochs.count, bookEpochs[book + 1] <= epoch {
            book += 1
            next = tables.courses[book]
        }
    }

    /// What the bodies of an epoch come upon.
    struct Halts {
        /// Those that were met.
        var contacts: [Contact] = []
        /// Those at the objective, or where their course leads nowhere.
        var ended: [Int] = []
        /// Hexes marched.
        var steps = 0

        /// Forgets them and keeps the room.
        mutating func clear() {
            contacts.removeAll(keepingCapacity: true)
            ended.removeAll(keepingCapacity: true)
            steps = 0
        }
    }

    /// A body that has been met, and where.
    struct Contact {
        let body: Int
        let cell: Int
        /// Share of the danger there that came from a reserve placed to block the way.
        let blockShare: Float
    }

    /// What a march leaves as it is: columns of the bodies, and how the enemy watches each sector.
    struct Columns {
        let men: [Int32]
        let weapons: [Int32]
        let conduct: [UInt8]
        let course: [UInt8]
        let vigilance: [Vigilance]
    }

    /// Moves bodies by an epoch: a loop over spans, with no check of ownership, no check of bounds and no allocation.
    ///
    /// Bodies, cells, steps and sectors are numbers that the campaign made itself; a debug build checks them.
    func advance(
        _ marching: [Int], _ columns: Columns, cell: inout [Int32], stepLeft: inout [Float], exposure: inout [Exposure],
        kilometres: inout [Float], halts: inout Halts
    ) {
        let (strength, conduct, course) = (columns.men.span, columns.conduct.span, columns.course.span)
        let (paces, sizeFactor, vigilance) = (paces.span, tables.sizeFactor.span, columns.vigilance.span)
        let (field, steps, next) = (field.span, steps.span, next.span)
        var cells = cell.mutableSpan
        var left = stepLeft.mutableSpan
        var exposures = exposure.mutableSpan
        var walked = kilometres.mutableSpan
        for body in marching {
            let men = strength[unchecked: body]
            let pace = paces[unchecked: Int(conduct[unchecked: body])]
            let hours = pace.hours(men: men)
            var marcher = Marcher(
                cell: Int(cells[unchecked: body]), exposure: exposures[unchecked: body], hours: hours, men: men,
                size: sizeFactor[unchecked: Int(men)])
            let ground = field[unchecked: marcher.cell]
            var halt = hide(&marcher, ground, vigilance[unchecked: Int(ground.sector)], hours: terms.epochHours - hours)
            if halt == .none, hours > 0 {
                let number = Int(course[unchecked: body])
                marcher.stepLeft = left[unchecked: body]
                marcher.byDay = pace.byDay
                marcher.hasWheels = number == tables.wheelCourse && columns.weapons[body] > 0
                marcher.course = number &* tables.cells
                halt = walk(&marcher, field: field, vigilance: vigilance, steps: steps, next: next)
                cells[unchecked: body] = Int32(truncatingIfNeeded: marcher.cell)
                left[unchecked: body] = marcher.stepLeft
                walked[unchecked: body] += marcher.walked * terms.hexKilometres
                halts.steps &+= marcher.steps
            }
            exposures[unchecked: body] = marcher.exposure
            if halt != .none { note(body, halt, marcher, columns, &halts) }
        }
    }
}

// MARK: one body

extension March {
    /// A body on the march, as the loop holds it.
    private struct Marcher {
        var cell: Int
        var exposure: Exposure
        /// Hours of march left in the epoch.
        var hours: Float
        let men: Int32
        let size: Float
        /// Share of the present step still to go, 1 at a cell's centre.
        var stepLeft: Float = 1
        var byDay = false
        var hasWheels = false
        /// Where its course begins in `next`.
        var course = 0
        /// Steps walked, parts of them included, and those that were finished.
        var walked: Float = 0
        var steps = 0
    }

    /// How a body's epoch ends.
    private enum Halt {
        case none
        case end
        case metInHiding
        case metOnTheMarch
    }

    /// Numbers of the formula that no epoch changes.
    private struct Terms {
        let epochHours: Float
        let hexKilometres: Float
        let lyingUp: Float
        let airPerHour: Float
        /// Hours lost at a river, and for each man of a body at a ford and by boat.
        let riverHours: Float
        let fordHoursPerMan: Float
        let boatHoursPerMan: Float

        init(_ preparation: Preparation) {
            let rules = preparation.rules.appraisal
            epochHours = Float(preparation.epochHours)
            hexKilometres = preparation.tables.hexKilometres
            lyingUp = Float(rules.contact.lyingUp)
            airPerHour = Float(rules.contact.airPerHour)
            riverHours = Float(rules.march.fordHours)
            fordHoursPerMan = Float(1 / rules.march.fordMenPerHour)
            boatHoursPerMan = Float(1 / rules.march.boatMenPerHour)
        }
    }

    /// What the light of the epoch leaves those who march by one rule.
    private struct Pace {
        let hours: Float
        /// Hours by which a man more makes the march shorter: the column has to close up each time.
        let tailPerMan: Float
        let byDay: Bool

        init(hours: Double, byDay: Bool, rules: MarchRules) {
            self.hours = Float(hours)
            tailPerMan = Float(rules.fileSpacing / (1000 * rules.roadNight) * hours / rules.dailyHours)
            self.byDay = byDay
        }

        /// Hours that a body of so many men marches, at least a fifth of what the light leaves.
        @inline(__always)
        func hours(men: Int32) -> Float { max(hours * 0.2, hours - Float(men) * tailPerMan) }
    }

    /// Lies up for so many hours.
    @inline(__always)
    private func hide(_ marcher: inout Marcher, _ ground: Ground, _ vigilance: Vigilance, hours: Float) -> Halt {
        let expected = (ground.watch * sight + ground.informers) * (vigilance.alert * marcher.size) * (terms.lyingUp * hours)
        if marcher.exposure.isUsedUp(by: expected) { return .metInHiding }
        return ground.isObjective ? .end : .none
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
            let share = min(marcher.hours / whole, marcher.stepLeft)
            let expected = share * contacts(on: step, ground, vigilance[unchecked: Int(ground.sector)], hours: whole, marcher)
            if marcher.exposure.isUsedUp(by: expected) { return .metOnTheMarch }
            marcher.walked += share
            if share < marcher.stepLeft {
                marcher.stepLeft -= share
                return .none
            }
            marcher.hours -= share * whole
            marcher.stepLeft = 1
            marcher.cell = Int(step.to)
            marcher.steps &+= 1
            if ground.isObjective { return .end }
        }
    }

    /// Hours of a whole step.
    @inline(__always)
    private func hours(of step: MarchStep, number: Int, _ marcher: Marcher) -> Float {
        var hours = marcher.byDay ? step.dayHours : step.nightHours
        if marcher.hasWheels { hours = wheelHours[number] }
        if !step.side.isDisjoint(with: [.ford, .boat]) {
            let perMan = step.side.contains(.boat) ? terms.boatHoursPerMan : terms.fordHoursPerMan
            hours += terms.riverHours + Float(marcher.men) * perMan
        }
        return hours
    }

    /// Contacts to be expected on a whole step of so many hours: with patrols, posts and blocks, and from the air.
    @inline(__always)
    private func contacts(on step: MarchStep, _ ground: Ground, _ vigilance: Vigilance, hours: Float, _ marcher: Marcher) -> Float
    {
        let onRoad = step.side.contains(.road)
        let patrols = ((ground.watch + vigilance.block) * sight + ground.informers) * hours
        let posts = ground.posts * (onRoad ? terms.hexKilometres : sight)
        let air = onRoad && marcher.byDay && marcher.men > 100 ? terms.airPerHour * hours : 0
        return (patrols + posts) * (vigilance.alert * marcher.size) + air
    }

    /// Notes the end of a body's epoch: an arrival, a dead end, or a contact with its place and the block's part in it.
    @inline(never)
    private func note(_ body: Int, _ halt: Halt, _ marcher: Marcher, _ columns: Columns, _ halts: inout Halts) {
        switch halt {
        case .none: break
        case .end: halts.ended.append(body)
        case .metInHiding: halts.contacts.append(Contact(body: body, cell: marcher.cell, blockShare: 0))
        case .metOnTheMarch:
            let number = 6 * marcher.cell + Int(next[marcher.course + marcher.cell])
            let step = steps[number]
            let ground = field[Int(step.to)]
            let vigilance = columns.vigilance[Int(ground.sector)]
            let hours = hours(of: step, number: number, marcher)
            let block = vigilance.block * sight * hours * (vigilance.alert * marcher.size)
            halts.contacts.append(
                Contact(
                    body: body, cell: Int(step.to),
                    blockShare: block / contacts(on: step, ground, vigilance, hours: hours, marcher)))
        }
    }
}
