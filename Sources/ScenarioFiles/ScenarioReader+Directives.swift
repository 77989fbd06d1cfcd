import Geography
import Scenarios

extension ScenarioReader {
    /// The directives of the folder, in order of their file names.
    mutating func readDirectives() -> [Directive] {
        let files = texts.names(below: "directives")
        if files.isEmpty {
            faults.add(
                texts.spot("directives"), "there is no directive", expected: "a folder with at least one .yaml file",
                remedy: "write one")
        }
        return files.compactMap { readDirective($0) }
    }

    private mutating func readDirective(_ name: String) -> Directive? {
        let file = "directives/\(name)"
        guard name.hasSuffix(".yaml") else {
            faults.add(
                texts.spot(file), "the name does not end in .yaml", expected: "only directives here",
                remedy: "rename or move it")
            return nil
        }
        guard let record = texts.record(file, as: ScenarioFormat.directive, into: &faults) else { return nil }
        let stem = String(name.dropLast(5))
        if let id = record.text("id"), id != stem {
            faults.add(
                record.spot(of: "id"), "id is \"\(id)\"", expected: "\"\(stem)\", the name of the file",
                remedy: "correct one of them")
        }
        checkIssued(record)
        let keys = sources(record)
        let parts = parts(record, of: stem)
        let amendments = amendments(record, partNames: parts.map(\.name))
        guard let title = record.text("title"), let summary = record.text("summary") else { return nil }
        return Directive(
            id: stem, title: title, summary: summary, issued: record.time("issued"), quote: record.text("quote") ?? "",
            sources: keys, parts: parts, amendments: amendments)
    }

    private mutating func parts(_ record: Record, of directive: String) -> [DirectivePart] {
        let records = record.records("parts")
        let usual = change(record)
        let usualSpot = destinationSpot(record)
        if record.list("parts")?.isEmpty == true {
            faults.add(record.spot(of: "parts"), "the list of parts is empty", expected: "at least one part", remedy: "add one")
        }
        var roll = Roll(formations: formationIDs)
        return records.enumerated().compactMap { number, record in
            let who = addressee(record)
            if let who { take(who, &roll, at: record.spot(of: "who")) }
            checkDetachments(record, men: formationMen)
            let change = change(record)
            warnOfIdleDestination(record)
            if let spot = destinationSpot(record) ?? usualSpot { destinationSpots.append((directive, number, spot)) }
            guard let name = record.text("name"), let who, let task = change.task else { return nil }
            return DirectivePart(name: name, who: who, conduct: change.applied(to: usual.applied(to: Conduct(task: task))))
        }
    }

    /// The respects of a conduct that a record names: that of a directive, a part or an amendment.
    mutating func change(_ record: Record) -> ConductChange {
        var change = ConductChange()
        if record.kind.field("task") != nil {
            change.task = record.word("task")
            change.heavyWeapons = record.word("heavyWeapons")
            change.detachmentSize = record.whole("detachmentSize")
            change.ways = record.whole("ways")
            change.route = record.word("route")
            change.march = record.word("march")
            change.ifBlocked = record.word("ifBlocked")
            change.ifCannot = record.word("ifCannot")
        }
        change.to = record.record("to").flatMap { objective($0) }
        change.via = passages(record)
        change.start = record.time("start")
        checkMarchStart(record)
        return change
    }

    /// Where a record names a destination; nil if it names none.
    private func destinationSpot(_ record: Record) -> Spot? { ["to", "via"].first(where: record.has).map(record.spot(of:)) }

    /// Whom a part is for, or nil after noting what is wrong.
    mutating func addressee(_ record: Record) -> Addressee? {
        guard let value = record.value("who") else { return nil }
        switch value.content {
        case .list(let values):
            for value in values { checkFormation(value.text ?? "", at: value.spot) }
            return .formations(values.compactMap(\.text))
        case .record(let choice):
            guard choice.kind.field("best") != nil, let count = choice.whole("best"), let group = choice.text("of") else {
                return nil
            }
            return isGroup(group, at: choice.spot(of: "of")) ? .best(count, of: group) : nil
        case .text(let word):
            let isRest = word.hasPrefix("rest-of-")
            let group = isRest ? String(word.dropFirst(8)) : word
            guard isGroup(group, at: value.spot) else { return nil }
            return isRest ? .rest(of: group) : .group(group)
        default: return nil
        }
    }

    private mutating func isGroup(_ name: String, at spot: Spot) -> Bool {
        let known = groups.map(\.id) + [Group.all]
        if known.contains(name) { return true }
        let isFormation = formationIDs.contains(name)
        faults.add(
            spot, "group \"\(name)\" is not known",
            expected: "one of \(known.joined(separator: ", ")), rest-of- one of them, or a list of formations",
            remedy: isFormation ? "write [\(name)]" : remedy(for: name, among: known, otherwise: "correct the word"))
        return false
    }
}

/// The formations that the parts of a directive have addressed so far.
struct Roll {
    let formations: [String]
    /// Formations that a part has taken.
    var taken: Set<String> = []
    /// Formations among which the planner chooses: some are taken, which is not yet known.
    var open: Set<String> = []
    /// How many of `open` are taken.
    var chosen: [String: Int] = [:]
}

extension ScenarioReader {
    /// Notes an addressee who has been told something already, and enters him in the roll.
    mutating func take(_ who: Addressee, _ roll: inout Roll, at spot: Spot) {
        guard !formationIDs.isEmpty else { return }
        switch who {
        case .formations(let ids): takeAll(ids, &roll, at: spot)
        case .group(let group): takeAll(ids(of: group), &roll, at: spot)
        case .best(let count, let group): choose(count, of: group, &roll, at: spot)
        case .rest(let group):
            let left = ids(of: group).filter { !roll.taken.contains($0) }
            if left.isEmpty || (roll.chosen[group] ?? 0) >= left.count {
                faults.add(
                    spot, "nobody of \(group) is left", expected: "a group of which earlier parts have left somebody",
                    remedy: "take the part out or let an earlier one take fewer")
            }
            roll.taken.formUnion(left)
        }
    }

    /// The formations of a group, by id.
    func ids(of group: String) -> [String] {
        if group == Group.all { return formationIDs }
        return (groups.first { $0.id == group }?.members ?? []).map { formationIDs[$0] }
    }

    private mutating func takeAll(_ ids: [String], _ roll: inout Roll, at spot: Spot) {
        var twice: [String] = []
        for id in ids {
            if roll.open.contains(id) || !roll.taken.insert(id).inserted { twice.append(id) }
        }
        guard !twice.isEmpty else { return }
        faults.add(
            spot, "\(listing(twice)) \(twice.count == 1 ? "is" : "are") told something twice",
            expected: "each formation in one part of the directive", remedy: "take it out of one, or use rest-of-")
    }

    private mutating func choose(_ count: Int, of group: String, _ roll: inout Roll, at spot: Spot) {
        let free = ids(of: group).filter { !roll.taken.contains($0) }
        let total = (roll.chosen[group] ?? 0) + count
        if total > free.count {
            faults.add(
                spot, "best is \(count), of \(group)",
                expected: "no more than the \(max(0, free.count - total + count)) of \(group) that are free",
                remedy: "choose fewer")
        }
        roll.chosen[group] = total
        roll.open.formUnion(free)
    }
}
