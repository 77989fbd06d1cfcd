import Notation
import Testing

@Suite struct TableTests {
    private let table = TableText(
        "Of two.", columns: [.init("Name"), .init("Men", .right)], rows: [["Alpha | Beta", "1,200"], ["Gamma", "5"]],
        marked: [1])

    @Test func `a table in Markdown keeps its columns`() {
        #expect(
            table.markdown() == """
                | Name | Men |
                | --- | ---: |
                | Alpha \\| Beta | 1,200 |
                | **Gamma** | **5** |

                *Of two.*
                """)
    }

    @Test func `a table for a terminal is aligned`() {
        #expect(table.plain(width: 80) == ["Name            Men", "Alpha | Beta  1,200", "Gamma             5"])
    }

    @Test func `words wrap where a table is too wide, and numbers never`() {
        let wide = TableText(
            "", columns: [.init("Directive"), .init("Brought out", .right)],
            rows: [["All eight go north in small detachments", "14,700"]])
        let lines = wide.plain(width: 30)
        #expect(lines.allSatisfy { $0.count <= 30 })
        #expect(lines[1].hasSuffix("14,700"))
        #expect(wide.plain(width: 5).contains { $0.contains("14,700") })
    }

    @Test func `a column makes its cells, also of rows that hold its own`() {
        struct Pair {
            let men: Int
            let name: String
        }
        let size = TableColumn<Int>("Men", .right) { "\($0)" }
        let table = TableText(
            "Two.", of: [Pair(men: 3, name: "a"), Pair(men: 4, name: "b")],
            [TableColumn("Name") { $0.name }, size.of(\.men), size.of({ 2 * $0.men }, titled: "Twice")])
        #expect(table.columns.map(\.title) == ["Name", "Men", "Twice"] && table.columns[2].alignment == .right)
        #expect(table.rows == [["a", "3", "6"], ["b", "4", "8"]] && table.caption == "Two.")
    }
}
