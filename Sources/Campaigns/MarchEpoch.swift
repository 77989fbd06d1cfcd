import Appraisal
import Directives
import Planning

/// The march of one epoch: what it reads, laid out for the loop, and how one body marches on it.
///
/// A body's exposure, an exponential number, is used up by the expected contacts of each stretch; where it is used
/// up, the contact happens: exact sampling of the first contact, with the residue carried over.
struct MarchEpoch {
    let light: EpochLight
    let sight: Float
    let epochHours: Float
    let march: MarchRules
    let conducts: [Conduct]
    let tables: MarchTables
    let lyingUp: Float
    let airPerHour: Float
    let steps: [Preparation.Step]
    let wheelHours: [Float]
    /// Watch, posts and informers of each cell.
    let field: [SIMD4<Float>]
    let sectorOfCell: [Int32]
    /// Next steps, course after course.
    let next: [UInt8]
    /// Watchfulness and reserves by sector.
    let alert: [Float]
    let block: [Float]

    /// A body on the march, as the loop holds it.
    struct Marcher {
        var cell: Int
        /// Hours still to go on the present step, 0 at a cell's centre.
        var stepLeft: Float
        var exposure: Float
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
    enum Halt {
        case none
        /// At the objective, or where the course leads nowhere.
        case end
        /// Met in a cell; `blockShare` of the danger there came from a reserve placed to block the way.
        case met(cell: Int, blockShare: Float)
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

    /// The columns of the bodies that a march leaves as they are.
    struct Columns {
        let status: [Detachments.Status]
        let men: [Int32]
        let weapons: [Int32]
        let conduct: [UInt8]
        let course: [UInt8]
    }

    /// Moves bodies by an epoch: a loop over spans of the columns that change, with no check of ownership and no allocation.
    func advance(
        _ marching: [Int], _ bodies: Columns, cell: inout [Int32], stepLeft: inout [Float], exposure: inout [Float],
        kilometres: inout [Float], halts: inout Halts
    ) {
        var cells = cell.mutableSpan
        var left = stepLeft.mutableSpan
        var exposures = exposure.mutableSpan
        var walked = kilometres.mutableSpan
        for body in marching where bodies.status[body] == .marching {
            let men = bodies.men[body]
            let manner = conducts[Int(bodies.conduct[body])].march
            let course = Int(bodies.course[body])
            var marcher = Marcher(
                cell: Int(cells[body]), stepLeft: left[body], exposure: exposures[body], kilometres: walked[body],
                hours: hours(manner, men: men), men: men, size: tables.sizeFactor[Int(men)], byDay: isByDay(manner),
                hasWheels: course == tables.wheelCourse && bodies.weapons[body] > 0, course: course * tables.cells)
            let halt = advance(&marcher)
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

    /// Hours that a body marches in the epoch: its column has to close up each time.
    func hours(_ manner: Conduct.MarchHours, men: Int32) -> Float {
        let hours: Double
        switch manner {
        case .night: hours = light.nightHours
        case .day: hours = light.dayHours
        case .both: hours = light.bothHours
        }
        guard hours > 0 else { return 0 }
        let tail = Double(men) * march.fileSpacing / (1000 * march.roadNight)
        return Float(max(hours * 0.2, hours - tail * hours / march.dailyHours))
    }

    /// True when a body of this manner marches by the light of day.
    func isByDay(_ manner: Conduct.MarchHours) -> Bool { manner == .day || (manner == .both && !light.isNight) }

    /// A body's epoch: it hides, then walks.
    @inline(__always)
    func advance(_ marcher: inout Marcher) -> Halt {
        hide(&marcher)
        if marcher.exposure <= 0 { return .met(cell: marcher.cell, blockShare: 0) }
        if marcher.hours > 0 { return walk(&marcher) }
        return tables.isObjective[marcher.cell] ? .end : .none
    }

    /// The hours of the epoch in which the body hides.
    @inline(__always)
    private func hide(_ marcher: inout Marcher) {
        let ground = field[marcher.cell]
        let idle = epochHours - marcher.hours
        let perHour = ground.x * sight + ground.z
        marcher.exposure -= perHour * alert[Int(sectorOfCell[marcher.cell])] * marcher.size * lyingUp * idle
    }

    /// Walks along the course until the hours or the luck are used up, or the objective is reached.
    private func walk(_ marcher: inout Marcher) -> Halt {
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
            if let halt = meet(&marcher, step: step, spent: spent, share: share) { return halt }
            marcher.hours -= spent
            marcher.kilometres += tables.hexKilometres * spent / whole
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
            let rate = step.side.contains(.boat) ? march.boatMenPerHour : march.fordMenPerHour
            hours += Float(march.fordHours + Double(marcher.men) / rate)
        }
        return hours
    }

    /// Uses up the exposure of part of a step; the contact, if it is used up.
    @inline(__always)
    private func meet(_ marcher: inout Marcher, step: Preparation.Step, spent: Float, share: Float) -> Halt? {
        let ground = field[Int(step.to)]
        let sector = Int(step.sector)
        let onRoad = step.side.contains(.road)
        let factor = alert[sector] * marcher.size
        let met = onRoad ? tables.hexKilometres : sight
        let barrier = block[sector] * sight * spent * factor
        let ambient = ((ground.x * sight + ground.z) * spent + ground.y * met * share) * factor
        let air = onRoad && marcher.byDay && marcher.men > 100 ? airPerHour * spent : 0
        let expected = ambient + barrier + air
        marcher.exposure -= expected
        return marcher.exposure <= 0 ? .met(cell: Int(step.to), blockShare: barrier / expected) : nil
    }
}
