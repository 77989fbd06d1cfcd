import Figures
import Foundation
import Notation
import Pages
import Prose
import ReplySupport
import Testing

/// A reply whose names hold everything that means something to some format.
@Suite struct OddNamesTests {
    private static let names = [
        "<script>alert(1)</script>", "=HYPERLINK(\"http://x\")", "a | b", "`code`", "*bold* _it_", "[a](http://b)", "小股, \"分\"",
        "two\nlines", "&amp;", "-3", "@x", "\\",
    ]

    private func figures(_ name: String) async throws -> ReplyFigures {
        try await ReplyCase.figures { figures in
            figures.change(each: "formations") { $0["name"] = name }
            figures.change(each: "directives") { $0["title"] = name }
            figures.change("scenario") { $0["title"] = name }
        }
    }

    @Test(arguments: names)
    func `no name is HTML`(name: String) async throws {
        let html = ReplyPage(ReplyCase.document(try await figures(name))).text()
        #expect(!html.contains("<script") && !html.contains("&amp;amp;amp;"))
        #expect(html.components(separatedBy: "<h1>").count == 2)
        let open = html.components(separatedBy: "<td").count
        #expect(open == html.components(separatedBy: "</td>").count)
    }

    @Test(arguments: names)
    func `no name breaks a table of Markdown`(name: String) async throws {
        let text = ReplyMarkdown(ReplyCase.document(try await figures(name))).text()
        #expect(!text.replacing("\\<", with: "").contains("<script>"))
        var columns = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("| ") else {
                columns = 0
                continue
            }
            let bars = line.replacing("\\|", with: "").count { $0 == "|" }
            if columns == 0 { columns = bars } else { #expect(bars == columns, "\(line)") }
        }
    }

    @Test(arguments: names)
    func `no cell is live and every row is whole`(name: String) async throws {
        let tables = ReplySpreadsheets(figures: try await figures(name)).tables()
        for table in tables {
            for row in table.rows { #expect(row.count == table.fields.count) }
            let text = table.csv()
            #expect(text.hasPrefix("\u{feff}"))
            for line in text.dropFirst().components(separatedBy: "\r\n") {
                #expect(!line.hasPrefix("=") && !line.contains(",=") && !line.contains(",@"), "\(table.name): \(line)")
            }
        }
    }

    @Test(arguments: names)
    func `every page reads back from JSON`(name: String) async throws {
        let document = ReplyCase.document(try await figures(name))
        let text = try JSONFile.text(of: document)
        let back = try JSONDecoder().decode(ReplyDocument.self, from: Data(text.utf8))
        #expect(back.sections.map(\.id) == document.sections.map(\.id))
        #expect(ReplyMarkdown(back).text() == ReplyMarkdown(document).text())
    }

    @Test func `the same page is the same bytes`() async throws {
        let document = ReplyCase.document(try await figures("x"))
        #expect(try JSONFile.text(of: document) == JSONFile.text(of: document))
    }
}
