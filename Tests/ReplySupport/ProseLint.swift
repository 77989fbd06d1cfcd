import Foundation
import Notation
import Prose

/// Faults of a page that no sentence may have, whatever its numbers are.
public enum ProseLint {
    /// Signs of a sentence printed without its premise, or of a word left out; matched line by line.
    private static let patterns = [
        "  ", " [,;:.]", "[,;:]\\.", "\\.\\.", ",,", "\\( *\\)", "\\b(nan|inf|nil)\\b", "Optional", "“”",
        "\\b(the the|of of|to to|in in)\\b", "\\b0 to 0\\b(?![.,]?\\d)", "[−-]0\\b(?![.,\\d])",
        "\\b(none|None) \\(?(?:gaps|men|\(nouns))\\b",
        "(?<![\\d.,])(?:1|one|One) (?:gaps|men|\(nouns))\\b", "\\. [a-z]", "^[,;:.]", "\\bof \\.",
    ]
    private static let nouns =
        "formations|others|battalions|figures|units|days|hours|campaigns|directives|detachments|ways|meetings|contacts|sources|bodies"

    private static let expression = try? NSRegularExpression(
        pattern: patterns.joined(separator: "|"), options: [.anchorsMatchLines])

    /// A text of a page, and where it stands.
    private struct Line {
        let section: String
        let text: String
        var isSentence = false
    }

    /// Faults of a page, a line each, with its section.
    public static func faults(of document: ReplyDocument) -> [String] {
        let parts = [("opening", document.opening)] + document.sections.map { ($0.id, $0.blocks) }
        let lines =
            [
                Line(section: "title", text: document.title),
                Line(section: "subtitle", text: document.subtitle, isSentence: true),
            ]
            + parts.flatMap { section, blocks in blocks.flatMap { self.lines(of: $0, at: section) } }
        return parts.filter { $0.1.isEmpty }.map { "\($0.0): nothing under its heading" }
            + parts.flatMap { section, blocks in blocks.flatMap { shape(of: $0).map { "\(section): \($0)" } } }
            + lines.compactMap(ending) + matches(in: lines)
    }

    /// The texts of a block; those that must be whole sentences are marked.
    private static func lines(of block: ReplyBlock, at section: String) -> [Line] {
        let sentence = { (text: String) in Line(section: section, text: text, isSentence: true) }
        let cells = { (table: TableText) in table.rows.joined().map { Line(section: section, text: $0) } }
        switch block {
        case .paragraph(let text), .lead(let text): return [sentence(text)]
        case .quotation, .listing: return []
        case .table(let table): return [sentence(table.caption)] + cells(table)
        case .figure(let figure): return [sentence(figure.caption)] + (figure.data.map(cells) ?? [])
        case .entries(let entries): return entries.map { Line(section: section, text: "\($0.term): \($0.text)") }
        }
    }

    /// Faults of the form of a table.
    private static func shape(of block: ReplyBlock) -> [String] {
        guard case .table(let table) = block else { return [] }
        return (table.rows.isEmpty ? ["a table without a row: \(table.caption)"] : [])
            + table.rows.filter { $0.count != table.columns.count }.map { "a row of another length: \($0)" }
            + table.marked.filter { !table.rows.indices.contains($0) }.map { "no row \($0) to mark" }
    }

    private static func ending(_ line: Line) -> String? {
        guard line.isSentence else { return nil }
        if line.text.first?.isLowercase == true { return "\(line.section): a small letter begins “\(line.text)”" }
        return line.text.last.map { ".?!:”".contains($0) } == true ? nil : "\(line.section): no end of “\(line.text)”"
    }

    /// The first match in each line that has one.
    private static func matches(in lines: [Line]) -> [String] {
        guard let expression else { return ["the patterns cannot be read"] }
        let texts = lines.map { $0.text.replacing("\n", with: " ") }
        let page = texts.joined(separator: "\n")
        let found = expression.matches(in: page, range: NSRange(page.startIndex..., in: page))
        return found.compactMap { match in
            guard let range = Range(match.range, in: page) else { return nil }
            let number = page[..<range.lowerBound].count { $0 == "\n" }
            return "\(lines[number].section): “\(page[range])” in “\(texts[number])”"
        }
    }
}
