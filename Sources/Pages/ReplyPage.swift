import Foundation
import Notation
import Prose

/// Sets a page as one HTML file that needs nothing else: style and pictures stand in it.
public struct ReplyPage {
    private let document: ReplyDocument
    /// SVG by the figure's name.
    private let drawings: [String: String]
    /// The sentence where a picture is missing.
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
            "<title>\(Escape.xml(document.title))</title>",
            "<style>", ReplyStyle.sheet, "</style>", "</head>", "<body>", "<main>", "<h1>\(Escape.xml(document.title))</h1>",
            "<p class=\"subtitle\">\(Escape.xml(document.subtitle))</p>",
        ]
        let links = document.sections.map { "<a href=\"#\(Escape.xml($0.id))\">\(Escape.xml($0.title))</a>" }.joined(
            separator: " ")
        let body = document.opening.map(block) + ["<nav>\(links)</nav>"] + document.sections.map(section)
        return (head + body + ["</main>", "</body>", "</html>"]).joined(separator: "\n") + "\n"
    }

    private func section(_ section: ReplySection) -> String {
        (["<section id=\"\(Escape.xml(section.id))\">", "<h2>\(Escape.xml(section.title))</h2>"] + section.blocks.map(block) + [
            "</section>"
        ])
        .joined(separator: "\n")
    }

    private func block(_ block: ReplyBlock) -> String {
        switch block {
        case .paragraph(let text): "<p>\(Escape.htmlWithCode(text))</p>"
        case .lead(let text): "<p class=\"lead\">\(Escape.htmlWithCode(text))</p>"
        case .quotation(let text, let source):
            "<blockquote>“\(Escape.htmlWithCode(text))”<footer>\(Escape.htmlWithCode(source))</footer></blockquote>"
        case .table(let table): Self.table(table)
        case .figure(let figure): self.figure(figure)
        case .listing(let text): "<pre>\(Escape.xml(text))</pre>"
        case .entries(let entries):
            "<dl>"
                + entries.map { "<dt>\(Escape.htmlWithCode($0.term))</dt><dd>\(Escape.htmlWithCode($0.text))</dd>" }.joined(
                    separator: "\n")
                + "</dl>"
        }
    }

    private func figure(_ figure: ReplyFigure) -> String {
        if let drawing = drawings[figure.name] {
            let kind = figure.name == "map" ? "map" : "chart"
            return
                "<figure class=\"\(kind)\">\n\(drawing)\n<figcaption>\(Escape.htmlWithCode(figure.caption))</figcaption></figure>"
        }
        guard let data = figure.data else { return "" }
        let sentence = fault.map { "<p class=\"fault\">\(Escape.htmlWithCode($0))</p>" } ?? ""
        return sentence
            + Self.table(
                TableText(
                    [figure.caption, data.caption].filter { !$0.isEmpty }.joined(separator: " "), columns: data.columns,
                    rows: data.rows, marked: Set(data.marked)))
    }

    // MARK: tables and text

    /// Tables of few columns keep to the measure of the text.
    private static let columnsOfNarrowTables = 4

    /// Cells up to so many characters, a date or a name, are not broken.
    private static let longestUnbroken = 17

    static func table(_ table: TableText) -> String {
        let kind = table.columns.count <= columnsOfNarrowTables ? "table narrow" : "table"
        let head = zip(table.columns.map(\.title), table.columns).map { cell("th", $0, $1) }.joined()
        let rows = table.rows.enumerated().map { index, row in
            let mark = table.marked.contains(index) ? " class=\"marked\"" : ""
            return "<tr\(mark)>" + zip(row, table.columns).map { cell("td", $0, $1) }.joined() + "</tr>"
        }
        let caption = table.caption.isEmpty ? "" : "<caption>\(Escape.htmlWithCode(table.caption))</caption>"
        return
            "<div class=\"\(kind)\"><table>\(caption)<thead><tr>\(head)</tr></thead>\n<tbody>\n\(rows.joined(separator: "\n"))\n"
            + "</tbody></table></div>"
    }

    private static func cell(_ tag: String, _ text: String, _ column: TableText.Column) -> String {
        let isNumber = column.alignment == .right && !text.hasSuffix(")")
        let isShort = text.count <= longestUnbroken || (tag == "td" && isNumber)
        let kind = column.alignment == .right ? isShort ? "right short" : "right" : isShort ? "short" : ""
        return "<\(tag)\(kind.isEmpty ? "" : " class=\"\(kind)\"")>\(Escape.htmlWithCode(unbroken(text, column)))</\(tag)>"
    }

    /// A number with its interval in brackets: it may be broken before the bracket, and nowhere else.
    private static func unbroken(_ text: String, _ column: TableText.Column) -> String {
        guard column.alignment == .right, text.hasSuffix(")"), let bracket = text.firstIndex(of: "(") else { return text }
        return String(text[..<bracket]) + text[bracket...].replacing(" ", with: "\u{a0}")
    }
}
