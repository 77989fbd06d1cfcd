import Foundation
import Notation
import Pages
import Prose
import ReplySupport
import Testing

/// Pages set for a terminal, and in HTML.
@Suite struct TerminalTests {
    private let document = ReplyDocument(
        title: "A title", subtitle: "A subtitle.",
        opening: [
            .lead("The answer."), .paragraph(String(repeating: "word ", count: 60)),
            .quotation("Come home.", source: "The council [A]"),
            .table(
                TableText(
                    "A caption.", columns: [.init("Name"), .init("Men", .right)], rows: [["Alpha", "1,200"]], marked: [0])),
        ],
        sections: [
            ReplySection(
                "first", "The first section",
                [
                    .listing("anabasis study lesson"), .entries([ReplyEntry("Seed", "`1950`")]),
                    .figure(
                        ReplyFigure("chart", caption: "A chart.", data: TableText("", columns: [.init("a")], rows: [["b"]]))),
                    .figure(ReplyFigure("map", caption: "A map.")),
                ])
        ])

    @Test(arguments: [40, 60, 80, 120])
    func `no line is wider than the terminal`(width: Int) {
        let text = TerminalPage(document, width: width).text()
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
        #expect(text.contains("The answer.") && text.contains("The first section") && text.contains("Seed: 1950"))
    }

    @Test func `the opening leaves the sections out`() {
        #expect(!TerminalPage(document).opening().contains("The first section"))
    }

    @Test func `colours are written only where they may be`() {
        #expect(!TerminalPage(document, color: false).text().contains("\u{1b}"))
        let coloured = TerminalPage(document, color: true).text()
        #expect(coloured.contains("\u{1b}[1m") && coloured.components(separatedBy: "\u{1b}[0m").count > 2)
    }

    @Test func `a picture that is drawn stands in the page, one that is not is a table`() {
        let drawn = ReplyPage(document, drawings: ["chart": "<svg/>", "map": "<svg id=\"m\"/>"]).text()
        #expect(drawn.contains("<figure class=\"chart\">\n<svg/>") && drawn.contains("<figure class=\"map\">"))
        let bare = ReplyPage(document, fault: "The charts are not drawn.").text()
        #expect(bare.contains("<p class=\"fault\">The charts are not drawn.</p>") && !bare.contains("<figure"))
    }

    @Test func `the page links its sections and marks its rows`() {
        let html = ReplyPage(document).text()
        #expect(html.contains("<a href=\"#first\">The first section</a>") && html.contains("<section id=\"first\">"))
        #expect(html.contains("<tr class=\"marked\">") && html.contains("<td class=\"right short\">1,200</td>"))
        #expect(html.contains("<code>1950</code>"))
    }

    @Test func `Markdown has every block`() {
        let text = ReplyMarkdown(document, drawn: ["chart"]).text()
        for part in [
            "# A title", "*A subtitle.*", "**The answer.**", "> Come home.\n>\n> The council [A]", "| **Alpha** | **1,200** |",
            "## The first section", "```\nanabasis study lesson\n```", "- **Seed**: `1950`", "![A chart.](chart.svg)",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("map.svg"))
    }

    @Test func `a document reads back from its JSON, block by block`() throws {
        let text = try JSONFile.text(of: document)
        let back = try JSONDecoder().decode(ReplyDocument.self, from: Data(text.utf8))
        #expect(ReplyMarkdown(back).text() == ReplyMarkdown(document).text())
        #expect(text.contains("\"kind\" : \"quotation\"") && text.contains("\"source\" : \"The council [A]\""))
    }

    @Test func `a block of no kind is refused`() {
        let data = Data("{\"kind\": \"sonnet\", \"text\": \"x\"}".utf8)
        #expect(throws: (any Error).self) { try JSONDecoder().decode(ReplyBlock.self, from: data) }
    }
}
