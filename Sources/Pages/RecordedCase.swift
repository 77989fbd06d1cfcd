import Scenarios

/// A case as pages name it.
public struct RecordedCase: Sendable {
    /// Id of the scenario.
    public let id: String
    /// Title of the scenario.
    public let title: String
    /// Title of the directive that was played.
    public let directive: String
    /// Figures of its record that have a mechanism or a reason to be left out, in the order of the record.
    public let figures: [HistoricalFigure]

    /// A case and the directive that was played.
    public init(_ scenario: Scenario, directive: Directive) {
        id = scenario.id
        title = scenario.title
        self.directive = directive.title
        figures = scenario.history.filter { $0.use != .compare }
    }
}
