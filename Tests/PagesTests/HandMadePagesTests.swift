import Campaigns
import Figures
import Foundation
import Notation
import Pages
import Prose
import ReplySupport
import Scenarios
import Studies
import TestSupport
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A reply in every form, from outcomes that are written down: the numbers in the files are those of the study.
@Suite struct HandMadePagesTests {
    /// In future k company A brings out k men of a hundred on day 1, B 50 of 200 on day 2 if asked; the rest becomes guerrillas.
    private static func outcome(_ key: CampaignKey, _ replication: Int) -> Outcome {
        let isAsked = key.assignment.directive.id == "go"
        return HandMade.outcome(
            [
                HandMade.fate(100, arrived: [1: replication], guerrillas: 100 - replication),
                HandMade.fate(200, arrived: [2: isAsked ? 50 : 0], killed: 20, guerrillas: isAsked ? 130 : 180),
            ], tied: [300, 300, 300, 300, 300, 300], guerrillas: 200)
    }

    private static let scenario = HandMade.scenario(men: [100, 200], issued: "1950-10-02T06:00")

    private static func writer(_ scenario: Scenario = scenario, replications: Int = 20) async throws -> ReplyWriter {
        try ReplyWriter(
            study: await HandMade.study(scenario, replications: replications, outcome: outcome), situation: nil,
            provenance: ReplyCase.provenance)
    }

    /// The rows of a table as its fields name them.
    private static func rows(_ name: String) async throws -> [[String: FieldValue]] {
        let table = try #require(
            ReplySpreadsheets(figures: try await writer().reply.figures).tables().first { $0.name == name })
        return table.rows.map { Dictionary(uniqueKeysWithValues: zip(table.fields.map(\.name), $0)) }
    }

    // MARK: tables

    @Test func `the table of directives has each measure of each group once`() async throws {
        let rows = try await Self.rows("directives")
        // Three rows: the directive, the course without it, and had all known it at once.
        #expect(rows.count == 3 * 3 * Measure.allCases.count)
        let men = rows.filter { $0["measure"] == .text("menOut") && $0["directive"] == .text("go") }
        #expect(men.map { $0["group"] } == [.text("first"), .text("second"), .text("all")])
        #expect(men.map { $0["mean"] } == [.number(9.5), .number(50), .number(59.5)])
        #expect(men.allSatisfy { $0["unit"] == .text("men") && $0["asked"] == .truth(true) })
    }

    @Test func `the table of formations holds their fates`() async throws {
        let rows = try await Self.rows("formations")
        #expect(
            rows.map { $0["id"] } == [.text("a"), .text("b")] && rows.map { $0["men_best"] } == [.whole(100), .whole(200)])
        #expect(rows[1]["out_mean"] == .number(50) && rows[1]["lost_mean"] == .number(20))
        #expect(rows[1]["guerrillas_mean"] == .number(130) && rows[1]["on_the_march_mean"] == .number(0))
        #expect(rows[1]["half_out_by"] == .text("1950-10-04") && rows[0]["cut_off"] == .null)
        #expect(rows[0]["order_reached"] == .number(0) && rows[0]["order_date"] == .null)
    }

    @Test func `the table of arrivals counts up by day`() async throws {
        let rows = try await Self.rows("arrivals").filter { $0["group"] == .text("all") }
        #expect(rows.map { $0["days_after_start"] } == (0...6).map { .whole($0) })
        #expect(rows.map { $0["mean"] } == [0, 0, 9.5, 59.5, 59.5, 59.5, 59.5].map { .number($0) })
    }

    @Test func `what was not asked for has no rows`() async throws {
        for name in ["history", "sensitivity", "frontier"] { #expect(try await Self.rows(name).isEmpty, "\(name)") }
        #expect(try await Self.rows("delays").count == 8)
    }

    @Test func `every table reads back as it was written`() async throws {
        for table in ReplySpreadsheets(figures: try await Self.writer().reply.figures).tables() {
            let lines = table.csv().dropFirst().components(separatedBy: "\r\n").dropLast()
            #expect(lines.count == 1 + table.rows.count && lines.first == table.fields.map(\.name).joined(separator: ","))
            for (line, row) in zip(lines.dropFirst(), table.rows) {
                for (cell, value) in zip(line.components(separatedBy: ","), row) {
                    if case .number(let number) = value { #expect(abs((Double(cell) ?? .nan) - number) < 6e-5, "\(line)") }
                    if case .whole(let number) = value { #expect(cell == "\(number)") }
                    if case .null = value { #expect(cell.isEmpty) }
                }
            }
        }
    }

    // MARK: JSON

    /// Scenarios at the edge: nobody goes, one formation, no groups, no men.
    static let edges = [
        HandMade.scenario(men: [100, 200]), HandMade.scenario(men: [100, 200], going: [], standing: .stay),
        HandMade.scenario(men: [100, 200], standing: .stay, issued: "1950-10-02T06:00"),
        HandMade.scenario(men: [100, 200]).with(groups: []), HandMade.scenario(men: [100, 200]).with(question: "standing"),
    ]

    @Test(arguments: edges)
    func `every study keeps to the schema`(scenario: Scenario) async throws {
        let schema = try JSONValue.read(try ResultSchema(StudyShape.study, title: "study").text())
        for replications in [1, 20] {
            let study = try JSONValue.read(try await Self.writer(scenario, replications: replications).json())
            let faults = study.faults(against: schema)
            #expect(faults.isEmpty, "\(faults.prefix(10))")
        }
    }

    @Test func `no member of a study is missing from its description`() async throws {
        let schema = try JSONValue.read(try ResultSchema(StudyShape.study, title: "study").text())
        var text = try await Self.writer().json()
        text = text.replacing("\"digest\" :", with: "\"another\" : 1, \"digest\" :")
        let faults = try JSONValue.read(text).faults(against: schema)
        #expect(faults.contains { $0.hasSuffix("another: unknown") })
    }

    @Test func `the same study is the same bytes`() async throws {
        #expect(try await Self.writer().json() == Self.writer().json())
        #expect(try await Self.writer().markdown == Self.writer().markdown)
    }

    // MARK: pages

    @Test(arguments: edges)
    func `the body of the page is well formed`(scenario: Scenario) async throws {
        let html = ReplyPage(try await Self.writer(scenario).reply.document, fault: "No charts.").text()
        let start = try #require(html.range(of: "<main>"))
        let end = try #require(html.range(of: "</main>"))
        let body = html[start.lowerBound..<end.upperBound].replacing("&nbsp;", with: "\u{a0}")
        let parser = XMLParser(data: Data(body.utf8))
        #expect(parser.parse(), "\(String(describing: parser.parserError)) in line \(parser.lineNumber)")
    }

    @Test(arguments: edges)
    func `every link of the page has its section`(scenario: Scenario) async throws {
        let html = ReplyPage(try await Self.writer(scenario).reply.document).text()
        let names = { (mark: String) in
            html.components(separatedBy: mark).dropFirst().map { String($0.prefix { $0 != "\"" }) }
        }
        let (links, sections) = (names("<a href=\"#"), names("<section id=\""))
        #expect(links == sections && Set(links).count == links.count && links.count > 5)
    }

    @Test(arguments: [40, 60, 72, 80, 100, 160])
    func `no line of the whole page is wider than the terminal`(width: Int) async throws {
        let writer = try await Self.writer()
        let command = writer.reply.figures.provenance.command.split(separator: " ").map(\.count).max() ?? 0
        for line in writer.terminal(width: width, color: false, whole: true).split(separator: "\n") {
            #expect(line.displayWidth <= max(width, command + 8), "\(line)")
        }
    }

    @Test func `the pages say the same in every form`() async throws {
        let writer = try await Self.writer()
        let terminal = writer.terminal(width: 100_000, color: false, whole: true)
        let html = ReplyPage(writer.reply.document).text()
        for section in writer.reply.document.sections {
            for case .paragraph(let text) in section.blocks where !text.contains("`") {
                #expect(terminal.contains(text), "\(text)")
                #expect(html.contains("<p>\(Escape.htmlWithCode(text))</p>"), "\(text)")
            }
        }
    }

    @Test func `a study without a campaign is no reply`() async {
        let study = await HandMade.study(Self.scenario, replications: 0, outcome: Self.outcome)
        #expect(throws: ReplyFault.self) {
            try ReplyWriter(study: study, situation: nil, provenance: ReplyCase.provenance)
        }
    }
}
