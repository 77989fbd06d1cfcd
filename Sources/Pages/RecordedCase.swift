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

    /// Uses of each figure, and why, below the name of the case, as Markdown: of all figures, or of those alone that give a reason;
    /// nil where there is none.
    func reasons(all: Bool) -> String? {
        let told = figures.filter { all || !$0.mechanism.isEmpty }
        guard !told.isEmpty else { return nil }
        let lines = told.map { figure in
            "- \(figure.metric): *\(figure.use == .fit ? "fitted" : "scored only")*."
                + (figure.mechanism.isEmpty ? "" : " \(figure.mechanism)")
        }
        return "**\(title)**\n\n\(lines.joined(separator: "\n"))"
    }
}
