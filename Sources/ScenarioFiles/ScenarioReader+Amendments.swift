import Geography
import Scenarios

/// Amendments of directives.
extension ScenarioReader {
    /// The amendments of a directive, in order of time; those with a fault are left out.
    mutating func amendments(_ record: Record, partNames: [String]) -> [Amendment] {
        let records = record.records("amendments")
        if records.count > Limit.amendments.most {
            faults.add(Limit.amendments.fault(records.count, at: record.spot(of: "amendments"), remedy: "join some"))
            return []
        }
        var latest = record.time("issued")
        var amendments: [Amendment] = []
        for (number, item) in records.enumerated() {
            checkIssued(item)
            let parts = amendedParts(item, partNames: partNames)
            guard let issued = item.time("issued") else { continue }
            if let before = latest, issued <= before {
                let earlier = number == 0 ? "the directive itself" : "the one before it"
                faults.add(
                    item.spot(of: "issued"), "issued is \(issued), not after \(earlier), \(before)",
                    expected: "amendments in order of time", remedy: "correct the date or put them in order")
                continue
            }
            latest = issued
            amendments.append(Amendment(issued: issued, parts: parts))
        }
        return amendments
    }

    private mutating func amendedParts(_ record: Record, partNames: [String]) -> [AmendedPart] {
        if record.list("parts")?.isEmpty == true {
            faults.add(record.spot(of: "parts"), "the list of parts is empty", expected: "at least one part", remedy: "add one")
        }
        var roll = Roll(formations: formationIDs)
        return record.records("parts").compactMap { record in
            let who = who(record, partNames: partNames, &roll)
            checkDetachments(record, men: formationMen)
            let change = change(record)
            if record.given.isSubset(of: ["name", "who"]) {
                faults.warn(
                    record.spot, "the part changes nothing, so it has no effect", expected: "a field beside name and who",
                    remedy: "say what changes or take the part out")
            }
            warnOfIdleDestination(record)
            guard let name = record.text("name"), let who else { return nil }
            return AmendedPart(name: name, who: who, change: change)
        }
    }

    private mutating func who(_ record: Record, partNames: [String], _ roll: inout Roll) -> AmendedPart.Who? {
        if let earlier = record.record("who") {
            guard let name = earlier.text("part") else { return nil }
            if partNames.contains(name) { return .part(name) }
            faults.add(
                earlier.spot(of: "part"), "the directive has no part \"\(name)\"",
                expected: partNames.isEmpty ? "the name of a part" : "one of \(listing(partNames))",
                remedy: remedy(for: name, among: partNames, otherwise: "correct the name"))
            return nil
        }
        guard let who = addressee(record) else { return nil }
        take(who, &roll, at: record.spot(of: "who"))
        return .addressee(who)
    }

    // MARK: destinations

    /// Notes a march that begins years away, and warns of one that begins before the campaign or after its end.
    mutating func checkMarchStart(_ record: Record) {
        checkDate(record, "start")
        guard let time = record.time("start"), let start, let end else { return }
        if time <= start {
            faults.warn(
                record.spot(of: "start"), "start is \(time), and the campaign starts at \(start), so nobody waits",
                expected: "a time after the start", remedy: "correct the date or take start out")
        } else if time >= end {
            faults.warn(
                record.spot(of: "start"), "start is \(time), and the campaign ends at \(end), so nobody marches",
                expected: "a time before the end", remedy: "correct the date, or follow the campaign longer")
        }
    }

    /// Warns of a destination or a start of a part that stays.
    mutating func warnOfIdleDestination(_ record: Record) {
        guard record.text("task") == Conduct.Task.stay.rawValue, let field = ["to", "via", "start"].first(where: record.has)
        else { return }
        faults.warn(
            record.spot(of: field), "\(field) is given to formations that stay, so it has no effect",
            expected: "it with task withdraw", remedy: "take it out or let them withdraw")
    }

    /// Warns of parts whose formations have nowhere to go, or no way there by land.
    mutating func warnOfDestinations(_ scenario: Scenario) {
        for (id, number, spot) in destinationSpots {
            guard let directive = scenario.directive(id), directive.parts.indices.contains(number) else { continue }
            let part = directive.parts[number]
            guard part.conduct.task == .withdraw else { continue }
            let destination = scenario.destination(of: part.conduct)
            if part.conduct.via.isEmpty, destination.objective.goals == scenario.objective.goals {
                faults.warn(
                    spot, "to is the scenario's objective, so it changes nothing", expected: "another objective",
                    remedy: "take it out")
            }
            let grounds =
                destination.via.map { (name: $0.name, cells: $0.cells) }
                + [(name: destination.objective.name, cells: destination.objective.cells)]
            for ground in grounds {
                let reached = Self.landAround(ground.cells, on: scenario.theatre)
                let lost = AddresseeResolver.members(of: part.who, in: scenario).filter {
                    !reached[scenario.formations[$0].cell.offset]
                }
                guard !lost.isEmpty else { continue }
                faults.warn(
                    spot,
                    "no way by land leads from \(listing(lost.map { scenario.formations[$0].id })) to \(ground.name), so nobody arrives",
                    expected: "ground on the same land", remedy: "correct the ground or the map")
            }
        }
    }

    /// Notes more legs than can be laid.
    mutating func checkLegs(_ scenario: Scenario) {
        let legs = scenario.destinations.reduce(0) { $0 + 1 + $1.via.count }
        guard legs > 1 else { return }
        let spot = destinationSpots.first?.spot ?? texts.spot("directives")
        if legs > Limit.legs.most { faults.add(Limit.legs.fault(legs, at: spot, remedy: "name fewer objectives and places")) }
        let size = legs * scenario.theatre.grid.count * scenario.horizonDays
        guard size > Limit.legHexDays.most else { return }
        faults.add(
            Limit.legHexDays.fault(
                size, at: spot, remedy: "name fewer objectives and places, or follow the campaign for fewer days"))
    }
}
