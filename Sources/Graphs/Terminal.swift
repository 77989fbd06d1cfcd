/// A node where flow enters or leaves a graph, with an upper bound of that flow.
public struct Terminal: Sendable, Equatable {
    /// The node.
    public let node: Int
    /// Upper bound of the flow that enters or leaves here, 0 or more; `.infinity` for none.
    public let limit: Double

    /// A terminal, by default without a limit; a negative limit stops the program.
    public init(node: Int, limit: Double = .infinity) {
        precondition(limit >= 0, "a terminal's limit is not negative")
        self.node = node
        self.limit = limit
    }
}
