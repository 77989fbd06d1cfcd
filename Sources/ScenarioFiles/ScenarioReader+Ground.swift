import Geography
import Hexes
import Scenarios

extension ScenarioReader {
    /// The theatre that scenario.yaml names.
    mutating func readGround(_ head: Record?) -> PositionResolver? {
        guard let name = head?.text("theatre") else { return nil }
        guard name != "map.txt" else { return readTextMap(id: head?.text("id") ?? "map") }
        do {
            return PositionResolver(theatre: try TheatreFile.read(gpkg: joined(theatres, "\(name).gpkg")), marks: [:])
        } catch {
            faults.add(error)
            return nil
        }
    }

    private mutating func readTextMap(id: String) -> PositionResolver? {
        guard let text = texts.text("map.txt", into: &faults) else { return nil }
        do {
            let map = try TextMap.read(text, file: texts.spot("map.txt").file, id: id)
            return PositionResolver(theatre: map.theatre, marks: map.marks)
        } catch {
            faults.add(error)
            return nil
        }
    }

    /// The theatre with the people of zones.csv; nil without a theatre.
    mutating func readZones() -> Theatre? {
        guard let records = texts.table("zones.csv", of: .zone, into: &faults) else { return nil }
        checkUnique(records, "zone", what: "zone")
        for record in records { checkZone(record) }
        guard let theatre = ground?.theatre else { return nil }
        let known = theatre.zones.map(\.id)
        for record in records {
            guard let id = record.text("zone"), !known.contains(id) else { continue }
            faults.add(
                record.spot(of: "zone"), "zone \"\(id)\" is not known", expected: "one of \(known.joined(separator: ", "))",
                remedy: remedy(for: id, among: known, otherwise: "take the row out"))
        }
        warnOfEmptyZones(records, on: theatre)
        return theatre.replacing(zones: theatre.zones.map { zone(zone: $0, records, isDrawn: theatre.projection == nil) })
    }

    private mutating func checkZone(_ record: Record) {
        _ = sources(record)
        let figures = ["attitude_low", "attitude", "attitude_high"].map(record.number)
        checkOrder(record, ("attitude_low", "attitude", "attitude_high"), figures)
    }

    private mutating func zone(zone: Zone, _ records: [Record], isDrawn: Bool) -> Zone {
        guard let record = records.first(where: { $0.text("zone") == zone.id }) else {
            if records.allSatisfy({ $0.has("zone") }) {
                faults.add(
                    texts.spot("zones.csv"), "the zone \(zone.id) has no row", expected: "a row for every zone of the theatre",
                    remedy: "add it")
            }
            return zone
        }
        if isDrawn, !record.has("people") {
            faults.add(
                record.spot, "people is empty", expected: "a whole number, as a map drawn as text has none", remedy: "add it")
        }
        var zone = zone
        zone.people = record.whole("people") ?? zone.people
        zone.attitude = record.number("attitude") ?? zone.attitude
        zone.communicationKilometres = record.number("lines_of_communication_km") ?? zone.communicationKilometres
        return zone
    }

    /// The cells on or beyond a line to be reached.
    mutating func objective(_ record: Record) -> Objective? {
        guard let name = record.text("name"), let ground else { return nil }
        let isDrawn = ground.theatre.projection == nil
        let wanted = isDrawn ? "mark" : "parallel"
        guard record.has(wanted), !record.has(isDrawn ? "parallel" : "mark") else {
            faults.add(
                record.spot, "the objective has \(record.has(wanted) ? "parallel and mark" : "no \(wanted)")",
                expected: isDrawn ? "mark, a letter under objective: in map.txt" : "parallel, a latitude",
                remedy: record.has(wanted) ? "keep \(wanted)" : "add \(wanted)")
            return nil
        }
        if let parallel = record.number("parallel") { return beyond(parallel, name: name, record: record, ground.theatre) }
        return marked(record, name: name, ground)
    }

    private mutating func beyond(_ parallel: Double, name: String, record: Record, _ theatre: Theatre) -> Objective? {
        let cells = (0..<theatre.grid.count).map { index in
            let cell = CellID(index)
            return theatre.isLand(cell) && (theatre.geographic(cell)?.latitude ?? -90) >= parallel
        }
        guard cells.contains(true) else {
            faults.add(
                record.spot(of: "parallel"), "no land lies north of \(Degrees.latitude(parallel))",
                expected: "a latitude within the theatre", remedy: "correct the latitude")
            return nil
        }
        return Objective(name: name, cells: cells)
    }

    private mutating func marked(_ record: Record, name: String, _ ground: PositionResolver) -> Objective? {
        guard let mark = record.text("mark"), let marked = ground.marks[mark] else {
            let known = ground.marks.keys.sorted()
            faults.add(
                record.spot(of: "mark"), "mark \"\(record.text("mark") ?? "")\" is not known",
                expected: known.isEmpty ? "a mark under objective: in map.txt" : "one of \(known.joined(separator: ", "))",
                remedy: "correct the letter or add it to map.txt")
            return nil
        }
        var cells = [Bool](repeating: false, count: ground.theatre.grid.count)
        for cell in marked where ground.theatre.isLand(cell) { cells[cell.offset] = true }
        guard cells.contains(true) else {
            faults.add(
                record.spot(of: "mark"), "no land is marked \(mark)", expected: "at least one hex of land",
                remedy: "mark one in map.txt")
            return nil
        }
        return Objective(name: name, cells: cells)
    }
}
