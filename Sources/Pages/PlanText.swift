import Figures
import Notation
import Planning
import Prose
import Scenarios

/// A plan in words and tables, and every number of it.
public struct PlanText: Sendable {
    /// Every number of the plan.
    public let figures: PlanFigures
    /// The plan in finished words.
    public let document: ReplyDocument

    /// The words for a plan of a directive. `dailyHours` are the hours marched in a day.
    public init(_ plan: Plan, directive: Directive, scenario: Scenario, dailyHours: Double) {
        figures = PlanFigures(plan, directive: directive, scenario: scenario, dailyHours: dailyHours)
        let prose = ProsePlan(plan: figures)
        let withdrawal = ProseWithdrawal(withdrawals: figures.withdrawals, objective: figures.objective)
        let paragraphs = { (texts: [String?]) in texts.compactMap(\.self).map(ReplyBlock.paragraph) }
        let groups = figures.withdrawals.filter(\.isGroup).compactMap(withdrawal.bound)
        document = ReplyDocument(
            title: "The plan of \(ProseDate.moment(figures.time))", subtitle: "\(scenario.title). “\(directive.title)”.",
            opening: [.lead(prose.summary())] + paragraphs([prose.proof()]) + [.table(prose.gaps())],
            sections: [
                ReplySection(
                    "prospect", "What they may expect",
                    paragraphs([prose.prospect()]) + [.table(prose.formations())]),
                ReplySection(
                    "departures", "When they leave", paragraphs([prose.departures()])),
                ReplySection(
                    "worth", "Orders and news", paragraphs([prose.orders(), prose.ignorance()])),
                ReplySection(
                    "bound", "How soon it could be done",
                    groups.map(ReplyBlock.paragraph) + [.table(withdrawal.table())]),
            ].filter { !$0.blocks.isEmpty })
    }

    /// The plan in Markdown.
    public var markdown: String { ReplyMarkdown(document).text() }

    /// The plan for a terminal.
    public func terminal(width: Int, color: Bool) -> String { TerminalPage(document, width: width, color: color).text() }

    /// Every number of the plan as JSON.
    public func json() throws -> String {
        try JSONFile.text(of: figures)
    }
}
