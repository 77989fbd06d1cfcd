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
}
