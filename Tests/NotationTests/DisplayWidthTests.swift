import Notation
import Testing

/// Columns that text takes in a terminal, and lines that are broken by them.
struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("Seoul", 5), ("–", 1), ("서울", 4), ("汉城", 4), ("ソウル", 6), ("e\u{301}", 1), ("\u{1F600}", 2), ("ｗ", 2),
        ("±°", 2),
        ("\u{200B}", 0), ("☎\u{FE0F}", 2), ("☎", 1), ("Пхеньян", 7), ("\u{1100}\u{1161}\u{11A8}", 2), ("\u{1B}[", 1),
    ])
    func aCharacterTakesWhatATerminalGivesIt(text: String, columns: Int) { #expect(text.displayWidth == columns) }

    @Test func wordsAreKeptWhole() {
        #expect(ProseWords.wrapped("one two three", width: 7) == ["one two", "three"])
        #expect(ProseWords.wrapped("a verylongword b", width: 6) == ["a", "verylongword", "b"])
        #expect(ProseWords.wrapped("one two", width: 6, indent: "  ") == ["  one", "  two"])
        #expect(ProseWords.wrapped("", width: 10).isEmpty)
    }

    @Test func wideCharactersBreakAnywhereButBeforeClosingSigns() {
        #expect(ProseWords.wrapped("汉城以北的山区", width: 6) == ["汉城以", "北的山", "区"])
        #expect(ProseWords.wrapped("北的山。区", width: 6) == ["北的", "山。区"])
    }

    @Test(arguments: [20, 33, 40, 61, 80])
    func noLineIsWiderThanItMayBe(width: Int) {
        let text = String(repeating: "men of 第三师团 went north 平壤以北 by night, ", count: 20)
        for line in ProseWords.wrapped(text, width: width, indent: "  ") { #expect(line.displayWidth <= width, "\(line)") }
        let words = ProseWords.wrapped(text, width: width).joined().filter { $0 != " " }
        #expect(words == text.filter { $0 != " " }, "nothing is lost")
    }

    private let names = TableText(
        "", columns: [.init("Name"), .init("Men", .right)], rows: [["第三师团", "1,200"], ["서울", "5"], ["Third", "40"]])

    @Test func columnsOfWideNamesAreAligned() {
        let lines = names.plain(width: 80)
        #expect(Set(lines.map(\.displayWidth)) == [15], "\(lines)")
    }

    private let wide = TableText(
        "", columns: [.init("Directive")] + (1...12).map { .init("measure number \($0)", .right) },
        rows: (1...3).map { row in ["All eight go north"] + (1...12).map { "\(row * $0 * 1000) to \(row * $0 * 1500)" } })

    @Test(arguments: [40, 60, 80, 100, 132, 200])
    func aTableFitsWhateverItsWidth(width: Int) {
        let lines = wide.plain(width: width)
        #expect(lines.allSatisfy { $0.displayWidth <= width }, "\(lines.joined(separator: "\n"))")
        let text = lines.joined(separator: " ")
        for number in ["1000", "36000", "54000"] { #expect(text.contains(number), "\(number) at \(width)") }
    }

    @Test func aTableThatIsTooWideIsSetAsBlocks() {
        let lines = wide.plain(width: 40)
        #expect(lines[0] == "All eight go north" && lines[1] == "  measure number 1: 1000 to 1500", "\(lines)")
        #expect(lines.filter(\.isEmpty).count == 2, "a line between blocks")
    }

    @Test func aNounGoesWithItsNumber() {
        #expect(
            ProseWords.counted(1, "body", "bodies") == "one body" && ProseWords.counted(2, "body", "bodies") == "two bodies")
        #expect(ProseWords.figured(1, "campaign") == "1 campaign" && ProseWords.figured(1300, "campaign") == "1,300 campaigns")
        #expect(ProseWords.figured(0, "fault") == "0 faults")
    }
}
