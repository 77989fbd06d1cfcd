/// A node where flow enters or leaves the graph, and how much of it at most.
public struct Terminal: Sendable, Equatable {
    /// The node.
    public let node: Int
    /// The most that may enter or leave here; `.infinity` for no limit.
    public let limit: Double

    /// A terminal; without a limit unless one is given.
    public init(node: Int, limit: Double = .infinity) {
        precondition(limit >= 0, "a terminal's limit is not negative")
        self.node = node
        self.limit = limit
    }
}
