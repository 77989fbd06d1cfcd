import Geography
import Scenarios

/// Objectives, goals and passages.
extension ScenarioReader {
    /// The scenario's objective.
    mutating func readObjective(_ head: Record) -> Objective? { head.record("objective").flatMap { objective($0) } }

    /// An objective, or nil after noting what is wrong with it.
    mutating func objective(_ record: Record) -> Objective? {
        let goals = goals(record)
        guard let name = record.text("name"), let goals else { return nil }
        return Objective(name: name, goals: goals)
    }

    private mutating func goals(_ record: Record) -> [Objective.Goal]? {
        guard let list = record.list("any") else { return goal(record).map { [$0] } }
        if let beside = record.kind.names.first(where: { !["any", "name", "id"].contains($0) && record.has($0) }) {
            faults.add(
                record.spot(of: beside), "\(record.kind.name) has \(beside) beside any",
                expected: "\(beside) within a goal of any",
                remedy: "move it into the list")
            return nil
        }
        if list.isEmpty {
            faults.add(record.spot(of: "any"), "the list of goals is empty", expected: "at least one goal", remedy: "add one")
        }
        let goals = record.records("any").map { goal($0) }
        return goals.isEmpty || goals.contains(nil) ? nil : goals.compactMap(\.self)
    }

    private mutating func goal(_ record: Record) -> Objective.Goal? {
        checkDate(record, "from")
        checkDate(record, "until")
        warnOfGoalDate(record)
        checkSpan(record)
        checkSide(record)
        return cells(record).map { Objective.Goal(cells: $0, from: record.time("from"), until: record.time("until")) }
    }

    /// The lines on the way beyond which men are counted.
    mutating func readLines(_ head: Record) -> [CountedLine] {
        let records = head.records("lines")
        checkUnique(records, "id", what: "line")
        if records.count > CountedLine.most {
            faults.add(
                head.spot(of: "lines"), "there are \(records.count) lines", expected: "at most \(CountedLine.most)",
                remedy: "take the others out")
        }
        return records.compactMap { record in
            let ground = objective(record)
            guard let id = record.text("id"), let ground else { return nil }
            if !ground.dates.isEmpty {
                faults.add(
                    record.spot, "the line \(id) has a date", expected: "none: men are counted whenever they pass",
                    remedy: "take from and until out")
            }
            return CountedLine(id: id, ground: ground)
        }
    }

    /// The passages of `via`, in order; nil if it is left out or has a fault.
    mutating func passages(_ record: Record) -> [Passage]? {
        guard let value = record.value("via") else { return nil }
        if let single = value.record { return passage(single).map { [$0] } }
        guard case .list(let values) = value.content else { return nil }
        if values.isEmpty {
            faults.add(value.spot, "via is an empty list", expected: "at least one place", remedy: "name one or take via out")
        }
        let found = values.map { value -> Passage? in
            if let record = value.record { return passage(record) }
            return value.text.flatMap { passage(named: $0, at: value.spot) }
        }
        return found.isEmpty || found.contains(nil) ? nil : found.compactMap(\.self)
    }

    private mutating func passage(_ record: Record) -> Passage? {
        let zones = record.texts("zones").compactMap(\.text).joined(separator: ", ")
        let name = record.text("place") ?? record.text("mark") ?? (zones.isEmpty ? "an area" : zones)
        return cells(record).map { Passage(name: name, cells: $0) }
    }

    private mutating func passage(named name: String, at spot: Spot) -> Passage? {
        guard let ground, isRoomForGround(at: spot) else { return nil }
        guard let place = ground.place(name) else {
            noPlace(name, at: spot, ground)
            return nil
        }
        return cells(around: place.cell, kilometres: 0, at: spot, ground).map { Passage(name: place.placeName, cells: $0) }
    }

    // MARK: checks

    /// Notes a side of nothing, a line without one, and one that a parallel has not.
    private mutating func checkSide(_ record: Record) {
        let hasLine = record.has("line")
        guard let side = record.text("side") else {
            guard hasLine, !record.wasGiven("side") else { return }
            faults.add(
                record.spot(of: "line"), "the line has no side", expected: FieldType.words(CompassSide.self).expectation,
                remedy: "add side")
            return
        }
        if !hasLine, !record.has("parallel") {
            faults.add(
                record.spot(of: "side"), "side stands without a line", expected: "it beside line or parallel",
                remedy: "take it out")
        } else if record.has("parallel"), !hasLine, [CompassSide.east, .west].map(\.rawValue).contains(side) {
            faults.add(
                record.spot(of: "side"), "side is \"\(side)\" of a parallel", expected: "north or south",
                remedy: "correct the word")
        }
    }

    /// Notes, once, that more grounds are named than can be kept.
    mutating func isRoomForGround(at spot: Spot) -> Bool {
        grounds += 1
        if grounds == Limit.grounds.most + 1 {
            faults.add(Limit.grounds.fault(grounds, at: spot, remedy: "name fewer"))
        }
        return grounds <= Limit.grounds.most
    }

    /// Notes a goal that ceases to count before it begins.
    private mutating func checkSpan(_ record: Record) {
        guard let until = record.time("until"), let first = [record.time("from"), start].compactMap(\.self).max(),
            until <= first
        else { return }
        faults.add(
            record.spot(of: "until"), "until is \(until), and the goal counts from \(first)",
            expected: "a time after that", remedy: "correct the date or take the goal out")
    }

    /// Warns of a date that changes nothing.
    private mutating func warnOfGoalDate(_ record: Record) {
        if let until = record.time("until"), let end, until >= end {
            faults.warn(
                record.spot(of: "until"), "until is \(until), and the campaign ends at \(end), so the date has no effect",
                expected: "a time before the end", remedy: "take until out")
        }
        guard let from = record.time("from"), let start, let end else { return }
        if from >= end {
            faults.warn(
                record.spot(of: "from"), "from is \(from), and the campaign ends at \(end), so the goal never counts",
                expected: "a time before the end", remedy: "correct the date, or follow the campaign longer")
        } else if from <= start {
            faults.warn(
                record.spot(of: "from"), "from is \(from), and the campaign starts at \(start), so the date has no effect",
                expected: "a time after the start", remedy: "take from out")
        }
    }
}
