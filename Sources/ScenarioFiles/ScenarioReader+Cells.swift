import Geography
import Hexes
import Scenarios

/// Ground that files name in words, as cells of the map.
extension ScenarioReader {
    // MARK: cells

    /// The kinds of ground, in the order in which pages list them.
    private static let kinds = ["parallel", "line", "area", "place", "zones", "mark"]

    /// The land that a record names; nil after noting why there is none.
    mutating func cells(_ record: Record) -> [Bool]? {
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

    mutating func cells(around cell: CellID, kilometres: Double, at spot: Spot, _ ground: PositionResolver) -> [Bool]? {
        let (grid, centre) = (ground.theatre.grid, ground.theatre.nearestLand(to: cell, within: 2) ?? cell)
        let middle = grid.centre(of: centre)
        return land(ground, at: spot, none: "the place lies in the sea", remedy: "name another, or give it a radius") {
            // A millimetre: rounding decides of no hex whose centre lies at the radius.
            $0 == centre || grid.centre(of: $0).distance(to: middle) <= 1000 * kilometres + 0.001
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
}
