import Notation
import Prose

/// Sets a page for a terminal: prose wrapped, tables without boxes.
public struct TerminalPage {
    private let document: ReplyDocument
    private let width: Int
    private let color: Bool

    /// A setter of at least 40 columns; without `color` no escape sequence is written.
    public init(_ document: ReplyDocument, width: Int = 80, color: Bool = false) {
        self.document = document
        self.width = max(40, width)
        self.color = color
    }

    /// The opening page.
    public func opening() -> String {
        let head = title(document.title) + paragraph(document.subtitle, style: .dim)
        return (head + document.opening.flatMap { drawn($0) ?? block($0) }).dropLast().joined(separator: "\n") + "\n"
    }

    /// The whole page.
    public func text() -> String {
        let sections = document.sections.flatMap { title($0.title) + $0.blocks.flatMap(block) }
        return opening() + "\n" + sections.dropLast().joined(separator: "\n") + "\n"
    }

    private enum Style: String {
        case bold = "1"
        case dim = "2"
    }

    private func styled(_ lines: [String], _ style: Style) -> [String] {
        color ? lines.map { $0.isEmpty ? $0 : "\u{1b}[\(style.rawValue)m\($0)\u{1b}[0m" } : lines
    }

    private func title(_ text: String) -> [String] { styled(ProseWords.wrapped(text, width: width), .bold) + [""] }

    private func paragraph(_ text: String, style: Style? = nil, indent: String = "") -> [String] {
        let lines = ProseWords.wrapped(text.replacing("`", with: ""), width: width, indent: indent)
        return (style.map { styled(lines, $0) } ?? lines) + [""]
    }

    /// A picture of the first page as its numbers; nil for other blocks.
    private func drawn(_ block: ReplyBlock) -> [String]? {
        if case .figure(let figure) = block, let data = figure.data { table(data) } else { nil }
    }

    /// The block's lines, an empty one last.
    private func block(_ block: ReplyBlock) -> [String] {
        switch block {
        case .paragraph(let text): paragraph(text)
        case .lead(let text): paragraph(text, style: .bold)
        case .quotation(let text, let source):
            paragraph("“\(text)”", indent: "    ").dropLast() + paragraph(source, style: .dim, indent: "    ")
        case .table(let table): self.table(table)
        case .figure: []
        case .listing(let text): text.split(separator: "\n").map(String.init).flatMap(command) + [""]
        case .entries(let entries): entries.flatMap { paragraph("\($0.term): \($0.text)").dropLast() } + [""]
        }
    }

    /// A command as a shell reads it, a long one on several lines that end with a backslash.
    private func command(_ text: String) -> [String] {
        var lines = ["   "]
        for word in Self.words(text) {
            let last = lines[lines.count - 1]
            if last.displayWidth + word.displayWidth + 3 > width, last.contains(where: { $0 != " " }) {
                lines[lines.count - 1] += " \\"
                lines.append("     ")
            }
            lines[lines.count - 1] += " \(word)"
        }
        return lines
    }

    /// Words between blanks, those in single quotes kept whole.
    private static func words(_ text: String) -> [Substring] {
        var isQuoted = false
        return text.split { character in
            if character == "'" { isQuoted.toggle() }
            return character == " " && !isQuoted
        }
    }

    private func table(_ table: TableText) -> [String] {
        let parts = table.set(width: width)
        return styled(parts.head, .dim) + parts.body + [""]
            + (table.caption.isEmpty ? [] : paragraph(table.caption, style: .dim))
    }
}
