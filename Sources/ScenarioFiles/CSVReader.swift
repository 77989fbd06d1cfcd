/// Reads a table into records, noting every departure from the kind its rows should be.
///
/// A table whose heading is separated by semicolons is read as spreadsheets write it where the comma is the decimal mark.
struct CSVReader {
    let file: String
    let kind: ObjectKind

    /// A record for each row, empty for a row that could not be told apart; nil if the table could not be read at all.
    func read(_ text: String, into faults: inout FaultList) -> [Record]? {
        let separator = separator(of: text)
        guard separator != "\t" else {
            faults.add(
                Spot(file: file, line: 1), "the cells are separated by tabs", expected: "commas or semicolons",
                remedy: "save it as CSV")
            return nil
        }
        let table = CSVTable(text, separator: separator)
        if let line = table.unclosedLine {
            faults.add(
                Spot(file: file, line: line), "the quotation marks of a cell are not closed at its end",
                expected: "one before the cell and one after it", remedy: "close them, and write \"\" for a mark inside")
            return nil
        }
        guard let heading = table.rows.first else {
            faults.add(
                Spot(file: file, line: 1), "the file is empty", expected: "a heading with \(required)",
                remedy: "write the table")
            return nil
        }
        guard table.rows.count <= Limit.entries.most + 1 else {
            faults.add(Limit.entries.fault(table.rows.count - 1, at: Spot(file: file), remedy: "shorten the table"))
            return nil
        }
        let fields = columns(heading, into: &faults)
        let hasDecimalComma = separator == ";"
        return table.rows.dropFirst().map { record($0, fields: fields, hasDecimalComma: hasDecimalComma, into: &faults) }
    }

    /// The separator of the cells: of comma, semicolon and tab the one that makes most known names of the first line.
    func separator(of text: String) -> Character {
        let heading = text.split(separator: "\n", maxSplits: 1).first ?? ""
        let counts = [",", ";", "\t"].map { (separator: Character) in
            heading.split(separator: separator).count { part in
                kind.field(String(part).trimmed.trimming("\"")) != nil
            }
        }
        let most = counts.max() ?? 0
        return counts[0] == most ? "," : counts[1] == most ? ";" : "\t"
    }

    private var required: String { kind.fields.filter(\.isRequired).map(\.name).joined(separator: ", ") }

    /// The field of each column; nil for a column that is not known.
    private func columns(_ heading: [CSVTable.Cell], into faults: inout FaultList) -> [Field?] {
        let names = heading.map { $0.text.trimmed }
        let spot = Spot(file: file, line: heading[0].line)
        for (position, name) in names.enumerated() {
            if kind.field(name) == nil {
                faults.add(
                    spot, "the heading has an unknown column \"\(name)\"",
                    expected: "one of \(kind.names.joined(separator: ", "))",
                    remedy: remedy(for: name, among: kind.names, otherwise: "take it out"))
            } else if names.firstIndex(of: name) != position {
                faults.add(spot, "the column \(name) stands twice", expected: "each column once", remedy: "take one out")
            }
        }
        for field in kind.fields where field.isRequired && !names.contains(field.name) {
            faults.add(
                spot, "the heading has no column \(field.name)", expected: required, remedy: "add it (\(field.meaning))")
        }
        return names.map(kind.field)
    }

    private func record(
        _ row: [CSVTable.Cell], fields: [Field?], hasDecimalComma: Bool, into faults: inout FaultList
    ) -> Record {
        let spot = Spot(file: file, line: row[0].line)
        guard row.count == fields.count else {
            faults.add(
                spot, "the row has \(row.count) cells", expected: "\(fields.count), as the heading",
                remedy: hasDecimalComma
                    ? "add or remove semicolons, or put a text that has semicolons in quotation marks"
                    : "add or remove commas, or put a text that has commas in quotation marks")
            return Record(kind: kind, spot: spot)
        }
        var record = Record(kind: kind, spot: spot)
        for (cell, field) in zip(row, fields) {
            guard let field else { continue }
            let text = cell.text.trimmed
            if text.isEmpty {
                if field.isRequired { faults.add(empty(field, at: spot.at(line: cell.line))) }
                continue
            }
            let spot = spot.at(line: cell.line)
            if hasDecimalComma, case .number = field.type {
                record.values[field.name] = number(text, field: field, spot: spot, into: &faults)
            } else {
                record.values[field.name] = value(of: text, field: field, spot: spot, into: &faults)
            }
        }
        return record
    }

    /// A number with a decimal comma; a point is taken for one too unless three digits follow, which may be thousands.
    private func number(_ text: String, field: Field, spot: Spot, into faults: inout FaultList) -> Value? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        if !text.contains(","), parts.count == 2, parts[1].utf8.count == 3 {
            faults.add(
                spot, "\(field.name) is \"\(text)\", which may be thousands", expected: "a number with a decimal comma",
                remedy: "write \(parts[0])\(parts[1]) or \(parts[0]),\(parts[1])")
            return nil
        }
        let plain = text.contains(".") ? text : String(text.map { $0 == "," ? "." : $0 })
        return element(plain, type: field.type, name: field.name, spot: spot, into: &faults)
    }

    private func empty(_ field: Field, at spot: Spot) -> Fault {
        spot.fault("\(field.name) is empty", expected: field.type.expectation, remedy: "add it (\(field.meaning))")
    }

    private func value(of text: String, field: Field, spot: Spot, into faults: inout FaultList) -> Value? {
        guard case .list(let element) = field.type else {
            return element(text, type: field.type, name: field.name, spot: spot, into: &faults)
        }
        let parts = text.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
        let values = parts.compactMap { self.element($0, type: element, name: field.name, spot: spot, into: &faults) }
        return Value(spot: spot, content: .list(values))
    }

    private func element(_ text: String, type: FieldType, name: String, spot: Spot, into faults: inout FaultList) -> Value? {
        type.read(Scalar(text: text, isQuoted: false, spot: spot), as: name, strict: false, into: &faults)
    }
}

extension String {
    /// Without one letter at either end.
    fileprivate func trimming(_ letter: Character) -> String {
        let start = first == letter ? dropFirst() : self[...]
        return String(start.last == letter ? start.dropLast() : start)
    }

    /// Without blanks at either end.
    var trimmed: String {
        var slice = self[...]
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }
}
