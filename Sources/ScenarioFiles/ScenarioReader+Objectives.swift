import Geography
import Hexes
import Scenarios

/// Objectives, goals and passages: ground that files name in words, as cells of the map.
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
        if let beside = record.kind.names.first(where: { $0 != "any" && $0 != "name" && record.has($0) }) {
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
        warnOfGoalDate(record)
        checkSide(record)
        return cells(record).map { Objective.Goal(cells: $0, from: record.time("from")) }
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

    // MARK: cells

    /// The kinds of ground, in the order in which pages list them.
    private static let kinds = ["parallel", "line", "area", "place", "zones", "mark"]

    /// The land that a record names; nil after noting why there is none.
    private mutating func cells(_ record: Record) -> [Bool]? {
        let possible = Self.kinds.filter { record.kind.field($0) != nil }
        let named = possible.filter(record.has)
        let expected = "one of \(possible.joined(separator: ", "))"
        guard named.count == 1, let kind = named.first else {
            // A value with a fault of its own is absent: its fault has been told.
            if named.isEmpty, possible.contains(where: record.wasGiven) { return nil }
            faults.add(
                record.spot,
                named.isEmpty
                    ? "\(record.kind.name) names no ground" : "\(record.kind.name) has \(named.joined(separator: " and "))",
                expected: expected, remedy: named.isEmpty ? "add one" : "keep one, or list several under any")
            return nil
        }
        if record.has("radiusKilometres"), kind != "place" {
            faults.add(
                record.spot(of: "radiusKilometres"), "radiusKilometres stands beside \(kind)", expected: "it beside place",
                remedy: "take it out")
        }
        guard let ground, isRoomForGround(at: record.spot) else { return nil }
        let spot = record.spot(of: kind)
        switch kind {
        case "parallel": return cells(beyond: record, ground)
        case "line": return cells(beside: record, ground)
        case "area": return cells(within: record, ground)
        case "place":
            guard let place = namedPlace(record, ground) else { return nil }
            return cells(around: place.cell, kilometres: record.number("radiusKilometres") ?? 0, at: spot, ground)
        case "zones": return cells(ofZones: record.texts("zones"), at: spot, ground)
        default: return cells(ofMark: record.text("mark") ?? "", at: spot, ground)
        }
    }

    /// Land cells whose centre is chosen; nil after noting that there are none.
    private mutating func land(
        _ ground: PositionResolver, at spot: Spot, none found: String, expected: String = "at least one hex of land",
        remedy: String, where isChosen: (CellID) -> Bool
    ) -> [Bool]? {
        let theatre = ground.theatre
        let cells = (0..<theatre.grid.count).map { theatre.isLand(CellID($0)) && isChosen(CellID($0)) }
        if cells.contains(true) { return cells }
        faults.add(spot, found, expected: expected, remedy: remedy)
        return nil
    }

    private mutating func cells(beyond record: Record, _ ground: PositionResolver) -> [Bool]? {
        guard let parallel = record.number("parallel") else { return nil }
        let (spot, theatre) = (record.spot(of: "parallel"), ground.theatre)
        guard theatre.projection != nil else {
            faults.add(
                spot, "parallel is given", expected: "another kind of ground: a map drawn as text has no latitude",
                remedy: "name a mark, a line, an area, a place or zones")
            return nil
        }
        let isSouth = record.text("side") == CompassSide.south.rawValue
        return land(
            ground, at: spot, none: "no land lies \(isSouth ? "south" : "north") of \(Degrees.latitude(parallel))",
            expected: "a latitude within the theatre", remedy: "correct the latitude"
        ) { cell in
            theatre.geographic(cell).map { isSouth ? $0.latitude <= parallel : $0.latitude >= parallel } ?? false
        }
    }

    private mutating func cells(beside record: Record, _ ground: PositionResolver) -> [Bool]? {
        guard let line = points(record, "line", least: 2, ground), let side: CompassSide = record.word("side") else {
            return nil
        }
        let spot = record.spot(of: "line")
        guard let polygon = Polygon(side: side, of: line) else {
            faults.add(
                spot, "the line has no side \(side.rawValue)",
                expected: "points that differ, on a line that does not run to the \(side.rawValue) itself",
                remedy: "correct the points or the side")
            return nil
        }
        let grid = ground.theatre.grid
        return land(
            ground, at: spot, none: "no land lies \(side.rawValue) of the line", remedy: "correct the points or the side"
        ) { polygon.contains(grid.centre(of: $0)) }
    }

    private mutating func cells(within record: Record, _ ground: PositionResolver) -> [Bool]? {
        guard let corners = points(record, "area", least: 3, ground) else { return nil }
        let (polygon, grid) = (Polygon(corners: corners), ground.theatre.grid)
        return land(
            ground, at: record.spot(of: "area"), none: "no centre of a hex of land lies in the area",
            remedy: "correct the corners"
        ) { polygon.contains(grid.centre(of: $0)) }
    }

    private mutating func cells(around cell: CellID, kilometres: Double, at spot: Spot, _ ground: PositionResolver) -> [Bool]? {
        let (grid, centre) = (ground.theatre.grid, ground.theatre.nearestLand(to: cell, within: 2) ?? cell)
        let middle = grid.centre(of: centre)
        return land(ground, at: spot, none: "the place lies in the sea", remedy: "name another, or give it a radius") {
            $0 == centre || grid.centre(of: $0).distance(to: middle) <= 1000 * kilometres
        }
    }

    private mutating func cells(ofZones values: [Value], at spot: Spot, _ ground: PositionResolver) -> [Bool]? {
        let theatre = ground.theatre
        let known = theatre.zones.map(\.id)
        var chosen = [Bool](repeating: false, count: known.count)
        var isSound = true
        for value in values {
            if let index = known.firstIndex(of: value.text ?? "") {
                chosen[index] = true
            } else {
                isSound = false
                faults.add(
                    value.spot, "zone \"\(value.text ?? "")\" is not known", expected: "one of \(listing(known))",
                    remedy: remedy(for: value.text ?? "", among: known, otherwise: "correct the name"))
            }
        }
        guard isSound else { return nil }
        return land(ground, at: spot, none: "no land lies in these zones", remedy: "name a zone") { cell in
            let zone = Int(theatre.zone[cell.offset])
            return zone >= 0 && chosen[zone]
        }
    }

    private mutating func cells(ofMark mark: String, at spot: Spot, _ ground: PositionResolver) -> [Bool]? {
        guard let marked = ground.marks[mark] else {
            let known = ground.marks.keys.sorted()
            faults.add(
                spot, "mark \"\(mark)\" is not known",
                expected: known.isEmpty ? "a mark under objective: in map.txt" : "one of \(known.joined(separator: ", "))",
                remedy: "correct the letter or add it to map.txt")
            return nil
        }
        let cells = Set(marked)
        return land(ground, at: spot, none: "no land is marked \(mark)", remedy: "mark one in map.txt") { cells.contains($0) }
    }

    // MARK: points

    /// The points of a list on the plane of the map; nil after noting those that are none, or too few.
    private mutating func points(_ record: Record, _ field: String, least: Int, _ ground: PositionResolver) -> [Point]? {
        let values = record.list(field) ?? []
        guard values.count >= least else {
            faults.add(
                record.spot(of: field), "\(field) has \(values.count == 1 ? "1 point" : "\(values.count) points")",
                expected: "at least \(least)", remedy: "add the others")
            return nil
        }
        let points = values.map { point($0, ground) }
        return points.contains(nil) ? nil : points.compactMap(\.self)
    }

    private mutating func point(_ value: Value, _ ground: PositionResolver) -> Point? {
        let grid = ground.theatre.grid
        if let name = value.text {
            if let place = ground.place(name) { return grid.centre(of: place.cell) }
            noPlace(name, at: value.spot, ground)
            return nil
        }
        guard case .list(let parts) = value.content else { return nil }
        let numbers = parts.compactMap { part -> Double? in
            guard case .number(let number) = part.content else { return nil }
            return number
        }
        let point =
            numbers.count == 2 && parts.count == 2 && numbers[0].magnitude <= 90
            ? ground.theatre.projection?.point(latitude: numbers[0], longitude: numbers[1]) : nil
        // The antipode of the projection's centre lies at infinity.
        if let point, point.x.isFinite, point.y.isFinite { return point }
        let isDrawn = ground.theatre.projection == nil
        faults.add(
            value.spot, "a point is [\(numbers.map { FieldType.plain($0) }.joined(separator: ", "))]",
            expected: isDrawn ? "a place or \"column,row\": a map drawn as text has no latitude" : "[latitude, longitude]",
            remedy: isDrawn ? "name a place" : "correct the point")
        return nil
    }

    // MARK: checks

    private mutating func noPlace(_ name: String, at spot: Spot, _ ground: PositionResolver) {
        let isDrawn = ground.theatre.projection == nil
        faults.add(
            spot, "place \"\(name)\" is not known",
            expected: isDrawn ? "a place of the map, or column,row" : "a place of the theatre \(ground.theatre.id)",
            remedy: remedy(
                for: name, among: ground.theatre.places.map(\.id), otherwise: "correct the name or add it to the theatre"))
    }

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
    private mutating func isRoomForGround(at spot: Spot) -> Bool {
        grounds += 1
        if grounds == Limit.grounds.most + 1 {
            faults.add(Limit.grounds.fault(grounds, at: spot, remedy: "name fewer"))
        }
        return grounds <= Limit.grounds.most
    }

    /// Warns of a date that changes nothing.
    private mutating func warnOfGoalDate(_ record: Record) {
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
