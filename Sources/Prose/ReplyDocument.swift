import Notation

/// A page in finished words, before it is set in Markdown, HTML or for a terminal.
///
/// In the text, `code` stands between backticks; everything else is plain.
public struct ReplyDocument: Codable, Sendable {
    /// Title.
    public let title: String
    /// Subtitle.
    public let subtitle: String
    /// The page that can be read alone.
    public let opening: [ReplyBlock]
    /// Its sections.
    public let sections: [ReplySection]

    /// A page; a table without rows is left out.
    public init(title: String, subtitle: String, opening: [ReplyBlock], sections: [ReplySection]) {
        self.title = title
        self.subtitle = subtitle
        self.opening = opening.filter(\.hasRows)
        self.sections = sections
    }
}

/// A part of the page under a heading.
public struct ReplySection: Codable, Sendable {
    /// Name for links.
    public let id: String
    /// Heading.
    public let title: String
    /// Its blocks.
    public let blocks: [ReplyBlock]

    /// A part under a heading; a table without rows is left out.
    public init(_ id: String, _ title: String, _ blocks: [ReplyBlock]) {
        self.id = id
        self.title = title
        self.blocks = blocks.filter(\.hasRows)
    }
}

/// A piece of the page.
public enum ReplyBlock: Sendable {
    case paragraph(String)
    /// The words of a source.
    case quotation(String, source: String)
    /// The answer, in one or two sentences.
    case lead(String)
    case table(TableText)
    case figure(ReplyFigure)
    /// Lines to be typed.
    case listing(String)
    /// A list of entries: a term, and what is said of it.
    case entries([ReplyEntry])

    /// False for a table without rows, which a page leaves out.
    public var hasRows: Bool {
        if case .table(let table) = self { return !table.rows.isEmpty }
        return true
    }
}

extension ReplyBlock: Codable {
    /// The kinds of blocks, by their names in JSON.
    package enum Kind: String, Codable, CaseIterable {
        case paragraph, quotation, lead, table, figure, listing, entries
    }

    private enum Member: String, CodingKey { case kind, text, source, table, figure, entries }

    /// Reads a block by its `kind`.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        let text = { try members.decode(String.self, forKey: .text) }
        switch try members.decode(Kind.self, forKey: .kind) {
        case .paragraph: self = .paragraph(try text())
        case .quotation: self = .quotation(try text(), source: try members.decode(String.self, forKey: .source))
        case .lead: self = .lead(try text())
        case .table: self = .table(try members.decode(TableText.self, forKey: .table))
        case .figure: self = .figure(try members.decode(ReplyFigure.self, forKey: .figure))
        case .listing: self = .listing(try text())
        case .entries: self = .entries(try members.decode([ReplyEntry].self, forKey: .entries))
        }
    }

    /// Writes a block as an object whose member `kind` says which others it has.
    public func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: Member.self)
        func write(_ kind: Kind, _ value: some Encodable, _ member: Member) throws {
            try members.encode(kind, forKey: .kind)
            try members.encode(value, forKey: member)
        }
        switch self {
        case .paragraph(let text): try write(.paragraph, text, .text)
        case .quotation(let text, let source):
            try write(.quotation, text, .text)
            try members.encode(source, forKey: .source)
        case .lead(let text): try write(.lead, text, .text)
        case .table(let table): try write(.table, table, .table)
        case .figure(let figure): try write(.figure, figure, .figure)
        case .listing(let text): try write(.listing, text, .text)
        case .entries(let entries): try write(.entries, entries, .entries)
        }
    }
}

/// A term and what is said of it.
public struct ReplyEntry: Codable, Sendable {
    /// The term.
    public let term: String
    /// The words on it.
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
    /// Caption.
    public let caption: String
    /// The table in its place when it cannot be drawn; nil for a map.
    public let data: TableText?

    /// A picture with the numbers it shows.
    public init(_ name: String, caption: String, data: TableText? = nil) {
        self.name = name
        self.caption = caption
        self.data = data
    }
}
