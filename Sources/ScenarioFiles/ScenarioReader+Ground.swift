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
        attitudes = theatre.zones.map { zone in attitude(of: zone, records.first { $0.text("zone") == zone.id }) }
        return theatre.replacing(zones: theatre.zones.map { zone(zone: $0, records, isDrawn: theatre.projection == nil) })
    }

    private mutating func checkZone(_ record: Record) {
        _ = sources(record)
        let figures = ["attitude_low", "attitude", "attitude_high"].map(record.number)
        checkOrder(record, ("attitude_low", "attitude", "attitude_high"), figures)
    }

    /// The attitude of a zone with its range; the best figure alone where no range is given or its ends are out of order.
    private func attitude(of zone: Zone, _ record: Record?) -> Uncertainty.Attitude {
        let best = record?.number("attitude") ?? zone.attitude
        return Uncertainty.Attitude(
            low: min(best, record?.number("attitude_low") ?? best), best: best,
            high: max(best, record?.number("attitude_high") ?? best))
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
}
