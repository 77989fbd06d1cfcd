import Appraisal
import Figures
import Notation
import Planning
import Prose
import RuleSets
import Scenarios

/// The situation report: who is cut off, where the gaps are, where everybody stands.
public struct SituationText: Sendable {
    /// Every number of the situation.
    public let figures: SituationFigures
    /// The report in finished words.
    public let document: ReplyDocument

    /// The report of a situation.
    public init(_ situation: Situation, scenario: Scenario, rules: AppraisalRules) {
        figures = SituationFigures(situation, scenario: scenario, rules: rules)
        let prose = ProseSituation(situation: figures, groups: ReplyGroup.all(of: scenario).map(\.group))
        document = ReplyDocument(
            title: "The situation on \(ProseDate.moment(figures.time))",
            subtitle: "\(scenario.title). The line: \(figures.objective).",
            opening: [.paragraph(prose.summary()), .table(prose.standings()), .table(prose.gaps()), .table(prose.hazards())],
            sections: [])
    }

    /// The report in Markdown.
    public var markdown: String { ReplyMarkdown(document).text() }

    /// The report for a terminal.
    public func terminal(width: Int, color: Bool) -> String { TerminalPage(document, width: width, color: color).text() }

    /// Every number of the report as JSON.
    public func json() throws -> String {
        try JSONFile.text(of: figures)
    }
}
