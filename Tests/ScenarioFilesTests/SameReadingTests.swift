import Foundation
import ScenarioFiles
import Scenarios
import TestSupport
import Testing

/// A scenario that is written in another way and says the same: it is read as the same value.
@Suite("The same scenario")
struct SameReadingTests {
    /// A change of how a file is written.
    struct Rewrite: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let change: @Sendable (_ file: String, _ text: String) -> String

        init(_ name: String, _ change: @escaping @Sendable (String, String) -> String) {
            (testDescription, self.change) = (name, change)
        }
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The cells of a row of the lesson's tables, as they are written.
    private static func cells(_ row: String) -> [String] {
        var (cells, isQuoted) = ([""], false)
        for character in row {
            if character == "\"" { isQuoted.toggle() }
            if character == ",", !isQuoted { cells.append("") } else { cells[cells.count - 1].append(character) }
        }
        return cells
    }

    private static func onRows(_ text: String, _ body: ([String]) -> [String]) -> String {
        lines(text).map { $0.isEmpty ? $0 : body(cells($0)).joined(separator: ",") }.joined(separator: "\n")
    }

    static let rewrites = [
        Rewrite("with its columns in another order") { file, text in
            file.hasSuffix(".csv") ? onRows(text) { Array($0.reversed()) } : text
        },
        Rewrite("with every cell in quotation marks") { file, text in
            file.hasSuffix(".csv") ? onRows(text) { $0.map { $0.hasPrefix("\"") ? $0 : "\"\($0)\"" } } : text
        },
        Rewrite("with blanks round its cells and behind its lines") { file, text in
            if file.hasSuffix(".csv") { return onRows(text) { $0.map { $0.hasPrefix("\"") ? $0 : " \($0)  " } } }
            return file.hasSuffix(".yaml") && !text.contains("|")
                ? lines(text).map { $0.isEmpty ? $0 : $0 + "  " }.joined(separator: "\n") : text
        },
        Rewrite("with remarks and blank lines between its own") { file, text in
            guard file.hasSuffix(".yaml"), !text.contains("|") else { return text }
            return lines(text).flatMap { line in
                line.hasPrefix("- ") || line.first?.isLetter == true ? ["# a remark", "", line] : [line]
            }
            .joined(separator: "\n")
        },
        Rewrite("with blank rows in its tables") { file, text in
            file.hasSuffix(".csv") ? text.replacing("\n", with: "\n\n") : text
        },
        Rewrite("with the fields of its head in another order") { file, text in
            guard file == "scenario.yaml", let notes = text.range(of: "notes: |") else { return text }
            let blocks = lines(String(text[..<notes.lowerBound])).reduce(into: [[String]]()) { blocks, line in
                if line.first?.isLetter == true || blocks.isEmpty {
                    blocks.append([line])
                } else {
                    blocks[blocks.count - 1].append(line)
                }
            }
            let head = blocks.reversed().flatMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n")
            return head + "\n" + text[notes.lowerBound...]
        },
        Rewrite("with places as column and row") { file, text in
            guard file == "forces.csv" else { return text }
            return [(",wells,", "\"1,7\""), (",grove,", "\"7,8\""), (",lime,", "\"9,7\"")].reduce(text) {
                $0.replacing($1.0, with: ",\($1.1),")
            }
        },
        Rewrite("with the sections of its map in another order") { file, text in
            guard file == "map.txt" else { return text }
            let sections = text.components(separatedBy: "\n\n")
            let parts = sections.prefix(6)
            return ([sections[0], sections[1]] + parts.dropFirst(2).reversed() + sections.dropFirst(6)).joined(
                separator: "\n\n")
        },
        Rewrite("with a chain of roads that runs the other way") { file, text in
            file == "map.txt"
                ? text.replacing("track: 8,6 8,5 9,4 8,3 8,2 8,1 8,0", with: "track: 8,0 8,1 8,2 8,3 9,4 8,5 8,6") : text
        },
        Rewrite("with sides of rivers named from the other bank") { file, text in
            file == "map.txt" ? text.replacing("stream: 7,4 SW; 7,4 SE", with: "stream: 6,5 NE; 7,5 NW") : text
        },
        Rewrite("with lines as Windows ends them") { _, text in text.replacing("\n", with: "\r\n") },
        Rewrite("with its texts in quotation marks") { file, text in
            file == "directives/go-small.yaml"
                ? text.replacing("task: withdraw", with: "'task': \"withdraw\"").replacing("who: all", with: "who: 'all'")
                : text
        },
    ]

    @Test("is read", arguments: rewrites)
    func same(rewrite: Rewrite) throws {
        let copy = try LessonCopy()
        let own = try copy.check().scenario
        var isChanged = false
        for file in try FileManager.default.subpathsOfDirectory(atPath: copy.folder)
        where file.contains(".") && file != "README.md" {
            let old = try copy.text(file)
            let new = rewrite.change(file, old)
            isChanged = isChanged || new != old
            try copy.write(file, new)
        }
        let read = try copy.check()
        #expect(isChanged, "something is written otherwise")
        #expect(read.scenario == own && read.warnings.isEmpty, "\(read.warnings)")
    }

    @Test("has its formations in the order of their rows")
    func rows() throws {
        let copy = try LessonCopy()
        let own = try copy.check().scenario
        let rows = try copy.text("forces.csv").split(separator: "\n").map(String.init)
        try copy.write("forces.csv", ([rows[0]] + rows.dropFirst().reversed()).joined(separator: "\n"))
        let other = try copy.check().scenario
        #expect(other.formations == own.formations.reversed())
        #expect(other.groups.map { $0.members } == own.groups.map { $0.members.map { 2 - $0 }.sorted() })
    }
}

/// Ground that is named in several ways: the same hexes, and two sides of a line share none.
@Suite("The same ground")
struct SameGroundTests {
    private static func cells(_ objective: String) throws -> Set<Int> {
        let copy = try LessonCopy()
        _ = try copy.replace(
            "scenario.yaml", "objective: {name: in the high country, mark: N}", "objective: {name: there, \(objective)}")
        let found = try copy.check().scenario.objective
        return Set(found.cells.indices.filter { found.cells[$0] })
    }

    @Test("of an area is the same from every corner and either way round")
    func area() throws {
        let corners = ["1,1", "6,1", "8,4", "6,6", "1,6"]
        let own = try Self.cells("area: [\(corners.map { "\"\($0)\"" }.joined(separator: ", "))]")
        #expect(own.count > 15)
        for shift in 1..<corners.count {
            let turned = Array(corners[shift...] + corners[..<shift])
            for list in [turned, turned.reversed()] {
                #expect(try Self.cells("area: [\(list.map { "\"\($0)\"" }.joined(separator: ", "))]") == own, "\(list)")
            }
        }
    }

    @Test(
        "on two sides of a line is all of the land, and nothing twice",
        arguments: [
            (["2,2", "5,2"], "north", "south"), (["0,8", "11,1"], "north", "south"), (["6,9", "6,1"], "west", "east"),
            (["1,9", "4,5", "10,0"], "west", "east"),
        ])
    func sides(line: [String], one: String, other: String) throws {
        let points = "line: [\(line.map { "\"\($0)\"" }.joined(separator: ", "))]"
        let (first, second) = (try Self.cells("\(points), side: \(one)"), try Self.cells("\(points), side: \(other)"))
        let land = Set(0..<120).subtracting([96, 108, 109])
        #expect(first.isDisjoint(with: second) && !first.isEmpty && !second.isEmpty)
        // Hexes whose centre the line crosses may belong to either, and to none.
        #expect(land.subtracting(first).subtracting(second).count <= 12)
        let backwards = "line: [\(line.reversed().map { "\"\($0)\"" }.joined(separator: ", "))]"
        // Centres that lie on the line itself may change sides.
        #expect(
            try Self.cells("\(backwards), side: \(one)").symmetricDifference(first).count <= line.count,
            "a line has no direction")
    }

    @Test("round a place grows with its radius")
    func radius() throws {
        let rings = try [0, 3, 5.5, 6, 9].map { try Self.cells("place: \"5,5\", radiusKilometres: \($0)") }
        #expect(zip(rings, rings.dropFirst()).allSatisfy { $0.isStrictSubset(of: $1) || $0 == $1 })
        // Hexes of 3 km: one, six about it, six at the square root of three, six at twice the distance.
        #expect(rings.map(\.count) == [1, 7, 13, 19, 37])
    }

    @Test("of several goals is that of each")
    func goals() throws {
        let both = try Self.cells("any: [{mark: N}, {zones: [B]}]")
        #expect(try both == Self.cells("mark: N").union(Self.cells("zones: [B]")))
    }
}
