import Foundation
import Geography
import Scenarios

extension ScenarioReader {
    /// The sources, or nil if sources.yaml could not be read as a list.
    mutating func readSources() -> [Source]? {
        guard let value = texts.value("sources.yaml", as: ScenarioFormat.sources, into: &faults) else { return nil }
        var records: [Record] = []
        switch value.content {
        case .list(let values): records = values.compactMap(\.record)
        case .record(let record): records = record.records("references")
        default: return nil
        }
        checkUnique(records, "id", what: "source")
        sourceKeys = records.allSatisfy { $0.has("id") } ? records.compactMap { $0.text("id") } : nil
        return records.compactMap { source($0) }
    }

    private mutating func source(_ record: Record) -> Source? {
        guard let key = record.text("id") else { return nil }
        return Source(key: key, citation: Citation(record).text, standing: standing(record) ?? "")
    }

    /// The first word of the note.
    private mutating func standing(_ record: Record) -> String? {
        guard let note = record.text("note") else { return nil }
        let known = ["seen", "memory", "derived"]
        let word = String(note.prefix { $0.isLetter })
        if known.contains(word) { return word }
        faults.add(
            record.spot(of: "note"), "the note begins with \"\(word)\"", expected: "one of \(known.joined(separator: ", "))",
            remedy: remedy(for: word, among: known, otherwise: "say how the source was used"))
        return nil
    }

    /// The figures of history.csv, or of another file of its kind.
    mutating func readHistory(from name: String = "history.csv") -> [HistoricalFigure] {
        (texts.table(name, of: .figure, into: &faults) ?? []).compactMap { figure($0) }
    }

    private mutating func figure(_ record: Record) -> HistoricalFigure? {
        let keys = sources(record)
        if let date = record.text("date").flatMap(LocalTime.init) { checkDate(date, as: "date", at: record.spot(of: "date")) }
        warnOfKey(record)
        checkOrder(record, ("low", "best", "high"), ["low", "best", "high"].map(record.number))
        guard let metric = record.text("metric"), let best = record.number("best"), let unit = record.text("unit"),
            let confidence = record.text("confidence")
        else { return nil }
        return HistoricalFigure(
            metric: metric, key: record.text("key") ?? "", date: record.text("date") ?? "", low: record.number("low") ?? best,
            best: best, high: record.number("high") ?? best, unit: unit, confidence: confidence, sources: keys,
            note: record.text("note") ?? "", use: record.word("use") ?? .compare, mechanism: record.text("mechanism") ?? "")
    }

    /// The messages of the command.
    mutating func readTimeline(_ head: Record) -> [Message] {
        head.records("timeline").compactMap { record in
            let keys = sources(record)
            checkDate(record, "date")
            guard let date = record.time("date"), let gist = record.text("gist") else { return nil }
            return Message(
                date: date.minuteOfDay == 720 ? date.isoDate : date.description, sender: record.text("from") ?? "",
                addressee: record.text("to") ?? "", gist: gist, latencyHours: record.number("latencyHours"), sources: keys)
        }
    }

    /// The rules that differ from standard.
    mutating func readRules() -> [RuleOverride] {
        let records = texts.list("rules.yaml", as: ScenarioFormat.rules, into: &faults)
        checkUnique(records, "rule", what: "rule")
        for record in records { checkRule(record) }
        return records.compactMap { record in
            guard let rule = record.text("rule"), let value = record.number("value"), let reason = record.text("reason") else {
                return nil
            }
            return RuleOverride(rule: rule, value: value, reason: reason)
        }
    }

    /// Notes a rule that is not known, or has a value outside the range to which any setting is held.
    private mutating func checkRule(_ record: Record) {
        guard let vocabulary, let name = record.text("rule") else { return }
        guard let rule = vocabulary.rules.first(where: { $0.name == name }) else {
            faults.add(
                record.spot(of: "rule"), "rule \"\(name)\" is not known", expected: "a rule that `anabasis rules` lists",
                remedy: remedy(for: name, among: vocabulary.rules.map(\.name), otherwise: "correct the name"))
            return
        }
        warnOfStandard(record, rule)
        guard let value = record.number("value"), !rule.range.contains(value) else { return }
        faults.add(
            record.spot(of: "value"), "\(name) is \(FieldType.plain(value))",
            expected: FieldType.number(rule.range).expectation, remedy: "choose a value of that range")
    }

    func intelligence(_ head: Record) -> Intelligence? {
        guard let record = head.record("intelligence"), let delay = record.number("delayHours"),
            let blur = record.number("blur")
        else { return nil }
        return Intelligence(delayHours: delay, blur: blur)
    }

    /// Checks the names in scenario.yaml against the other files.
    mutating func checkHead(_ head: Record, directives: [Directive]) {
        let name = (shownPath(folder) as NSString).lastPathComponent
        if let id = head.text("id"), id != name {
            faults.add(
                head.spot(of: "id"), "id is \"\(id)\"", expected: "\"\(name)\", the name of the folder",
                remedy: "correct one of them")
        }
        let known = names(in: joined(folder, "directives")).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
        if let question = head.text("question"), !known.contains(question) {
            faults.add(
                head.spot(of: "question"), "question is \"\(question)\"",
                expected: known.isEmpty ? "the id of a directive" : "one of \(known.joined(separator: ", "))",
                remedy: remedy(for: question, among: known, otherwise: "write that directive"))
        }
    }

    /// The standing directive waits for no order, leaves no choice open, and speaks to every formation.
    mutating func checkStanding(_ head: Record, directives: [Directive]) {
        guard let id = head.text("standing") else { return }
        let known = names(in: joined(folder, "directives")).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
        guard known.contains(id) else {
            faults.add(
                head.spot(of: "standing"), "standing is \"\(id)\"",
                expected: known.isEmpty ? "the id of a directive" : "one of \(known.joined(separator: ", "))",
                remedy: remedy(for: id, among: known, otherwise: "write that directive"))
            return
        }
        guard let directive = directives.first(where: { $0.id == id }) else { return }
        let spot = texts.spot("directives/\(id).yaml")
        if directive.issued != nil {
            faults.add(
                spot, "the standing directive has an hour of issue", expected: "none: it holds from the start",
                remedy: "take issued out, or let standing name another directive")
        }
        if !directive.amendments.isEmpty {
            faults.add(
                spot, "the standing directive has amendments", expected: "none: no order travels while it holds",
                remedy: "let start say when its parts march, or amend a directive that is sent")
        }
        if directive.parts.contains(where: { if case .best = $0.who { true } else { false } }) {
            faults.add(
                spot, "the standing directive leaves open whom it chooses", expected: "every formation named",
                remedy: "name the formations of each part")
        }
        let told = directive.parts.flatMap { addressed($0.who) }
        let missing = formationIDs.filter { !told.contains($0) }
        if !missing.isEmpty {
            faults.add(
                spot, "the standing directive says nothing of \(listing(missing))",
                expected: "every formation in one of its parts", remedy: "add a part, or use rest-of-all")
        }
    }

    private func addressed(_ who: Addressee) -> [String] {
        switch who {
        case .formations(let ids): ids
        case .group(let group), .best(_, of: let group), .rest(of: let group): ids(of: group)
        }
    }
}
