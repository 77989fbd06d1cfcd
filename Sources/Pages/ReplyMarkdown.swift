import Notation
import Prose

/// Sets a page in Markdown.
public struct ReplyMarkdown {
    private let document: ReplyDocument
    /// Names of figures for which `NAME.svg` stands beside the page.
    private let drawn: Set<String>

    /// A setter for a page; `drawn` names the figures that stand beside it as SVG.
    public init(_ document: ReplyDocument, drawn: Set<String> = []) {
        self.document = document
        self.drawn = drawn
    }

    /// The page.
    public func text() -> String {
        var parts =
            ["# \(Escape.markdown(document.title))", "*\(Escape.markdown(document.subtitle))*"]
            + document.opening.flatMap(block)
        for section in document.sections { parts += ["## \(Escape.markdown(section.title))"] + section.blocks.flatMap(block) }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private func block(_ block: ReplyBlock) -> [String] {
        switch block {
        case .paragraph(let text): [Escape.markdownParagraph(text)]
        case .lead(let text): ["**\(Escape.markdownWithCode(text))**"]
        case .quotation(let text, let source): ["> \(Escape.markdownParagraph(text))\n>\n> \(Escape.markdownWithCode(source))"]
        case .table(let table): [table.markdown()]
        case .figure(let figure): self.figure(figure)
        case .listing(let text): ["```\n\(text)\n```"]
        case .entries(let entries):
            [
                entries.map { "- **\(Escape.markdownWithCode($0.term))**: \(Escape.markdownWithCode($0.text))" }.joined(
                    separator: "\n")
            ]
        }
    }

    private func figure(_ figure: ReplyFigure) -> [String] {
        let caption = Escape.markdownWithCode(figure.caption)
        if drawn.contains(figure.name) { return ["![\(caption)](\(figure.name).svg)", "*\(caption)*"] }
        return figure.data.map { ["*\(caption)*", $0.markdown()] } ?? []
    }
}
