import Scenarios

/// A scenario without fault, and what in its files has no effect.
public struct CheckedScenario: Sendable {
    /// The scenario.
    public let scenario: Scenario
    /// Inputs that are accepted and change nothing, in order of file and line: an order issued after the end, a formation of no
    /// men, a force that never comes.
    public let warnings: [Fault]
}
