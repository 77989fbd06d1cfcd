import Notation
import TestSupport
import Testing

/// Tables and paragraphs of text at random: nothing is lost, nothing sticks out, numbers stand under one another.
@Suite struct TableLawTests {
    private static func words(_ stream: inout TestStream, most: Int) -> String {
        let pieces = ["a", "men", "north", "第三师团", "by", "detachment", "서울", "1,200", "−40", "x|y", "`code`", "é", "*"]
        return (0..<stream.below(most + 1)).map { _ in stream.pick(pieces) }.joined(separator: " ")
    }

    private static func table(_ seed: UInt64) -> TableText {
        var stream = TestStream(seed)
        let columns = (0..<1 + stream.below(5)).map { number in
            TableText.Column("head \(number)", stream.below(2) == 0 ? .left : .right)
        }
        let rows = (0..<stream.below(6)).map { _ in
            columns.map { $0.alignment == .right ? "\(stream.below(100_000))" : words(&stream, most: 7) }
        }
        return TableText("", columns: columns, rows: rows)
    }

    private func letters(_ text: String) -> [Character] { text.filter { $0 != " " && $0 != "\n" }.sorted() }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `every cell is there and no line is too wide`(seed: UInt64) {
        let table = Self.table(seed)
        for width in [24, 40, 64, 80, 200] {
            let lines = table.plain(width: width)
            #expect(lines.allSatisfy { $0.displayWidth <= width && $0.last != " " }, "\(width): \(lines)")
            let isTable = lines.first?.contains("head 0") == true
            guard isTable else { continue }
            #expect(letters(lines.joined()) == letters((table.columns.map(\.title) + table.rows.joined()).joined()), "\(width)")
        }
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `numbers set to the right end in one column`(seed: UInt64) {
        let table = Self.table(seed)
        guard let column = table.columns.indices.first(where: { table.columns[$0].alignment == .right }), column == 0 else {
            return
        }
        let lines = table.plain(width: 400)
        let ends = zip(lines, [table.columns[0].title] + table.rows.map { $0[0] }).map { line, cell in
            line.prefix { $0 == " " }.count + cell.count
        }
        #expect(Set(ends).count <= 1, "\(lines)")
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `a row of Markdown has the bars of its columns and no other`(seed: UInt64) {
        let table = Self.table(seed)
        for line in table.markdown().split(separator: "\n") {
            let bars = line.unicodeScalars.reduce(into: (count: 0, isEscaped: false)) { state, scalar in
                if scalar == "|", !state.isEscaped { state.count += 1 }
                state.isEscaped = scalar == "\\" && !state.isEscaped
            }
            #expect(bars.count == table.columns.count + 1, "\(line)")
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `a line takes as many words as it holds`(seed: UInt64) {
        var stream = TestStream(seed)
        let text = Self.words(&stream, most: 60).filter { $0.isASCII }
        for (width, indent) in [(12, ""), (30, "  "), (80, "    ")] {
            let lines = ProseWords.wrapped(text, width: width, indent: indent)
            let bare = lines.map { String($0.dropFirst(indent.count)) }
            #expect(bare.joined(separator: " ").split(separator: " ") == text.split(separator: " "), "every word, in order")
            for (line, next) in zip(bare, bare.dropFirst()) {
                let word = next.prefix { $0 != " " }
                #expect(indent.count + line.count + 1 + word.count > width, "“\(word)” had room behind “\(line)”")
            }
            #expect(lines.allSatisfy { $0.hasPrefix(indent) })
        }
    }

    @Test(arguments: [[], ["a"], ["a", "b"], ["a", "b", "c"], ["x", "y", "z", "w"]])
    func `a list names each once, the last after “and”`(items: [String]) {
        let text = ProseWords.list(items)
        #expect(text.replacing(" and ", with: ", ").components(separatedBy: ", ").filter { !$0.isEmpty } == items)
        #expect(text.contains(" and ") == (items.count > 1))
    }

    @Test func `dates are in the order of time, whatever their texts`() {
        let dates = ["-0044-03-15", "0009-09-09", "1950-09-30", "1950-10-01T06:00", "1950-10-01T18:00", "9999-12-31"]
        var stream = TestStream(5)
        for _ in 0..<20 {
            var shuffled = dates + ["soon"]
            for place in shuffled.indices { shuffled.swapAt(place, stream.below(shuffled.count)) }
            let inOrder = ProseDate.inOrder(shuffled)
            #expect(inOrder.filter { dates.contains($0) } == dates.filter { inOrder.contains($0) } && inOrder.last == "soon")
        }
    }
}
