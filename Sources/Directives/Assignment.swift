/// A directive with every choice made: for each formation of the scenario, in order, its conduct.
public struct Assignment: Hashable, Sendable {
    public let directive: Directive
    /// One conduct a formation, in the order of the scenario; nil where the directive says nothing.
    public let conduct: [Conduct?]

    /// A directive whose addressees are settled.
    public init(directive: Directive, conduct: [Conduct?]) {
        self.directive = directive
        self.conduct = conduct
    }

    /// The formations told to go, by position.
    public var going: [Int] { conduct.indices.filter { conduct[$0]?.task == .withdraw } }

    /// The formations told to stay, by position.
    public var staying: [Int] { conduct.indices.filter { conduct[$0]?.task == .stay } }
}
