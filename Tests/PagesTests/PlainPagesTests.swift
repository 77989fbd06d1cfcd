import Appraisal
import Figures
import Foundation
import Hexes
import Notation
import Pages
import Planning
import Prose
import ReplySupport
import RuleSets
import Scenarios
import TestSupport
import Testing

/// Situations and plans of plain ground as pages: what is written in each form is what was read.
@Suite struct PlainPagesTests {
    private static let scenario = Fixtures.plain(
        enemy: [Fixtures.force(battalions: 2, at: CellID(50))],
        conduct: Conduct(heavyWeapons: .destroy, detachmentSize: 40, ways: 4, route: .gaps))
    private static let rules = RuleBook.rules(for: scenario)

    private static func situation() -> SituationText {
        var reader = SituationReader(scenario: scenario, rules: rules.appraisal, planning: rules.planning)
        return SituationText(reader.situation(at: scenario.start), scenario: scenario, rules: rules.appraisal)
    }

    private static func plan() throws -> PlanText {
        let assignment = AddresseeResolver.assignment(of: scenario.directives[0], in: scenario)
        let plan = try #require(Plan(scenario: scenario, rules: rules, assignment: assignment, at: scenario.start))
        return PlanText(
            plan, directive: scenario.directives[0], scenario: scenario, dailyHours: rules.appraisal.march.dailyHours)
    }

    @Test func `a situation's page holds its tables, those without a row left out`() {
        let page = Self.situation()
        #expect(page.document.title == "The situation on 1 October 1950, 18:00" && page.document.sections.isEmpty)
        let tables = page.document.opening.compactMap { if case .table(let table) = $0 { table } else { nil } }
        #expect(!tables.isEmpty && tables.allSatisfy { !$0.rows.isEmpty })
        #expect(tables[0].rows.count == page.figures.standings.count)
    }

    @Test func `a situation's numbers read back from JSON`() throws {
        let page = Self.situation()
        let back = try JSONDecoder().decode(SituationFigures.self, from: Data(try page.json().utf8))
        #expect(back.standings.map(\.leastContacts) == page.figures.standings.map(\.leastContacts))
        #expect(back.gaps.map(\.share) == page.figures.gaps.map(\.share) && back.cordonCells == page.figures.cordonCells)
    }

    @Test func `a plan's page has a section for each question that has an answer`() throws {
        let page = try Self.plan()
        #expect(page.document.sections.map(\.id).contains("prospect") && page.document.sections.map(\.id).contains("bound"))
        #expect(page.document.sections.allSatisfy { !$0.blocks.isEmpty })
        let men = page.figures.ways.reduce(0) { $0 + $1.men }
        #expect(men == 400 && page.figures.detachments == 10)
    }

    @Test func `Markdown, terminal and page say the same sentences`() throws {
        for document in [Self.situation().document, try Self.plan().document] {
            let markdown = ReplyMarkdown(document).text()
            let terminal = TerminalPage(document, width: 100_000).text()
            let blocks = document.opening + document.sections.flatMap(\.blocks)
            for case .paragraph(let text) in blocks {
                #expect(markdown.contains(Escape.markdownParagraph(text)) && terminal.contains(text), "\(text)")
            }
            for case .table(let table) in blocks {
                for row in table.rows { #expect(markdown.contains(Escape.markdownWithCode(row[0])), "\(row)") }
            }
        }
    }

    @Test(arguments: [40, 64, 80, 120])
    func `no line of either is wider than the terminal`(width: Int) throws {
        for text in [
            Self.situation().terminal(width: width, color: false), try Self.plan().terminal(width: width, color: false),
        ] {
            for line in text.split(separator: "\n") { #expect(line.displayWidth <= width, "\(line)") }
        }
    }

    @Test func `colours change nothing but colours`() throws {
        let (plain, coloured) = (
            Self.situation().terminal(width: 80, color: false), Self.situation().terminal(width: 80, color: true)
        )
        let bare = coloured.replacing(/\u{1b}\[[0-9;]*m/, with: "")
        #expect(bare == plain && coloured != plain)
    }

    // MARK: documents

    @Test func `a table without a row is no block of a page`() {
        let empty = TableText("Nothing.", columns: [.init("a")], rows: [])
        let full = TableText("Something.", columns: [.init("a")], rows: [["b"]])
        let section = ReplySection("s", "S", [.table(empty), .paragraph("P."), .table(full)])
        #expect(section.blocks.count == 2 && section.blocks.allSatisfy { $0.hasRows })
        let document = ReplyDocument(title: "T", subtitle: "S.", opening: [.table(empty), .table(full)], sections: [section])
        #expect(document.opening.count == 1)
        #expect(!ReplyMarkdown(document).text().contains("Nothing."))
    }

    @Test(arguments: ["plain", "with `code` in it", "a | b", "*stars*", "<b>", "# a head", "[x](y)", "a\\b"])
    func `a paragraph is itself in every form`(text: String) {
        let document = ReplyDocument(title: "T", subtitle: "S.", opening: [.paragraph(text)], sections: [])
        let terminal = TerminalPage(document).text()
        #expect(terminal.contains(text.replacing("`", with: "")))
        let html = ReplyPage(document).text()
        #expect(html.contains("<p>\(Escape.htmlWithCode(text))</p>") && !html.contains("<b>"))
        let markdown = ReplyMarkdown(document).text().split(separator: "\n")
        #expect(markdown.count == 3 && !markdown[2].hasPrefix("# "), "\(markdown)")
    }
}
