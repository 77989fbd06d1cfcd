import Foundation
import RuleSets
import ScenarioFiles
import Scenarios
import Studies

/// Points of a design of one's own, as a CSV file gives them: a row a point, a column a dial, a rule, `directive` or `seed`.
/// An empty cell leaves what it would turn as it is.
struct PointTable {
    /// Points that a file may have.
    static let most = 20_000

    let path: String
    let columns: [String]
    /// Cells of each point.
    let rows: [[String]]
    /// Line of the file on which each point stands.
    private let lines: [Int]

    /// A point, looked up.
    struct Entry {
        let directive: Directive
        let seed: UInt64
        let levels: [Level]
    }

    /// Reads a file; throws if it cannot be read or is no table.
    init(_ path: String) throws(Refusal) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Refusal(.input, "\(path): there is no such file, or it cannot be read; give --points a CSV file.")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw Refusal(.input, "\(path): it is no text in UTF-8; save it as CSV in UTF-8.")
        }
        let plain = text.replacing("\r\n", with: "\n").drop { $0 == "\u{feff}" }
        let table = CSVTable(String(plain))
        if let line = table.unclosedLine {
            throw Refusal(.input, "\(path):\(line): the quotation marks of a cell are not closed at its end; close them.")
        }
        guard let heading = table.rows.first, table.rows.count > 1 else {
            throw Refusal(.input, "\(path): it has no points, expected a heading with factors and a row for each point.")
        }
        let names = heading.map { $0.text.filter { !$0.isWhitespace } }
        if let twice = names.first(where: { name in names.filter { $0 == name }.count > 1 }) {
            throw Refusal(.input, "\(path):1: the column \"\(twice)\" stands twice; take one out.")
        }
        let points = table.rows.dropFirst()
        if let odd = points.first(where: { $0.count != names.count }) {
            throw Refusal(
                .input, "\(path):\(odd[0].line): the row has \(odd.count) cells, expected \(names.count), as the heading.")
        }
        guard points.count <= Self.most else {
            throw Refusal(.input, "\(path): it has \(points.count) points, expected at most \(Self.most); divide it.")
        }
        self.path = path
        columns = names
        lines = points.map { $0[0].line }
        rows = points.map { row in row.map { $0.text.trimmingCharacters(in: .whitespaces) } }
    }

    /// The points with everything looked up; throws the first fault of each of the first rows that have one.
    func entries(in scenario: Scenario, seed: UInt64) throws(Refusal) -> [Entry] {
        var entries: [Entry] = []
        var faults: [String] = []
        for (row, line) in zip(rows, lines) {
            do { entries.append(try entry(row, in: scenario, seed: seed)) } catch {
                faults += error.sentences.map { "\(path):\(line): \($0)" }
            }
            if faults.count >= Self.mostFaults { break }
        }
        if !faults.isEmpty { throw Refusal(.input, faults) }
        return entries
    }

    /// Faults that are told at once.
    private static let mostFaults = 20

    private func entry(_ row: [String], in scenario: Scenario, seed: UInt64) throws(Refusal) -> Entry {
        let cells = zip(columns, row).filter { !$1.isEmpty }
        let named = cells.first { $0.0 == "directive" }?.1
        let directive = try scenario.directive(named: named, option: "directive")
        var own = seed
        if let text = cells.first(where: { $0.0 == "seed" })?.1 {
            guard let number = UInt64(text) else {
                throw Refusal(.input, "seed is \"\(text)\", expected a whole number from 0 to \(UInt64.max).")
            }
            own = number
        }
        var levels: [Level] = []
        for (name, text) in cells where name != "directive" && name != "seed" {
            levels.append(try level(name, text, of: directive, in: scenario))
        }
        let kinds = levels.map(\.dial.kind)
        if kinds.contains(.date), kinds.contains(.delay) {
            throw Refusal(.input, "it names both date and delay, which turn the same thing; leave one empty.")
        }
        return Entry(directive: directive, seed: own, levels: levels)
    }

    private func level(_ name: String, _ text: String, of directive: Directive, in scenario: Scenario) throws(Refusal) -> Level
    {
        do {
            let levels = try Level.axis("\(name)=\(text)", of: directive, in: scenario)
            if levels.count == 1 { return levels[0] }
        } catch { throw Refusal(.input, error.description.replacing("--vary", with: "it")) }
        throw Refusal(.input, "\(name) is \"\(text)\", expected one value in a cell.")
    }
}
