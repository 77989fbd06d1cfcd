import Geography

/// An order to a command: the telegram as an object.
public struct Directive: Hashable, Sendable {
    /// Id of the directive, unique within its scenario.
    public let id: String
    /// Title in a few words, as tables print it.
    public let title: String
    /// Content of the directive in a sentence or two.
    public let summary: String
    /// When it leaves the sender; nil when commanders act at the start without waiting for an order.
    public let issued: LocalTime?
    /// The sender's own words, if any.
    public let quote: String
    /// Keys into the scenario's sources; may be empty.
    public let sources: [String]
    /// Parts in the order in which they choose formations; a later part takes none that an earlier one took.
    public var parts: [DirectivePart]
    /// Later orders that change it, in order of time.
    public let amendments: [Amendment]

    /// A directive; its amendments must be in order of time.
    public init(
        id: String, title: String, summary: String, issued: LocalTime?, quote: String, sources: [String],
        parts: [DirectivePart], amendments: [Amendment] = []
    ) {
        precondition(zip(amendments, amendments.dropFirst()).allSatisfy { $0.issued < $1.issued })
        self.id = id
        self.title = title
        self.summary = summary
        self.issued = issued
        self.quote = quote
        self.sources = sources
        self.parts = parts
        self.amendments = amendments
    }

    /// The same directive sent at another time; its amendments follow at the same distance.
    public func issued(at time: LocalTime) -> Directive {
        let shift = issued.map { time.hours(since: $0) } ?? 0
        return Directive(
            id: id, title: title, summary: summary, issued: time, quote: quote, sources: sources, parts: parts,
            amendments: amendments.map { Amendment(issued: $0.issued.adding(hours: shift), parts: $0.parts) })
    }
}

/// The part of a directive that addresses some of the formations.
public struct DirectivePart: Hashable, Sendable {
    /// Name of the part, for people who read it.
    public let name: String
    /// Formations that the part is for.
    public let who: Addressee
    /// Conduct that these formations are ordered to follow.
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
