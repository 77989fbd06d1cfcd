import Yams

/// Reads YAML into records, noting every departure from the kinds they should be.
///
/// Of a syntax error only the first is told, as nothing behind it can be read. A value that repeats another by an alias is refused:
/// a few lines of aliases can stand for more values than any memory holds.
struct YAMLReader {
    let file: String

    /// The value of a whole file, or nil after noting why there is none.
    func read(_ text: String, as type: FieldType, into faults: inout FaultList) -> Value? {
        if let alias = Self.alias(in: text) {
            faults.add(
                Spot(file: file, line: alias.line), "*\(alias.name) repeats the value marked &\(alias.name)",
                expected: "every value written out", remedy: "write it out, or put a text that begins with * in quotation marks"
            )
            return nil
        }
        do {
            // Scalars are read by their fields: to guess their types by patterns would take half of the time.
            guard let node = try Yams.compose(yaml: text, .basic) else {
                faults.add(Spot(file: file, line: 1), "the file is empty", expected: type.expectation, remedy: "write it")
                return nil
            }
            return read(node, as: type, name: "the file", into: &faults)
        } catch {
            faults.add(syntaxFault(error))
            return nil
        }
    }

    private func read(_ node: Node, as type: FieldType, name: String, into faults: inout FaultList) -> Value? {
        let type = type.alternative(for: node)
        let spot = spot(of: node)
        switch (type, node) {
        case (.list(let element), .sequence(let sequence)):
            guard sequence.count <= Limit.entries.most else {
                faults.add(Limit.entries.fault(sequence.count, at: spot, remedy: "shorten the list"))
                return nil
            }
            let values = sequence.compactMap { read($0, as: element, name: name, into: &faults) }
            return Value(spot: spot, content: .list(values))
        case (.object(let kind), .mapping(let mapping)):
            return Value(spot: spot, content: .record(record(mapping, kind: kind, spot: spot, into: &faults)))
        case (.list, _), (.object, _), (.either, _), (_, .sequence), (_, .mapping), (_, .alias):
            faults.add(
                spot, "\(name) is \(shape(of: node))", expected: type.expectation, remedy: reshaping(node, to: type))
            return nil
        case (_, .scalar(let scalar)):
            let isQuoted = scalar.style != .plain
            return type.read(
                Scalar(text: scalar.string, isQuoted: isQuoted, spot: spot), as: name, strict: true, into: &faults)
        }
    }

    private func record(_ mapping: Node.Mapping, kind: ObjectKind, spot: Spot, into faults: inout FaultList) -> Record {
        var record = Record(kind: kind, spot: spot)
        for (key, node) in mapping {
            let name = key.scalar?.string ?? "?"
            guard let field = kind.field(name) else {
                if !kind.isOpen { faults.add(unknown(name, at: self.spot(of: key), in: kind)) }
                continue
            }
            if isNull(node) { continue }
            record.given.insert(name)
            record.values[name] = read(node, as: field.type, name: name, into: &faults)
        }
        for field in kind.fields where field.isRequired && !record.given.contains(field.name) {
            faults.add(
                spot, "\(kind.name) has no \(field.name)", expected: field.type.expectation,
                remedy: "add \(field.name) (\(field.meaning))")
        }
        return record
    }

    private func unknown(_ name: String, at spot: Spot, in kind: ObjectKind) -> Fault {
        if let reason = LeftOut.reason(for: name, in: kind) {
            return spot.fault(
                "\(kind.name) has the field \"\(name)\", which no campaign follows", expected: "nothing of it: \(reason)",
                remedy: "take it out")
        }
        return spot.fault(
            "\(kind.name) has an unknown field \"\(name)\"", expected: "one of \(kind.names.joined(separator: ", "))",
            remedy: remedy(for: name, among: kind.names, otherwise: "take it out"))
    }

    private func spot(of node: Node) -> Spot { Spot(file: file, line: node.mark?.line, column: node.mark?.column) }

    private func isNull(_ node: Node) -> Bool {
        guard case .scalar(let scalar) = node else { return false }
        return Scalar(text: scalar.string, isQuoted: scalar.style != .plain, spot: spot(of: node)).isNull
    }

    private func shape(of node: Node) -> String {
        switch node {
        case .scalar(let scalar): isNull(node) ? "empty" : "\"\(scalar.string)\""
        case .sequence: "a list"
        case .mapping: "an object with fields"
        case .alias: "an alias"
        }
    }

    private func reshaping(_ node: Node, to type: FieldType) -> String {
        if case .list = type, let scalar = node.scalar, !isNull(node) { return "write [\(scalar.string)]" }
        return "give it that shape"
    }
}

extension YAMLReader {
    /// The first alias whose anchor stands in the text as well, and its line.
    private static func alias(in text: String) -> (name: String, line: Int)? {
        let bytes = Array(text.utf8)
        let anchors = Set(marks(UInt8(ascii: "&"), in: bytes).map(\.name))
        guard !anchors.isEmpty, let alias = marks(UInt8(ascii: "*"), in: bytes).first(where: { anchors.contains($0.name) })
        else {
            return nil
        }
        return (alias.name, bytes[..<alias.position].count { $0 == 10 } + 1)
    }

    /// The names right behind a mark.
    private static func marks(_ mark: UInt8, in bytes: [UInt8]) -> [(name: String, position: Int)] {
        bytes.indices.compactMap { position in
            guard bytes[position] == mark else { return nil }
            let name = bytes[(position + 1)...].prefix { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45 || byte == 95
            }
            return name.isEmpty ? nil : (String(decoding: name, as: UTF8.self), position)
        }
    }

    /// The fault of a text that Yams could not parse, with its line.
    private func syntaxFault(_ error: any Error) -> FaultReport {
        let (line, problem) = Self.explain(error)
        let spot = Spot(file: file, line: line)
        if case .duplicatedKeysInMapping(let keys, _)? = error as? YamlError {
            let names = keys.map { "\"\($0)\"" }.joined(separator: ", ")
            return FaultReport([
                spot.fault("the field \(names) stands twice", expected: "each field once", remedy: "take one out")
            ])
        }
        return FaultReport([
            spot.fault(
                "the text is not YAML: \(problem)", expected: "YAML",
                remedy: "correct the line; what stands behind it is not read yet")
        ])
    }

    private static func explain(_ error: any Error) -> (line: Int?, problem: String) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (mark.line, problem)
        case .duplicatedKeysInMapping(_, let context): (context.mark.line, "")
        case .reader(let problem, _, _, _): (nil, problem)
        default: (nil, "\(error)")
        }
    }
}

extension FieldType {
    /// The alternative whose shape a node has, or the type itself.
    fileprivate func alternative(for node: Node) -> FieldType {
        guard case .either(let types) = self else { return self }
        return types.first {
            switch ($0, node) {
            case (.list, .sequence), (.object, .mapping): true
            case (.list, _), (.object, _), (.either, _): false
            default: node.scalar != nil
            }
        } ?? self
    }
}
