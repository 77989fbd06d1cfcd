/// A directive with every choice made: for each formation of the scenario, in order, its conduct.
public struct Assignment: Hashable, Sendable {
    /// The directive that it carries out.
    public let directive: Directive
    /// One conduct a formation, in the order of the scenario; nil where the directive says nothing.
    public let conduct: [Conduct?]
    /// One list an amendment of the directive: the change for each formation, nil where it says nothing.
    public let changes: [[ConductChange?]]
    /// How the order travels.
    public let reading: OrderReading

    /// A directive whose addressees are resolved.
    public init(
        directive: Directive, conduct: [Conduct?], changes: [[ConductChange?]] = [], reading: OrderReading = .standard
    ) {
        precondition(changes.count <= directive.amendments.count)
        self.directive = directive
        self.conduct = conduct
        self.changes = changes
        self.reading = reading
    }

    /// The same conduct under another reading of how orders travel.
    public func read(as reading: OrderReading) -> Assignment {
        Assignment(directive: directive, conduct: conduct, changes: changes, reading: reading)
    }

    /// Id of the directive, with what differs from the standard reading: `zhou-1-october.at-once`.
    public var id: String {
        let delivery = reading.delivery == .chain ? "" : ".\(reading.delivery.rawValue)"
        let dispersed = reading.dispersed == .stay ? "" : ".\(reading.dispersed.rawValue)"
        return directive.id + delivery + dispersed
    }

    /// Title of the directive, with what differs from the standard reading in words.
    public var title: String {
        let delivery = reading.delivery == .chain ? "" : ", had all known it at once"
        let dispersed = reading.dispersed == .stay ? "" : ", if men who have dispersed can be called back"
        return directive.title + delivery + dispersed
    }

    /// The formations told to go, by position.
    public var going: [Int] { conduct.indices.filter { conduct[$0]?.task == .withdraw } }

    /// The formations told to stay, by position.
    public var staying: [Int] { conduct.indices.filter { conduct[$0]?.task == .stay } }
}
