extension Operator {
    /// Operators on a map drawn as text.
    public static let maps: [Operator] = [
        onSection("put another letter into a hex") { lines, section, chooser in
            let line = section.lowerBound + chooser.below(section.count)
            guard !lines[line].isEmpty else { return }
            lines[line][chooser.below(lines[line].count)] = chooser.pick(Array("~.,h^ABCN#:; \t\u{0}9".utf8))
        },
        onSection("fill a section with one letter") { lines, section, chooser in
            let letter = chooser.pick(Array("~.h^AB".utf8))
            for line in section { lines[line] = [UInt8](repeating: letter, count: lines[line].count) }
        },
        onSection("make a line longer or shorter") { lines, section, chooser in
            let line = section.lowerBound + chooser.below(section.count)
            if chooser.isOne(in: 2), let last = lines[line].last { lines[line].append(last) } else { _ = lines[line].popLast() }
        },
        onSection("write the lines of a section again") { lines, section, chooser in
            let copies = min(chooser.pick([1, 2, 9, 100]), longestFile / size(of: lines))
            let text = Array(lines[section])
            for _ in 0..<copies { lines.insert(contentsOf: text, at: section.upperBound) }
        },
        onSection("widen the lines of a section") { lines, section, chooser in
            let copies = max(1, min(chooser.pick([2, 3, 10, 100]), longestFile / size(of: lines)))
            for line in section { lines[line] = Array([[UInt8]](repeating: lines[line], count: copies).joined()) }
        },
        onSection("take out a section") { lines, section, _ in
            lines.removeSubrange(section.lowerBound - 1..<section.upperBound)
        },
        onSection("write a section twice") { lines, section, _ in
            lines += Array(lines[section.lowerBound - 1..<section.upperBound]) + [[]]
        },
        onSection("misspell a heading") { lines, section, chooser in
            lines[section.lowerBound - 1].insert(contentsOf: chooser.pick(["x", " ", ":"]).utf8, at: 0)
        },
        Operator("grow the whole map") { bytes, chooser in grow(&bytes, by: chooser.pick([2, 4, 12])) },
        onCoordinate("move a coordinate") { chooser in
            chooser.isOne(in: 3) ? chooser.pick(NastyValues.numbers) : String(chooser.below(14) - 1)
        },
        onSection("mark other hexes") { lines, section, chooser in
            let line = section.lowerBound + chooser.below(section.count)
            let mark = chooser.pick([
                "N: row 0", "N: row 9", "N: row 10", "N: row -1", "N: row", "N:", "N: 4,0 4,1", "N: 99,99", "N: 0,8",
                "N: column 0",
                "M: row 3", "NN: row 0", "N: all", "N: row 0 row 1",
            ])
            lines[line] = Array(mark.utf8)
        },
        onSection("rename a place") { lines, section, chooser in
            let line = section.lowerBound + chooser.below(section.count)
            let text = chooser.pick(NastyValues.texts)
            lines[line] = Array(
                "\(chooser.pick(NastyValues.words)) \"\(text)\" \(chooser.below(13)),\(chooser.below(11)) town".utf8)
        },
    ]

    private static func size(of lines: [[UInt8]]) -> Int { lines.reduce(1) { $0 + $1.count + 1 } }

    /// Ranges of the lines between a heading such as `terrain:` and the blank line or heading after it.
    private static func sections(_ lines: [[UInt8]]) -> [Range<Int>] {
        let headings = lines.indices.filter { lines[$0].last == UInt8(ascii: ":") && !lines[$0].contains(0x20) }
        return headings.compactMap { heading in
            let end = lines[(heading + 1)...].firstIndex { $0.isEmpty || $0.last == UInt8(ascii: ":") } ?? lines.count
            return heading + 1 < end ? heading + 1..<end : nil
        }
    }

    private static func onSection(
        _ name: String, _ body: @escaping @Sendable (inout [[UInt8]], Range<Int>, inout Chooser) -> Void
    )
        -> Operator
    {
        onLines(name) { lines, chooser in
            let sections = sections(lines)
            guard !sections.isEmpty else { return }
            body(&lines, chooser.pick(sections), &chooser)
        }
    }

    /// Changes one number of a pair such as `4,9`.
    private static func onCoordinate(_ name: String, _ body: @escaping @Sendable (inout Chooser) -> String) -> Operator {
        Operator(name) { bytes, chooser in
            let numbers = tokens(of: bytes).filter { range in
                bytes[range].allSatisfy { (48...57).contains($0) }
                    && ((range.upperBound < bytes.count && bytes[range.upperBound] == 0x2c)
                        || (range.lowerBound > 0 && bytes[range.lowerBound - 1] == 0x2c))
            }
            guard !numbers.isEmpty else { return }
            bytes.replaceSubrange(chooser.pick(numbers), with: Array(body(&chooser).utf8))
        }
    }

    /// Repeats the terrain and the zones to the east and to the south; the rest of the map stays where it is.
    private static func grow(_ bytes: inout [UInt8], by factor: Int) {
        var lines = bytes.split(separator: newline, omittingEmptySubsequences: false).map(Array.init)
        for name in ["zones:", "terrain:"] {
            guard let section = sections(lines).first(where: { lines[$0.lowerBound - 1] == Array(name.utf8) }) else { continue }
            let wide = lines[section].map { Array([[UInt8]](repeating: $0, count: factor).joined()) }
            lines.replaceSubrange(section, with: [[[UInt8]]](repeating: wide, count: factor).joined())
        }
        let grown = Array(lines.joined(separator: [newline]))
        if grown.count <= longestFile { bytes = grown }
    }
}
