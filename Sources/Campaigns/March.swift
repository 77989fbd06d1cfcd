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
    private let fields: [[SIMD4<Float>]]
    private let bookEpochs: [Int]
    private let rules: MarchRules
    private let epochHours: Float
    private let lyingUp: Float
    private let airPerHour: Float
    /// Hours lost at a river, and for each man of a body at a ford and by boat.
    private let riverHours: Float
    private let fordHoursPerMan: Float
    private let boatHoursPerMan: Float
    private let conducts: [Conduct]
    private let tables: MarchTables
    private let steps: [Preparation.Step]
    private let wheelHours: [Float]
    private let sectorOfCell: [Int32]

    // Of the epoch.
    private var night: Pace
    private var day: Pace
    private var both: Pace
    private var sight: Float = 0
    private var enemyDay = 0
    /// Watch, posts and informers of each cell.
    private var field: [SIMD4<Float>]
    private var book = 0
    /// Next steps, course after course.
    private var next: [UInt8]

    init(preparation: Preparation, conducts: [Conduct]) {
        let contact = preparation.rules.appraisal.contact
        rules = preparation.rules.appraisal.march
        lights = preparation.lights
        fields = preparation.fields
        bookEpochs = preparation.bookEpochs
        epochHours = Float(preparation.epochHours)
        lyingUp = Float(contact.lyingUp)
        airPerHour = Float(contact.airPerHour)
        riverHours = Float(rules.fordHours)
        fordHoursPerMan = Float(1 / rules.fordMenPerHour)
        boatHoursPerMan = Float(1 / rules.boatMenPerHour)
        self.conducts = conducts
        tables = preparation.tables
        steps = preparation.steps
        wheelHours = preparation.march.wheels
        sectorOfCell = preparation.sectors.ofCell
        night = Pace(hours: 0, byDay: false, rules: rules)
        day = night
        both = night
        field = preparation.fields[0]
        next = preparation.tables.courses[0]
    }

    /// Turns to an epoch, at which the enemy is at a day of his schedule. Epochs follow one another.
    mutating func turn(to epoch: Int, enemyDay: Int) {
        let light = lights[epoch]
        night = Pace(hours: light.nightHours, byDay: false, rules: rules)
        day = Pace(hours: light.dayHours, byDay: true, rules: rules)
        both = Pace(hours: light.bothHours, byDay: !light.isNight, rules: rules)
        sight = Float(light.sight)
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

    /// What a march leaves as it is: columns of the bodies, and by sector the enemy's watchfulness and the watch of his reserves.
    struct Columns {
        let status: [Detachments.Status]
        let men: [Int32]
        let weapons: [Int32]
        let conduct: [UInt8]
        let course: [UInt8]
        let alert: [Float]
        let block: [Float]
    }

    /// Moves bodies by an epoch: a loop over spans of the columns that change, with no check of ownership and no allocation.
    func advance(
        _ marching: [Int], _ columns: Columns, cell: inout [Int32], stepLeft: inout [Float], exposure: inout [Exposure],
        kilometres: inout [Float], halts: inout Halts
    ) {
        var cells = cell.mutableSpan
        var left = stepLeft.mutableSpan
        var exposures = exposure.mutableSpan
        var walked = kilometres.mutableSpan
        for body in marching where columns.status[body] == .marching {
            let men = columns.men[body]
            let pace = pace(conducts[Int(columns.conduct[body])].march)
            let course = Int(columns.course[body])
            var marcher = Marcher(
                cell: Int(cells[body]), stepLeft: left[body], exposure: exposures[body], kilometres: walked[body],
                hours: pace.hours(men: men), men: men, size: tables.sizeFactor[Int(men)], byDay: pace.byDay,
                hasWheels: course == tables.wheelCourse && columns.weapons[body] > 0, course: course * tables.cells)
            let halt = advance(&marcher, columns)
            cells[body] = Int32(marcher.cell)
            left[body] = marcher.stepLeft
            exposures[body] = marcher.exposure
            walked[body] = marcher.kilometres
            halts.steps += marcher.steps
            switch halt {
            case .none: continue
            case .end: halts.ended.append(body)
            case .met(let place, let blockShare):
                halts.contacts.append(Contact(body: body, cell: place, blockShare: blockShare))
            }
        }
    }
}

// MARK: one body

extension March {
    /// A body on the march, as the loop holds it.
    private struct Marcher {
        var cell: Int
        /// Hours still to go on the present step, 0 at a cell's centre.
        var stepLeft: Float
        var exposure: Exposure
        var kilometres: Float
        /// Hours of march left in the epoch.
        var hours: Float
        var steps = 0
        let men: Int32
        let size: Float
        let byDay: Bool
        let hasWheels: Bool
        /// Where its course begins in `next`.
        let course: Int
    }

    /// How a body's epoch ends.
    private enum Halt {
        case none
        case end
        case met(cell: Int, blockShare: Float)
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

    /// The pace of those who march at these hours.
    @inline(__always)
    private func pace(_ hours: Conduct.MarchHours) -> Pace {
        switch hours {
        case .night: night
        case .day: day
        case .both: both
        }
    }

    /// A body's epoch: it hides, then walks.
    @inline(__always)
    private func advance(_ marcher: inout Marcher, _ columns: Columns) -> Halt {
        let ground = field[marcher.cell]
        let idle = epochHours - marcher.hours
        let hiding = (ground.x * sight + ground.z) * columns.alert[Int(sectorOfCell[marcher.cell])] * lyingUp * idle
        if marcher.exposure.isUsedUp(by: hiding * marcher.size) { return .met(cell: marcher.cell, blockShare: 0) }
        if marcher.hours > 0 { return walk(&marcher, columns) }
        return tables.isObjective[marcher.cell] ? .end : .none
    }

    /// Walks along the course until the hours or the luck are used up, or the objective is reached.
    @inline(__always)
    private func walk(_ marcher: inout Marcher, _ columns: Columns) -> Halt {
        while marcher.hours > 0 {
            if tables.isObjective[marcher.cell] { return .end }
            let direction = next[marcher.course + marcher.cell]
            if direction == Course.none { return .end }
            let number = 6 * marcher.cell + Int(direction)
            let step = steps[number]
            let whole = hours(of: step, number: number, marcher)
            let left = marcher.stepLeft > 0 ? marcher.stepLeft : whole
            let spent = min(left, marcher.hours)
            let share = spent / whole
            if let halt = meet(&marcher, columns, step: step, spent: spent, share: share) { return halt }
            marcher.hours -= spent
            marcher.kilometres += tables.hexKilometres * share
            if spent < left {
                marcher.stepLeft = left - spent
            } else {
                marcher.cell = Int(step.to)
                marcher.stepLeft = 0
                marcher.steps += 1
            }
        }
        return tables.isObjective[marcher.cell] ? .end : .none
    }

    @inline(__always)
    private func hours(of step: Preparation.Step, number: Int, _ marcher: Marcher) -> Float {
        var hours = marcher.hasWheels ? wheelHours[number] : (marcher.byDay ? step.dayHours : step.nightHours)
        if step.side.rawValue > 1 {
            hours += riverHours + Float(marcher.men) * (step.side.contains(.boat) ? boatHoursPerMan : fordHoursPerMan)
        }
        return hours
    }

    /// Uses up the exposure of part of a step; the contact, if it is used up.
    @inline(__always)
    private func meet(_ marcher: inout Marcher, _ columns: Columns, step: Preparation.Step, spent: Float, share: Float) -> Halt?
    {
        let ground = field[Int(step.to)]
        let sector = Int(step.sector)
        let onRoad = step.side.contains(.road)
        let factor = columns.alert[sector] * marcher.size
        let met = onRoad ? tables.hexKilometres : sight
        let barrier = columns.block[sector] * sight * spent * factor
        let ambient = ((ground.x * sight + ground.z) * spent + ground.y * met * share) * factor
        let air = onRoad && marcher.byDay && marcher.men > 100 ? airPerHour * spent : 0
        let expected = ambient + barrier + air
        return marcher.exposure.isUsedUp(by: expected) ? .met(cell: Int(step.to), blockShare: barrier / expected) : nil
    }
}
