import Geography
import Hexes
import Scenarios

extension ScenarioReader {
    /// The formations of forces.csv.
    mutating func readFormations(own: String?) -> [Formation] {
        guard let records = texts.table("forces.csv", of: .formation, into: &faults) else { return [] }
        checkUnique(records, "id", what: "formation")
        if records.allSatisfy({ $0.has("id") }) { formationIDs = records.compactMap { $0.text("id") } }
        for record in records { record.text("id").map { formationSpots[$0] = record.spot } }
        if records.isEmpty {
            faults.add(texts.spot("forces.csv"), "there is no formation", expected: "at least one row", remedy: "add one")
        }
        return records.compactMap { formation($0, own: own) }
    }

    private mutating func formation(_ record: Record, own: String?) -> Formation? {
        if let own, let side = record.text("side"), side != own {
            faults.add(
                record.spot(of: "side"), "side is \"\(side)\"", expected: "\"\(own)\", the id of the own side in scenario.yaml",
                remedy: remedy(for: side, among: [own], otherwise: "correct it, or move the force to enemy.yaml"))
        }
        let men = strength(record)
        warnOfNobody(record, men)
        let keys = sources(record)
        let position = position(record)
        guard let id = record.text("id"), let name = record.text("name"), let men, let position,
            let confidence = record.text("confidence")
        else { return nil }
        return Formation(
            id: id, name: name, parent: record.text("parent") ?? "", placeName: position.placeName, cell: position.cell,
            men: men,
            weapons: HeavyWeapons(guns: record.whole("guns") ?? 0, tanks: record.whole("tanks") ?? 0),
            daysWithoutFood: record.number("days_without_food") ?? 0, confidence: confidence,
            sources: keys, note: record.text("note") ?? "")
    }

    /// The forces of enemy.yaml.
    mutating func readEnemy() -> [EnemyForce] {
        let records = texts.list("enemy.yaml", as: ScenarioFormat.enemy, into: &faults)
        checkUnique(records, "id", what: "enemy force")
        return records.flatMap { record in enemyForce(record).map { posts(of: $0, record) } ?? [] }
    }

    private mutating func enemyForce(_ record: Record) -> EnemyForce? {
        let men = strength(record)
        let keys = sources(record)
        let track = track(record)
        if let track { warnOfAbsence(record, track) }
        let freedom = freedom(record)
        guard let id = record.text("id"), let name = record.text("name"), let kind = record.text("kind"), let men, let track,
            let battalions = record.whole("battalions"), let mobility = record.word("mobility", as: Mobility.self),
            let confidence = record.text("confidence")
        else { return nil }
        return EnemyForce(
            id: id, name: name, parent: record.text("parent") ?? "", kind: kind, battalions: battalions, men: men,
            mobility: mobility, track: track, freedom: freedom, confidence: confidence, sources: keys)
    }

    /// When a force leaves its track; nil if it keeps to it.
    private mutating func freedom(_ record: Record) -> EnemyForce.Freedom? {
        let isFree = record.text("free") == "true"
        checkDate(record, "freeFrom")
        guard let date = record.time("freeFrom") else { return isFree ? .fromFirstReport : nil }
        if !isFree {
            faults.add(
                record.spot(of: "freeFrom"), "freeFrom is \(date), and the force is not free", expected: "free: true beside it",
                remedy: "add it, or take freeFrom out")
        } else if let end, date >= end {
            faults.warn(
                record.spot(of: "freeFrom"),
                "freeFrom is \(date), and the campaign ends at \(end), so the force keeps to its track",
                expected: "a time before the end", remedy: "correct the date")
        }
        return isFree ? .from(date) : nil
    }

    /// The dated positions in order, or nil after noting what is wrong with them.
    private mutating func track(_ record: Record) -> [Fix]? {
        let records = record.records("track")
        if records.isEmpty, record.has("track"), record.list("track")?.isEmpty == true {
            faults.add(
                record.spot(of: "track"), "the track is empty", expected: "at least one dated position", remedy: "add one")
        }
        for record in records { checkDate(record, "at") }
        let inOrder = checkTimes(records)
        let cells = records.map { fixCell($0) }
        var fixes: [Fix] = []
        for (index, record) in records.enumerated() {
            guard let time = record.time("at"), let posture = record.word("posture", as: Posture.self) else { continue }
            guard let cell = cells[index] ?? (posture == .absent ? stand(index, cells) : nil) else { continue }
            fixes.append(Fix(time: time, cell: cell, posture: posture))
        }
        return inOrder && !fixes.isEmpty ? fixes : nil
    }

    private mutating func fixCell(_ record: Record) -> CellID? {
        _ = sources(record)
        if record.has("along") { return middle(of: record) }
        return position(record, isStrict: record.text("posture") != Posture.absent.rawValue)?.cell
    }

    /// Where an absent force is thought to stand: its last position before, else the first after, else the first hex.
    private func stand(_ index: Int, _ cells: [CellID?]) -> CellID {
        cells[..<index].last { $0 != nil }.flatMap(\.self) ?? cells[index...].first { $0 != nil }.flatMap(\.self) ?? CellID(0)
    }

    private mutating func checkTimes(_ records: [Record]) -> Bool {
        var latest: LocalTime?
        var inOrder = true
        for record in records {
            guard let time = record.time("at") else { continue }
            if let latest, time <= latest {
                inOrder = false
                faults.add(
                    record.spot(of: "at"), "at is \(time), not after the position before it, \(latest)",
                    expected: "positions in order of time", remedy: "put them in order")
            }
            latest = max(latest ?? time, time)
        }
        return inOrder
    }

    /// The groups of scenario.yaml, in its order.
    mutating func readGroups(_ head: Record) -> [Group] {
        let records = head.records("groups")
        checkUnique(records, "id", what: "group")
        let groups = records.compactMap { group($0) }
        let primary = records.filter { $0.text("role") == Group.Role.primary.rawValue }
        if let spot = primary.dropFirst().first?.spot(of: "role") ?? (primary.isEmpty ? head.spot(of: "groups") : nil) {
            faults.add(
                spot, "\(primary.isEmpty ? "no group is" : "\(primary.count) groups are") primary",
                expected: "one group with the role primary", remedy: "give the role to the group that the question is about")
        }
        return groups
    }

    private mutating func group(_ record: Record) -> Group? {
        let members = named(record, "members")
        if record.list("members")?.isEmpty == true {
            faults.add(
                record.spot(of: "members"), "the group has no members", expected: "at least one formation", remedy: "name one")
        }
        guard let id = record.text("id"), let title = record.text("title") else { return nil }
        if id == Group.all {
            faults.add(
                record.spot(of: "id"), "a group is called all", expected: "another id: all is every formation",
                remedy: "rename it")
        }
        return Group(
            id: id, title: title, role: record.word("role", as: Group.Role.self),
            members: formationIDs.indices.filter { members.contains(formationIDs[$0]) })
    }

    /// The formations a list of scenario.yaml names, after noting those that are not known.
    private mutating func named(_ head: Record, _ field: String) -> [String] {
        let values = head.texts(field)
        var seen: [String] = []
        for value in values {
            guard let id = value.text else { continue }
            if seen.contains(id) {
                faults.add(
                    value.spot, "\(id) stands twice in \(field)", expected: "each formation once", remedy: "take one out")
            }
            checkFormation(id, at: value.spot)
            seen.append(id)
        }
        return seen
    }

    mutating func checkFormation(_ id: String, at spot: Spot) {
        guard !formationIDs.isEmpty, !formationIDs.contains(id) else { return }
        faults.add(
            spot, "formation \"\(id)\" is not known", expected: "an id of forces.csv",
            remedy: remedy(for: id, among: formationIDs, otherwise: "correct the name or add it to forces.csv"))
    }
}
