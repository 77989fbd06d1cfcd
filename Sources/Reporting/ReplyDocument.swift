/// A page in finished words, before it is set in Markdown, HTML or for a terminal.
///
/// In the text, `code` stands between backticks; everything else is plain.
public struct ReplyDocument: Codable, Sendable {
    public let title: String
    public let subtitle: String
    /// The page that can be read alone.
    public let opening: [ReplyBlock]
    public let sections: [ReplySection]

    /// A page.
    public init(title: String, subtitle: String, opening: [ReplyBlock], sections: [ReplySection]) {
        self.title = title
        self.subtitle = subtitle
        self.opening = opening
        self.sections = sections
    }
}

/// A part of the page under a heading.
public struct ReplySection: Codable, Sendable {
    /// Name for links.
    public let id: String
    public let title: String
    public let blocks: [ReplyBlock]

    /// A part under a heading.
    public init(_ id: String, _ title: String, _ blocks: [ReplyBlock]) {
        self.id = id
        self.title = title
        self.blocks = blocks
    }
}

/// A piece of the page.
public enum ReplyBlock: Codable, Sendable {
    case paragraph(String)
    /// The words of a source.
    case quotation(String, source: String)
    /// What is answered first, in one or two sentences.
    case lead(String)
    case table(TableText)
    case figure(ReplyFigure)
    /// Lines to be typed.
    case listing(String)
    /// A list of entries: a term, and what is said of it.
    case entries([ReplyEntry])
}

/// A term and what is said of it.
public struct ReplyEntry: Codable, Sendable {
    public let term: String
    public let text: String

    /// A term and what is said of it.
    public init(_ term: String, _ text: String) {
        self.term = term
        self.text = text
    }
}

/// A picture of the page.
public struct ReplyFigure: Codable, Sendable {
    /// Name of its file without the ending: `arrivals`.
    public let name: String
    public let caption: String
    /// What stands in its place when it cannot be drawn; nil for a map.
    public let data: TableText?

    /// A picture with the numbers it shows.
    public init(_ name: String, caption: String, data: TableText? = nil) {
        self.name = name
        self.caption = caption
        self.data = data
    }
}
