import Geography
import Hexes
import Scenarios

/// Warnings of what is accepted and changes nothing.
extension ScenarioReader {
    /// Warns of a formation without men.
    mutating func warnOfNobody(_ record: Record, _ men: Strength?) {
        guard men?.high == 0 else { return }
        faults.warn(
            record.spot(of: "men"), "men is 0, so the formation does nothing", expected: "at least one man",
            remedy: "correct the figure or take the row out")
    }

    /// Warns of a force that is not in the theatre between the start and the end, or has neither battalions nor men.
    mutating func warnOfAbsence(_ record: Record, _ track: [Fix]) {
        if record.whole("battalions") == 0, record.whole("men") == 0 {
            faults.warn(
                record.spot(of: "battalions"), "the force has no battalions and no men, so it holds nothing",
                expected: "at least one", remedy: "correct the figures or take the force out")
        }
        guard let start, let end, !Self.isPresent(track, from: start, to: end) else { return }
        faults.warn(
            record.spot(of: "track"), "the force is never in the theatre from \(start) to \(end), so it has no effect",
            expected: "a position before the end that is not absent", remedy: "correct the dates or take the force out")
    }

    /// True if a force stands in the theatre at some time of a span: from a position on until the next.
    private static func isPresent(_ track: [Fix], from start: LocalTime, to end: LocalTime) -> Bool {
        track.indices.contains { index in
            let until = index + 1 < track.count ? track[index + 1].time : end
            return track[index].posture != .absent && track[index].time < end && until > start
        }
    }

    /// Warns of a rule that is given the value it has anyway.
    mutating func warnOfStandard(_ record: Record, _ rule: Vocabulary.Rule) {
        guard record.number("value") == rule.standard else { return }
        faults.warn(
            record.spot(of: "value"),
            "\(rule.name) is \(FieldType.plain(rule.standard)), the standard value, so nothing changes",
            expected: "another value", remedy: "take the rule out")
    }

    /// Warns of a figure beside which nothing can stand, since its key names a formation that is not known.
    mutating func warnOfKey(_ record: Record) {
        guard let key = record.text("key"), let vocabulary, !formationIDs.isEmpty,
            vocabulary.figuresOfFormations.contains(where: key.hasPrefix)
        else { return }
        let names = key.split(separator: ".").dropFirst().map(String.init)
        for name in names where !formationIDs.contains(name) {
            faults.warn(
                record.spot(of: "key"),
                "key is \(key), and formation \"\(name)\" is not known, so nothing stands beside the figure",
                expected: "an id of forces.csv after the point",
                remedy: remedy(for: name, among: formationIDs, otherwise: "correct the name"))
        }
    }

    /// Warns of keys of history.csv that name a line which the scenario does not count.
    mutating func checkKeysOfLines(_ scenario: Scenario) {
        let known = scenario.lines.map(\.id)
        for figure in scenario.history where ["crossed", "daysToFirstCrossed"].contains(where: figure.key.hasPrefix) {
            let name = figure.key.split(separator: ".").dropFirst().first.map(String.init) ?? ""
            guard !known.contains(name) else { continue }
            faults.warn(
                texts.spot("history.csv"),
                "key is \(figure.key), and line \"\(name)\" is not counted, so nothing stands beside the figure",
                expected: known.isEmpty ? "lines in scenario.yaml" : "one of \(known.joined(separator: ", "))",
                remedy: remedy(for: name, among: known, otherwise: "add the line or correct the key"))
        }
    }

    /// Warns of formations that are at the objective already, or have no way to it by land.
    mutating func warnOfPositions(_ scenario: Scenario) {
        let reached = Self.landAround(scenario.objective.cells, on: scenario.theatre)
        for formation in scenario.formations {
            let spot = formationSpots[formation.id] ?? texts.spot("forces.csv")
            if scenario.objective.cells[formation.cell.offset] {
                faults.warn(
                    spot, "\(formation.id) stands at the objective from the start, so it has nowhere to go",
                    expected: "a position on this side of the line", remedy: "correct the position or the objective")
            } else if !reached[formation.cell.offset] {
                faults.warn(
                    spot, "no way by land leads from \(formation.id) to the objective, so it cannot arrive",
                    expected: "a position on the same land as the objective", remedy: "correct the position or the map")
            }
        }
    }

    /// Warns of a refuge to which no way by land leads from the objective.
    mutating func warnOfRefuge(_ head: Record, _ scenario: Scenario) {
        guard let refuge = scenario.refuge else { return }
        let reached = Self.landAround(refuge.cells, on: scenario.theatre)
        guard !scenario.objectiveTargets.contains(where: { reached[$0] }) else { return }
        faults.warn(
            head.spot(of: "refuge"), "no way by land leads from the objective to the refuge, so it has no effect",
            expected: "ground on the same land as the objective", remedy: "correct the refuge")
    }

    /// For each cell, whether some of these can be reached from it by land.
    static func landAround(_ cells: [Bool], on theatre: Theatre) -> [Bool] {
        var reached = cells.indices.map { cells[$0] && theatre.isLand(CellID($0)) }
        var open = reached.indices.filter { reached[$0] }
        while let cell = open.popLast() {
            for direction in Direction.allCases {
                guard let next = theatre.grid.neighbour(of: CellID(cell), to: direction), !reached[next.offset],
                    theatre.isLand(next)
                else { continue }
                reached[next.offset] = true
                open.append(next.offset)
            }
        }
        return reached
    }

    /// Warns of zones of zones.csv in which no land lies.
    mutating func warnOfEmptyZones(_ records: [Record], on theatre: Theatre) {
        let used = Set(theatre.zone)
        for (index, zone) in theatre.zones.enumerated() where !used.contains(Int16(truncatingIfNeeded: index)) {
            guard let record = records.first(where: { $0.text("zone") == zone.id }) else { continue }
            faults.warn(
                record.spot(of: "zone"), "no land of the theatre lies in the zone \(zone.id), so it has no effect",
                expected: "a zone with at least one hex", remedy: "correct the theatre")
        }
    }

    /// Warns of a group to which the question gives no role and no directive gives orders.
    mutating func warnOfIdleGroups(_ head: Record, _ directives: [Directive]) {
        var addressed: Set<String> = []
        for part in directives.flatMap(\.parts) {
            switch part.who {
            case .group(let group), .best(_, of: let group), .rest(of: let group): addressed.insert(group)
            case .formations: continue
            }
        }
        for part in directives.flatMap(\.amendments).flatMap(\.parts) {
            if case .addressee(.group(let group)) = part.who { addressed.insert(group) }
            if case .addressee(.rest(of: let group)) = part.who { addressed.insert(group) }
        }
        for record in head.records("groups") where !record.has("role") {
            guard let id = record.text("id"), !addressed.contains(id) else { continue }
            faults.warn(
                record.spot(of: "id"), "the group \(id) has no role and no directive names it, so it has no effect",
                expected: "a role, or a part of a directive for it", remedy: "give it one or take it out")
        }
    }
}
