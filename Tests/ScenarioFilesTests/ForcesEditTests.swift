import Foundation
import Geography
import ScenarioFiles
import Scenarios
import TestSupport
import Testing

/// A table of formations in which a cell is changed: the reader finds that cell changed and every other as it was.
@Suite("A change of forces.csv")
struct ForcesEditTests {
    private func edited(_ text: String, _ edits: [(column: String, id: String, value: String)]) throws -> [Formation] {
        let copy = try LessonCopy()
        var table = ForcesEdit(text)
        for edit in edits { table.set(edit.column, of: edit.id, to: edit.value) }
        try copy.write("forces.csv", table.text)
        return try copy.check().scenario.formations
    }

    /// The lesson's table with semicolons between its cells, as spreadsheets of other countries write it.
    private func semicolons() throws -> String {
        let rows = try LessonCopy().text("forces.csv").split(separator: "\n").map { row in
            let parts = row.split(separator: "\"", omittingEmptySubsequences: false)
            return parts.enumerated().map { $0 % 2 == 0 ? $1.replacing(",", with: ";") : "\"\($1)\"" }.joined()
        }
        return rows.joined(separator: "\r\n") + "\r\n"
    }

    @Test(
        "leaves a table of which nothing is changed as it is read",
        arguments: ["commas", "semicolons", "CR LF", "a mark of byte order"])
    func nothing(kind: String) throws {
        let plain = try LessonCopy().text("forces.csv")
        let text =
            switch kind {
            case "semicolons": try semicolons()
            case "CR LF": plain.replacing("\n", with: "\r\n")
            case "a mark of byte order": "\u{FEFF}" + plain
            default: plain
            }
        #expect(try edited(text, []) == LessonCopy().check().scenario.formations)
        #expect(ForcesEdit(ForcesEdit(text).text).text == ForcesEdit(text).text, "written twice it is the same")
    }

    @Test("is the one that is asked for, whatever separates the cells", arguments: [true, false])
    func one(hasSemicolons: Bool) throws {
        let text = hasSemicolons ? try semicolons() : try LessonCopy().text("forces.csv")
        let own = try LessonCopy().check().scenario.formations
        for (column, value, change) in [
            ("men", "650", { (formation: inout Formation) in formation.men = Strength(low: 540, best: 650, high: 660) }),
            ("men_low", "10", { formation in formation.men = Strength(low: 10, best: 600, high: 660) }),
        ] as [(String, String, (inout Formation) -> Void)] {
            var expected = own
            change(&expected[0])
            #expect(try edited(text, [(column, "philon", value)]) == expected, "\(column)")
        }
    }

    @Test("keeps numbers below zero, which a spreadsheet would run as a formula")
    func negative() throws {
        let text = "id,lat,lon,note\na,-51.7,-58.1,-x\nb,52.1,=1+1,@y\n"
        #expect(ForcesEdit(text).text == text)
        var table = ForcesEdit(text)
        table.set("lon", of: "b", to: "-0.5")
        #expect(table.text == "id,lat,lon,note\na,-51.7,-58.1,-x\nb,52.1,-0.5,@y\n")
    }

    @Test("adds a column that is not there, empty for the others")
    func column() {
        var table = ForcesEdit("id,men\na,5\nb,6\n")
        table.set("tanks", of: "b", to: "3")
        #expect(table.text == "id,men,tanks\na,5,\nb,6,3\n")
        table.set("tanks", of: "nobody", to: "9")
        #expect(table.text == "id,men,tanks\na,5,\nb,6,3\n", "an unknown id changes nothing")
        var headless = ForcesEdit("")
        headless.set("men", of: "a", to: "1")
        #expect(
            ForcesEdit("name,men\na,5\n").text == "name,men\na,5\n" && headless.text.trimmingCharacters(in: .newlines).isEmpty)
    }

    @Test("keeps texts with marks, separators and line ends in them", arguments: 0..<20 as Range<UInt64>)
    func texts(seed: UInt64) {
        var stream = TestStream(seed)
        let pieces = ["a", "\"", ",", ";", "\n", " ", "-", "=", "周", "''", "\\", "\t", "0"]
        let cells = (0..<6).map { _ in (0..<stream.below(6)).map { _ in stream.pick(pieces) }.joined() }
        var table = ForcesEdit("id,note,name\na,x,1\nb,y,2\nc,z,3\n")
        for (cell, id) in zip(cells, ["a", "b", "c"]) { table.set("note", of: id, to: cell) }
        var again = ForcesEdit(table.text)
        #expect(again.text == table.text)
        for (cell, id) in zip(cells.dropFirst(3), ["c", "b", "a"]) { again.set("note", of: id, to: cell) }
        for (cell, id) in zip(cells, ["a", "b", "c"]) { again.set("note", of: id, to: cell) }
        #expect(again.text == table.text, "changed and changed back")
    }
}
