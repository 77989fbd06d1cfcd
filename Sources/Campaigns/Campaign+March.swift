import Directives

/// Bodies march and are met.
extension Campaign {
    /// A body on its way through an epoch, beside its columns.
    struct Walk {
        let body: Int
        let walker: Walker
        /// The part of the walker's next piece that is behind the body.
        var done: Float = 0
    }

    /// Moves every body by an epoch. Those that are met settle the contact and go on for what they have left of the epoch.
    mutating func advance(_ stages: inout Stages) {
        work.bodyEpochs += marching.count
        halts.clear()
        march.advance(
            marching,
            .init(
                men: bodies.men, weapons: bodies.weapons, conduct: bodies.conduct, course: bodies.course,
                vigilance: vigilance),
            stages: &stages, cell: &bodies.cell, stepLeft: &bodies.stepLeft, exposure: &bodies.exposure,
            kilometres: &bodies.kilometres, halts: &halts)
        work.steps += halts.steps
        for body in halts.arrived { arrive(body) }
        for body in halts.interrupted {
            underWay.append(Walk(body: body, walker: walker(of: body)))
            while let walk = underWay.popLast() { go(walk) }
        }
    }

    /// Takes a body through what is left of its epoch, piece by piece, and settles its contacts where they happen.
    private mutating func go(_ walk: Walk) {
        let body = walk.body
        var walker = walk.walker
        var rest = 1 - walk.done
        while true {
            let before = walker
            guard let piece = nextPiece(&walker) else { break }
            let sight = vigilance[piece.sector]
            while true {
                let men = bodies.men[body]
                let expected = rest * piece.contacts(men: men, size: march.builds[Int(men)].size, sight)
                guard bodies.exposure[body].isExhausted(by: expected) else { break }
                // What the exposure lacks lies beyond the place.
                let beyond = rest * min(1, max(0, -bodies.exposure[body].left / expected))
                bodies.kilometres[body] += (rest - beyond) * piece.share * march.terms.hexKilometres
                rest = beyond
                guard meet(body, on: piece, rest: rest, before: before, sight) else {
                    work.steps += before.finished - walk.walker.finished
                    return
                }
            }
            bodies.kilometres[body] += rest * piece.share * march.terms.hexKilometres
            rest = 1
        }
        work.steps += walker.finished - walk.walker.finished
        bodies.cell[body] = Int32(walker.cell)
        bodies.stepLeft[body] = walker.stepLeft
        switch walker.end {
        case .objective: arrive(body)
        case .nowhere: stop(body, walker.left)
        case .hours, nil: break
        }
    }

    /// Settles a contact of a body that has a part of a piece before it; true if it goes on as it went.
    ///
    /// Who leaves his way, and who splits off, sets out for himself with the hours that are left, to the nearest hour: so those who do
    /// stand alike again before long.
    private mutating func meet(_ body: Int, on piece: Walker.Piece, rest: Float, before: Walker, _ sight: Vigilance) -> Bool {
        let stepLeft = before.stepLeft - (1 - rest) * piece.share
        bodies.cell[body] = Int32(before.cell)
        bodies.stepLeft[body] = stepLeft
        let course = bodies.course[body]
        let count = bodies.count
        let men = bodies.men[body]
        let blockShare = piece.blockShare(men: men, size: march.builds[Int(men)].size, sight)
        resolve(Contact(body: body, cell: piece.cell, sector: piece.sector, blockShare: blockShare))
        var left = before.left
        if piece.isHiding {
            left.hiding = piece.hours * rest
        } else {
            left.march = max(0, (left.march - piece.hours * (1 - rest)).rounded())
        }
        for other in count..<bodies.count {
            goOn(
                other, isOnItsWay(other, course, stepLeft, before) ? Walk(body: other, walker: before, done: 1 - rest) : nil,
                left)
        }
        guard bodies.status[body] == .marching else { return false }
        if isOnItsWay(body, course, stepLeft, before) { return true }
        goOn(body, nil, left)
        return false
    }

    /// True if a body goes on as the one that was met did before.
    @inline(__always)
    private func isOnItsWay(_ body: Int, _ course: UInt8, _ stepLeft: Float, _ before: Walker) -> Bool {
        bodies.course[body] == course && bodies.stepLeft[body] == stepLeft
            && before.hasWheels == hasWheels(body)
    }

    /// True if a body goes by the course for wheels and still has any.
    @inline(__always)
    private func hasWheels(_ body: Int) -> Bool {
        Int(bodies.course[body]) == march.wheelCourse && bodies.weapons[body] > 0
    }

    private mutating func goOn(_ body: Int, _ walk: Walk?, _ left: March.HoursLeft) {
        underWay.append(walk ?? Walk(body: body, walker: walker(of: body, left)))
    }

    /// Whoever is led to another side of his cell begins a step there.
    mutating func turnToNewCourses() {
        for body in marching where march.leadsElsewhere(from: bodies.cell[body], course: bodies.course[body]) {
            bodies.stepLeft[body] = 1
        }
    }

    /// The course leads nowhere: a column with wheels sheds them if it may and goes on, else it stands.
    private mutating func stop(_ body: Int, _ left: March.HoursLeft) {
        let course = bodies.course[body]
        let rule = conducts[Int(bodies.conduct[body])]
        if bodies.weapons[body] > 0, rule.heavyWeapons != .keep { destroyWeapons(body) }
        if bodies.weapons[body] == 0 { bodies.course[body] = UInt8(rule.route == .roads ? tables.roadCourse : 0) }
        if bodies.course[body] != course { underWay.append(Walk(body: body, walker: walker(of: body, left))) }
    }

    private mutating func arrive(_ body: Int) {
        happen(
            Event(
                preparation.enemyHasPassed[enemyDay] ? .arrivedBehind : .arrived, formation: bodies.formation[body],
                epoch: epoch,
                body: body, place: Int(bodies.cell[body]), men: Int(bodies.men[body]), amount: Int(bodies.weapons[body])))
    }

    /// A body at the beginning of its epoch, or with what it has left of it.
    @inline(__always)
    private func walker(of body: Int, _ left: March.HoursLeft? = nil) -> Walker {
        let rule = march.marchRules[Int(bodies.conduct[body])]
        let manner = March.Manner(
            course: bodies.course[body], rule: rule, hasWheels: hasWheels(body),
            column: march.builds[Int(bodies.men[body])].column)
        var walker = Walker(
            cell: bodies.cell[body], stepLeft: bodies.stepLeft[body], manner, pace: march.paces[Int(rule)], terms: march.terms,
            cells: march.cells)
        if let left { walker.left = left }
        return walker
    }

    @inline(__always)
    private func nextPiece(_ walker: inout Walker) -> Walker.Piece? {
        walker.nextPiece(march.terms, march.field.span, march.steps.span, march.wheelHours.span, march.next.span)
    }
}
