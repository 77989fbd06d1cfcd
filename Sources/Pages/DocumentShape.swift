import Prose

/// The description of a page in JSON: a part of study.json.
enum DocumentShape {
    static let document = ResultShape(
        "document", "the page in finished words; `code` stands between backticks",
        [
            .text("title", "title"), .text("subtitle", "subtitle"),
            .list("opening", of: block, "the page that can be read alone"), .list("sections", of: section, "its sections"),
        ])

    private static let section = ResultShape(
        "section", "a part of the page under a heading",
        [.text("id", "name for links"), .text("title", "heading"), .list("blocks", of: block, "its blocks")])

    private static let block = ResultShape(
        "block", "a piece of the page; its kind says which members it has",
        [
            .word("kind", ReplyBlock.Kind.allCases.map(\.rawValue), "its kind"),
            .text("text", "words of a paragraph, a lead, a quotation or a listing").optional,
            .text("source", "source of a quotation").optional, .object("table", table, "a table").optional,
            .object("figure", figure, "a picture").optional,
            .list("entries", of: entry, "terms and what is said of them").optional,
        ])

    private static let table = ResultShape(
        "table", "a table of finished text",
        [
            .text("caption", "caption"), .list("columns", of: column, "its columns"),
            .value("rows", .list(.list(.plain(.text))), "as many cells in each as there are columns"),
            .values("marked", of: .whole, "numbers of the rows that are set off, from 0"),
        ])

    private static let column = ResultShape(
        "column", "a column", [.text("title", "head"), .word("alignment", ["left", "right"], "how its cells are set")])

    private static let figure = ResultShape(
        "figure", "a picture",
        [
            .text("name", "name of its file without the ending"), .text("caption", "caption"),
            .object("data", table, "what stands in its place where it cannot be drawn").optional,
        ])

    private static let entry = ResultShape(
        "entry", "a term and what is said of it", [.text("term", "the term"), .text("text", "what is said")])
}
