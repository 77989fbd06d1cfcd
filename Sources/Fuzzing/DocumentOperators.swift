extension Operator {
    /// Operators on the fields and items of a YAML file.
    public static let documents: [Operator] = [
        onField("replace the value of a field") { bytes, field, chooser in
            bytes.replaceSubrange(field.value, with: [0x20] + Array(NastyValues.like(bytes[field.value], &chooser).utf8))
        },
        onField("replace the value of a field, quoted") { bytes, field, chooser in
            let text = NastyValues.any(&chooser)
            let quoted = text.unicodeScalars.map { scalar -> String in
                switch scalar.value {
                case 0x22, 0x5c: "\\\(scalar)"
                case 0..<0x20, 0x7f: "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
                default: String(scalar)
                }
            }
            bytes.replaceSubrange(field.value, with: Array(" \"\(quoted.joined())\"".utf8))
        },
        onField("empty a field") { bytes, field, _ in bytes.removeSubrange(field.value) },
        onField("take out a field") { bytes, field, chooser in
            bytes.removeSubrange(field.key.lowerBound..<field.value.upperBound)
        },
        onField("misspell a field") { bytes, field, chooser in
            let place = field.key.lowerBound + chooser.below(field.key.count)
            if chooser.isOne(in: 2) { bytes.remove(at: place) } else { bytes.insert(bytes[place], at: place) }
        },
        onField("give a field another shape") { bytes, field, chooser in
            let value = Array(bytes[field.value])
            let (before, after) = chooser.pick([
                ("[", "]"), ("{a: ", "}"), ("[[", "]]"), ("[", ""), ("&a ", ""), ("*a", ""), ("!!str ", ""), ("|\n      ", ""),
                ("? ", ""), ("- ", ""), ("<<: ", ""), ("!!float ", ""),
            ])
            bytes.replaceSubrange(field.value, with: [0x20] + Array(before.utf8) + value + Array(after.utf8))
        },
        onField("nest a field deeply") { bytes, field, chooser in
            let depth = chooser.pick([10, 100, 1000, 20_000])
            let (open, close) = chooser.pick([("[", "]"), ("{a: ", "}")])
            let text = " " + String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
            bytes.replaceSubrange(field.value, with: Array(text.utf8))
        },
        onField("write a field twice") { bytes, field, _ in
            let copy = Array(bytes[field.key.lowerBound..<field.value.upperBound])
            bytes.insert(contentsOf: field.isInFlow ? [0x2c, 0x20] + copy : copy, at: field.value.upperBound)
        },
        Operator("swap the values of two fields") { bytes, chooser in
            let fields = fields(of: bytes)
            guard fields.count > 1 else { return }
            let first = chooser.below(fields.count - 1)
            let second = first + 1 + chooser.below(fields.count - 1 - first)
            let (one, other) = (Array(bytes[fields[first].value]), Array(bytes[fields[second].value]))
            bytes.replaceSubrange(fields[second].value, with: one)
            bytes.replaceSubrange(fields[first].value, with: other)
        },
        Operator("write an item many times, each with a name of its own") { bytes, chooser in
            let items = items(of: bytes)
            guard !items.isEmpty else { return }
            let item = chooser.pick(items)
            let text = Array(bytes[item])
            let count = min(chooser.pick([2, 5, 17, 70, 300, 2000]), longestFile / text.count)
            bytes.insert(contentsOf: (0..<count).flatMap { renamed(text, $0) }, at: item.upperBound)
        },
        Operator("expand aliases without end") { bytes, chooser in
            // Nine levels of ten aliases each: "a billion laughs".
            var text = "a0: &a0 x\n"
            for level in 1...9 {
                let list = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ",")
                text += "a\(level): &a\(level) [\(list)]\n"
            }
            if chooser.isOne(in: 4) { bytes.insert(contentsOf: Array(text.utf8), at: 0) }
        },
    ]

    /// A `key: value` and where its halves stand; the value begins after the colon.
    struct DocumentField {
        let key: Range<Int>
        let value: Range<Int>
        /// True inside of braces.
        let isInFlow: Bool
    }

    /// The fields of a YAML text, in block and in flow style, as far as they can be told without parsing it.
    static func fields(of bytes: [UInt8]) -> [DocumentField] {
        var fields: [DocumentField] = []
        var depth = 0
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth = max(0, depth - 1) }
            guard byte == UInt8(ascii: ":"), index > 0, isWord(bytes[index - 1]) else { continue }
            guard index + 1 == bytes.count || bytes[index + 1] == 0x20 || bytes[index + 1] == newline else { continue }
            var start = index
            while start > 0, isWord(bytes[start - 1]) { start -= 1 }
            var end = index + 1
            while end < bytes.count, bytes[end] != newline, depth == 0 || (bytes[end] != 0x2c && bytes[end] != 0x7d) {
                end += 1
            }
            fields.append(DocumentField(key: start..<index, value: index + 1..<end, isInFlow: depth > 0))
        }
        return fields
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 0x5f || byte == 0x2d
    }

    private static func onField(
        _ name: String, _ body: @escaping @Sendable (inout [UInt8], DocumentField, inout Chooser) -> Void
    ) -> Operator {
        Operator(name) { bytes, chooser in
            let fields = fields(of: bytes)
            guard !fields.isEmpty else { return }
            body(&bytes, chooser.pick(fields), &chooser)
        }
    }

    /// Ranges from a line that begins with a dash to the next line that is indented no further.
    private static func items(of bytes: [UInt8]) -> [Range<Int>] {
        var starts: [(place: Int, indent: Int, isItem: Bool)] = []
        var place = 0
        for line in bytes.split(separator: newline, omittingEmptySubsequences: false) {
            let indent = line.prefix { $0 == 0x20 }.count
            if indent < line.count { starts.append((place, indent, line[line.startIndex + indent] == UInt8(ascii: "-"))) }
            place += line.count + 1
        }
        return starts.indices.filter { starts[$0].isItem }.map { index in
            let end = starts[(index + 1)...].first { $0.indent <= starts[index].indent }
            return starts[index].place..<min(bytes.count, end?.place ?? bytes.count)
        }
    }

    /// The item with a number behind its id, where it has one.
    private static func renamed(_ item: [UInt8], _ number: Int) -> [UInt8] {
        guard let id = fields(of: item).first(where: { Array(item[$0.key]) == Array("id".utf8) }) else { return item }
        var copy = item
        copy.insert(contentsOf: Array("-\(number)".utf8), at: id.value.upperBound)
        return copy
    }
}
