/// Reads a table into records, noting every departure from the kind its rows should be.
struct CSVReader {
    let file: String
    let kind: ObjectKind

    /// A record for each row, empty for a row that could not be told apart; nil if the table could not be read at all.
    func read(_ text: String, into faults: inout FaultList) -> [Record]? {
        let table = CSVTable(text)
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
        let fields = columns(heading, into: &faults)
        return table.rows.dropFirst().map { record($0, fields: fields, into: &faults) }
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

    private func record(_ row: [CSVTable.Cell], fields: [Field?], into faults: inout FaultList) -> Record {
        let spot = Spot(file: file, line: row[0].line)
        guard row.count == fields.count else {
            faults.add(
                spot, "the row has \(row.count) cells", expected: "\(fields.count), as the heading",
                remedy: "add or remove commas, or put a text that has commas in quotation marks")
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
            record.values[field.name] = value(of: text, field: field, spot: spot.at(line: cell.line), into: &faults)
        }
        return record
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

extension FaultList {
    mutating func add(_ fault: Fault) { add(FaultReport([fault])) }
}

extension String {
    /// Without blanks at either end.
    var trimmed: String {
        var slice = self[...]
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }
}
