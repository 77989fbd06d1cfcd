import Figures
import Notation
import Scenarios

/// Writes the page of a reply from its figures.
package struct ProsePage {
    let figures: ReplyFigures
    let sources: [Source]
    let hasMap: Bool

    /// A writer of the page; `sources` are those of the scenario.
    package init(figures: ReplyFigures, sources: [Source], hasMap: Bool) {
        self.figures = figures
        self.sources = sources
        self.hasMap = hasMap
    }

    package func document() -> ReplyDocument {
        let scenario = figures.scenario
        return ReplyDocument(
            title: figures.asked.title,
            subtitle: "\(scenario.title). \(ProseDate.span(scenario.start, scenario.end)); "
                + "\(played) for each of \(figures.rows).",
            opening: ProseOpening(figures: figures).blocks(), sections: sections())
    }

    /// Campaigns of each directive, by worlds where they were drawn.
    private var played: String {
        let campaigns = ProseWords.figured(figures.run.replications, "campaign")
        guard let worlds = figures.worlds else { return campaigns }
        return "\(ProseWords.figured(worlds.worlds, "world")), \(campaigns)"
    }

    private func sections() -> [ReplySection] {
        let formations = ProseFormations(figures: figures)
        let closing = ProseClosing(figures: figures, sources: sources)
        let all: [ReplySection?] = [
            ProseUnknowns(figures: figures)?.section(), ProseDirectives(figures: figures).section(),
            figures.frontier.map { ProseSplit(figures: figures, frontier: $0).section() }, situation(),
            figures.plan.map { ProsePlan(plan: $0).section() }, formations.section(), formations.weapons(),
            ProseWithdrawalQuestion(figures: figures).section(),
            figures.exploitability.map { ProseExploitability(finding: $0).section() },
            ProseGuerrillas(figures: figures).section(), ProseOrders(figures: figures).section(),
            ProseDelays(figures: figures).section(), ProseHistory(figures: figures).section(),
            ProseDependence(figures: figures).section(), closing.limits(), closing.sourceSection(), closing.again(),
        ]
        return all.compactMap(\.self)
    }

    private func situation() -> ReplySection? {
        figures.situation.map { ProseSituation(situation: $0, groups: figures.scenario.groups).section(hasMap: hasMap) }
    }
}
