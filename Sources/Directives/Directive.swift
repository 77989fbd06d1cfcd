import Forces
import Geography

/// What a command is told to do: the telegram as an object.
public struct Directive: Hashable, Sendable {
    public let id: String
    public let title: String
    public let summary: String
    /// When it leaves the sender; nil when commanders act at the start without waiting for an order.
    public let issued: LocalTime?
    /// The sender's own words, if any.
    public let quote: String
    public let sources: [String]
    public let parts: [DirectivePart]

    /// A directive.
    public init(
        id: String, title: String, summary: String, issued: LocalTime?, quote: String, sources: [String], parts: [DirectivePart]
    ) {
        self.id = id
        self.title = title
        self.summary = summary
        self.issued = issued
        self.quote = quote
        self.sources = sources
        self.parts = parts
    }

    /// The same directive sent at another time.
    public func issued(at time: LocalTime) -> Directive {
        Directive(id: id, title: title, summary: summary, issued: time, quote: quote, sources: sources, parts: parts)
    }
}

/// What some of the formations are told.
public struct DirectivePart: Hashable, Sendable {
    public let name: String
    public let who: Addressee
    public let conduct: Conduct

    /// A part of a directive.
    public init(name: String, who: Addressee, conduct: Conduct) {
        self.name = name
        self.who = who
        self.conduct = conduct
    }
}

/// Whom a part of a directive is for.
public enum Addressee: Hashable, Sendable {
    /// These formations by id.
    case formations([String])
    /// Every formation of a group of the scenario; "all" for every formation.
    case group(String)
    /// So many formations of a group, to be chosen by the planner.
    case best(Int, of: String)
    /// Those of a group whom no earlier part took.
    case rest(of: String)
}
