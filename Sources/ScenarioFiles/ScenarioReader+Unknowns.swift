import Geography
import Scenarios

/// Reads what a scenario leaves open, and what its verdict is about.
extension ScenarioReader {
    /// Unknowns of the scenario, with the ranges of attitudes in zones.csv.
    mutating func readUncertainty(_ head: Record) -> Uncertainty {
        var found = Uncertainty()
        found.attitudes = attitudes
        guard let record = head.record("unknowns") else { return found }
        found.placeKilometres = record.number("placeKilometres") ?? found.placeKilometres
        found.enemyKilometres = record.number("enemyKilometres") ?? found.enemyKilometres
        found.enemyHours = record.number("enemyHours") ?? found.enemyHours
        found.issueHours = record.number("issueHours") ?? found.issueHours
        found.standingFactor = record.number("standingFactor") ?? found.standingFactor
        found.reason = record.text("reason") ?? ""
        let readings = record.records("readings")
        checkUnique(readings, "id", what: "reading")
        found.readings = readings.compactMap { reading($0) }
        return found
    }

    private mutating func reading(_ record: Record) -> SourceReading? {
        let keys = sources(record)
        let options = record.records("options")
        checkUnique(options, "id", what: "option")
        if options.count < 2 {
            faults.add(
                record.spot(of: "options"), "the reading has \(options.count == 1 ? "one option" : "no options")",
                expected: "two or more", remedy: "add what else the source may mean, or take the reading out")
        }
        let read = options.compactMap { option($0) }
        if read.count > 1, read.allSatisfy({ $0.dispersed == nil && $0.exchanges.isEmpty }) {
            faults.warn(
                record.spot(of: "options"), "no option of the reading changes anything",
                expected: "dispersed or exchange in one",
                remedy: "say what the other reading would change")
        }
        guard let id = record.text("id"), let title = record.text("title"), read.count > 1 else { return nil }
        return SourceReading(id: id, title: title, options: read, sources: keys)
    }

    private mutating func option(_ record: Record) -> SourceReading.Option? {
        let names = record.texts("exchange")
        if !names.isEmpty, names.count != 2 {
            faults.add(
                record.spot(of: "exchange"), "exchange names \(names.count) formations", expected: "two",
                remedy: "name the two that change places")
        }
        var positions: [Int] = []
        for value in names {
            guard let name = value.text else { continue }
            if let position = formationIDs.firstIndex(of: name) {
                positions.append(position)
            } else if !formationIDs.isEmpty {
                faults.add(
                    value.spot, "formation \"\(name)\" is not known", expected: "a formation of forces.csv",
                    remedy: remedy(for: name, among: formationIDs, otherwise: "add it to forces.csv"))
            }
        }
        guard let id = record.text("id"), let title = record.text("title"), let weight = record.number("weight") else {
            return nil
        }
        return SourceReading.Option(
            id: id, title: title, weight: weight, dispersed: record.word("dispersed", as: OrderReading.Dispersed.self),
            exchanges: positions.count == 2 ? [SourceReading.Exchange(positions[0], positions[1])] : [])
    }

    /// Clauses of the verdict.
    mutating func readClauses(_ head: Record) -> [VerdictClause] {
        head.records("clauses").compactMap { record in
            guard let quantity = record.word("quantity", as: VerdictClause.Quantity.self), let group = record.text("group")
            else { return nil }
            let known = groups.map(\.id) + [Group.all]
            // Where a group is misnamed, that is told once.
            if !known.contains(group), !groups.contains(where: { $0.id == Group.all }) {
                faults.add(
                    record.spot(of: "group"), "group \"\(group)\" is not known",
                    expected: "one of \(known.joined(separator: ", "))",
                    remedy: remedy(for: group, among: known, otherwise: "add it to groups"))
            }
            return VerdictClause(
                quantity, of: group, delta: record.number("delta"), reason: record.text("reason") ?? "")
        }
    }
}
