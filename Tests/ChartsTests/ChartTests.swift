import Charts
import Foundation
import Notation
import ReplySupport
import Testing

@Suite struct ChartTests {
    private func charts() async throws -> [ChartData.Chart] {
        ChartData(try await ReplyCase.lesson.value.reply.figures).charts()
    }

    @Test func `every chart has the fields its template reads`() async throws {
        let fields: [String: Set<String>] = [
            "arrivals": [
                "day", "median", "low50", "high50", "low80", "high80", "lowLabel", "medianLabel", "highLabel",
            ],
            "directives": ["directive", "median", "low50", "high50", "low80", "high80", "label", "asked"],
            "frontier": ["label", "kind", "stay", "saved", "savedLow", "savedHigh", "tied", "tiedLow", "tiedHigh"],
            "tornado": ["rule", "range", "end", "base", "value", "label", "swing"],
        ]
        let charts = try await charts()
        #expect(charts.map(\.name) == ["arrivals", "directives", "frontier", "tornado"])
        for chart in charts {
            #expect(!chart.rows.isEmpty)
            let wanted = fields[chart.name] ?? []
            for row in chart.rows { #expect(wanted.isSubset(of: row.keys), "\(chart.name)") }
        }
    }

    @Test func `the interpreter is the one named, the one set up, or the one beside the program`() throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: place) }
        func make(_ path: String) throws {
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            #expect(FileManager.default.createFile(atPath: path, contents: Data(), attributes: [.posixPermissions: 0o755]))
        }
        func python(_ environment: [String: String] = [:]) -> String {
            ChartRenderer(home: place, environment: environment, executable: place + "/bin/anabasis").python
        }
        let (own, beside) = (place + "/.tools/charts/bin/python", place + "/bin/python3")
        #expect(python() == own)
        try make(beside)
        #expect(python() == beside)
        try make(own)
        #expect(python() == own && python(["ANABASIS_PYTHON": ""]) == own)
        #expect(python(["ANABASIS_PYTHON": "/opt/python"]) == "/opt/python")
    }

    @Test func `the farther end of a rule stands first`() async throws {
        let tornado = try #require(try await charts().last)
        let rows = tornado.rows.map { ($0["rule"] as? String, $0["value"] as? Double ?? 0, $0["base"] as? Double ?? 0) }
        for pair in stride(from: 0, to: rows.count, by: 2) {
            #expect(rows[pair].0 == rows[pair + 1].0)
            #expect(abs(rows[pair].1 - rows[pair].2) >= abs(rows[pair + 1].1 - rows[pair + 1].2))
        }
    }

    @Test func `marks stand where the numbers are, and labels are rounded`() async throws {
        let figures = try await ReplyCase.lesson.value.reply.figures
        let rows = try #require(try await charts().first { $0.name == "directives" }).rows
        for (row, directive) in zip(rows, figures.directives) {
            let estimate = directive.estimate(.menOut)
            #expect(row["median"] as? Double == estimate.median && row["low80"] as? Double == estimate.q10)
            #expect(row["label"] as? String == ProseNumber.men(estimate.median))
        }
    }

    @Test func `the templates are filled and nothing else of them is touched`() async throws {
        let folder = try ReplyCase.folder("charts")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let renderer = ChartRenderer(python: "/nowhere/python", tools: ReplyCase.home + "/Tools/charts")
        let result = renderer.draw(try await charts(), in: folder)
        #expect(result.drawn == [])
        #expect(result.fault?.contains("make setup") == true)
        for name in ["arrivals", "directives", "frontier", "tornado"] {
            let spec = try read("\(folder)/\(name).vl.json")
            let template = try read("\(renderer.tools)/specs/\(name).vl.json")
            #expect(Set(spec.keys) == Set(template.keys))
            #expect(spec["width"] as? Int == template["width"] as? Int)
            #expect((spec["layer"] as? [Any])?.count == (template["layer"] as? [Any])?.count)
        }
    }

    private func read(_ path: String) throws -> [String: Any] {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func `a missing template is a sentence, not a failure`() async throws {
        let folder = try ReplyCase.folder("templates")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let result = ChartRenderer(python: "/nowhere/python", tools: "/nowhere").draw(try await charts(), in: folder)
        #expect(result.drawn == [])
        #expect(result.fault?.contains("arrivals.vl.json") == true)
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: ReplyCase.home + "/.tools/charts/bin/python")))
    func `the installed renderer draws every chart`() async throws {
        let folder = try ReplyCase.folder("drawn")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let result = ChartRenderer(home: ReplyCase.home).draw(try await charts(), in: folder)
        #expect(result.fault == nil)
        #expect(result.drawn == ["arrivals", "directives", "frontier", "tornado"])
    }

    @Test func `a situation is told in words, in Markdown and in numbers`() async throws {
        let figures = try #require(try await ReplyCase.lesson.value.reply.figures.situation)
        #expect(figures.standings.count == 3)
        #expect(figures.standings.allSatisfy { $0.isCutOff == ($0.grip != .free) })
        #expect(!figures.gaps.isEmpty && figures.gaps.allSatisfy { 0...1 ~= $0.catchChance && 0...1 ~= $0.share })
        #expect(figures.hazards.allSatisfy { $0.contactsPerHour >= 0 })
    }
}
