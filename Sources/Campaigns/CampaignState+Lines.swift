import Scenarios

/// Counted lines: bodies that come to stand beyond one for the first time are told.
extension CampaignState {
    /// Tells of every body on the march that came beyond a line in this epoch. Nothing is done where no line is counted.
    mutating func crossLines(_ journal: inout Journal) {
        guard !setup.preparation.lineMarks.isEmpty else { return }
        for body in marching where bodies.status[body] == .marching { crossLines(body, &journal) }
        for body in listed..<bodies.count where bodies.status[body] == .marching { crossLines(body, &journal) }
    }

    /// Tells of the lines that a body has come beyond where it stands.
    mutating func crossLines(_ body: Int, _ journal: inout Journal) {
        let marks = setup.preparation.lineMarks
        guard !marks.isEmpty, bodies.men[body] > 0 else { return }
        let passed = marks[Int(bodies.cell[body])] & ~bodies.crossed[body]
        guard passed != 0 else { return }
        bodies.crossed[body] |= passed
        for line in setup.preparation.scenario.lines.indices where passed & 1 << UInt16(line) != 0 {
            record(
                Event(
                    .crossed, formation: bodies.formation[body], epoch: epoch, body: body, place: Int(bodies.cell[body]),
                    men: Int(bodies.men[body]), amount: line), &journal)
        }
    }
}
