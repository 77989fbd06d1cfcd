import Geography
import Scenarios

extension Scenario {
    /// The scenario with some of its parts replaced; those not named stay as they are.
    public func with(
        start: LocalTime? = nil, horizonDays: Int? = nil, theatre: Theatre? = nil, objective: Objective? = nil,
        formations: [Formation]? = nil, enemy: [EnemyForce]? = nil, groups: [Group]? = nil, standing: String? = nil,
        intelligence: Intelligence? = nil, directives: [Directive]? = nil, question: String? = nil,
        history: [HistoricalFigure]? = nil, sources: [Source]? = nil, rules: [RuleOverride]? = nil
    ) -> Scenario {
        Scenario(
            id: id, title: title, summary: summary, start: start ?? self.start, utcOffsetHours: utcOffsetHours,
            horizonDays: horizonDays ?? self.horizonDays, theatre: theatre ?? self.theatre, ownName: ownName,
            enemyName: enemyName, objective: objective ?? self.objective, formations: formations ?? self.formations,
            enemy: enemy ?? self.enemy, groups: groups ?? self.groups, standing: standing ?? self.standing,
            intelligence: intelligence ?? self.intelligence, directives: directives ?? self.directives,
            question: question ?? self.question, history: history ?? self.history, timeline: timeline,
            sources: sources ?? self.sources, rules: rules ?? self.rules, notes: notes)
    }
}
