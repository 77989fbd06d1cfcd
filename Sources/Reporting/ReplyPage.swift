import Foundation

/// Sets a page as one HTML file that needs nothing else: style and pictures stand in it.
public struct ReplyPage {
    private let document: ReplyDocument
    /// SVG by the figure's name.
    private let drawings: [String: String]
    /// What is said where a picture is missing.
    private let fault: String?

    /// A setter for a page with the pictures that could be drawn.
    public init(_ document: ReplyDocument, drawings: [String: String] = [:], fault: String? = nil) {
        self.document = document
        self.drawings = drawings
        self.fault = fault
    }

    /// The file.
    public func text() -> String {
        let head = [
            "<!doctype html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
            "<title>\(Self.escaped(document.title))</title>",
            "<style>", ReplyStyle.sheet, "</style>", "</head>", "<body>", "<main>", "<h1>\(Self.escaped(document.title))</h1>",
            "<p class=\"subtitle\">\(Self.escaped(document.subtitle))</p>",
        ]
        let links = document.sections.map { "<a href=\"#\($0.id)\">\(Self.escaped($0.title))</a>" }.joined(separator: " ")
        let body = document.opening.map(block) + ["<nav>\(links)</nav>"] + document.sections.map(section)
        return (head + body + ["</main>", "</body>", "</html>"]).joined(separator: "\n") + "\n"
    }

    private func section(_ section: ReplySection) -> String {
        (["<section id=\"\(section.id)\">", "<h2>\(Self.escaped(section.title))</h2>"] + section.blocks.map(block) + [
            "</section>"
        ])
        .joined(separator: "\n")
    }

    private func block(_ block: ReplyBlock) -> String {
        switch block {
        case .paragraph(let text): "<p>\(Self.inline(text))</p>"
        case .lead(let text): "<p class=\"lead\">\(Self.inline(text))</p>"
        case .quotation(let text, let source):
            "<blockquote>“\(Self.inline(text))”<footer>\(Self.inline(source))</footer></blockquote>"
        case .table(let table): Self.table(table)
        case .figure(let figure): self.figure(figure)
        case .listing(let text): "<pre>\(Self.escaped(text))</pre>"
        case .entries(let entries):
            "<dl>" + entries.map { "<dt>\(Self.inline($0.term))</dt><dd>\(Self.inline($0.text))</dd>" }.joined(separator: "\n")
                + "</dl>"
        }
    }

    private func figure(_ figure: ReplyFigure) -> String {
        if let drawing = drawings[figure.name] {
            let kind = figure.data == nil ? "map" : "chart"
            return "<figure class=\"\(kind)\">\n\(drawing)\n<figcaption>\(Self.inline(figure.caption))</figcaption></figure>"
        }
        guard let data = figure.data else { return "" }
        let sentence = fault.map { "<p class=\"fault\">\(Self.inline($0))</p>" } ?? ""
        return sentence + Self.table(TableText(figure.caption, columns: data.columns, rows: data.rows, marked: data.marked))
    }

    // MARK: tables and text

    /// Tables of few columns keep to the measure of the text.
    private static let columnsOfNarrowTables = 4

    /// Cells up to so many characters, a date or a name, are not broken.
    private static let longestUnbroken = 14

    static func table(_ table: TableText) -> String {
        let kind = table.columns.count <= columnsOfNarrowTables ? "table narrow" : "table"
        let head = zip(table.columns.map(\.title), table.columns).map { cell("th", $0, $1) }.joined()
        let rows = table.rows.enumerated().map { index, row in
            let mark = table.marked.contains(index) ? " class=\"marked\"" : ""
            return "<tr\(mark)>" + zip(row, table.columns).map { cell("td", $0, $1) }.joined() + "</tr>"
        }
        let caption = table.caption.isEmpty ? "" : "<caption>\(inline(table.caption))</caption>"
        return
            "<div class=\"\(kind)\"><table>\(caption)<thead><tr>\(head)</tr></thead>\n<tbody>\n\(rows.joined(separator: "\n"))\n"
            + "</tbody></table></div>"
    }

    private static func cell(_ tag: String, _ text: String, _ column: TableText.Column) -> String {
        let kind = column.alignment == .right ? "right" : text.count <= longestUnbroken ? "short" : ""
        return "<\(tag)\(kind.isEmpty ? "" : " class=\"\(kind)\"")>\(inline(text))</\(tag)>"
    }

    /// Escaped text with `code` between backticks.
    static func inline(_ text: String) -> String {
        escaped(text).replacing(" %", with: "&nbsp;%").split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .map { $0 % 2 == 1 ? "<code>\($1)</code>" : String($1) }.joined()
    }

    /// Text that may stand in HTML.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing(
            "\"", with: "&quot;")
    }
}
